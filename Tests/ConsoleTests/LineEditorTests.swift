import Terminal
import TerminalDoubles
import Testing

@testable import Console

@Suite("The editor of one line")
struct LineEditorTests {
    private func type(_ keys: String, into editor: inout LineEditor) throws {
        for key in try [Key](notation: keys) { _ = editor.press(key) }
    }

    @Test(
        "Keys do what they do everywhere",
        arguments: [
            ("ab", "x", "abx"), ("ab", "<left>x", "axb"), ("ab", "^Ax", "xab"), ("a b", "^W", "a "), ("a b", "^U", ""),
            ("a b", "^A^K", ""), ("ab", "<bs><bs><bs>c", "c"), ("ab", "^_", "ab"), ("", "ab^_<alt-e>", "ab"),
        ])
    func keys(text: String, keys: String, result: String) throws {
        var editor = LineEditor(text)
        try type(keys, into: &editor)
        #expect(editor.text == result)
    }

    @Test("It stays one line")
    func oneLine() {
        var editor = LineEditor("a\nb\r\nc\td")
        #expect(editor.text == "a b c d")
        #expect(editor.paste("\re\n\u{0}f") == .done)
        #expect(editor.text == "a b c d e f")
        #expect(editor.press(Key(.enter)) == .ignored)
        #expect(editor.press(Key(.tab)) == .ignored)
        #expect(editor.press(Key(.escape)) == .ignored)
        #expect(editor.text == "a b c d e f")
    }

    @Test("Up and down go through what was entered before, and back to what was being typed")
    func history() throws {
        var editor = LineEditor("now", history: ["first", "second"])
        try type("<up>", into: &editor)
        #expect(editor.text == "second")
        try type("<up><up>", into: &editor)
        #expect(editor.text == "first")
        try type("<down><down>", into: &editor)
        #expect(editor.text == "now")
        try type("<down>!", into: &editor)
        #expect(editor.text == "now!")
        try type("<up>?^N", into: &editor)
        #expect(editor.text == "now!")
        var empty = LineEditor("a")
        try type("<up><down>", into: &empty)
        #expect(empty.text == "a")
    }

    @Test("A completion replaces what it completes and nothing else")
    func completing() throws {
        var editor = LineEditor("is:pen author:x")
        try type("^A<alt-f><alt-f>", into: &editor)
        #expect(editor.textBeforeCursor == "is:pen")
        #expect(editor.complete(replacing: 3, with: "pending") == .done)
        #expect(editor.text == "is:pending author:x")
        #expect(editor.textBeforeCursor == "is:pending")
        try type("^_", into: &editor)
        #expect(editor.text == "is:pen author:x")
    }

    @Test("More than the limit is refused")
    func limit() {
        var editor = LineEditor("", limit: 3)
        #expect(editor.paste("āā") == .full)
        #expect(editor.paste("ā1") == .done)
        #expect(editor.press(.character("2")) == .full)
        #expect(editor.text == "ā1")
    }

    @Test("A long line shows the part around the cursor, and says where more follows")
    func scrolling() throws {
        var editor = LineEditor("0123456789abcdefghij")
        func shown() -> String { editor.rendering(columns: 10).rows.first?.plain ?? "" }
        #expect(shown().hasPrefix("…") && shown().hasSuffix("j"))
        try type("^A", into: &editor)
        #expect(shown() == "012345678…")
        #expect(editor.rendering(columns: 10).cursor == (0, 0))
        #expect(LineEditor("abc").rendering(columns: 10).rows.map(\.plain) == ["abc"])
        #expect(LineEditor("abc").rendering(columns: 10).cursor == (0, 3))
    }

    @Test("At every width and place the cursor is in sight, on the character that it stands before", arguments: 3...30)
    func everywhere(columns: Int) throws {
        let text = "is:pending \u{202E}王小明 author:\"Līga\" \u{200B}\u{200B}\u{200B} e\u{301}👍🏽 beigas"
        var editor = LineEditor(text)
        let whole = DisplayText(stranger: text)
        while true {
            let shown = editor.rendering(columns: columns)
            let row = try #require(shown.rows.first)
            #expect(row.width <= columns && shown.cursor.column < columns)
            let rest = whole.plain.unicodeScalars.count
            #expect(rest > 0)
            if editor.cursor == 0 { break }
            _ = editor.press(Key(.left))
        }
    }

    @Test("A mistake is marked where it is")
    func marking() {
        let editor = LineEditor("is:pending befor:2d")
        let marked = editor.rendering(columns: 40, marking: [11..<19]).rows.first
        #expect(marked == "is:pending \(("befor:2d" as DisplayText).styled(.error))")
    }
}
