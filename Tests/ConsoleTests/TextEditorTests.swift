import Terminal
import TerminalDoubles
import Testing

@testable import Console

/// Types a sequence of keys, in their text notation, into an editor of 20 columns and 5 rows, with a frame after each.
private func type(_ keys: String, into editor: inout TextEditor, columns: Int = 20, rows: Int = 5) throws {
    for key in try [Key](notation: keys) {
        _ = editor.press(key, columns: columns, rows: rows)
        editor.scroll(columns: columns, rows: rows)
    }
}

private func editor(_ text: String, _ keys: String, columns: Int = 20, rows: Int = 5) throws -> TextEditor {
    var editor = TextEditor(text, limit: 65_536)
    try type(keys, into: &editor, columns: columns, rows: rows)
    return editor
}

@Suite("The editor of a text")
struct TextEditorTests {
    @Test(
        "Keys do what they do everywhere",
        arguments: [
            ("abc", "x", "xabc"), ("abc", "<right>x", "axbc"), ("abc", "<end>x", "abcx"), ("abc", "^Ex^Ay", "yabcx"),
            ("abc", "^F^F^Bx", "axbc"), ("abc", "<end><bs>", "ab"), ("abc", "<del>", "bc"), ("abc", "^D^D", "c"),
            ("abc", "<end>^H^H", "a"), ("abc", "<bs>", "abc"), ("abc", "<end><del>", "abc"),
            ("ab", "<right><enter>", "a\nb"), ("a\nb", "<down><bs>", "ab"), ("a\nb", "<end><del>", "ab"),
            ("a\nb", "<end><right>x", "a\nxb"), ("a\nb", "<down><left>x", "ax\nb"),
            ("one two three", "<alt-f>x", "onex two three"),
            ("one two three", "<ctrl-right><ctrl-right>x", "one twox three"),
            ("one two three", "<end><alt-b>x", "one two xthree"),
            ("one two", "<end><ctrl-left><ctrl-left>x", "xone two"),
            ("one\ntwo", "<alt-f><alt-f><alt-f>x", "one\ntwox"), ("a b-c d", "<end><left><left>^W", "a  d"),
            ("one two", "<right>^K", "o"), ("one\ntwo", "<end>^K", "onetwo"), ("one two", "<end>^U", ""),
            ("one two", "<end>^W<home>^Y", "twoone "), ("one two", "<alt-d>", " two"),
            ("one two", "<end><alt-bs>", "one "),
            ("līga ozoliņa", "<end><alt-b><alt-d>", "līga "), ("a", "<tab>", "\ta"),
            ("a\nb\nc", "<ctrl-end>x", "a\nb\ncx"), ("a\nb\nc", "<alt-gt><alt-lt>x", "xa\nb\nc"),
        ])
    func keys(text: String, keys: String, result: String) throws {
        #expect(try editor(text, keys).text == result)
    }

    @Test(
        "What a person sees as one character is moved over and deleted as one",
        arguments: [
            "e\u{301}", "👩‍👩‍👧", "🇱🇻", "👍🏽", "1\u{FE0F}\u{20E3}", "नि", "ก็", "王", "한", "\u{1112}\u{1161}\u{11AB}",
        ])
    func characters(character: String) throws {
        #expect(character.count == 1)
        #expect(try editor("a\(character)b", "<right><right>x").text == "a\(character)xb")
        #expect(try editor("a\(character)b", "<right><del>").text == "ab")
        #expect(try editor("a\(character)b", "<end><left><bs>").text == "ab")
        #expect(try editor("a\(character)b", "<end><left><left>x").text == "ax\(character)b")
    }

