extension Unicode.Scalar {
    /// What this character is to somebody who has to see it.
    package var characterClass: CharacterClass {
        switch value {
        case 0x09: return .tab
        case 0x0A: return .lineFeed
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return .bidi
        case 0xE0001, 0xE0020...0xE007F: return .tag
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: return .variationSelector
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800: return .filler
        case 0x2028, 0x2029: return .separator
        case 0xFFF9...0xFFFB: return .annotation
        default: break
        }
        if properties.isNoncharacterCodePoint { return .noncharacter }
        if properties.isDefaultIgnorableCodePoint { return .invisible }
        switch properties.generalCategory {
        case .control: return .control
        case .spaceSeparator: return .space
        case .nonspacingMark, .enclosingMark: return .mark
        case .privateUse: return .privateUse
        case .unassigned: return .unassigned
        default: return .visible
        }
    }
}
