import Seeded
import Testing

@testable import Text

@Suite("The sieve for texts that can't hold a word")
struct NeedleSieveTests {
    private func sieve(_ needle: String) throws -> NeedleSieve {
        try #require(NeedleSieve(FoldedNeedle(needle)))
    }

    private func mayHold(_ sieve: NeedleSieve, _ text: String) -> Bool {
        Array(text.utf8).withUnsafeBytes { sieve.mayHold($0) }
    }

    @Test(
        "Most texts that don't hold the word are kept back, in the scripts that come along",
        arguments: [
            "Cilvēku atbildiet paldies slimnīca mežs; ministrija valsts lēmums sabiedrība, zāle un šķūnis.",
            "Бюджет министерство налоги пенсии дорога школа больница людей.",
            "Work state please why never price budget.",
            "Ελληνικά, όμορφα και ζεστά", "\\n\\n", "", "z", "v",
        ])
    func keepsBack(text: String) throws {
        #expect(!mayHold(try sieve("zvaniet"), text))
    }

    @Test(
        "However the word is written, its text goes through",
        arguments: [
            "zvaniet", "ZVANIET tūlīt", "žvaniet", "zṿaniet", "z\u{AD}vaniet", "z\u{200B}vaniet", "z\u{301}vaniet",
            "ｚｖａｎｉｅｔ",
            "𝐳𝐯aniet", "ⓩⓥaniet", "z\\u200evaniet", "Lūdzu, zvaniet šodien!",
            "āāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāžvaniet",
        ])
    func letsThrough(text: String) throws {
        #expect(mayHold(try sieve("zvaniet"), text))
    }

    @Test("Needles without two letters or digits side by side have none, nor do those that one character folds to")
    func none() {
        for needle in ["", "a", "a b", "деньги", "-", "ss", "fi", "kg", "ae", "中文"] {
            #expect(NeedleSieve(FoldedNeedle(needle)) == nil, "\(needle)")
        }
    }

    @Test("What one character folds to is known of all characters")
    func withinOne() {
        var pairs: Set<UInt16> = []
        func isPlain(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte &- 0x61 < 26 }
        for scalar in 0..<0x11_0000 as Range<UInt32> where Unicode.Scalar(scalar) != nil {
            var folded: [UInt8] = []
            FoldingPass.fold(scalar) { folded.append(UInt8(clamping: $0)) }
            for (one, other) in zip(folded, folded.dropFirst()) where isPlain(one) && isPlain(other) {
                pairs.insert(WithinOne.pair(one, other))
            }
        }
        #expect(pairs.isSubset(of: WithinOne.pairs))
        #expect(WithinOne.pairs.count < 400)
    }

    @Test("A text that holds a needle is never kept back", arguments: 1...30 as ClosedRange<UInt64>)
    func never(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces =
            "abcdefzvxy019AZ ſßæœĳǆﬁﬃ㎏㏒№½Ⅷ⑩…āēžŽŁøđčñ\u{301}\u{AD}\u{200B}\u{FE0F}\u{34F}ـжёйдДЙіїґαςΣאب中ガ한ｚＶ𝐳𝐕ⓩẞỵ😀—„“\n\t\"\\"
            .unicodeScalars.map { String($0) } + ["zv", "va", "an", "\u{200E}"]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 1...60, using: &generator)).map { _ in generator.pick(pieces) }.joined()
            let folded = Folding.fold(text)
            guard !folded.isEmpty else { continue }
            let start = Int.random(in: 0..<folded.count, using: &generator)
            let end = min(folded.count, start + Int.random(in: 1...8, using: &generator))
            let needle = FoldedNeedle(folded: Array(folded[start..<end]))
            guard let sieve = NeedleSieve(needle) else { continue }
            let isFound = folded.withUnsafeBytes { needle.isFound(in: $0) }
            #expect(!isFound || mayHold(sieve, text), "\(needle.bytes) in \(text)")
            let escaped = text.unicodeScalars.map { scalar in
                switch scalar {
                case "\n": "\\n"
                case "\t": "\\t"
                case "\"", "\\": "\\\(scalar)"
                case "\u{200E}": "\\u200e"
                default: String(scalar)
                }
            }.joined()
            #expect(!isFound || mayHold(sieve, escaped), "\(needle.bytes) in \(escaped)")
        }
    }
}
