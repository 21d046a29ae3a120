import Moderation
import Terminal

/// All keys, made from the registry.
extension Drawing {
    mutating func help(_ state: HelpState) {
        let lines = HelpLine.matching(state.search, model)
        let all = HelpLine.all.count
        let isWide = layout.kind == .wide && state.search.isEmpty && layout.whole.height >= 32
        if isWide {
            heading(phrases.keysHeading, right: phrases.shown("\(lines.count)", of: all))
            column(groups: [.decide, .many], marks: true, at: 1, width: columns / 2 - 2, lines, state)
            column(
                groups: [.move, .find, .look, .program], marks: false, at: columns / 2, width: columns / 2 - 1, lines,
                state)
            rule(row: layout.lastRule, left: [], right: nil)
            return
        }
        let rows = helpRows(lines)
        let current = state.line(of: lines)
        let cursorRow = rows.firstIndex { $0.line == current && $0.line != nil } ?? 0
        let height = layout.whole.height
        var top = max(0, min((state.chosen ?? 0) == 0 ? 0 : cursorRow - height / 2, rows.count - height))
        if cursorRow < top { top = cursorRow }
        let visible = rows.dropFirst(top).prefix(height)
        let numbered = visible.compactMap { row in row.line.flatMap { lines.firstIndex(of: $0) } }
        let range: DisplayText = numbered.isEmpty ? "0" : "\((numbered.first ?? 0) + 1)–\((numbered.last ?? 0) + 1)"
        heading(phrases.keysHeading, right: phrases.shown(range, of: lines.count))
        for (index, row) in visible.enumerated() {
            let isCurrent = row.line != nil && row.line == current
            draw(row, row: 1 + index, column: 1, width: columns - 2, isCurrent: isCurrent)
        }
        rule(row: layout.lastRule, left: [], right: top + height < rows.count ? phrases.moreBelow : nil)
    }

    /// A line of the help, a heading, or nothing.
    private struct HelpRow {
        var group: HelpGroup?
        var line: HelpLine?
        var mark: HelpMark?
    }

    private func helpRows(_ lines: [HelpLine]) -> [HelpRow] {
        var rows: [HelpRow] = []
        for line in lines {
            if rows.last(where: { $0.group != nil })?.group != line.group {
                if !rows.isEmpty { rows.append(HelpRow()) }
                rows.append(HelpRow(group: line.group))
            }
            rows.append(HelpRow(line: line))
        }
        guard lines.count == HelpLine.all.count else { return rows }
        rows.append(HelpRow())
        rows.append(HelpRow(group: .marks))
        return rows + HelpMark.allCases.map { HelpRow(mark: $0) }
    }

    private mutating func column(
        groups: [HelpGroup], marks: Bool, at column: Int, width: Int, _ lines: [HelpLine], _ state: HelpState
    ) {
        var row = 2
        let current = state.line(of: lines)
        for group in groups {
            draw(HelpRow(group: group), row: row, column: column, width: width, isCurrent: false)
            row += 1
            for line in lines where line.group == group {
                draw(HelpRow(line: line), row: row, column: column, width: width, isCurrent: line == current)
                row += 1
            }
            row += 1
        }
        guard marks else { return }
        draw(HelpRow(group: .marks), row: row, column: column, width: width, isCurrent: false)
        for mark in HelpMark.allCases {
            row += 1
            draw(HelpRow(mark: mark), row: row, column: column, width: width, isCurrent: false)
        }
    }

    private mutating func draw(_ help: HelpRow, row: Int, column: Int, width: Int, isCurrent: Bool) {
        guard row < layout.lastRule else { return }
        if let group = help.group {
            surface.put(phrases.title(group).styled(.strong), row: row, column: column, width: width)
        } else if let line = help.line {
            let style = Style(isCurrent ? .current : .text, isCurrent: isCurrent)
            if isCurrent {
                surface.fill(row: row, columns: column..<column + width, style: style)
                surface.cursor = (row, column)
            }
            surface.put(line.keys(model.keyMap).styled(.strong), row: row, column: column + 2, width: 11, style: style)
            surface.put(
                line.title(model, width: width - 13), row: row, column: column + 13, width: max(0, width - 13),
                style: style)
        } else if let mark = help.mark {
            surface.put(mark.sign.styled(.strong), row: row, column: column + 2, width: 11)
            surface.put(phrases.mark(mark), row: row, column: column + 13, width: max(0, width - 13))
        }
    }

