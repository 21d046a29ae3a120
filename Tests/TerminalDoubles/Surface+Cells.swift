package import Terminal

/// What one cell of a surface shows.
package struct Cell: Hashable, Sendable {
    /// One cluster; empty for the right half of a wide one.
    package var text: String
    /// 1 or 2, or 0 for the right half of a wide one.
    package var width: Int
    package var style: Style

    package init(text: String = " ", width: Int = 1, style: Style = Style()) {
        self.text = text
        self.width = width
        self.style = style
    }
}

extension Surface {
    /// What a cell shows; a blank for one that lies outside.
    package subscript(row: Int, column: Int) -> Cell {
        guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return Cell() }
        let glyph = glyph(row: row, column: column)
        return Cell(text: glyph.width == 0 ? "" : string(of: glyph), width: glyph.width, style: glyph.style)
    }
}
