/// A comment's text for an editor of the moderator's own, which might act on what is hidden in it, or lose it: hidden
/// characters are spelled out as `⟨U+202E⟩`, and read back exactly.
package enum HiddenText {
    /// Spells out what cannot be seen. A `⟨U+` of the text's own is spelled as `⟨U+27E8⟩U+`, so that nothing is
    /// mistaken on the way back.
    package static func spelled(_ text: String) -> String {
        var spelled = ""
        var previous: Unicode.Scalar?
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isOwnMark =
                scalar == "⟨" && index + 2 < scalars.count && scalars[index + 1] == "U" && scalars[index + 2] == "+"
            if isOwnMark || isHidden(scalar, after: previous) {
                spelled += "⟨U+" + hex(scalar.value) + "⟩"
            } else {
                spelled.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return spelled
    }

    /// Reads back what was spelled out. What looks like it and is none stays as it stands.
    package static func read(_ text: String) -> String {
        var read = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if let (scalar, next) = mark(in: scalars, at: index) {
                read.append(scalar)
                index = next
            } else {
                read.append(scalars[index])
                index += 1
            }
        }
        return String(read)
    }

    private static func mark(in scalars: [Unicode.Scalar], at index: Int) -> (Unicode.Scalar, next: Int)? {
        guard index + 5 < scalars.count, scalars[index] == "⟨", scalars[index + 1] == "U", scalars[index + 2] == "+"
        else { return nil }
        var value: UInt32 = 0
        var place = index + 3
        while place < scalars.count, place < index + 9, let digit = Character(scalars[place]).hexDigitValue {
            value = value * 16 + UInt32(digit)
            place += 1
        }
        guard place >= index + 5, place < scalars.count, scalars[place] == "⟩", let scalar = Unicode.Scalar(value)
        else {
            return nil
        }
        return (scalar, place + 1)
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// Whether an editor might not show it. What emoji are made of stays: a joiner or selector behind one.
    private static func isHidden(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: return false
        case 0x200D, 0xFE0F:
            guard let previous else { return true }
            return !(previous.properties.isEmoji || previous.value == 0xFE0F) || previous.value < 0x80
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F, 0x17B4, 0x17B5, 0x180B...0x180F, 0xFE00...0xFE0E,
            0xE0100...0xE01EF:
            return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
