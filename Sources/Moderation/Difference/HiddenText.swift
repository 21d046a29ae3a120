import Text

/// A comment's text for the moderator's own editor, which might act on what is hidden in it, or lose it: hidden characters
/// are spelled out as `⟨U+202E⟩`, and read back exactly. Lines end with LF there, however they end in the comment.
package enum HiddenText {
    /// Spells out what cannot be seen. A `⟨U+` of the text's own is spelled as `⟨U+27E8⟩U+`, so that nothing is
    /// mistaken on the way back.
    package static func spelled(_ text: String) -> String {
        let hidden = HiddenCharacters.offsets(in: text, isOneLine: false)
        var rest = hidden[...]
        var spelled = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var offset = 0
        for (index, scalar) in scalars.enumerated() {
            let following = scalars[(index + 1)...]
            if rest.first == offset || scalar == "⟨" && following.starts(with: "U+".unicodeScalars) {
                if rest.first == offset { rest.removeFirst() }
                spelled.append(contentsOf: mark(of: scalar).unicodeScalars)
            } else if scalar != "\r" {
                // A CR that is not hidden ends a line together with the line feed behind it.
                spelled.append(scalar)
            }
            offset += UTF8.width(scalar)
        }
        return String(spelled)
    }

    /// Reads back what an editor made of a text that was spelled out, without what editors do by habit (``EditedText``).
    ///
    /// - Parameter original: The comment's text.
    package static func read(_ text: String, from original: String) -> String {
        EditedText.meant(text, from: original, shownAs: spelled(original), reading: marksRead)
    }

    /// A text as a draft can keep it: U+0000, which no comment can hold, is spelled out.
    package static func keepable(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            kept.append(contentsOf: scalar == "\0" ? mark(of: scalar).unicodeScalars : String(scalar).unicodeScalars)
        }
        return String(kept)
    }

    /// Reads all marks. What only looks like one stays as it stands.
    private static func marksRead(in text: String) -> String {
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

    private static func mark(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "⟩"
    }
}
