extension Corpus {
    /// What a text has that must never reach a terminal as it is, told from the standard library's properties
    /// alone and not from our own tables: controls, invisible or unassigned characters, unless an emoji or a script
    /// that joins needs them just there, and marks that stand on nothing or are the fifth on one character.
    package static func forbidden(in text: String) -> [Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.filter { isForbidden(at: $0, of: scalars) }.map { scalars[$0] }
    }

    private static func isForbidden(at index: Int, of scalars: [Unicode.Scalar]) -> Bool {
        let scalar = scalars[index]
        let previous = index > 0 ? scalars[index - 1] : " "
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        switch scalar.value {
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F, 0x17B4, 0x17B5: return true
        case 0x200C, 0x200D:
            // Where a text is cut, the letter that it joins may stand in the next row.
            return previous.isASCII || (next.isASCII && index + 1 < scalars.count)
        case 0xFE0E, 0xFE0F:
            return !previous.properties.isEmoji || (previous.isASCII && next != "\u{20E3}")
        case 0x180B...0x180F: return !(0x1820...0x18AA).contains(previous.value)
        case 0xFE00...0xFE0D, 0xE0100...0xE01EF: return true
        case 0xE0020...0xE007F:
            return scalars[..<index].last { !(0xE0020...0xE007F).contains($0.value) } != "\u{1F3F4}"
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD:
            // Signs above or around numbers: format characters that are seen.
            return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        case .nonspacingMark, .enclosingMark: return !isBorne(at: index, of: scalars)
        default: return false
        }
    }

    /// Whether a mark stands on something that shows, with at most three others between.
    private static func isBorne(at index: Int, of scalars: [Unicode.Scalar]) -> Bool {
        let before = scalars[..<index].suffix(20).reversed()
        var marks = 1
        for scalar in before {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: marks += 1
            case .spaceSeparator, .control: return false
            // A joiner or a tag.
            case .format: continue
            default: return marks <= 4
            }
        }
        return false
    }
}
