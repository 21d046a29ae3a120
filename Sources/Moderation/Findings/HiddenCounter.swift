internal import Text

/// Counts characters that cannot be seen, or that change how others are seen.
///
/// Those that do their duty do not count: the joiner between two pictures, the selector behind one, the tags of a flag, a
/// joiner or non-joiner between two letters of a script that joins, four marks on a letter.
struct HiddenCounter {
    /// The most marks that one letter bears.
    private static let mostMarks = 4

    private var counts = [Int](repeating: 0, count: Findings.HiddenKind.allCases.count)

    init(found: [Findings.Hidden] = []) {
        for hidden in found { counts[Int(hidden.kind.rawValue)] += hidden.count }
    }

    /// The kinds that occurred, in the order of the kinds.
    var found: [Findings.Hidden] {
        Findings.HiddenKind.allCases.compactMap { kind in
            let count = counts[Int(kind.rawValue)]
            return count == 0 ? nil : Findings.Hidden(kind: kind, count: count)
        }
    }

    mutating func count(in body: BodyBytes) {
        var index = 0
        var previous: Unicode.Scalar = " "
        var isInFlag = false
        // Marks that can still follow: none where there is nothing to stand on.
        var marksLeft = 0
        while index < body.count {
            let byte = body[index]
            // Printing ASCII, tab, line feed; Latin and Cyrillic letters.
            if (byte >= 0x20 && byte < 0x7F) || byte == 0x09 || byte == 0x0A {
                previous = Unicode.Scalar(byte)
                marksLeft = byte > 0x20 ? HiddenCounter.mostMarks : 0
                index += 1
                continue
            }
            if (byte >= 0xC3 && byte <= 0xC9) || byte == 0xD0 || byte == 0xD1 {
                previous = body.scalar(at: index).scalar
                marksLeft = HiddenCounter.mostMarks
                index += 2
                continue
            }
            let (scalar, length) = body.scalar(at: index)
            index += length
            var kind = kind(of: scalar, after: previous, isInFlag: isInFlag) { body.scalar(at: index).scalar }
            switch scalar.characterClass {
            case .mark:
                if marksLeft == 0 { kind = .mark } else { marksLeft -= 1 }
            case .visible: marksLeft = HiddenCounter.mostMarks
            case .space: marksLeft = 0
            default: if kind != nil { marksLeft = 0 }
            }
            if let kind { counts[Int(kind.rawValue)] += 1 }
            isInFlag = scalar.value == 0x1F3F4 || (isInFlag && scalar.characterClass == .tag)
            previous = scalar
        }
    }

    private func kind(
        of scalar: Unicode.Scalar, after previous: Unicode.Scalar, isInFlag: Bool, next: () -> Unicode.Scalar
    ) -> Findings.HiddenKind? {
        switch scalar.characterClass {
        case .visible, .space, .tab, .lineFeed, .mark: return nil
        case .control: return .control
        case .bidi: return .direction
        case .invisible:
            let isJoiner = scalar.value == 0x200C || scalar.value == 0x200D
            guard isJoiner else { return .withoutWidth }
            let next = next()
            let joinsPictures = scalar.value == 0x200D && isPicture(previous) && isPicture(next)
            return joinsPictures || (joinsLetters(previous) && joinsLetters(next)) ? nil : .withoutWidth
        case .annotation: return .withoutWidth
        case .tag: return isInFlag ? nil : .tag
        case .variationSelector: return isPicture(previous) || previous.script == .han ? nil : .withoutWidth
        case .filler: return .filler
        case .separator: return .separator
        case .privateUse, .noncharacter, .unassigned: return .unknown
        }
    }

    /// Whether a character is of a script in which joiners and non-joiners are part of spelling.
    private func joinsLetters(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.characterClass == .mark { return scalar.value >= 0x600 }
        switch scalar.script {
        case .arabic, .syriac, .mongolian, .devanagari, .bengali, .gurmukhi, .gujarati, .oriya, .tamil, .telugu,
            .kannada,
            .malayalam, .sinhala, .myanmar, .khmer:
            return true
        default: return false
        }
    }

    /// Whether a character is a part of an emoji: a picture, a keycap's sign, a shade of skin, or the selector that
    /// makes a picture of a sign.
    private func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmoji || scalar.value == 0xFE0F
    }
}
