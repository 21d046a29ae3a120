import Corpus
import Seeded
import Terminal
import Testing
import Text

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

    @Test("What is shown by its name is what the one rule calls hidden, character by character", arguments: 1...20)
    func oneRule(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let random = (0..<200).map { _ in HostileText.random(Int(generator.next() % 8) + 1, using: &generator) }
        for text in random + Corpus.hostileTexts + Corpus.readable.flatMap(\.texts) {
            for isOneLine in [true, false] {
                let shown = hiddenOffsets(in: text, isOneLine)
                #expect(
                    HiddenCharacters.offsets(in: text, isOneLine: isOneLine) == shown, "\(text.debugDescription)")
            }
        }
    }

    /// Where the characters begin that are shown by their names, except those that only look like the program's own signs, and
    /// those that could be seen if there were a terminal that places them, with what belongs to them.
    private func hiddenOffsets(in text: String, _ isOneLine: Bool) -> [Int] {
        var offsets: [Int] = []
        for line in isOneLine ? [DisplayText(stranger: text)] : DisplayText.lines(stranger: text) {
            var place = line.start
            var isAfterUnplaced = false
            for unit in line.units {
                let characters = String(decoding: text.utf8.dropFirst(place).prefix(unit.bytes), as: UTF8.self)
                var start = place
                if !unit.isHidden { isAfterUnplaced = false }
                for scalar in characters.unicodeScalars where unit.isHidden {
                    let isSign = (0x2400...0x2426).contains(scalar.value) || scalar == "⟨"
                    let isLoneTone = (0x1F3FB...0x1F3FF).contains(scalar.value)
                    isAfterUnplaced = isLoneTone || scalar.placement == .refused || isAfterUnplaced && joins(scalar)
                    if !isSign, !isAfterUnplaced, isOneLine || scalar != "\t" { offsets.append(start) }
                    start += UTF8.width(scalar)
                }
                place += unit.bytes
            }
        }
        return offsets
    }

    private func joins(_ scalar: Unicode.Scalar) -> Bool {
        let isJoiner = scalar.value == 0x200C || scalar.value == 0x200D || (0x1161...0x11FF).contains(scalar.value)
        return isJoiner || scalar.characterClass == .mark || scalar.characterClass == .variationSelector
    }
}
