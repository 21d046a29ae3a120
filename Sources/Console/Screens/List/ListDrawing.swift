import Moderation
import Terminal

/// The rows of the list.
extension Drawing {
    /// Where the cells of a row begin.
    private struct Columns {
        var number: Int
        var age: Int
        var author: Int
        var text: Int
        var authorWidth: Int

        /// - Parameter digits: Of the largest number.
        init(width: Int, digits: Int) {
            number = max(5, digits)
            age = 5 + number + 1
            author = age + 4 + 2
            authorWidth = width >= 70 ? 16 : 14
            text = author + authorWidth + 2
        }
    }

    mutating func rows() {
        let area = layout.list
        let digits = String(model.queue.commentCount).utf8.count
        let columns = Columns(width: area.width, digits: digits)
        let range = model.range
        for (index, number) in model.visibleRows(layout).enumerated() {
            let place = model.list.top + index
            let isInRange = range?.contains(place) ?? false
            draw(
                number, row: area.row + index, isCurrent: place == model.list.cursor, isInRange: isInRange, columns)
        }
    }

    private mutating func draw(
        _ number: CommentNumber, row: Int, isCurrent: Bool, isInRange: Bool, _ columns: Columns
    ) {
        guard let comment = model.queue[number] else { return }
        let width = layout.listWidth
        let facts = comment.facts
        let isDecided = facts.state != .pending || model.isDeferred(facts)
        let style = Style(isCurrent ? .current : isDecided ? .quiet : .text, isCurrent: isCurrent)
        if isCurrent {
            surface.fill(row: row, columns: 0..<width, style: style)
            surface.put(">", row: row, column: 0, style: style)
            surface.cursor = (row, 0)
        }
        if model.tags.contains(number) {
            surface.put(("*" as DisplayText).styled(.strong), row: row, column: 1, style: style)
        } else if isInRange {
            surface.put(("+" as DisplayText).styled(.strong), row: row, column: 1, style: style)
        }
        surface.put(stateMark(facts), row: row, column: 2, style: style)
        if model.halfTyped(number) != nil {
            surface.put(("~" as DisplayText).styled(.strong), row: row, column: 3, style: style)
        } else if facts.isEdited {
            surface.put("e", row: row, column: 3, style: style)
        }
        let loaded = model.texts[facts.body]
        if loaded?.isMarked ?? false || model.lookalikes.original(ofAuthorOf: number, in: model.queue) != nil {
            surface.put(("!" as DisplayText).styled(.found), row: row, column: 4, style: style)
        }
        func right(_ text: DisplayText, _ column: Int, _ width: Int) {
            surface.put(text.padded(to: width, alignment: .right), row: row, column: column, style: style)
        }
        right("\(number.rawValue)", 5, columns.number)
        right(model.age(of: number), columns.age, 4)
        let author = comment.authorName.map { DisplayText(stranger: $0, truncatedTo: columns.authorWidth) }
        if let author {
            surface.put(author, row: row, column: columns.author, width: columns.authorWidth, style: style)
        }
        var text = facts.state == .erased ? phrases.textGone : loaded?.opening ?? DisplayText()
        if model.pendingDecisions.isSaving(number) { text = "\(phrases.isSaving)  \(text)" }
        if comment.parent != nil { text = "↳ \(text)" }
        surface.put(text, row: row, column: columns.text, width: max(0, width - columns.text), style: style)
    }

    private func stateMark(_ facts: CommentFacts) -> DisplayText {
        switch facts.state {
        case .pending: model.isDeferred(facts) ? ("w" as DisplayText).styled(.deferred) : " "
        case .approved: ("a" as DisplayText).styled(.approved)
        case .rejected: ("r" as DisplayText).styled(.rejected)
        case .erased: "x"
        }
    }
}
