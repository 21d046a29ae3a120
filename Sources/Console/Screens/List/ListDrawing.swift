import Moderation
import Terminal
import Wording

/// The list: its rows, its rule, or the sentence of an empty one.
extension Drawing {
    /// Where the cells of a row begin.
    private struct Columns {
        var number: Int
        var age: Int
        var author: Int
        var text: Int
        var authorWidth: Int
        /// Of the release; 0 where it has no column.
        var releaseWidth: Int

        /// - Parameter digits: Of the largest number.
        init(width: Int, digits: Int, hasRelease: Bool) {
            number = max(5, digits)
            age = 5 + number + 1
            author = age + 4 + 2
            authorWidth = width >= 70 ? 16 : 14
            // The text needs the room more.
            releaseWidth = hasRelease ? min(16, 10 + max(0, width - 70) / 3) : 0
            text = author + authorWidth + 2 + (hasRelease ? releaseWidth + 2 : 0)
        }
    }

    /// The list with its comment, or the sentence of an empty one.
    mutating func list() {
        firstLine(title: queryTitle)
        guard !model.list.rows.isEmpty else {
            emptyList()
            rule(row: layout.lastRule, left: arrivalsText.map { [$0] } ?? [], right: nil)
            return
        }
        if layout.kind == .single, model.focus == .comment {
            comment(layout.comment(isFull: false))
            rule(row: layout.ruleRow, left: [placeText(withOrder: false)], right: linesText(layout.whole))
            return
        }
        rows()
        if layout.kind == .wide {
            surface.divide(at: layout.listWidth)
            for row in 1..<max(1, layout.ruleRow) {
                surface.put(("│" as DisplayText).styled(.quiet), row: row, column: layout.listWidth)
            }
        }
        if layout.kind != .single { comment(layout.comment(isFull: false)) }
        listRule()
        if model.focus == .comment, layout.kind != .single {
            let area = layout.comment(isFull: false)
            surface.cursor = (area.row, area.column)
        }
    }

    private mutating func rows() {
        let area = layout.list
        let digits = String(model.queue.commentCount).utf8.count
        let columns = Columns(
            width: area.width, digits: digits,
            hasRelease: self.columns >= 160 && !model.list.hasHeadings && !model.list.view.query.isOfOneRelease)
        let range = model.range
        for (index, line) in model.listLines(layout).enumerated() {
            switch line {
            case .heading(let release): heading(release, row: area.row + index)
            case .comment(let number, let place):
                let isInRange = range?.contains(place) ?? false
                draw(number, row: area.row + index, at: place, isInRange: isInRange, columns)
            }
        }
    }

    /// The release above its comments.
    private mutating func heading(_ release: Int, row: Int) {
        guard let release = model.queue.release(at: release) else { return }
        let title: DisplayText = "\(DisplayText(stranger: release.title).styled(.strong))"
        surface.put(title, row: row, column: 2, width: max(0, layout.listWidth - 3))
    }

