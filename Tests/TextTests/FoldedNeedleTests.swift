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
            ("", ""), ("", "x"), ("a", "Ā"), ("fi", "oﬃce"), ("viagra", "v\u{200B}i\u{AD}agra"), ("σισυφοσ", "ΣΊΣΥΦΟΣ"),
        ])
    func found(needle: String, text: String) {
        #expect(Folding.fold(text).withUnsafeBytes { FoldedNeedle(needle).isFound(in: $0) })
    }

    @Test(
        "What isn't there is not found",
        arguments: [("b", "Ā"), ("ab", "a"), ("aa", "a b a"), ("x", ""), ("cilveki", "cilvēku")])
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
            #expect(text.withUnsafeBytes { needle.firstOffset(in: $0, from: start) } == expected)
        }
    }

    @Test(
        "Matches are marked in the text as it was written, whole characters with their marks",
        arguments: [
            ("cilveku", "Par cilvēku, CILVĒKU!", ["cilvēku", "CILVĒKU"]),
            ("e", "e\u{301}e", ["e\u{301}", "e"]),
            ("ss", "Straße", ["ß"]), ("s", "ßß", ["ß", "ß"]), ("fi", "oﬃce", ["ﬃ"]),
            ("aa", "aaaaa", ["aa", "aa"]), ("x", "abc", []), ("", "abc", []),
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
