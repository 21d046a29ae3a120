import Moderation
import Terminal
import Wording

/// The list: its rows, its rule, or the sentence of an empty one.
extension Drawing {
    /// The list with its comment, or the sentence of an empty one.
    mutating func list() {
        firstLine(title: queryTitle)
        guard !model.list.rows.isEmpty else {
            emptyList()
            rule(row: layout.lastRule, left: [taggedText, arrivalsText].compactMap { $0 }, right: nil)
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
        for (index, line) in model.listLines(layout).enumerated() {
            let row = layout.list.row + index
            switch line {
            case .heading(let release): heading(release, row: row)
            case .comment(let number, let place):
                if let made = model.parts.rows[number] { surface.put(made, row: row) }
                if place == model.list.cursor { surface.cursor = (row, 0) }
            }
        }
    }

    /// The release above its comments.
    private mutating func heading(_ release: Int, row: Int) {
        guard let release = model.queue.release(at: release) else { return }
        let title: DisplayText = "\(DisplayText(stranger: release.title).styled(.strong))"
        surface.put(title, row: row, column: 2, width: max(0, layout.listWidth - 3))
    }

    // MARK: The rule, and an empty list

    private mutating func listRule() {
        var left = [placeText(withOrder: true)]
        var others: [DisplayText] = []
        if model.tags.rangeStart != nil { others.append(phrases.choosingRange) }
        others += [taggedText, arrivalsText].compactMap { $0 }
        let right = linesText(layout.comment(isFull: false))
        let width = (left + others + [right].compactMap { $0 }).reduce(8) { $0 + $1.width + 4 }
        if width > columns || columns < 80 { left = [placeText(withOrder: false)] }
        rule(
            row: layout.ruleRow, left: left + others, right: layout.kind == .single ? nil : right,
            junction: layout.kind == .wide ? layout.listWidth : nil, isRightInFocus: model.focus == .comment)
    }

    var taggedText: DisplayText? {
        model.tags.isEmpty ? nil : phrases.taggedCount(model.tags.count, hidden: model.tags.hidden)
    }

    private var arrivalsText: DisplayText? {
        let count = model.list.arrivals.count
        return count == 0 ? nil : phrases.arrivals(count, key: model.keyWord(.refresh))
    }

    func placeText(withOrder: Bool) -> DisplayText {
        phrases.place(
            model.list.cursor + 1, of: model.list.rows.count, withOrder ? model.orderInForce : nil)
    }

    /// The sentence of an empty list, always at the same place.
    private mutating func emptyList() {
        let lines: [DisplayText]
        let counts = model.queue.counts(at: model.now)
        if model.searching != nil {
            lines = []
        } else if model.queue.commentCount == 0 {
            lines = phrases.emptyQueue(hasReleases: model.queue.releaseCount > 0)
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
                phrases.emptyMatch(query: query.text, pending: counts.pending, key: model.keysToPending)
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
