import Moderation
import Terminal

/// How one line of a text is shown: its units, and the rows that they are broken into.
///
/// A row is one cell shorter than the place, so that the cursor has a cell behind the last character. A blank at
/// which a row is broken goes into that cell: every byte has its place on the screen, and the cursor can stand on it.
struct LineLayout {
    let text: DisplayText
    let units: [DisplayText.Unit]
    /// For each unit the byte at which it begins, then the length of the line.
    let offsets: [Int]
    /// Units, row by row; the last row can be empty.
    let rows: [Range<Int>]

    /// - Parameter columns: The cells of a row; `nil` for one row of any length.
    init(_ line: some Collection<UInt8>, columns: Int?) {
        let shown = DisplayText.lines(stranger: String(decoding: line, as: UTF8.self))
        text = shown.first ?? DisplayText()
        units = text.units
        var offset = 0
        offsets =
            [0]
            + units.map { unit in
                offset += unit.bytes
                return offset
            }
        rows = columns.map { [units] columns in LineLayout.rows(of: units, columns: columns) } ?? [0..<units.count]
    }

    private static func rows(of units: [DisplayText.Unit], columns: Int) -> [Range<Int>] {
        let limit = max(columns - 1, 2)
        var rows: [Range<Int>] = []
        var start = 0
        var width = 0
        var place: Int?
        var index = 0
        func begin(at first: Int) {
            rows.append(start..<first)
            start = first
            width = units[first..<max(first, index)].reduce(0) { $0 + $1.width }
            place = nil
        }
        while index < units.count {
            let unit = units[index]
            if unit.isBreakBefore, index > start { place = index }
            if width + unit.width > limit, index > start {
                if unit.isBlank {
                    index += 1
                    begin(at: index)
                } else {
                    begin(at: place ?? index)
                }
                continue
            }
            width += unit.width
            index += 1
            if unit.isBlank { place = index }
        }
        rows.append(start..<units.count)
        return rows
    }

    // MARK: - Where something is

    /// The unit that a byte belongs to; the number of units for the end of the line.
    func unit(at offset: Int) -> Int {
        (0..<units.count).partitioningIndex { offsets[$0 + 1] > offset }
    }

    /// The row that a byte is shown in.
    func row(at offset: Int) -> Int {
        let unit = unit(at: offset)
        return rows.lastIndex { $0.lowerBound <= unit } ?? 0
    }

    /// The column, in its row, at which a byte is shown.
    func column(at offset: Int) -> Int {
        let row = rows[row(at: offset)]
        return units[row.lowerBound..<unit(at: offset)].reduce(0) { $0 + $1.width }
    }

    /// The byte that is shown in a column of a row, or the last one of the row if that is shorter.
    func offset(row: Int, column: Int) -> Int {
        let units = rows[row]
        var width = 0
        for index in units {
            width += self.units[index].width
            if width > column { return offsets[index] }
        }
        // Behind the last unit the next row already begins.
        return row == rows.count - 1 ? offsets[units.upperBound] : offsets[max(units.lowerBound, units.upperBound - 1)]
    }

    /// What a row shows.
    func text(row: Int) -> DisplayText {
        let range = rows[row]
        return text.text(
            of: units[range], before: range.upperBound < units.count ? units[range.upperBound] : nil)
    }

    // MARK: - Where a cursor can stand

    /// Whether the cursor can stand before a unit: not inside what a person sees as one character.
    func isStop(_ index: Int, _ line: [UInt8]) -> Bool {
        guard index > 0, index < units.count else { return true }
        if units[index - 1].isHidden || units[index].isHidden { return true }
        return Graphemes.isBoundary(offsets[index], in: line)
    }

    /// The nearest place behind a byte at which the cursor can stand.
    func stop(after offset: Int, _ line: [UInt8]) -> Int {
        var index = unit(at: offset) + 1
        while index < units.count, !isStop(index, line) { index += 1 }
        return offsets[min(index, units.count)]
    }

    /// The nearest place before a byte at which the cursor can stand.
    func stop(before offset: Int, _ line: [UInt8]) -> Int {
        var index = unit(at: offset)
        if offsets[index] >= offset { index -= 1 }
        while index > 0, !isStop(index, line) { index -= 1 }
        return offsets[max(index, 0)]
    }
}
