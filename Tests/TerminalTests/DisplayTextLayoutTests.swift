import Seeded
import Terminal
import TerminalDoubles
import Testing

@Suite("Cutting, filling and wrapping")
struct DisplayTextLayoutTests {
    @Test(
        "What is cut off is told by an ellipsis",
        arguments: [
            ("abc", 3, "abc"), ("abc", 2, "a…"), ("abc", 1, "…"), ("abc", 0, ""), ("abc", -1, ""), ("中文字", 5, "中文…"),
            ("中文字", 4, "中…"), ("中文字", 6, "中文字"), ("a\u{202E}b", 9, "a…"), ("a\u{202E}b", 10, "a⟨U+202E⟩b"),
            ("e\u{301}e\u{301}e", 2, "e\u{301}…"),
        ])
    func truncation(text: String, width: Int, shown: String) {
        #expect(DisplayText(stranger: text).truncated(to: width).plain == shown)
    }

    @Test("Blanks fill up to a width, on either side")
    func padding() {
        let text: DisplayText = "中a"
        #expect(text.padded(to: 5).plain == "中a  ")
        #expect(text.padded(to: 5, alignment: .right).plain == "  中a")
        #expect(text.padded(to: 2).plain == "中a")
        #expect(text.fitted(to: 2).plain == "… ")
        #expect(text.padded(to: 9).width == 9)
    }

    @Test("Widths hold, whatever is in the text")
    func widths() {
        var generator = SeededGenerator(seed: 5)
        for round in 0..<300 {
            let text = DisplayText(stranger: HostileText.random(round % 30, using: &generator))
            let width = round % 23
            #expect(text.truncated(to: width).width <= width)
            #expect(text.truncated(to: width).width == measured(text.truncated(to: width)))
            #expect(text.fitted(to: width).width == width)
        }
    }

    /// The width as a surface places it.
    private func measured(_ text: DisplayText) -> Int {
        var surface = Surface(size: Size(columns: 400, rows: 1))
        return surface.put(text, row: 0, column: 0)
    }

    @Test(
        "Lines are broken between words",
        arguments: [
            ("the quick brown fox", 10, ["the quick", "brown fox"]), ("", 10, [""]), ("abc", 10, ["abc"]),
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("ab abcdefghij", 4, ["ab", "abcd", "efgh", "ij"]),
            ("a   b", 3, ["a", "b"]), ("ab   cd", 4, ["ab", "cd"]), ("  ab cd", 4, ["  ab", "cd"]),
            ("ab cd   ", 5, ["ab cd"]),
            ("中文中文", 5, ["中文", "中文"]), ("中文。中", 4, ["中", "文。", "中"]), ("a中b", 3, ["a中", "b"]),
            ("ab \u{202E}x", 6, ["ab", "⟨U+202", "E⟩x"]), ("ab \u{202E}x", 9, ["ab", "⟨U+202E⟩x"]),
            ("x\u{202E}y", 8, ["x", "⟨U+202E⟩", "y"]), ("a\u{A0}b c", 4, ["a\u{A0}b", "c"]), ("中", 1, ["中"]),
            ("see http://a.example/abc ok", 12, ["see", "http://a.exa", "mple/abc ok"]),
        ])
    func wrapping(text: String, width: Int, lines: [String]) {
        #expect(DisplayText(stranger: text).wrapped(to: width).map(\.plain) == lines)
    }

    @Test("Wrapping loses nothing but blanks at a break, and no line is too wide")
    func wrappingProperties() {
        var generator = SeededGenerator(seed: 6)
        for round in 0..<600 {
            let original = HostileText.random(round % 60, using: &generator)
            let text = DisplayText(stranger: original)
            let width = 2 + round % 40
            let lines = text.wrapped(to: width)
            #expect(lines.allSatisfy { $0.width <= width })
            let blanks: Set<Unicode.Scalar> = [" ", "\u{3000}"]
            let kept = lines.flatMap { $0.plain.unicodeScalars.filter { !blanks.contains($0) } }
            #expect(kept == text.plain.unicodeScalars.filter { !blanks.contains($0) })
            // Every line is the piece of the text that it says it is.
            for (line, next) in zip(lines, lines.dropFirst()) {
                let gap = next.start - line.start - line.sourceCount
                #expect(gap >= 0)
                if !line.plain.hasPrefix("⟨") && !next.plain.hasPrefix("⟨") { #expect(line.width > 0) }
            }
        }
    }

    @Test(
        "A longer text is split where its lines end",
        arguments: [
            ("", [""]), ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\n", ["a", ""]), ("\n\n", ["", "", ""]),
            ("a\r\nb", ["a", "b"]), ("a\rb\n", ["a␍b", ""]), ("\r\r\n", ["␍", ""]), ("a\r", ["a␍"]),
            ("a\tb", ["a␉      b"]), ("1234567\tb", ["1234567␉b"]), ("12345678\tb", ["12345678␉       b"]),
            ("中\tb", ["中␉     b"]),
        ])
    func splitting(text: String, lines: [String]) {
        #expect(DisplayText.lines(stranger: text).map(\.plain) == lines)
    }

    @Test("Ranges of the whole text are marked in its lines, also across their ends")
    func markedLines() {
        let lines = DisplayText.lines(
            stranger: "abc\ndef\nghi", marking: [Marking(6..<9, as: .found), Marking(0..<1, as: .strong)])
        var surface = Surface(size: Size(columns: 3, rows: 3))
        for (row, line) in lines.enumerated() { surface.put(line, row: row, column: 0) }
        #expect(surface.styledLines() == ["s", "  f", "f"])
        #expect(lines.map(\.start) == [0, 4, 8])
    }
}
