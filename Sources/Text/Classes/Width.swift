/// Measures what a reader sees as one character.
package enum Width {
    /// How many cells of a terminal one grapheme cluster takes.
    ///
    /// It is the sum of its characters' widths, save that
    /// - an emoji takes two cells with everything that is joined to it: skin tones, U+200D and the next emoji, tags;
    /// - a character that U+FE0F turns into an emoji takes two cells, keycaps too; U+FE0E changes no width;
    /// - two regional indicators are one flag of two cells; a single one takes one.
    package static func of(_ cluster: Character) -> Int {
        var width = 0
        var last = Last.other
        for scalar in cluster.unicodeScalars {
            let kind = CharacterKind(scalar.value)
            switch (last, scalar.value) {
            case (.emoji(let own), 0xFE0F):
                width += max(0, 2 - own)
                last = .emoji(width: max(2, own))
            case (.emoji, 0x1F3FB...0x1F3FF):
                break
            case (.emoji, 0x200D):
                last = .joint
            case (.joint, _) where kind.isEmoji:
                last = .emoji(width: 2)
            case (.emoji, _) where kind.width == 0:
                break
            default:
                width += kind.width
                last = kind.isEmoji ? .emoji(width: kind.width) : .other
            }
        }
        return width
    }

    /// What the next character of a cluster joins.
    private enum Last {
        case emoji(width: Int)
        /// An emoji and U+200D.
        case joint
        case other
    }
}
