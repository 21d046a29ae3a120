import Seeded
import Testing
import Text

@Suite("Searching folded text")
struct FoldedNeedleTests {
    @Test(
        "A needle is found whatever its case and diacritics",
        arguments: [
            ("cilveku", "Mēs, CILVĒKU tirdzniecība"), ("CILVĒKU", "cilveku"), ("strasse", "Hauptstraße 1"),
            ("елка", "Новогодняя ЁЛКА"),
            ("a", "Ā"), ("fi", "oﬃce"), ("viagra", "v\u{200B}i\u{AD}agra"), ("σισυφοσ", "ΣΊΣΥΦΟΣ"),
        ])
    func found(needle: String, text: String) {
        #expect(Folding.fold(text).withUnsafeBytes { FoldedNeedle(needle).isFound(in: $0) })
    }

    @Test(
        "What isn't there is not found",
        arguments: [
            ("b", "Ā"), ("ab", "a"), ("aa", "a b a"), ("x", ""), ("cilveki", "cilvēku"), ("", ""), ("", "x"),
            ("\u{200B}", "x"), ("\u{301}\u{AD}", "x"), ("a b", "ab"), ("a b", "a"), ("a b", "a-b"), (" a", "a"),
            (" ", "a"),
        ])
    func missing(needle: String, text: String) {
        #expect(!Folding.fold(text).withUnsafeBytes { FoldedNeedle(needle).isFound(in: $0) })
    }

    @Test("The fast search finds what comparing at every place finds", arguments: 1...40)
    func agreesWithSlowSearch(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let text = (0..<Int.random(in: 0...90, using: &generator)).map { _ in
                UInt8.random(in: 0x61...0x63, using: &generator)
            }
            let bytes = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                UInt8.random(in: 0x61...0x63, using: &generator)
            }
            let needle = FoldedNeedle(folded: bytes)
            let start = Int.random(in: 0...text.count, using: &generator)
            let expected = (start...text.count).first { text[$0...].starts(with: bytes) }
            let found = text.withUnsafeBytes { needle.firstMatch(in: $0, from: start) }
            #expect(found == expected.map { $0..<$0 + bytes.count })
        }
    }

    @Test(
        "White space of any kind, and any run of it, is one blank, in the needle too",
        arguments: [
            ("divi vārdi", "divi\nvārdi"), ("divi vārdi", "divi \t\r\n  vārdi"), ("divi\u{A0}vārdi", "divi vārdi"),
            ("divi   vārdi", "divi\u{3000}vārdi"), ("divi\nvārdi", "DIVI\u{2028}VĀRDI"), ("a b c", "x a  b\n\nc"),
            ("a b", "a a b"), ("b b", "a b a b b"), (" b", "a\tb"), ("a ", "a\n"), (" ", "a\u{2003}b"),
            ("a\u{200B} b", "a \u{200B} b"),
        ])
    func blanks(needle: String, text: String) {
        #expect(Folding.fold(text).withUnsafeBytes { FoldedNeedle(needle).isFound(in: $0) })
    }

    @Test("With blanks too it finds what comparing at every place finds", arguments: 1...40)
    func agreesWithSlowSearchOfBlanks(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("ab \n\t".utf8)
        func text(_ most: Int) -> [UInt8] {
            (0..<Int.random(in: 0...most, using: &generator)).map { _ in
                letters[Int.random(in: 0..<letters.count, using: &generator)]
            }
        }
        func joined(_ text: [UInt8]) -> String {
            String(decoding: text, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
        }
        for _ in 0..<60 {
            let (haystack, words) = (text(40), joined(text(7)))
            let found = haystack.withUnsafeBytes { FoldedNeedle(words).isFound(in: $0) }
            #expect(found == (!words.isEmpty && joined(haystack).contains(words)))
        }
    }

    @Test(
        "Matches are marked in the text as it was written, whole characters with their marks",
        arguments: [
            ("cilveku", "Par cilvēku, CILVĒKU!", ["cilvēku", "CILVĒKU"]),
            ("e", "e\u{301}e", ["e\u{301}", "e"]),
            ("ss", "Straße", ["ß"]), ("s", "ßß", ["ß", "ß"]), ("fi", "oﬃce", ["ﬃ"]),
            ("aa", "aaaaa", ["aa", "aa"]), ("x", "abc", []), ("", "abc", []),
            ("a b", "x Ā \n b\u{301}.", ["Ā \n b\u{301}"]), ("37120", "３７\u{200B}¹２０", ["３７\u{200B}¹２０"]),
            ("via", "v\u{200B}ia", ["v\u{200B}ia"]),
        ] as [(String, String, [String])])
    func ranges(needle: String, text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        let ranges = bytes.withUnsafeBytes { FoldedNeedle(needle).ranges(in: $0) }
        #expect(ranges.map { bytes[$0].elementsEqual([]) ? [] : Array(bytes[$0]) } == expected.map { Array($0.utf8) })
    }

    @Test("Needles are equal if they fold alike")
    func equality() {
        #expect(FoldedNeedle("Ā") == FoldedNeedle("a"))
        #expect(FoldedNeedle("a") != FoldedNeedle("b"))
        #expect(FoldedNeedle("").isEmpty)
    }
}
