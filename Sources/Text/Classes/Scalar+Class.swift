extension Unicode.Scalar {
    /// What this character is to somebody who has to see it.
    package var characterClass: CharacterClass {
        (0x21...0x7E).contains(value) ? .visible : CharacterKind(value).characterClass
    }

    /// How many cells of a terminal this character takes by itself: 0, 1 or 2, by the East Asian width of Unicode 17.
    ///
    /// Characters of ambiguous width take one cell, as they do in every terminal that isn't set up for Chinese, Japanese or Korean. Marks and
    /// all that must not be sent raw take none. Spacing vowel signs take one of their own, as terminals have it.
    package var cellWidth: Int {
        (0x20...0x7E).contains(value) ? 1 : CharacterKind(value).width
    }

    /// Whether terminals agree on where it stands.
    package var placement: Placement {
        (0x20...0x7E).contains(value) ? .agreed : CharacterKind(value).placement
    }

    /// The most cells that any terminal gives this character as a part of a cluster: one that knows nothing of the cluster may
    /// show each picture and each letter of Hangul in two.
    package var mostCells: Int {
        if (0x20...0x7E).contains(value) { return 1 }
        let kind = CharacterKind(value)
        switch kind.characterClass {
        case .visible, .space: break
        default: return 0
        }
        // Letters of Hangul, and numbers in circles on squares, which are wide for those who go by a later rule.
        let isWide = (0x1100...0x11FF).contains(value) || (0x3248...0x324F).contains(value)
        return kind.isEmoji || isWide || kind.placement != .agreed && kind.width == 0 ? 2 : max(kind.width, 1)
    }
}
