/// A frame: a grid of cells, and where the terminal's cursor sits.
///
/// Drawing never reaches outside: what doesn't fit is cut off, and a wide character of which half would be cut off
/// leaves blanks. Every size is allowed, even 0x0; a negative size counts as 0. Cells take eight bytes each and are
/// compared like memory, so that a frame of 500x150 costs little more than its bytes.
package struct Surface: Sendable {
    package let size: Size
    /// Where the terminal's cursor is shown, in cells from 0; nowhere if `nil` or outside.
    package var cursor: (row: Int, column: Int)?

    /// The columns of the lines that divide it from top to bottom: no text may reach over one, whatever a terminal makes of it.
    private(set) var dividers: [Int] = []

    /// Row after row.
    var cells: [Glyph]
    /// The clusters of more than one scalar that ``cells`` refer to.
    var clusters: [String] = []

    /// Makes a blank surface.
    package init(size: Size) {
        self.size = Size(columns: max(size.columns, 0), rows: max(size.rows, 0))
        cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
    }

    /// Divides the surface at a column.
    package mutating func divide(at column: Int) { dividers.append(column) }

    /// The end of the part of a row that a column lies in.
    package func end(ofPartAt column: Int) -> Int { dividers.filter { $0 > column }.min() ?? size.columns }

    /// The glyph in a cell, which must lie on the surface.
    package func glyph(row: Int, column: Int) -> Glyph { cells[row * size.columns + column] }

    /// What a glyph of this surface shows.
    package func string(of glyph: Glyph) -> String {
        if glyph.isCluster { return clusters[glyph.clusterIndex] }
        return Unicode.Scalar(glyph.scalar).map { String(Character($0)) } ?? ""
    }

    /// Whether a row lies on the surface.
    func contains(row: Int) -> Bool { row >= 0 && row < size.rows }

    /// Whether a cell looks like one of another surface.
    func isSame(_ one: Glyph, _ other: Glyph, of surface: Surface) -> Bool {
        guard one.isCluster && other.isCluster else { return one == other }
        return one.width == other.width && one.style == other.style
            && isSameBytes(clusters[one.clusterIndex], surface.clusters[other.clusterIndex])
    }
}

extension Surface: Hashable {
    package static func == (left: Surface, right: Surface) -> Bool {
        guard left.size == right.size, left.cursor?.row == right.cursor?.row,
            left.cursor?.column == right.cursor?.column
        else { return false }
        if left.clusters.isEmpty && right.clusters.isEmpty { return left.cells == right.cells }
        return zip(left.cells, right.cells).allSatisfy { left.isSame($0, $1, of: right) }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        for cell in cells {
            if cell.isCluster {
                hasher.combine(cell.style)
                for byte in clusters[cell.clusterIndex].utf8 { hasher.combine(byte) }
            } else {
                hasher.combine(cell)
            }
        }
    }
}

/// A part of a row that looks different on two surfaces.
package struct Change: Hashable, Sendable {
    package var row: Int
    package var columns: Range<Int>

    package init(row: Int, columns: Range<Int>) {
        self.row = row
        self.columns = columns
    }
}

extension Surface {
    /// The parts that differ from another surface of the same size, at most one a row; all rows if the sizes differ.
    /// The edge of a part never cuts a wide character.
    package func changes(from shown: Surface) -> [Change] {
        guard size == shown.size else {
            return size.columns == 0 ? [] : (0..<size.rows).map { Change(row: $0, columns: 0..<size.columns) }
        }
        return cells.withUnsafeBufferPointer { one in
            shown.cells.withUnsafeBufferPointer { other in
                (0..<size.rows).compactMap { row in
                    let start = row * size.columns
                    let end = start + size.columns
                    // Most rows are the same, and most glyphs are not clusters.
                    func isDifferent(_ cell: Int) -> Bool {
                        (one[cell] != other[cell] || one[cell].isCluster) && !isSame(one[cell], other[cell], of: shown)
                    }
                    guard var first = (start..<end).first(where: isDifferent),
                        var last = (first..<end).last(where: isDifferent)
                    else { return nil }
                    while first > start, one[first].width == 0 || other[first].width == 0 { first -= 1 }
                    while last + 1 < end, one[last + 1].width == 0 || other[last + 1].width == 0 { last += 1 }
                    return Change(row: row, columns: first - start..<last + 1 - start)
                }
            }
        }
    }

    /// Whether the row in the middle of what has changed was another row of a surface of the same size.
    package func isMoved(_ changes: [Change], from shown: Surface) -> Bool {
        guard changes.count > 1, size == shown.size else { return false }
        let middle = row(changes[changes.count / 2].row)
        return changes.contains { shown.row($0.row).elementsEqual(middle) }
    }

    private func row(_ row: Int) -> ArraySlice<Glyph> { cells[row * size.columns..<(row + 1) * size.columns] }
}
