package import Terminal

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

    /// Keeps the cursor in sight.
    mutating func scroll(columns: Int, rows: Int) {
        top = top(columns: columns, rows: max(1, rows))
    }

    /// The uppermost row that shows the cursor, as near as can be to the one that was uppermost before.
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
