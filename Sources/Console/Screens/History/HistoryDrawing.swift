import Moderation
import Terminal
import Wording

/// The history of the queue, or of one comment: entries above, the entry under the cursor below.
extension Drawing {
    mutating func history(_ state: HistoryScreen) {
        let title: DisplayText =
            state.comment.map { "\(phrases.historyHeading)  \(number: $0)" }
            ?? "\(phrases.historyHeading)  \(state.query)"
        firstLine(title: title, right: phrases.entries(state.entries.count))
        let list = layout.historyList
        for (index, entry) in state.visible(layout).enumerated() {
            let isCurrent = state.scroll.top + index == state.scroll.cursor
            draw(entry, row: list.row + index, isCurrent: isCurrent && !state.isInDetail)
            if isCurrent {
                surface.put(">", row: list.row + index, column: 0, style: Style(.current, isCurrent: !state.isInDetail))
            }
        }
        let place = phrases.place(state.scroll.cursor + 1, of: state.entries.count, nil)
        let left: DisplayText = state.entries.isEmpty ? "0" : "\(place), \(phrases.newestFirst)"
        let detail = layout.historyDetail
        guard detail.height > 0, let entry = state.current else {
            rule(row: layout.lastRule, left: [left], right: nil)
            return
        }
        let count = model.queue.on(entry).count
        let room = detail.height - HistoryScreen.detailHeading
        let right = state.detail.top + room < count ? phrases.moreBelow : phrases.allShown
        rule(row: detail.row - 1, left: [left], right: right)
        draw(detail: entry, state, detail)
    }

    private mutating func draw(_ entry: EntryNumber, row: Int, isCurrent: Bool) {
        guard let line = model.queue.line(entry) else { return }
        // An act that was taken back is over.
        let style = Style(isCurrent ? .current : line.undone == nil ? .text : .quiet, isCurrent: isCurrent)
        if isCurrent {
            surface.fill(row: row, style: style)
            surface.cursor = (row, 0)
        }
        let time = model.local(line.at)
        let isWide = layout.kind == .wide
        var column = 1
        if isWide {
            let width = max(6, String(model.queue.entryCount).utf8.count + 2)
            let number = "\(entry.rawValue)" as DisplayText
            surface.put(number.padded(to: width, alignment: .right), row: row, column: 1, style: style)
            column = 1 + width + 2
            column = surface.put(phrases.exact(time), row: row, column: column, style: style) + 2
        } else {
            column = surface.put(phrases.shortMoment(time), row: row, column: column, style: style) + 2
        }
        let by = DisplayText(stranger: line.by.text)
        surface.put(by, row: row, column: column, width: isWide ? 8 : 6, style: style)
        column += isWide ? 10 : 7
        let verbWidth = HistoryQuery.decisions.map { phrases.verb($0).width }.max() ?? 0
        let word = line.isRedo ? phrases.redoWord : phrases.verb(line.verb)
        let verb = line.undone == nil ? word.styled(line.verb.role) : word
        surface.put(verb, row: row, column: column, width: verbWidth, style: style)
        column += verbWidth + (isWide ? 3 : 2)
        surface.put(what(line), row: row, column: column, width: isWide ? 13 : 12, style: style)
        column += isWide ? 14 : 13
        surface.put(details(line), row: row, column: column, width: max(0, columns - column - 1), style: style)
    }

    private func what(_ line: EntryLine) -> DisplayText {
        if line.count == 1, let first = line.first { return "\(number: first)" }
        if line.count > 1 { return phrases.comments(line.count) }
        return line.release.map { DisplayText(stranger: $0.text) } ?? DisplayText()
    }

    /// What an entry's row ends with: reason, time, reference, note, and whether it was undone.
    private func details(_ line: EntryLine) -> DisplayText {
        var parts: [DisplayText] = []
        if let reason = line.reason { parts.append(model.reasonName(reason)) }
        if let until = line.until { parts.append(phrases.untilWord(phrases.moment(model.local(until)))) }
        // A number helps only where the rows show theirs.
        let showsNumbers = layout.kind == .wide
        if let act = line.act {
            parts.append(
                showsNumbers
                    ? phrases.ofEntry(act)
                    : model.queue.verb(of: act).map { phrases.objectOfUndo($0) } ?? DisplayText())
        }
        if line.isBlanked { parts.append(phrases.textGone) }
        if let undone = line.undone {
            let word = line.verb == .undo ? phrases.undoUndone : phrases.wordUndone
            parts.append(showsNumbers ? phrases.undone(by: undone) : word)
        }
        // Last, in quotation marks: everything after the first mark is the moderator's own words.
        if let note = model.texts[line.number]?.note {
            parts.append(phrases.quotation(DisplayText(stranger: note, truncatedTo: 200)))
        }
        return parts.joined(by: "; ")
    }

