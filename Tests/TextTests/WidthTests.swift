import Seeded
import Testing
import Text

@Suite("Width in cells")
struct WidthTests {
    @Test("Every character takes two cells if Unicode calls it wide, none if it sits on another, else one")
    func allOfUnicode() {
        var wide = Set<UInt32>()
        for range in expectedWideRanges { wide.formUnion(range) }
        let differing = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            let expected = isWithoutWidth(scalar) ? 0 : wide.contains(scalar.value) ? 2 : 1
            return scalar.cellWidth != expected && !isShownAsName(scalar)
        }
        #expect(differing.isEmpty)
    }

    /// Whether a terminal gives a character no cell of its own, told from the standard library's properties.
    private func isWithoutWidth(_ scalar: Unicode.Scalar) -> Bool {
        // Vowels and final consonants of Hangul stand in the cells of the consonant before them.
        if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return true }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// Whether a character never reaches a terminal as it is, so that its own width doesn't matter.
    private func isShownAsName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.characterClass {
        case .visible, .space, .mark: false
        default: true
        }
    }

    @Test(
        "Ambiguous characters take one cell",
        arguments: ["±", "§", "…", "“", "–", "①", "█", "Ω", "→", "𝄞", "🇱"] as [Unicode.Scalar])
    func ambiguous(scalar: Unicode.Scalar) {
        #expect(scalar.cellWidth == 1)
    }

    @Test("An emoji is wide if it is one without a selector, as the standard library has it")
    func emojiPresentation() {
        let differing = (UInt32(0x80)...0x1FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(scalar.value)
                && scalar.cellWidth != 2
        }
        #expect(differing.isEmpty)
    }

    @Test("A character without width is one that nobody sees or that sits on another")
    func widthlessOnes() {
        let differing = (UInt32(0)...0x33FFF).compactMap(Unicode.Scalar.init).filter { scalar in
            let isHangulPart = (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
            let seen: [CharacterClass] = [.visible, .space, .filler, .privateUse, .unassigned]
            return !isHangulPart && (scalar.cellWidth > 0) != seen.contains(scalar.characterClass)
        }
        #expect(differing.isEmpty)
    }
}
