import Corpus
import Seeded
import Terminal
import Testing

@Suite("The corpus, shown")
struct CorpusTests {
    @Test("Of no hostile text does anything forbidden remain", arguments: Corpus.hostile)
    func hostile(family: Corpus.Family) {
        for text in family.texts {
            let shown: DisplayText = "\(text)"
            #expect(Corpus.forbidden(in: shown.plain).isEmpty, "\(text.debugDescription)")
            for line in DisplayText.lines(stranger: text).flatMap({ $0.wrapped(to: 20) }) {
                #expect(Corpus.forbidden(in: line.plain).isEmpty, "\(text.debugDescription)")
                #expect(line.width <= 20, "\(text.debugDescription)")
            }
            #expect(Corpus.forbidden(in: shown.truncated(to: 9).plain).isEmpty, "\(text.debugDescription)")
        }
    }

    @Test("What people write in good faith stays as it is", arguments: Corpus.readable)
    func readable(family: Corpus.Family) {
        for text in family.texts {
            #expect(DisplayText(stranger: text).plain.unicodeScalars.elementsEqual(text.unicodeScalars), "\(text)")
        }
    }

    @Test(
        "Any character of any plane, at the start, at the end and between others, is shown or told", arguments: 0...16)
    func planes(plane: UInt32) {
        var generator = SeededGenerator(seed: UInt64(plane))
        let surroundings = [("", ""), ("a", "b"), ("👍", "👍"), ("م", "م"), ("a\u{301}", "\u{301}"), (" ", " ")]
        for _ in 0..<3_000 {
            let value = plane << 16 | UInt32(truncatingIfNeeded: generator.next() & 0xFFFF)
            guard let scalar = Unicode.Scalar(value) else { continue }
            for (before, after) in surroundings {
                let shown = DisplayText(stranger: "\(before)\(scalar)\(after)")
                #expect(
                    Corpus.forbidden(in: shown.plain).isEmpty, "U+\(String(value, radix: 16)) in \(before)…\(after)")
            }
        }
    }

    @Test("What is shown can be read back: of two texts that differ, the forms differ", arguments: 1...20)
    func distinct(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var forms: [[UInt8]: [UInt8]] = [:]
        for _ in 0..<300 {
            let text = HostileText.random(Int(generator.next() % 4) + 1, using: &generator)
            let form = Array(DisplayText(stranger: text).plain.utf8)
            if let other = forms[form] { #expect(other == Array(text.utf8), "\(text.debugDescription)") }
            forms[form] = Array(text.utf8)
        }
    }
}
