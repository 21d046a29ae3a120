import Seeded
import Terminal
import Testing

@testable import Console

/// The plainest editor there is: characters and an index.
private struct PlainEditor {
    var characters: [Character]
    var cursor = 0

    mutating func press(_ key: Key) {
        switch key {
        case Key(.left): cursor = max(0, cursor - 1)
        case Key(.right): cursor = min(characters.count, cursor + 1)
        case Key(.backspace):
            if cursor > 0 {
                cursor -= 1
                characters.remove(at: cursor)
            }
        case Key(.delete): if cursor < characters.count { characters.remove(at: cursor) }
        case Key(.enter): put("\n")
        case .control("a"): while cursor > 0, characters[cursor - 1] != "\n" { cursor -= 1 }
        case .control("e"): while cursor < characters.count, characters[cursor] != "\n" { cursor += 1 }
        case .control("u"):
            let end = cursor
            press(.control("a"))
            characters.removeSubrange(cursor..<end)
        case .control("k"):
            let start = cursor
            press(.control("e"))
            if cursor == start, cursor < characters.count { cursor += 1 }
            characters.removeSubrange(start..<cursor)
            cursor = start
        default: if case .character(let character) = key.code { put(character) }
        }
    }

    private mutating func put(_ character: Character) {
        characters.insert(character, at: cursor)
        cursor += 1
    }
}

@Suite("The editor under random keys")
struct RandomEditorTests {
    @Test("It agrees with the plainest editor there is", arguments: 0..<30 as Range<UInt64>)
    func plain(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pool: [Character] = ["a", "ā", "b", " ", "-", "ж", "王", "👍", "e\u{301}", "🇱🇻", "\u{AD00}"]
        let keys =
            [Key(.left), Key(.right), Key(.backspace), Key(.delete), Key(.enter)]
            + ["a", "e", "k", "u"].map { Key.control($0) }
        var editor = TextEditor("", limit: 65_536)
        var plain = PlainEditor(characters: [])
        for _ in 0..<600 {
            let isTyped = Int.random(in: 0..<10, using: &generator) < 6
            let key =
                isTyped
                ? pool.randomElement(using: &generator).map { Key.character($0) }
                : keys.randomElement(using: &generator)
            guard let key else { continue }
            _ = editor.press(key, columns: 12, rows: 4)
            plain.press(key)
            #expect(editor.isSame(as: String(plain.characters)))
        }
        var marked = editor
        _ = marked.press(.character("|"), columns: 12, rows: 4)
        plain.press(.character("|"))
        #expect(marked.isSame(as: String(plain.characters)))
    }

    @Test(
        "Hostile text keeps every byte, every row fits, and undo comes back to the beginning",
        arguments: 0..<30 as Range<UInt64>)
    func hostile(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "a", " ", "\n", "\r", "\r\n", "\t", "\u{301}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{1B}[", "👩‍👩‍👧", "🇱",
            "\u{FE0F}",
            "नि", "王", "ā", "\u{E0041}", "\u{7F}", "한", "\u{1112}", "\u{300}\u{300}\u{300}\u{300}\u{300}", "\u{2028}",
        ]
        func text(_ count: Int) -> String {
            (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        }
        let opening = text(60)
        var editor = TextEditor(opening, limit: 4_000)
        #expect(editor.isSame(as: opening))
        let keys = [
            Key(.left), Key(.right), Key(.up), Key(.down), Key(.backspace), Key(.delete), Key(.enter), Key(.pageUp),
            Key(.pageDown),
            .control("w"), .control("k"), .control("u"), .control("y"), .control("a"), .control("e"),
            Key(.character("f"), alt: true),
            Key(.character("b"), alt: true), Key(.character("d"), alt: true), Key(.home, control: true),
            Key(.end, control: true),
        ]
        let columns = Int.random(in: 2...40, using: &generator)
        let rows = Int.random(in: 1...8, using: &generator)
        for _ in 0..<200 {
            if Int.random(in: 0..<3, using: &generator) == 0 {
                _ = editor.paste(text(3))
            } else if let key = keys.randomElement(using: &generator) {
                #expect(
                    editor.press(key, columns: columns, rows: rows) == .done || key.code == .enter
                        || key == .control("y"))
            }
            // Several keys may come before a frame.
            if Bool.random(using: &generator) { editor.scroll(columns: columns, rows: rows) }
            let shown = editor.rendering(columns: columns, rows: rows)
            #expect(shown.rows.count <= rows)
            #expect(shown.cursor.row < max(1, shown.rows.count) && shown.cursor.column < columns)
            #expect(editor.count == editor.text.utf8.count)
        }
        let last = editor.text
        for _ in 0..<600 { _ = editor.press(.control("_"), columns: columns, rows: rows) }
        #expect(editor.isSame(as: opening))
        for _ in 0..<600 { _ = editor.press(Key(.character("e"), alt: true), columns: columns, rows: rows) }
        #expect(editor.isSame(as: last))
    }

    @Test("Moving right over a line, and left again, comes by the same places", arguments: 0..<10 as Range<UInt64>)
    func thereAndBack(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["a", "\u{301}", "\u{200B}", "👍🏽", "🇱🇻", "ā", "王", "\u{200D}", "नि", "ก็", "\t"]
        let text = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        var editor = LineEditor("", limit: 4_096)
        _ = editor.paste(text)
        var places = [editor.cursor]
        while editor.cursor > 0 {
            _ = editor.press(Key(.left))
            places.append(editor.cursor)
        }
        var back = [editor.cursor]
        while editor.cursor < editor.text.utf8.count {
            _ = editor.press(Key(.right))
            back.append(editor.cursor)
        }
        #expect(back == places.reversed())
    }
}