    /// The first line of a screen that is not about the queue.
    mutating func heading(_ title: DisplayText, right: DisplayText) {
        surface.fill(row: 0, style: Style(.bar))
        surface.put(title, row: 0, column: 1, width: columns - 2, style: Style(.bar))
        surface.put(right, row: 0, column: max(1, columns - 1 - right.width), style: Style(.bar))
    }

    mutating func messages(_ state: ScrollState) {
        let all = model.log.all
        heading(phrases.messagesHeading, right: phrases.shown("\(all.count)", of: all.count))
        for (index, notice) in all.dropFirst(state.top).prefix(layout.whole.height).enumerated() {
            let isCurrent = state.top + index == state.cursor
            let row = 1 + index
            let style = Style(isCurrent ? .current : notice.kind == .error ? .error : .text, isCurrent: isCurrent)
            if isCurrent {
                surface.fill(row: row, style: style)
                surface.cursor = (row, 0)
            }
            let time = phrases.clock(model.local(notice.at))
            surface.put("\(time)  \(notice.text)", row: row, column: 1, width: columns - 2, style: style)
        }
        rule(row: layout.lastRule, left: [], right: nil)
    }

    mutating func releases(_ state: ReleasesState) {
        firstLine(title: phrases.releasesHeading, right: phrases.releases(state.rows.count))
        let parts: [KeyPath<Counts, Int>] =
            columns >= 80 ? [\.pending, \.deferred, \.approved, \.rejected] : [\.pending]
        let widths = parts.map { part in
            state.rows.map { ("\($0.counts[keyPath: part])" as DisplayText).width }.max() ?? 1
        }
        for (index, item) in state.rows.dropFirst(state.scroll.top).prefix(layout.whole.height).enumerated() {
            let isCurrent = state.scroll.top + index == state.scroll.cursor
            let row = 1 + index
            let style = Style(isCurrent ? .current : .text, isCurrent: isCurrent)
            if isCurrent {
                surface.fill(row: row, style: style)
                surface.put(">", row: row, column: 0, style: style)
                surface.cursor = (row, 0)
            }
            let counts = phrases.releaseCounts(
                zip(parts, widths).map { cell(item.counts[keyPath: $0], $1) })
            let date = phrases.date(item.release.date)
            surface.put(date, row: row, column: 2, style: style)
            let room = max(0, columns - 14 - counts.width - 3)
            surface.put(DisplayText(stranger: item.release.title), row: row, column: 14, width: room, style: style)
            surface.put(counts, row: row, column: max(14, columns - 1 - counts.width), style: style)
        }
        let place = phrases.place(state.scroll.cursor + 1, of: state.rows.count, nil)
        rule(row: layout.lastRule, left: state.rows.isEmpty ? [] : [place], right: nil)
    }

    /// The sentence of an empty list, at the same place whatever it says.
    mutating func emptyList() {
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
            lines = phrases.emptyMatch(
                query: model.list.view.query.text, pending: counts.pending, key: model.keyWord(.viewPending))
        }
        let row = layout.kind == .wide ? 13 : layout.kind == .stacked ? 6 : 2
        let column = layout.kind == .wide ? 29 : layout.kind == .stacked ? 9 : 1
        let first = min(row, max(1, layout.lastRule - lines.count))
        for (index, line) in lines.enumerated() where first + index < layout.lastRule {
            surface.put(line, row: first + index, column: column, width: max(0, columns - column - 1))
        }
    }
}

extension HelpState {
    /// The line that is chosen.
    fileprivate func line(of lines: [HelpLine]) -> HelpLine? {
        chosen.flatMap { lines.indices.contains($0) ? lines[$0] : nil }
    }
}
