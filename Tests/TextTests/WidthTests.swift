import Testing
import Text

@Suite("Width in cells")
struct WidthTests {
    @Test(
        "One grapheme cluster takes as many cells as a terminal gives it",
        arguments: [
            // Latvian, composed and decomposed; Cyrillic; Greek
            ("ā", 1), ("a\u{304}", 1), ("Š", 1), ("ģ", 1), ("й", 1), ("и\u{306}", 1), ("Щ", 1), ("ώ", 1),
            // Chinese, Japanese, Korean; full and half width
            ("王", 2), ("の", 2), ("カ", 2), ("ｶ", 1), ("か\u{3099}", 2), ("Ａ", 2), ("。", 2), ("　", 2), ("\u{20000}", 2),
            ("\u{323B0}", 2),
            ("한", 2), ("\u{1112}\u{1161}", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("가\u{11A8}", 2),
            // Emoji
            ("😀", 2), ("👍🏽", 2), ("👩‍🚀", 2), ("👩🏽‍🚀", 2), ("👨‍👩‍👧‍👦", 2), ("🏳️‍🌈", 2), ("❤️‍🔥", 2), ("🫱🏻‍🫲🏿", 2), ("🏽", 2),
            ("❤", 1), ("❤\u{FE0F}", 2), ("☺\u{FE0F}", 2), ("⌚", 2), ("⌚\u{FE0F}", 2), ("⌚\u{FE0E}", 2), ("©", 1),
            ("©\u{FE0F}", 2),
            // Flags and keycaps
            ("🇱🇻", 2), ("🇱", 1), ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2),
            ("1\u{FE0F}\u{20E3}", 2), ("1\u{20E3}", 1), ("#\u{FE0F}\u{20E3}", 2),
            // A skin on no hand is a picture of its own; a selector after a letter does nothing
            ("a🏽", 3), ("a\u{FE0F}", 1), ("ā\u{200D}", 1),
            // Marks, however many
            ("e\u{301}\u{302}\u{303}\u{304}", 1), ("\u{301}", 0), ("x\u{20DD}", 1),
            // India and South-East Asia: spacing signs take a cell of their own
            ("क", 1), ("कि", 2), ("कु", 1), ("क\u{94D}", 1), ("ก", 1), ("กี", 1), ("กำ", 2), ("เ", 1),
            // Right to left
            ("ש", 1), ("שׁ", 1), ("ع", 1), ("عَ", 1), ("\u{600}", 1),
            // Nothing to see
            ("\u{200B}", 0), ("\u{AD}", 0), ("\u{202E}", 0), ("\r\n", 0), ("\u{1B}", 0), ("\u{2028}", 0),
            ("\u{FEFF}", 0),
            // What fonts may not have
            ("\u{E000}", 1), ("\u{378}", 1), ("\u{3FFFD}", 2), ("\u{FFFF}", 0), ("\u{2800}", 1), ("\u{3164}", 2),
            ("\u{FFFD}", 1),
        ])
    func clusters(text: String, cells: Int) throws {
        #expect(text.count == 1)
        #expect(Width.of(try #require(text.first)) == cells)
    }

    @Test(
        "Ambiguous characters take one cell", arguments: ["±", "§", "…", "“", "–", "①", "█", "Ω", "→"] as [Character])
    func ambiguous(character: Character) {
        #expect(Width.of(character) == 1)
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

    @Test(
        "Whatever the clusters of a text, each takes at most the cells of its characters and one more for a selector",
        arguments: 1...20)
    func bounded(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for cluster in RandomText.text(most: 400, using: &generator) {
            let sum = cluster.unicodeScalars.reduce(0) { $0 + $1.cellWidth }
            let selectors = cluster.unicodeScalars.count { $0.value == 0xFE0F }
            #expect(Width.of(cluster) <= sum + selectors)
            #expect(Width.of(cluster) >= min(1, sum))
        }
    }
}
