import Terminal

/// A part of the screen, in cells.
struct Area: Equatable {
    var row: Int
    var column: Int
    var width: Int
    var height: Int

    static let none = Area(row: 0, column: 0, width: 0, height: 0)
}

/// Where things stand on a screen of a size.
struct Layout {
    enum Kind {
        /// The list at the left, the comment at the right.
        case wide
        /// The list above, the comment below.
        case stacked
        /// One of them at a time.
        case single
        /// There is room only for a line that says so.
        case tiny
    }

    let size: Size
    let kind: Kind
    /// The rows of the two last lines; the same one where they share it.
    let hintRow: Int
    let messageRow: Int
    /// The rule above the hints, or between list and comment.
    let ruleRow: Int

    init(_ size: Size) {
        self.size = size
        if size.columns < 30 || size.rows < 6 {
            kind = .tiny
        } else if size.columns < 60 || size.rows < 12 {
            kind = .single
        } else if size.columns < 100 {
            kind = .stacked
        } else {
            kind = .wide
        }
        messageRow = size.rows - 1
        hintRow = size.rows < 12 ? size.rows - 1 : size.rows - 2
        switch kind {
        case .wide, .single, .tiny: ruleRow = hintRow - 1
        case .stacked: ruleRow = 1 + (hintRow - 2) / 2
        }
    }

    /// The columns of the list; beside the comment it gets fewer, since the text is what is read.
    var listWidth: Int { kind == .wide ? (size.columns - 4) * 45 / 100 : size.columns }

    /// The most cells of a line of running text: longer lines are hard to read.
    static let readable = 80

    var list: Area {
        switch kind {
        case .tiny: .none
        default: Area(row: 1, column: 0, width: listWidth, height: max(0, ruleRow - 1))
        }
    }

    /// The comment beside or below the list, or over all of it.
    func comment(isFull: Bool) -> Area {
        if isFull { return whole }
        switch kind {
        case .tiny: return .none
        case .wide:
            return Area(row: 1, column: listWidth + 2, width: size.columns - listWidth - 3, height: max(0, ruleRow - 1))
        case .stacked:
            return Area(
                row: ruleRow + 1, column: 1, width: size.columns - 2, height: max(0, hintRow - ruleRow - 1))
        case .single: return whole
        }
    }

    /// Everything between the first line and the last rule.
    var whole: Area {
        guard kind != .tiny else { return .none }
        return Area(row: 1, column: 1, width: size.columns - 2, height: max(0, lastRule - 1))
    }

    /// The text that is being edited, below two lines that say whose it is, where there is room for them.
    var editor: Area {
        let head = size.rows >= 12 ? 3 : 0
        return Area(
            row: 1 + head, column: 1, width: max(2, size.columns - 2), height: max(1, lastRule - 1 - head))
    }

    /// The rule above the hints of a screen over the list.
    var lastRule: Int { hintRow - 1 }

    /// The entries of a history, above; the entry under the cursor is below.
    var historyList: Area {
        guard kind != .tiny else { return .none }
        guard kind != .single else { return Area(row: 1, column: 0, width: size.columns, height: max(0, lastRule - 1)) }
        let height = kind == .wide ? (hintRow - 1) / 2 : hintRow / 2
        return Area(row: 1, column: 0, width: size.columns, height: max(1, height))
    }

    var historyDetail: Area {
        guard kind == .wide || kind == .stacked else { return .none }
        let row = historyList.row + historyList.height + 1
        return Area(row: row, column: 1, width: size.columns - 2, height: max(0, hintRow - row))
    }
}
