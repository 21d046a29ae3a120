import Terminal
import Wording

/// Lines for people, in columns.
struct Table {
    struct Column: Sendable {
        var title: DisplayText
        var alignment: Alignment
        /// The most cells it takes; the last column takes what is left of the line.
        var limit: Int

        init(_ title: TableColumn, _ alignment: Alignment = .left, limit: Int = 40) {
            self.init(wording.title(title), alignment, limit: limit)
        }

        init(_ title: DisplayText, _ alignment: Alignment = .left, limit: Int = 40) {
            self.title = title
            self.alignment = alignment
            self.limit = limit
        }
    }

    var columns: [Column]
    var rows: [[DisplayText]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    mutating func add(_ cells: DisplayText...) {
        rows.append(cells)
    }

    /// The lines, the titles first, none wider than `width` cells and none with blanks at its end.
    func lines(width: Int) -> [DisplayText] {
        let cells = [columns.map(\.title)] + rows
        var widths = columns.indices.map { index in
            min(columns[index].limit, cells.reduce(0) { max($0, $1[index].width) })
        }
        if let last = widths.indices.last {
            widths[last] = max(1, width - widths.dropLast().reduce(0) { $0 + $1 + 2 })
        }
        return cells.map { row in Table.line(row, columns, widths).truncated(to: width) }
    }

    private static func line(_ row: [DisplayText], _ columns: [Column], _ widths: [Int]) -> DisplayText {
        var line = DisplayText()
        for (index, cell) in row.enumerated() {
            let isLast = index == row.count - 1
            if index > 0 { line += "  " }
            if isLast, columns[index].alignment == .left {
                line += cell.truncated(to: widths[index])
            } else {
                let width = isLast ? min(widths[index], columns[index].limit) : widths[index]
                line += cell.fitted(to: width, alignment: columns[index].alignment)
            }
        }
        return line
    }
}