    @Test(
        "What does not show is deleted by itself, and the bytes stay exact",
        arguments: ["\u{200B}", "\u{202E}", "\u{AD}", "\u{1B}"])
    func hidden(character: String) throws {
        let opened = try editor("a\(character)b", "")
        #expect(opened.isSame(as: "a\(character)b"))
        #expect(
            opened.rendering(columns: 40, rows: 1).rows.map(\.plain) == [DisplayText(stranger: "a\(character)b").plain])
        #expect(try editor("a\(character)b", "<right><del>").text == "ab")
        #expect(try editor("a\(character)b", "<end><left><bs>").text == "ab")
        #expect(try editor("a\(character)b", "<right><right>x").isSame(as: "a\(character)xb"))
    }

    @Test("A mark that stands alone, and a joiner, can be taken away from what they hang on")
    func joined() throws {
        let flood = "a" + String(repeating: "\u{301}", count: 6)
        // Four marks stand on the letter, two are shown by themselves.
        #expect(try editor(flood, "<end><bs>").isSame(as: "a" + String(repeating: "\u{301}", count: 5)))
        #expect(try editor("a\u{200D}b", "<right><del>").isSame(as: "ab"))
    }

    @Test("Line ends stay what they are, and new ones are like those around them")
    func lineEnds() throws {
        #expect(try editor("a\r\nb\r\nc", "<down><end>x<enter>y").isSame(as: "a\r\nbx\r\ny\r\nc"))
        #expect(try editor("a\r\nb", "<ctrl-end><enter>").isSame(as: "a\r\nb\r\n"))
        #expect(try editor("a\r\nb", "<end><del>").isSame(as: "ab"))
        #expect(try editor("a\nb", "<end><enter>").isSame(as: "a\n\nb"))
        #expect(try editor("a\rb\r", "<right><right>x").isSame(as: "a\rxb\r"))
        #expect(try editor("a\r\nb", "").rendering(columns: 20, rows: 3).rows.map(\.plain) == ["a", "b"])
        #expect(try editor("", "<enter>").isSame(as: "\n"))
    }

    @Test("Pasted text is text: line ends are the text's own, U+0000 is left out")
    func pasting() throws {
        var lines = try editor("", "")
        #expect(lines.paste("a\rb\r\nc\nd\u{0}\u{1B}[2J") == .done)
        #expect(lines.isSame(as: "a\nb\nc\nd\u{1B}[2J"))
        var returned = try editor("x\r\ny", "")
        #expect(returned.paste("a\nb") == .done)
        #expect(returned.isSame(as: "a\r\nbx\r\ny"))
        try type("^_", into: &returned)
        #expect(returned.isSame(as: "x\r\ny"))
    }

    @Test("More than the limit is refused as a whole, and a text beyond it can be made shorter")
    func limit() {
        var editor = TextEditor("aaaa", limit: 5)
        #expect(editor.paste("āā") == .full)
        #expect(editor.text == "aaaa")
        #expect(editor.press(.character("ā"), columns: 20, rows: 5) == .full)
        #expect(editor.press(.character("b"), columns: 20, rows: 5) == .done)
        #expect(editor.press(Key(.enter), columns: 20, rows: 5) == .full)
        var long = TextEditor("aaaaaaa", limit: 5)
        #expect(long.press(Key(.delete), columns: 20, rows: 5) == .done)
        #expect(long.press(.character("b"), columns: 20, rows: 5) == .full)
    }

    @Test("Up and down keep to their column, over rows of a wrapped line and over wide characters")
    func goal() throws {
        let text = "abcdefgh\nab\nabcdefgh"
        #expect(try editor(text, "<end><left><left><down><down>x").text == "abcdefgh\nab\nabcdefxgh")
        #expect(try editor(text, "<end><down><up>x").text == "abcdefghx\nab\nabcdefgh")
        #expect(try editor(text, "<right><up>x").text == "xabcdefgh\nab\nabcdefgh")
        #expect(try editor(text, "<right><down><down><down>x").text == "abcdefgh\nab\nabcdefghx")
        // Wrapped at ten columns: "one two ", "three " and "four" are rows of one line.
        #expect(try editor("one two three four", "<right><right><down>x", columns: 10).text == "one two thxree four")
        #expect(try editor("one two three four", "<end><up>x", columns: 10).text == "one two threxe four")
        #expect(try editor("abcdef\n王小明", "<right><right><right><down>x").text == "abcdef\n王x小明")
        #expect(try editor("e\u{301}a\nxyz", "<down><right><up>x").isSame(as: "e\u{301}xa\nxyz"))
    }

    @Test("Words are wrapped, and the cursor has its place on every byte")
    func wrapping() throws {
        let shown = try editor("one two three  four\n\nabcdefghijkl", "").rendering(columns: 8, rows: 20)
        #expect(shown.rows.map(\.plain) == ["one two ", "three  ", "four", "", "abcdefg", "hijkl"])
        #expect(try editor("王小明王小明", "").rendering(columns: 8, rows: 9).rows.map(\.plain) == ["王小明", "王小明"])
        let end = try editor("one two", "<end>", columns: 8).rendering(columns: 8, rows: 9)
        #expect(end.cursor == (0, 7))
        let behind = try editor("one two ", "<end>", columns: 8).rendering(columns: 8, rows: 9)
        #expect(behind.cursor == (1, 0) && behind.rows.map(\.plain) == ["one two ", ""])
    }

    @Test("The cursor stays in sight, and the text moves no more than it must")
    func scrolling() throws {
        let text = (1...20).map { "line \($0)" }.joined(separator: "\n")
        var editor = try editor(text, "<down><down><down><down>")
        #expect(editor.rendering(columns: 20, rows: 5).rows.first?.plain == "line 1")
        try type("<down>", into: &editor)
        #expect(editor.rendering(columns: 20, rows: 5).rows.first?.plain == "line 2")
        #expect(editor.rendering(columns: 20, rows: 5).cursor == (4, 0))
        try type("<up><up><up>", into: &editor)
        #expect(editor.rendering(columns: 20, rows: 5).rows.first?.plain == "line 2")
        try type("<pgdn>", into: &editor)
        #expect(editor.rendering(columns: 20, rows: 5).cursor.row == 4)
        try type("<ctrl-end><pgup><pgup><pgup><pgup><pgup><pgup>", into: &editor)
        #expect(editor.rendering(columns: 20, rows: 5).cursor == (0, 0))
        try type("<ctrl-end>", into: &editor)
        #expect(editor.rendering(columns: 20, rows: 3).rows.map(\.plain) == ["line 18", "line 19", "line 20"])
        #expect(editor.rendering(columns: 20, rows: 1).rows.map(\.plain) == ["line 20"])
        #expect(editor.rendering(columns: 20, rows: 0).rows.isEmpty)
        #expect(editor.rendering(columns: 1, rows: 40).rows.count <= 40)
    }

    @Test("A word that was typed is one step of undo; what was undone can be done again")
    func undo() throws {
        var editor = try editor("", "onetwo<space>three")
        try type("^_", into: &editor)
        #expect(editor.text == "onetwo ")
        try type("^_", into: &editor)
        #expect(editor.text == "")
        try type("^_<alt-e><alt-e><alt-e>", into: &editor)
        #expect(editor.text == "onetwo three")
        try type("<left><bs><bs>^_", into: &editor)
        #expect(editor.text == "onetwo three")
        try type("^_", into: &editor)
        try type("x<alt-e>", into: &editor)
        #expect(editor.text == "onetwo x")
    }

    @Test("Keys of others are left to them")
    func others() {
        var editor = TextEditor("a", limit: 9)
        for key in [Key(.escape), .control("x"), Key(.function(1)), Key(.character("q"), alt: true), Key(.insert)] {
            #expect(editor.press(key, columns: 20, rows: 5) == .ignored)
        }
        #expect(editor.text == "a")
    }
}
