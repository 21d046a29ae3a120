/// What a character is to a person who has to see it: whether it shows at all, and if not, what it does instead.
///
/// The classes decide what may be sent to a terminal raw. Only `visible`, `space` and, in small numbers, `mark` may;
/// the others are shown as what they are, or, like line feed and tab, used as layout.
package enum CharacterClass: UInt8, CaseIterable, Hashable, Sendable {
    /// Shows as a glyph of its own.
    case visible
    /// Shows as a blank of a certain width: U+0020 and general category Zs.
    case space
    /// U+0009.
    case tab
    /// U+000A.
    case lineFeed
    /// The other C0 characters, DEL and C1.
    case control
    /// Turns the direction of writing: U+061C, 200E, 200F, 202A-202E, 2066-2069.
    case bidi
    /// Shows nothing: zero-width spaces and joiners, U+FEFF, soft hyphen, invisible operators, deprecated and other format characters.
    case invisible
    /// U+E0001 and E0020-E007F: text that nobody sees.
    case tag
    /// U+FE00-FE0F, E0100-E01EF and the Mongolian ones: selects a variant of the character before it.
    case variationSelector
    /// Counts as a letter or symbol but shows nothing: the Hangul fillers, the empty Braille pattern and their like.
    case filler
    /// U+2028 and U+2029, which end a line or paragraph.
    case separator
    /// Means only what two parties agreed on.
    case privateUse
    /// Never a character: U+FDD0-FDEF and the last two of every plane.
    case noncharacter
    /// Not a character in Unicode 17.
    case unassigned
    /// U+FFF9-FFFB, which fold a gloss into the text.
    case annotation
    /// Is drawn over, under or around the character before it: general categories Mn and Me.
    case mark

    /// Whether it may not stand in a text of one line: controls, including tab and line feed, and separators.
    package var isBarredFromLine: Bool {
        switch self {
        case .tab, .lineFeed, .control, .separator: true
        default: false
        }
    }
}

/// How far terminals can be trusted to put a character where it should be.
///
/// They measure with tables of their own, of different ages and by different rules: a character with two cells in one
/// has one in another and none in a third. `Tests/Terminals/widths.tsv` holds their measured behaviour.
package enum Placement: UInt8, Hashable, Sendable {
    /// Every terminal gives it the cells of ``Swift/Unicode/Scalar/cellWidth`` and draws it within them: Latin, Greek, Cyrillic, common
    /// punctuation, lines, Chinese characters, kana, Hangul syllables, single pictures that Unicode 14 had.
    case agreed
    /// Terminals differ, or none has been measured: it can be written, but where the cursor is afterwards is uncertain.
    case disputed
    /// It can't be written without harm to what stands beside it, and so is shown by its number: what Unicode 14 didn't have, signs that
    /// enclose numbers, what is drawn over its neighbours, old conjoining Hangul.
    case refused
}

extension Unicode.Scalar {
    /// What this character is to a person who has to see it.
    package var characterClass: CharacterClass {
        (0x21...0x7E).contains(value) ? .visible : CharacterKind(value).characterClass
    }

    /// How many cells of a terminal this character takes by itself: 0, 1 or 2, by the East Asian width of Unicode 17.
    ///
    /// Characters of ambiguous width take one cell, as they do in every terminal that isn't set up for Chinese,
    /// Japanese or Korean. Marks, and everything that must not be sent raw, take none. Spacing vowel signs take one
    /// of their own, as in terminals.
    package var cellWidth: Int {
        (0x20...0x7E).contains(value) ? 1 : CharacterKind(value).width
    }

    /// Whether terminals agree on where it stands.
    package var placement: Placement {
        (0x20...0x7E).contains(value) ? .agreed : CharacterKind(value).placement
    }

    /// The most cells that any terminal gives this character as part of a cluster: one that doesn't recognise the
    /// cluster may show each picture and each letter of Hangul in two.
    package var mostCells: Int {
        if (0x20...0x7E).contains(value) { return 1 }
        let kind = CharacterKind(value)
        switch kind.characterClass {
        case .visible, .space: break
        default: return 0
        }
        // Letters of Hangul, and numbers in circles on squares, which are wide by a later rule.
        let isWide = (0x1100...0x11FF).contains(value) || (0x3248...0x324F).contains(value)
        return kind.isEmoji || isWide || kind.placement != .agreed && kind.width == 0 ? 2 : max(kind.width, 1)
    }
}

/// Everything that the class table knows of a character.
struct CharacterKind {
    var characterClass: CharacterClass
    var width: Int
    /// Whether the character is an emoji, or turns into one before U+FE0F: pictures, and also digits, `#` and `*`.
    var isEmoji: Bool
    var placement: Placement

    @inline(__always)
    init(_ scalar: UInt32) {
        guard scalar < PackedTable.limit else {
            self.init(beyondTables: scalar)
            return
        }
        let place = PackedTable.place(
            of: scalar, root: ClassTable.root, branches: ClassTable.branches, leafShift: ClassTable.leafShift,
            branchShift: ClassTable.branchShift)
        let meaning = PackedTable.one(ClassTable.leaves, place) * 4
        self.init(
            characterClass: CharacterClass(rawValue: UInt8(PackedTable.one(ClassTable.meanings, meaning)))
                ?? .unassigned,
            width: PackedTable.one(ClassTable.meanings, meaning + 1),
            isEmoji: PackedTable.one(ClassTable.meanings, meaning + 2) != 0,
            placement: Placement(rawValue: UInt8(PackedTable.one(ClassTable.meanings, meaning + 3))) ?? .disputed)
    }

    private init(characterClass: CharacterClass, width: Int, isEmoji: Bool, placement: Placement) {
        self.characterClass = characterClass
        self.width = width
        self.isEmoji = isEmoji
        self.placement = placement
    }

    private init(beyondTables scalar: UInt32) {
        isEmoji = false
        placement = .disputed
        switch scalar {
        case _ where scalar & 0xFFFE == 0xFFFE: (characterClass, width) = (.noncharacter, 0)
        case 0xE0001, 0xE0020...0xE007F: (characterClass, width) = (.tag, 0)
        case 0xE0100...0xE01EF: (characterClass, width) = (.variationSelector, 0)
        case 0xF0000...: (characterClass, width) = (.privateUse, 1)
        case ..<0x40000: (characterClass, width) = (.unassigned, 2)
        default: (characterClass, width) = (.unassigned, 1)
        }
    }
}
