package import Terminal

/// A text of many lines that is being typed: the body of a comment.
///
/// It is shown as ``DisplayText`` shows a stranger's text, wrapped by words; the bytes stay exactly those that came
/// in or were typed, line ends included. The cursor moves over what a person sees as one character; what doesn't show
/// by itself is moved over, and deleted, by itself. A typed character costs no more than its bytes: the text in sight
/// is looked at once a frame (``scroll(columns:rows:)``), so that a long paste that comes as keys takes no longer per key.
package struct TextEditor: Hashable, Sendable {
    var core: EditorCore
    /// The column that moving up and down keeps to.
    var goal: Int?
    /// The uppermost row in sight: a line, and a row of it.
    var top = Row(line: 0, row: 0)

    /// One row of the wrapped text.
    struct Row: Hashable, Comparable, Sendable {
        var line: Int
        var row: Int

        static func < (one: Row, other: Row) -> Bool {
            (one.line, one.row) < (other.line, other.row)
        }
    }

    /// Opens a text with the cursor before its first character.
    ///
    /// - Parameter limit: The most bytes that typing makes of it. A text that is longer already can be made shorter.
    package init(_ text: String, limit: Int) {
        core = EditorCore(text, limit: limit)
    }

    package var text: String { String(decoding: core.buffer.bytes, as: UTF8.self) }
    /// In bytes.
    package var count: Int { core.buffer.count }

    /// Whether the text is this one, byte for byte.
    package func isSame(as text: String) -> Bool {
        count == text.utf8.count && text.utf8.elementsEqual(core.buffer.bytes)
    }

    /// Puts pasted text in at the cursor. Every kind of line end becomes the one that the text has; U+0000, which no
    /// comment can hold, is left out.
    package mutating func paste(_ text: String) -> EditorResponse {
        let lineEnd = core.buffer.lineEnd(at: core.cursor)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A where last == 0x0D: break
            case 0x0A, 0x0D: bytes += lineEnd
            case 0: break
            default: bytes.append(byte)
            }
            last = byte
        }
        goal = nil
        return core.insert(bytes, isTyped: false)
    }

    /// Takes a key.
    ///
    /// - Parameters:
    ///   - columns: The cells of a row of the place that the text is shown in.
    ///   - rows: The rows of that place.
    package mutating func press(_ key: Key, columns: Int, rows: Int) -> EditorResponse {
        let response: EditorResponse
        var keptGoal: Int?
        switch (key.code, key.control, key.alt) {
        case (.enter, false, false), (.character("j"), true, false):
            response = core.insert(core.buffer.lineEnd(at: core.cursor), isTyped: true)
        case (.tab, false, false):
            response = core.insert([0x09], isTyped: true)
        case (.up, false, false), (.character("p"), true, false):
            (response, keptGoal) = (.done, move(by: -1, columns))
        case (.down, false, false), (.character("n"), true, false):
            (response, keptGoal) = (.done, move(by: 1, columns))
        case (.pageUp, false, false):
            (response, keptGoal) = (.done, move(by: -max(1, rows - 1), columns))
        case (.pageDown, false, false):
            (response, keptGoal) = (.done, move(by: max(1, rows - 1), columns))
        case (.home, true, false), (.character("<"), false, true):
            core.cursor = TextBuffer.Place(line: 0, offset: 0)
            response = .done
        case (.end, true, false), (.character(">"), false, true):
            core.cursor = core.buffer.end
            response = .done
        default:
            response = core.press(key)
        }
        if response != .ignored { goal = keptGoal }
        return response
    }

    /// Moves the cursor over rows of the wrapped text; to the very beginning or end when there are too few.
    ///
    /// - Returns: The column that it would like to be in.
    private mutating func move(by distance: Int, _ columns: Int) -> Int {
        var line = core.cursor.line
        var layout = layout(of: line, columns)
        let goal = goal ?? layout.column(at: core.cursor.offset)
        var row = layout.row(at: core.cursor.offset) + distance
        while row < 0 || row >= layout.rows.count {
            let next = row < 0 ? line - 1 : line + 1
            guard core.buffer.lines.indices.contains(next) else {
                core.cursor = row < 0 ? TextBuffer.Place(line: 0, offset: 0) : core.buffer.end
                return goal
            }
            if row >= layout.rows.count { row -= layout.rows.count }
            line = next
            layout = self.layout(of: line, columns)
            if row < 0 { row += layout.rows.count }
        }
        let bytes = core.buffer.lines[line].bytes
        let offset = layout.offset(row: row, column: goal)
        let unit = layout.unit(at: offset)
        core.cursor = TextBuffer.Place(
            line: line, offset: layout.isStop(unit, bytes) ? offset : layout.stop(before: offset, bytes))
        return goal
    }

    func layout(of line: Int, _ columns: Int) -> LineLayout {
        LineLayout(core.buffer.lines[line].bytes, columns: columns)
    }
}

