extension Unicode.Scalar {
    /// How many cells of a terminal this character takes by itself: 0, 1 or 2.
    package var cellWidth: Int {
        switch characterClass {
        case .visible, .space, .privateUse, .unassigned, .filler: break
        default: return 0
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default: return properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value) ? 2 : 1
        }
    }
}

/// Measures what a reader sees as one character.
package enum Width {
    /// How many cells of a terminal one grapheme cluster takes.
    package static func of(_ cluster: Character) -> Int {
        cluster.unicodeScalars.reduce(0) { $0 + $1.cellWidth }
    }
}
