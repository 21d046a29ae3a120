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
