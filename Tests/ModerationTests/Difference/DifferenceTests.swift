import Moderation
import Seeded
import Testing

@Suite("What an edit changed")
struct DifferenceTests {
    /// The passages with the signs that the console puts around them.
    private func signed(_ old: String, _ new: String, context: Int = 8) -> String {
        Difference(from: old, to: new).passages(context: context).map { passage in
            switch passage.kind {
            case .kept: passage.text
            case .removed: "[-\(passage.text)-]"
            case .inserted: "{+\(passage.text)+}"
            case .elided: "…"
            }
        }.joined()
    }

    @Test("A telephone number is taken out, as the screens show it")
    func telephone() {
        let old = """
            Mana māsa pērn tika savervēta darbam Īrijā, viņai atņēma pasi un neko nemaksāja. Policijā man teica, ka \
            pierādījumu ir par maz.

            Zvaniet man: 20000000, es visu izstāstīšu. Kur vēl varu vērsties pēc palīdzības?
            """
        let new = old.replacing("Zvaniet man: 20000000, es", with: "Es")
        let difference = Difference(from: old, to: new)
        #expect(difference.wordsRemoved == 4)
        #expect(difference.wordsInserted == 1)
        #expect(
            signed(old, new)
                == "… Policijā man teica, ka pierādījumu ir par maz. [-Zvaniet man: 20000000, es-] {+Es+} visu "
                + "izstāstīšu. Kur vēl varu vērsties pēc palīdzības?")
    }

    @Test(
        "Words are told, with blanks where they belong",
        arguments: [
            ("a b c", "a c", "a [-b-] c"), ("a c", "a b c", "a {+b+} c"), ("a b c", "a x c", "a [-b-] {+x+} c"),
            ("a b", "b", "[-a-] b"), ("a b", "a", "a [-b-]"), ("a", "a b", "a {+b+}"), ("b", "a b", "{+a+} b"),
            ("a", "b", "[-a-] {+b+}"), ("", "a", "{+a+}"), ("a", "", "[-a-]"), ("a", "a", "a"),
            ("a\nb", "a\nc", "a [-b-] {+c+}"), ("a\n\nb", "a b", "a [-\n\n-] {+ +} b"), ("a", "a ", "a {+ +}"),
            ("a b c", "a\nc", "a [-b-] c"), ("王小明", "王大明", "王[-小-] {+大+}明"), ("王明", "王大明", "王{+大+}明"),
            ("līga", "Līga", "[-līga-] {+Līga+}"), ("\u{101}", "a\u{304}", "[-\u{101}-] {+a\u{304}+}"),
            ("a b c d e", "a x c y e", "a [-b-] {+x+} c [-d-] {+y+} e"),
            ("a, b. c", "a, c", "a, [-b.-] c"),
        ])
    func words(old: String, new: String, text: String) {
        #expect(Array(signed(old, new).utf8) == Array(text.utf8))
    }

    @Test("What is far from a change is left out")
    func elision() {
        let words = (1...30).map { "w\($0)" }
        var changed = words
        changed[14] = "x"
        let (old, new) = (words.joined(separator: " "), changed.joined(separator: " "))
        #expect(signed(old, new, context: 2) == "… w13 w14 [-w15-] {+x+} w16 w17 …")
        changed[20] = "y"
        let twice = changed.joined(separator: " ")
        #expect(
            signed(old, twice, context: 1) == "… w14 [-w15-] {+x+} w16 … w20 [-w21-] {+y+} w22 …")
        // Two words more than the context are shown rather than left out.
        #expect(signed("a b c d e", "a b c d x", context: 2) == "a b c d [-e-] {+x+}")
        #expect(signed("a b c d e f", "a b c d e x", context: 2) == "… d e [-f-] {+x+}")
        #expect(signed(old, old, context: 2) == "…")
    }

    @Test("Nothing changed is told")
    func nothing() {
        #expect(Difference(from: "a  b\n", to: "a  b\n").runs.allSatisfy { $0.kind == .kept })
        #expect(Difference(from: "", to: "").runs.allSatisfy { $0.kind == .kept })
        #expect(!Difference(from: "a  b", to: "a b").runs.allSatisfy { $0.kind == .kept })
        #expect(Difference(from: "a  b", to: "a b").wordsRemoved == 0)
    }

    @Test("Both texts can be put together again from the runs", arguments: 0..<60 as Range<UInt64>)
    func reconstruction(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "a", "b", "c", "ā", "a\u{304}", "王小", "\n", "\n\n", " ", "  ", "\u{3000}", "garš", "vārds,", "👍", "\u{301}",
        ]
        func text(_ count: Int) -> String {
            (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
                .joined(separator: Bool.random(using: &generator) ? " " : "")
        }
        for _ in 0..<20 {
            let old = text(Int.random(in: 0...40, using: &generator))
            var new = text(Int.random(in: 0...40, using: &generator))
            if Bool.random(using: &generator) {
                // Mostly the same: a few places are changed.
                new = old.split(separator: " ", omittingEmptySubsequences: false)
                    .map { Int.random(in: 0..<6, using: &generator) == 0 ? "x" : String($0) }.joined(separator: " ")
            }
            let difference = Difference(from: old, to: new)
            let oldBytes = difference.runs.filter { $0.kind != .inserted }.flatMap { difference.bytes(of: $0) }
            let newBytes = difference.runs.filter { $0.kind != .removed }.flatMap { difference.bytes(of: $0) }
            #expect(oldBytes == Array(old.utf8))
            #expect(newBytes == Array(new.utf8))
            for (one, other) in zip(difference.runs, difference.runs.dropFirst()) { #expect(one.kind != other.kind) }
            let kept = difference.runs.filter { $0.kind == .kept }
            for run in kept { #expect(Array(old.utf8)[run.old] == Array(new.utf8)[run.new]) }
        }
    }

    @Test("Of short texts, no fewer words could have been changed", arguments: 0..<40 as Range<UInt64>)
    func fewest(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // Words that repeat leave nothing to patience: the fewest changes are found.
        func words() -> [String] {
            let count = Int.random(in: 0...25, using: &generator)
            return (0..<count).flatMap { _ -> [String] in
                let word = ["a", "b", "c"].randomElement(using: &generator) ?? "a"
                return [word]
            }
        }
        for _ in 0..<20 {
            let (old, new) = (words() + ["a", "a", "b", "b", "c", "c"], words() + ["c", "c", "a", "a", "b", "b"])
            let difference = Difference(from: old.joined(separator: " "), to: new.joined(separator: " "))
            var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
            for one in old.indices.reversed() {
                for other in new.indices.reversed() {
                    lengths[one][other] =
                        old[one] == new[other]
                        ? lengths[one + 1][other + 1] + 1 : max(lengths[one + 1][other], lengths[one][other + 1])
                }
            }
            #expect(difference.wordsRemoved == old.count - lengths[0][0])
            #expect(difference.wordsInserted == new.count - lengths[0][0])
        }
    }

    @Test("The longest hostile texts are compared at once, and reconstructed", arguments: 0..<8)
    func hostile(kind: Int) {
        var generator = SeededGenerator(seed: UInt64(kind))
        let size = 65_536
        func random(_ words: [String]) -> String {
            var text = ""
            while text.utf8.count < size - 8 { text += (words.randomElement(using: &generator) ?? "a") + " " }
            return text
        }
        let (old, new): (String, String) =
            switch kind {
            case 0: (random(["a", "b"]), random(["a", "b"]))
            case 1: (random(["a"]), random(["b"]))
            case 2: (String(repeating: "a ", count: size / 2), String(repeating: "a ", count: size / 2 - 1) + "b")
            case 3:
                (
                    "a" + String(repeating: "\u{301}", count: size / 2 - 1),
                    "b" + String(repeating: "\u{301}", count: size / 2 - 1)
                )
            case 4: (random((0..<5_000).map { "w\($0)" }), random((0..<5_000).map { "w\($0)" }))
            case 5: (String(repeating: " ", count: size), String(repeating: "\n", count: size))
            case 6: (random((0..<200).map { "w\($0)" }), random((0..<200).map { "w\($0)" }))
            default:
                (
                    (0..<11_000).map { "w\($0)" }.joined(separator: " "),
                    (0..<11_000).reversed().map { "w\($0)" }.joined(separator: " ")
                )
            }
        let difference = Difference(from: old, to: new)
        let oldBytes = difference.runs.filter { $0.kind != .inserted }.flatMap { difference.bytes(of: $0) }
        let newBytes = difference.runs.filter { $0.kind != .removed }.flatMap { difference.bytes(of: $0) }
        #expect(oldBytes == Array(old.utf8))
        #expect(newBytes == Array(new.utf8))
        #expect(!difference.passages().isEmpty)
    }
}
