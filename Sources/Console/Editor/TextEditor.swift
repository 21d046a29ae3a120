package import Terminal

/// A text of many lines that is being typed: the body of a comment.
///
/// Shown as ``DisplayText`` shows a stranger's text, wrapped by words; the bytes stay exactly those that came in or were
/// typed, line ends included. The cursor moves over what a person sees as one character; what does not show by itself is
/// moved over, and deleted, by itself. What a key costs depends on the line it is pressed in and on what is in sight.
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
    package var isEmpty: Bool { count == 0 }

    /// Tells whether the text is this one, byte for byte.
    package func isSame(as text: String) -> Bool {
        count == text.utf8.count && text.utf8.elementsEqual(core.buffer.bytes)
    }

    /// Puts pasted text in at the cursor. Every kind of line end becomes the one that the text has; U+0000, which no
    /// comment can hold, is left out.
    package mutating func paste(_ text: String, columns: Int, rows: Int) -> EditorResponse {
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
        let response = core.insert(bytes, isTyped: false)
        goal = nil
        scroll(columns: columns, rows: rows)
        return response
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
        if response != .ignored {
            goal = keptGoal
            scroll(columns: columns, rows: rows)
        }
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
