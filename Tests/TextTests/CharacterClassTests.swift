import Testing
import Text

@Suite("Character classes")
struct CharacterClassTests {
    @Test(
        "A character is classed by what it does to the reader",
        arguments: [
            (0x41, .visible), (0x101, .visible), (0x4E00, .visible), (0x1F600, .visible), (0xFFFC, .visible),
            (0xFFFD, .visible),
            (0x0903, .visible), (0x0600, .visible), (0x303F, .visible),
            (0x20, .space), (0xA0, .space), (0x1680, .space), (0x2003, .space), (0x202F, .space), (0x3000, .space),
            (0x09, .tab), (0x0A, .lineFeed),
            (0x00, .control), (0x07, .control), (0x0D, .control), (0x1B, .control), (0x7F, .control), (0x85, .control),
            (0x9B, .control),
            (0x61C, .bidi), (0x200E, .bidi), (0x200F, .bidi), (0x202A, .bidi), (0x202E, .bidi), (0x2066, .bidi),
            (0x2069, .bidi),
            (0xAD, .invisible), (0x34F, .invisible), (0x180E, .invisible), (0x200B, .invisible), (0x200C, .invisible),
            (0x200D, .invisible),
            (0x2060, .invisible), (0x2061, .invisible), (0x2064, .invisible), (0x206A, .invisible),
            (0x206F, .invisible),
            (0xFEFF, .invisible), (0x17B4, .invisible), (0x1BCA0, .invisible), (0x1D173, .invisible),
            (0x13430, .invisible),
            (0xE0001, .tag), (0xE0020, .tag), (0xE007F, .tag),
            (0xFE00, .variationSelector), (0xFE0F, .variationSelector), (0xE0100, .variationSelector),
            (0xE01EF, .variationSelector),
            (0x180B, .variationSelector), (0x180F, .variationSelector),
            (0x115F, .filler), (0x1160, .filler), (0x3164, .filler), (0xFFA0, .filler), (0x2800, .filler),
            (0x2028, .separator), (0x2029, .separator),
            (0xE000, .privateUse), (0xF8FF, .privateUse), (0xF0000, .privateUse), (0x10FFFD, .privateUse),
            (0xFDD0, .noncharacter), (0xFDEF, .noncharacter), (0xFFFE, .noncharacter), (0x1FFFF, .noncharacter),
            (0x10FFFF, .noncharacter),
            (0x378, .unassigned), (0x2065, .unassigned), (0xE0000, .unassigned), (0x40000, .unassigned),
            (0x3FFFD, .unassigned),
            (0xFFF9, .annotation), (0xFFFB, .annotation),
            (0x300, .mark), (0x20DD, .mark), (0x0E31, .mark), (0x094D, .mark), (0x1AC0, .mark),
        ] as [(UInt32, CharacterClass)])
    func classes(value: UInt32, expected: CharacterClass) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(scalar.characterClass == expected)
    }

    @Test(
        "Characters that are new in Unicode 17 are known",
        arguments: [0x323B0, 0x16EA0, 0x10940, 0x1FAEA, 0x20C1] as [UInt32])
    func newest(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(scalar.characterClass == .visible)
    }

    @Test("The table agrees with the standard library's general categories, all over Unicode")
    func agreesWithCategories() {
        var differing: [UInt32] = []
        for value in UInt32(0)...0x10FFFF
        where value < 0x34000 || value % 97 == 0 || (0xE0000...0xE01FF).contains(value) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if !allowed(for: scalar.properties).contains(scalar.characterClass) { differing.append(value) }
        }
        #expect(differing.isEmpty)
    }

    /// The classes that a character of these properties may have.
    private func allowed(for properties: Unicode.Scalar.Properties) -> [CharacterClass] {
        if properties.isNoncharacterCodePoint { return [.noncharacter] }
        switch properties.generalCategory {
        case .control: return [.control, .tab, .lineFeed]
        case .spaceSeparator: return [.space]
        case .lineSeparator, .paragraphSeparator: return [.separator]
        case .privateUse: return [.privateUse]
        case .unassigned: return [.unassigned]
        case .nonspacingMark, .enclosingMark:
            return properties.isDefaultIgnorableCodePoint ? [.invisible, .variationSelector] : [.mark, .filler]
        case .format:
            return properties.isDefaultIgnorableCodePoint
                ? [.bidi, .invisible, .tag] : [.visible, .invisible, .annotation]
        default: return properties.isDefaultIgnorableCodePoint ? [.filler] : [.visible, .filler]
        }
    }
}
