package import Terminal

/// One line of text with a cursor between its characters, and the keys that change it.
package struct LineField: Hashable, Sendable {
    package private(set) var characters: [Character]
    /// The characters before the cursor.
    package private(set) var cursor: Int

    package init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    package var text: String { String(characters) }
    package var isEmpty: Bool { characters.isEmpty }

    /// Puts text in at the cursor; line ends and tabs become spaces.
    package mutating func insert(_ text: String) {
        let line = text.map { $0.isNewline || $0 == "\t" ? Character(" ") : $0 }
        let before = String(characters[..<cursor]) + String(line)
        let whole = Array(before + String(characters[cursor...]))
        // A combining mark joins the character before it, so the cursor is counted anew.
        cursor = min(Array(before).count, whole.count)
        characters = whole
    }

    /// Takes a key; `false` when it is none of the field's.
    package mutating func press(_ key: Key) -> Bool {
        switch (key.code, key.control, key.alt) {
        case (.character(let character), false, false): insert(String(character))
        case (.backspace, _, false), (.character("h"), true, _): remove(cursor - 1..<cursor)
        case (.delete, _, _), (.character("d"), true, _): remove(cursor..<cursor + 1)
        case (.left, false, false), (.character("b"), true, _): cursor = max(0, cursor - 1)
        case (.right, false, false), (.character("f"), true, _): cursor = min(characters.count, cursor + 1)
        case (.left, _, _), (.character("b"), _, true): cursor = wordStart()
        case (.right, _, _), (.character("f"), _, true): cursor = wordEnd()
        case (.home, _, _), (.character("a"), true, _): cursor = 0
        case (.end, _, _), (.character("e"), true, _): cursor = characters.count
        case (.character("w"), true, _), (.backspace, _, true): remove(wordStart()..<cursor)
        case (.character("u"), true, _): remove(0..<cursor)
        case (.character("k"), true, _): remove(cursor..<characters.count)
        default: return false
        }
        return true
    }

    private mutating func remove(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<characters.count)
        let cursorAfter = cursor > range.lowerBound ? max(range.lowerBound, cursor - range.count) : cursor
        let whole = Array(String(characters[..<range.lowerBound]) + String(characters[range.upperBound...]))
        characters = whole
        cursor = min(cursorAfter, whole.count)
    }

    private func wordStart() -> Int {
        var index = cursor
        while index > 0, characters[index - 1] == " " { index -= 1 }
        while index > 0, characters[index - 1] != " " { index -= 1 }
        return index
    }

    private func wordEnd() -> Int {
        var index = cursor
        while index < characters.count, characters[index] == " " { index += 1 }
        while index < characters.count, characters[index] != " " { index += 1 }
        return index
    }
}