    private mutating func draw(
        _ number: CommentNumber, row: Int, at place: Int, isInRange: Bool, _ columns: Columns
    ) {
        guard let comment = model.queue[number] else { return }
        let width = layout.listWidth
        let facts = comment.facts
        let isDecided = facts.state != .pending || model.isDeferred(facts)
        let isHere = place == model.list.cursor
        // Where keys move in the comment, the list has no bar.
        let isCurrent = isHere && (model.focus == .list || layout.kind == .single)
        let isChosen = isInRange || model.tags.contains(number)
        let role: Role = isCurrent ? .current : isChosen ? .tagged : isHere ? .strong : isDecided ? .quiet : .text
        let style = Style(role, isCurrent: isCurrent)
        if isCurrent { surface.fill(row: row, columns: 0..<width, style: style) }
        if isHere {
            surface.put(Sign.here, row: row, column: 0, style: style)
            surface.cursor = (row, 0)
        }
        if model.tags.contains(number) {
            surface.put(Sign.tagged, row: row, column: 1, style: style)
        } else if isInRange {
            surface.put(Sign.inRange, row: row, column: 1, style: style)
        }
        let isVisited = !isDecided && model.company.others.contains { $0.place == number }
        surface.put(isVisited ? Sign.visited : stateMark(facts), row: row, column: 2, style: style)
        if model.drafts.text(on: number) != nil {
            surface.put(Sign.begun, row: row, column: 3, style: style)
        } else if facts.isEdited {
            surface.put(Sign.edited, row: row, column: 3, style: style)
        }
        let loaded = model.texts[facts.body]
        if loaded?.isMarked ?? false || model.names.original(ofAuthorOf: number, in: model.queue) != nil {
            surface.put(Sign.found, row: row, column: 4, style: style)
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
        if columns.releaseWidth > 0 {
            surface.put(
                DisplayText(stranger: comment.release.text).styled(.quiet), row: row,
                column: columns.text - columns.releaseWidth - 2, width: columns.releaseWidth, style: style)
        }
        var text = facts.state == .erased ? phrases.textGone : model.texts.opening(of: facts.body) ?? DisplayText()
        if model.pendingDecisions.isSaving(number) { text = "\(phrases.isSaving)  \(text)" }
        if comment.parent != nil { text = "↳ \(text)" }
        // Some signs are drawn wider than their cells: none of them reaches the line beside the list.
        let room = width - columns.text - (layout.kind == .wide ? 1 : 0)
        surface.put(text, row: row, column: columns.text, width: max(0, room), style: style)
    }

    private func stateMark(_ facts: CommentFacts) -> DisplayText {
        switch facts.state {
        case .pending: model.isDeferred(facts) ? Sign.deferred : Sign.pending
        case .approved: Sign.approved
        case .rejected: Sign.rejected
        case .erased: Sign.erased
        }
    }

    /// The signs before a row, made once.
    private enum Sign {
        static let here: DisplayText = ">"
        static let tagged = ("*" as DisplayText).styled(.strong)
        static let inRange = ("+" as DisplayText).styled(.strong)
        static let visited = ("@" as DisplayText).styled(.strong)
        static let pending: DisplayText = " "
        static let deferred = ("w" as DisplayText).styled(.deferred)
        static let approved = ("a" as DisplayText).styled(.approved)
        static let rejected = ("r" as DisplayText).styled(.rejected)
        static let erased: DisplayText = "x"
        static let begun = ("~" as DisplayText).styled(.strong)
        static let edited: DisplayText = "e"
        static let found = ("!" as DisplayText).styled(.found)
    }

    // MARK: The rule, and an empty list

    private mutating func listRule() {
        var left = [placeText(withOrder: true)]
        var others: [DisplayText] = []
        if model.rangeStart != nil { others.append(phrases.choosingRange) }
        if !model.tags.isEmpty { others.append(phrases.taggedCount(model.tags.count, hidden: model.tags.hidden)) }
        if let arrivalsText { others.append(arrivalsText) }
        let right = linesText(layout.comment(isFull: false))
        let width = (left + others + [right].compactMap { $0 }).reduce(8) { $0 + $1.width + 4 }
        if width > columns || columns < 80 { left = [placeText(withOrder: false)] }
        rule(
            row: layout.ruleRow, left: left + others, right: layout.kind == .single ? nil : right,
            junction: layout.kind == .wide ? layout.listWidth : nil, isRightInFocus: model.focus == .comment)
    }

    private var arrivalsText: DisplayText? {
        let count = model.list.arrivals.count
        return count == 0 ? nil : phrases.arrivals(count, key: model.keyWord(.refresh))
    }

    func placeText(withOrder: Bool) -> DisplayText {
        phrases.place(
            model.list.cursor + 1, of: model.list.rows.count, withOrder ? model.orderInForce : nil)
    }

    /// The sentence of an empty list, at the same place whatever it says.
    private mutating func emptyList() {
        let lines: [DisplayText]
        let counts = model.queue.counts(at: model.now)
        if model.searching != nil {
            lines = []
        } else if model.queue.commentCount == 0 {
            lines = phrases.emptyQueue
        } else if model.list.view.query == .pending {
            let today = model.zone.midnight(before: model.now)
            let decided = model.queue.decidedToday(since: today)
            let date = model.local(model.now).date
            lines = phrases.emptyPending(
                EmptyFacts(
                    approved: decided.approved, rejected: decided.rejected,
                    last: decided.last.map { phrases.clock(model.local($0)) }, deferred: counts.deferred,
                    next: model.queue.nextDeferralEnd(after: model.now).map {
                        phrases.until(model.local($0), today: date)
                    }),
                keys: (model.keyWord(.viewDeferred), model.keyWord(.queueHistory)))
        } else {
            let query = model.list.view.query
            let why = query.asksWhatIsLikely(views: model.views) ? model.whyNothingIsLikely : nil
            lines =
                phrases.emptyMatch(query: query.text, pending: counts.pending, key: model.keyWord(.viewPending))
                + (why.map { [DisplayText(), $0] } ?? [])
        }
        let row = layout.kind == .wide ? 13 : layout.kind == .stacked ? 6 : 2
        let column = layout.kind == .wide ? 29 : layout.kind == .stacked ? 9 : 1
        let first = min(row, max(1, layout.lastRule - lines.count))
        for (index, line) in lines.enumerated() where first + index < layout.lastRule {
            surface.put(line, row: first + index, column: column, width: max(0, columns - column - 1))
        }
    }
}
