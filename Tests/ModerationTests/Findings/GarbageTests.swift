import Moderation
import Seeded
import Testing

@Suite("Findings in garbage")
struct GarbageTests {
    static let pieces = [
        "http://", "www.", "@", ".", "..", ":", "//", "a", "lv", ".lv", "+371", "20000000", "-", " ", "\n", "(", ")",
        "%4",
        "%00", "xn--", "[", "]", "ā", "\u{301}", "\u{200D}", "\u{202E}", "👍", "\u{E0041}", "中", "。", "\u{0}", "32",
        "0101",
        "\u{FFFD}", "ß", "İ", "٣",
    ]

    @Test("Whatever the text, ranges lie in it, ascend, and cut it between characters", arguments: UInt64(1)...40)
    func survives(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let matcher = WordMatcher([Settings.WordList(name: "l", patterns: ["a*", "*lv", "ā", "a a", "*0*"])])
        for _ in 0..<50 {
            let text = (0..<random.below(40)).map { _ in random.pick(Self.pieces) }.joined()
            let found = Findings(body: text, name: text, words: matcher)
            check(found.links.map(\.range), in: text)
            check(found.emails.map(\.range), in: text)
            check(found.phones.map(\.range), in: text)
            check(found.personalCodes.map(\.range), in: text)
            check(found.words.map(\.range), in: text)
        }
    }

    private func check(_ ranges: [Range<Int>], in text: String) {
        let bytes = Array(text.utf8)
        for range in ranges {
            #expect(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= bytes.count)
            #expect(String(validating: bytes[range], as: UTF8.self) != nil)
        }
        for (one, next) in zip(ranges, ranges.dropFirst()) { #expect(one.lowerBound <= next.lowerBound) }
    }

    @Test(
        "The longest text of one kind is looked through in one go",
        arguments: ["@", "a@", "1 ", "http://", "a.", "(", "ā", "\u{200D}", "1", "a@a.", "://", "www.", "*a", "中。"])
    func isLinear(piece: String) {
        let text = String(repeating: piece, count: Limits.body / piece.utf8.count)
        let matcher = WordMatcher([Settings.WordList(name: "l", patterns: ["*a*a*b", "a"])])
        let found = Findings(body: text, name: nil, words: matcher)
        #expect(found.links.count + found.emails.count <= text.utf8.count)
    }
}
