package import Terminal

/// One line of text that is being typed: a query, a command, a note.
///
/// Line ends and tabs become blanks as they come in. Up and down go through the lines entered before; the newest is
/// the one being typed.
package struct LineEditor: Hashable, Sendable {
    private var core: EditorCore
    /// Oldest first; the last one is the line being typed, as the moderator left it.
    private var earlier: [String]
    private var place: Int

    /// Opens a line with the cursor behind its last character.
    ///
    /// - Parameters:
    ///   - history: What was entered before, oldest first.
    ///   - limit: The most bytes.
    package init(_ text: String = "", history: [String] = [], limit: Int = 4_096) {
        core = EditorCore(LineEditor.line(of: text), limit: limit)
        core.cursor = core.buffer.end
        earlier = history + [""]
        place = history.count
    }

    package var text: String { String(decoding: core.line, as: UTF8.self) }
    package var isEmpty: Bool { core.buffer.count == 0 }
    /// The bytes before the cursor.
    package var cursor: Int { core.cursor.offset }

    /// What stands before the cursor: what a completion completes.
    package var textBeforeCursor: String { String(decoding: core.line[..<core.cursor.offset], as: UTF8.self) }

    /// Puts text in at the cursor.
    package mutating func paste(_ text: String) -> EditorResponse {
        core.insert(Array(LineEditor.line(of: text).utf8), isTyped: false)
    }

    /// Replaces the whole text, with the cursor behind it; this can be undone.
    package mutating func replace(with text: String) -> EditorResponse {
        core.replaceAll(with: Array(LineEditor.line(of: text).utf8))
    }

    /// Replaces the bytes before the cursor that a completion completes.
    package mutating func complete(replacing count: Int, with text: String) -> EditorResponse {
        let line = core.line
        let end = core.cursor.offset
        let start = max(0, end - count)
        let whole = Array(line[..<start]) + Array(LineEditor.line(of: text).utf8)
        let response = core.replaceAll(with: whole + line[end...])
        if response == .done { core.cursor.offset = whole.count }
        return response
    }

    /// Replaces the lines entered before, oldest first, unless one of them is being looked at.
    package mutating func offer(_ history: [String]) {
        guard place == earlier.count - 1 else { return }
        earlier = history + [""]
        place = history.count
    }

    /// Takes a key.
    package mutating func press(_ key: Key) -> EditorResponse {
        switch (key.code, key.control, key.alt) {
        case (.up, false, false), (.character("p"), true, false): return recall(place - 1)
        case (.down, false, false), (.character("n"), true, false): return recall(place + 1)
        case (.tab, _, _), (.enter, _, _): return .ignored
        case (.character(let character), false, false) where character.isNewline || character == "\t":
            return core.insert([0x20], isTyped: true)
        default: return core.press(key)
        }
    }

    private mutating func recall(_ next: Int) -> EditorResponse {
        guard earlier.indices.contains(next) else { return .done }
        if place == earlier.count - 1 { earlier[place] = text }
        place = next
        return replace(with: earlier[next])
    }

    /// Turns line ends and tabs into blanks, CR and LF together into one, and drops U+0000.
    private static func line(of text: String) -> String {
        var bytes: [UInt8] = []
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A where last == 0x0D: break
            case 0x09, 0x0A, 0x0D: bytes.append(0x20)
            case 0: break
            default: bytes.append(byte)
            }
            last = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension LineEditor {
    /// The line, or the part of it around the cursor that fits, `…` at the ends where more follows.
    ///
    /// - Parameters:
    ///   - marks: What to mark, such as a mistake: ranges of the text's UTF-8.
    package func rendering(columns: Int, marking marks: [Range<Int>] = [], as role: Role = .error) -> EditorRendering {
        let layout = LineLayout(core.line, columns: nil)
        let unit = layout.unit(at: core.cursor.offset)
        let column = layout.column(at: core.cursor.offset)
        let text = layout.text.marking(marks, as: role)
        guard text.width >= columns, columns > 2 else {
            return EditorRendering(
                rows: [columns > 2 ? text : DisplayText()], row: 0, column: min(column, max(0, columns - 1)))
        }
        // Half a place at a time, so that the text stands still while the cursor moves a little.
        let step = max(1, columns / 2)
        let from = column < columns - 1 ? 0 : (column - columns + 1 + step) / step * step
        var first = 0
        var skipped = 0
        while first < unit, skipped < from {
            skipped += layout.units[first].width
            first += 1
        }
        var end = first
        let room = columns - (first > 0 ? 1 : 0)
        var width = 0
        while end < layout.units.count, width + layout.units[end].width <= room {
            width += layout.units[end].width
            end += 1
        }
        // What is cut off needs a cell that says so; the cursor can stand on it.
        if end < layout.units.count {
            while end > max(first, unit), width > room - 1 {
                end -= 1
                width -= layout.units[end].width
            }
        }
        var shown = text.text(
            of: layout.units[first..<end], before: end < layout.units.count ? layout.units[end] : nil)
        if first > 0 { shown = "…" + shown }
        if end < layout.units.count, shown.width < columns { shown += "…" }
        let offset = (first > 0 ? 1 : 0) + layout.units[first..<unit].reduce(0) { $0 + $1.width }
        return EditorRendering(rows: [shown], row: 0, column: min(offset, columns - 1))
    }
}