    /// The entry under the cursor: what it did, whether it is in force, and its comments before and after.
    private mutating func draw(detail entry: EntryNumber, _ state: HistoryScreen, _ area: Area) {
        guard let line = model.queue.line(entry) else { return }
        let time = phrases.exact(model.local(line.at))
        let head: DisplayText = "\(phrases.entryWord) \(entry.rawValue)   \(sentence(line))"
        surface.put(head, row: area.row, column: area.column, width: max(0, area.width - time.width - 2))
        surface.put(time, row: area.row, column: max(area.column, columns - 1 - time.width))
        var row = area.row + 1
        if let undone = line.undone, let undo = model.queue.line(undone) {
            let text = phrases.undoneBy(undo.by.text, at: phrases.exact(model.local(undo.at)), entry: undone)
            surface.put(text.styled(.quiet), row: row, column: area.column, width: area.width)
            row += 1
        } else if let note = model.texts[entry]?.note {
            surface.put(phrases.quotation("\(note)"), row: row, column: area.column, width: area.width)
            row += 1
        }
        comments(of: entry, state, in: area, from: row + 1)
    }

    /// Who did what with which comments.
    private func sentence(_ line: EntryLine) -> DisplayText {
        let what = line.count == 1 ? line.first.map { model.name(of: $0) } ?? DisplayText() : self.what(line)
        func did(_ line: EntryLine) -> DisplayText {
            phrases.person(line.by.text, did: line.verb, reason: line.reason.map { model.reasonName($0) }, what)
        }
        guard line.verb == .undo, let act = model.queue.line(model.queue.act(behind: line.number)) else {
            return did(line)
        }
        return phrases.tookBack(line.by.text, act.number, did(act), isRedo: model.queue.isRedo(line.number))
    }

    /// The comments of an entry, each before and after.
    private mutating func comments(of entry: EntryNumber, _ state: HistoryScreen, in area: Area, from first: Int) {
        let isWide = layout.kind == .wide
        let states = State.allCases.map { phrases.state($0, isDeferred: false).width }
        let stateWidth = (states.max() ?? 0) + 2
        let widths = (number: 9, before: stateWidth, now: stateWidth, author: isWide ? 18 : 14)
        func put(_ cells: [DisplayText], row: Int, style: Style) {
            var column = area.column
            for (cell, width) in zip(cells, [widths.number, widths.before, widths.now, widths.author]) {
                surface.put(cell, row: row, column: column, width: width - 1, style: style)
                column += width
            }
            if cells.count > 4 {
                surface.put(cells[4], row: row, column: column, width: max(0, columns - 1 - column), style: style)
            }
        }
        let title: [DisplayText] = [phrases.comment, phrases.before, phrases.now, phrases.author, phrases.text]
        put(title, row: first, style: Style(.quiet))
        let row = first + 1
        let room = max(0, area.row + area.height - row)
        // A bulk can name a million comments: only those in sight are looked up.
        for (index, number) in model.queue.on(entry).dropFirst(state.detail.top).prefix(room).enumerated() {
            guard let change = model.queue.changes(of: number).last(where: { $0.entry == entry }) else { continue }
            let isCurrent = state.isInDetail && state.detail.top + index == state.detail.cursor
            let style = Style(isCurrent ? .current : .text, isCurrent: isCurrent)
            if isCurrent {
                surface.fill(row: row + index, style: style)
                surface.cursor = (row + index, 0)
            }
            let facts = model.queue.facts(change.comment)
            put(
                [
                    "\(number: change.comment)", change.before.map { model.stateName($0) } ?? DisplayText(),
                    facts.map { model.stateName($0) } ?? DisplayText(),
                    DisplayText(stranger: model.queue[change.comment]?.authorName ?? "", truncatedTo: 18),
                    facts.flatMap { model.texts[$0.body]?.opening } ?? DisplayText(),
                ], row: row + index, style: style)
        }
    }
}

extension Verb {
    /// The look that it gives a comment in the list.
    var role: Role {
        switch self {
        case .approve: .approved
        case .reject: .rejected
        case .defer: .deferred
        case .found, .release, .submit, .edit, .reopen, .note, .undo, .erase: .text
        }
    }
}
