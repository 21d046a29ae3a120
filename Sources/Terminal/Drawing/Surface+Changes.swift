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
    /// The parts that differ from another surface of the same size, at most one a row; all rows when the sizes differ. A wide
    /// character is never cut by a part's edge.
    package func changes(from shown: Surface) -> [Change] {
        guard size == shown.size else {
            return size.columns == 0 ? [] : (0..<size.rows).map { Change(row: $0, columns: 0..<size.columns) }
        }
        var changes: [Change] = []
        for row in 0..<size.rows {
            let start = row * size.columns
            let end = start + size.columns
            guard var first = (start..<end).first(where: { !isSame(cells[$0], shown.cells[$0], of: shown) }),
                var last = (first..<end).last(where: { !isSame(cells[$0], shown.cells[$0], of: shown) })
            else { continue }
            while first > start, cells[first].width == 0 || shown.cells[first].width == 0 { first -= 1 }
            while last + 1 < end, cells[last + 1].width == 0 || shown.cells[last + 1].width == 0 { last += 1 }
            changes.append(Change(row: row, columns: first - start..<last + 1 - start))
        }
        return changes
    }
}
