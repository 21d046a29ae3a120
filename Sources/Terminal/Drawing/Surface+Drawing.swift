extension Surface {
    /// Draws a text.
    ///
    /// Cells around it stay as they are. A wide character that loses a half to it leaves a blank.
    ///
    /// - Parameters:
    ///   - column: Of its first cell; it may lie outside.
    ///   - width: The most cells; a wider text is cut with `…`. Without it, the text is cut off at the edge of the surface.
    ///   - style: The row's: a part without a role of its own takes this one's.
    /// - Returns: The column after the text.
    @discardableResult
    package mutating func put(
        _ text: DisplayText, row: Int, column: Int, width: Int? = nil, style: Style = Style()
    ) -> Int {
        guard contains(row: row) else { return column }
        let text = width.map { $0 < text.width ? text.truncated(to: $0) : text } ?? text
        // Nearly all texts consist of single scalars and lie wholly on the surface: their cells are written in one go.
        if text.clusters.isEmpty, column >= 0, column + text.width <= size.columns {
            separate(row: row, column: column)
            separate(row: row, column: column + text.width)
            var place = row * size.columns + column
            let first = place
            cells.withUnsafeMutableBufferPointer { cells in
                for glyph in text.glyphs {
                    let cell = glyph.cell(in: style, isBeginning: place == first)
                    guard place + cell.width <= cells.count else { break }
                    cells[place] = cell
                    if cell.width == 2 { cells[place + 1] = cell.rightHalf }
                    place += cell.width
                }
            }
            return column + text.width
        }
        var place = column
        for glyph in text.glyphs {
            guard place < size.columns else { break }
            if place >= 0 || place + glyph.width > 0 {
                put(glyph, of: text, row: row, column: place, style: style, isBeginning: place == column)
            }
            place += glyph.width
        }
        return place
    }

    /// Draws what a surface one row high shows, from the first column on.
    package mutating func put(_ strip: Surface, row: Int) {
        let count = min(strip.cells.count, size.columns)
        guard contains(row: row), count > 0 else { return }
        separate(row: row, column: count)
        let start = row * size.columns
        cells.replaceSubrange(start..<start + count, with: strip.cells[..<count])
        guard !strip.clusters.isEmpty else { return }
        for index in start..<start + count where cells[index].isCluster { cells[index].clusterIndex += clusters.count }
        clusters += strip.clusters
    }

    /// Blanks part of a row, or fills it with one sign, as for a rule.
    ///
    /// - Parameters:
    ///   - columns: All of them if not given.
    ///   - sign: One cell wide.
    package mutating func fill(
        row: Int, columns: Range<Int>? = nil, with sign: Unicode.Scalar = " ", style: Style = Style()
    ) {
        guard contains(row: row) else { return }
        let columns = (columns ?? 0..<size.columns).clamped(to: 0..<size.columns)
        guard !columns.isEmpty else { return }
        separate(row: row, column: columns.lowerBound)
        separate(row: row, column: columns.upperBound)
        var cell = Glyph(sign.value, width: 1, role: style.role)
        cell.isCurrent = style.isCurrent
        let start = row * size.columns
        for column in columns { cells[start + column] = cell }
    }

    private mutating func put(
        _ glyph: Glyph, of text: DisplayText, row: Int, column: Int, style: Style, isBeginning: Bool
    ) {
        let width = glyph.width
        let start = row * size.columns
        var cell = glyph.cell(in: style, isBeginning: isBeginning)
        separate(row: row, column: column)
        separate(row: row, column: column + width)
        guard column >= 0, column + width <= size.columns else {
            // Half of a wide character: what is left of it becomes blank.
            var blank = Glyph(0x20, width: 1, role: cell.role)
            blank.isCurrent = cell.isCurrent
            for column in (column..<column + width).clamped(to: 0..<size.columns) { cells[start + column] = blank }
            return
        }
        if cell.isCluster {
            let string = text.clusters[cell.clusterIndex]
            cell.clusterIndex = clusters.count
            clusters.append(string)
        }
        cells[start + column] = cell
        if width == 2 { cells[start + column + 1] = cell.rightHalf }
    }

    /// Blanks a wide character that lies on both sides of the left edge of a cell.
    private mutating func separate(row: Int, column: Int) {
        guard column > 0, column < size.columns else { return }
        let index = row * size.columns + column
        guard cells[index].width == 0 else { return }
        for index in index - 1...index {
            var blank = Glyph(0x20, width: 1, role: cells[index].role)
            blank.isCurrent = cells[index].isCurrent
            cells[index] = blank
        }
    }
}
