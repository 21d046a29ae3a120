import Seeded
import Terminal
import TerminalDoubles
import Testing

@Suite("Display text")
struct DisplayTextTests {
    @Test("Plain text can be read back, whatever was in it")
    func reversible() {
        var generator = SeededGenerator(seed: 1)
        for round in 0..<400 {
            let text = HostileText.random(round % 40, using: &generator)
            #expect(scalars(readBack(DisplayText(stranger: text).plain)) == scalars(text))
        }
    }

    /// The rule by which anybody can undo what was shown.
    private func readBack(_ plain: String) -> String {
        var text = String.UnicodeScalarView()
        var rest = Array(plain.unicodeScalars)[...]
        while let first = rest.popFirst() {
            if (0x2400...0x2420).contains(first.value), let scalar = Unicode.Scalar(first.value - 0x2400) {
                text.append(scalar)
            } else if first.value == 0x2421 {
                text.append("\u{7F}")
            } else if first == "⟨", rest.starts(with: "U+".unicodeScalars), let end = rest.firstIndex(of: "⟩") {
                let parts = String(String.UnicodeScalarView(rest[rest.startIndex + 2..<end])).split(separator: "×")
                if let value = UInt32(parts[0], radix: 16), let scalar = Unicode.Scalar(value) {
                    for _ in 0..<(parts.count > 1 ? Int(parts[1]) ?? 0 : 1) { text.append(scalar) }
                }
                rest = rest[(end + 1)...]
            } else {
                text.append(first)
            }
        }
        return String(text)
    }

    @Test("Nothing that acts on a terminal is left, whatever was in it")
    func nothingActs() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<300 {
            let text = HostileText.random(30, using: &generator)
            let shown = [DisplayText(stranger: text)] + DisplayText.lines(stranger: text)
            for scalar in shown.flatMap({ Array($0.plain.unicodeScalars) }) {
                #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
                #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
            }
        }
    }

    @Test(
        "Width is counted in cells",
        arguments: [
            ("", 0), ("abc", 3), ("āa\u{304}", 2), ("中文", 4), ("👍🏽", 2), ("👩\u{200D}👩\u{200D}👧", 3), ("❤\u{FE0F}", 2),
            ("❤", 1),
            ("🇱🇻", 2), ("\u{202E}", 8), ("\u{1B}", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｱ", 1), ("Ａ", 2),
            ("का", 2), ("…–“€", 4),
        ])
    func width(text: String, width: Int) {
        #expect(DisplayText(stranger: text).width == width)
    }

    @Test("Interpolation keeps texts that are safe already, and numbers, as they are")
    func interpolation() {
        let safe = DisplayText(stranger: "\u{202E}")
        let text: DisplayText = "#\(17) \(safe.styled(.found)) \("x\u{7}" as String)"
        #expect(braced(text) == "#17 {⟨U+202E⟩} x{␇}")
        #expect(text.plain == "#17 ⟨U+202E⟩ x␇")
    }

    @Test("Equal is what looks alike, byte by byte")
    func equality() {
        let composed = DisplayText(stranger: "ā")
        let decomposed = DisplayText(stranger: "a\u{304}")
        #expect(composed != decomposed)
        #expect(decomposed == DisplayText(stranger: "a\u{304}"))
        #expect(("x" as DisplayText) + decomposed == DisplayText(stranger: "xa\u{304}"))
        #expect(Set([decomposed, DisplayText(stranger: "a\u{304}"), composed]).count == 2)
        #expect(composed.styled(.quiet) != composed)
    }

    @Test("Concatenation keeps every cluster")
    func concatenation() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            let one = HostileText.random(9, using: &generator)
            let other = HostileText.random(9, using: &generator)
            let together = DisplayText(stranger: one) + DisplayText(stranger: other)
            #expect(together == "\(one)\(other)")
            #expect(
                scalars(together.plain)
                    == scalars(DisplayText(stranger: one).plain + DisplayText(stranger: other).plain))
            #expect(together.width == DisplayText(stranger: one).width + DisplayText(stranger: other).width)
            #expect(together.sourceCount == one.utf8.count + other.utf8.count)
        }
    }

    @Test("Ranges are marked in bytes of the original, and hidden characters stay hidden")
    func marking() {
        let text = "ab\u{202E}cā中d"
        let marked = DisplayText(stranger: text).marking([1..<6, 8..<9], as: .found)
        var surface = Surface(size: Size(columns: marked.width, rows: 1))
        surface.put(marked, row: 0, column: 0)
        // a, b, the override's eight cells, c, ā, 中 (marked by its first byte), d
        #expect(surface.styledLines()[0] == " fhhhhhhhhf ff")
        #expect(marked.styled(.quiet).plain == DisplayText(stranger: text).plain)
    }

    @Test("A beginning takes no more than it needs, and looks like the whole cut off")
    func beginning() {
        var generator = SeededGenerator(seed: 4)
        for width in 0..<60 {
            let text = HostileText.random(12, using: &generator)
            #expect(
                DisplayText(stranger: text, truncatedTo: width) == DisplayText(stranger: text).truncated(to: width))
        }
    }

    @Test("A flood of marks is shown in proportion to its length")
    func floodOfMarks() {
        let same = DisplayText(stranger: "e" + String(repeating: "\u{301}", count: 80_000))
        #expect(same.plain.unicodeScalars.count < 30)
        var mixed = "e"
        for index in 0..<80_000 { mixed.unicodeScalars.append(index % 2 == 0 ? "\u{301}" : "\u{302}") }
        let lines = DisplayText.lines(stranger: mixed)
        #expect(lines.count == 1)
        #expect(lines[0].width == 1 + (80_000 - 4) * 8)
        // The base and nine marks that were too many, then ten a line.
        #expect(lines[0].wrapped(to: 80).count == 1 + (79_996 - 9 + 9) / 10)
    }
}