/// A part of a field as it is shown, and where its cursor is.
package struct EditorRendering: Hashable, Sendable {
    package var rows: [DisplayText]
    package var cursor: (row: Int, column: Int) { (row, column) }
    private var row: Int
    private var column: Int

    init(rows: [DisplayText], row: Int, column: Int) {
        self.rows = rows
        self.row = row
        self.column = column
    }
}

extension TextEditor {
    /// The part of the text that is in sight, with the cursor in it.
    package func rendering(columns: Int, rows: Int) -> EditorRendering {
        guard rows > 0 else { return EditorRendering(rows: [], row: 0, column: 0) }
        let top = top(columns: columns, rows: rows)
        var shown: [DisplayText] = []
        var cursorRow = 0
        var cursorColumn = 0
        var line = top.line
        var first = top.row
        while shown.count < rows, line < core.buffer.lines.count {
            let layout = layout(of: line, columns)
            if line == core.cursor.line {
                cursorRow = shown.count + layout.row(at: core.cursor.offset) - first
                cursorColumn = min(layout.column(at: core.cursor.offset), max(0, columns - 1))
            }
            let last = min(layout.rows.count, first + rows - shown.count)
            for row in first..<last { shown.append(layout.text(row: row)) }
            line += 1
            first = 0
        }
        return EditorRendering(rows: shown, row: cursorRow, column: cursorColumn)
    }

    /// Keeps the cursor in sight: before each frame.
    package mutating func scroll(columns: Int, rows: Int) {
        top = top(columns: columns, rows: max(1, rows))
    }

    /// The uppermost row from which the cursor is in sight, as near as possible to the present one.
    private func top(columns: Int, rows: Int) -> Row {
        let cursor = core.cursor
        let layout = layout(of: cursor.line, columns)
        let row = Row(line: cursor.line, row: layout.row(at: cursor.offset))
        var top = self.top
        // Lines can have gone, and at another width a line has other rows.
        if top.line >= core.buffer.lines.count { top = row }
        if row <= top { return row }
        let lowest = uppermost(showing: row, of: layout, columns: columns, rows: rows)
        if top.row > 0, top.line != row.line {
            top.row = min(top.row, self.layout(of: top.line, columns).rows.count - 1)
        }
        return max(top, lowest)
    }

    /// The uppermost row of a place whose lowest one is `row`.
    private func uppermost(showing row: Row, of layout: LineLayout, columns: Int, rows: Int) -> Row {
        var missing = rows - 1 - row.row
        if missing <= 0 { return Row(line: row.line, row: row.row - (rows - 1)) }
        var line = row.line
        while line > 0 {
            line -= 1
            let count = self.layout(of: line, columns).rows.count
            if count >= missing { return Row(line: line, row: count - missing) }
            missing -= count
        }
        return Row(line: 0, row: 0)
    }
}
