import Moderation
import Terminal
import Wording

/// The list with the comment under its cursor. The model itself holds what it shows: list, comment and focus outlast
/// the screens that are laid over them.
struct ListScreen: ConsoleScreen {
    var scope: Scope? { .list }
    var showsComment: Bool { true }

    func draw(in drawing: inout Drawing) { drawing.list() }

    func neededEntries(_ model: Model) -> [EntryNumber] {
        model.visibleRows(Layout(model.size)).map { model.queue.body(of: $0) } + model.parts.entriesOfPane
    }

    func rowsAhead(_ model: Model) -> [Int] { [1, -1, max(1, model.rowsOfPage - 1)] }

    func linesAhead(_ model: Model) -> [ListLine] {
        let layout = Layout(model.size)
        guard let last = model.listLines(layout).last?.place else { return [] }
        let rows = model.list.rows.indices.dropFirst(last + 1).prefix(layout.list.height)
        return rows.map { .comment(model.list.rows[$0], at: $0) }
    }

    func move(_ step: Step, in model: inout Model) {
        if model.focus == .comment { return model.scrollComment(step) }
        guard !model.list.rows.isEmpty else {
            // A moderator who moves in a list that is still being searched wants its beginning.
            model.list.awaited = nil
            return
        }
        model.moveByHand(step)
    }

    func switchFocus(in model: inout Model) {
        model.focus = model.focus == .list ? .comment : .list
    }

    func scrollOther(_ pages: Int, in model: inout Model) {
        if model.focus == .list {
            model.scrollComment(.halfPages(pages))
        } else if !model.list.rows.isEmpty {
            model.moveByHand(.halfPages(pages))
        }
    }

    func open(in model: inout Model, _ press: Press) -> [Effect] {
        model.screens.push(FullComment())
        model.pane.top = 0
        return []
    }
}

/// Movement in the list, by the moderator's hand, so that the guard does not wait for it.
extension Model {
    /// Moves the cursor by a step.
    mutating func moveByHand(_ step: Step) {
        moveByHand(to: step.moved(list.cursor, count: list.rows.count, height: rowsOfPage))
    }

    /// How many rows are a page: headings take lines too.
    fileprivate var rowsOfPage: Int {
        let layout = Layout(size)
        return list.hasHeadings ? visibleRows(layout).count : layout.list.height
    }

    /// Moves the cursor to a row.
    mutating func moveByHand(to row: Int) {
        let before = current
        list.move(to: row)
        // A key that finds no other row moves nothing.
        if current != before { typing.chooseByHand(currentTarget) }
        // Many tags make a large file: then the place is kept with the next change of the tags, and at the end.
        if tags.count <= Model.tagsKeptWithPlace { drafts.isStale = true }
    }

    /// `n` and `N`: goes to the next comment that needs a decision, past the others.
    mutating func stepToUndecided(forward: Bool) -> [Effect] {
        let rows = list.rows
        let row =
            forward
            ? nextUndecided(after: list.cursor)
            : rows[..<min(list.cursor, rows.count)].lastIndex { needsDecision($0) }
        if let row {
            moveByHand(to: row)
        } else if forward, let above = undecidedAbove(list.cursor), above > 0 {
            say(phrases.endOfList(above: above, key: keyWord(.previous)), .hint)
        } else if !forward, let below = undecidedBelow(list.cursor), below > 0 {
            say(phrases.beginningOfList(below: below, key: keyWord(.next)), .hint)
        } else {
            say(phrases.noneNeedsDecision, .hint)
        }
        return []
    }

    // MARK: The mouse, unless the settings leave it off

    /// A click selects.
    mutating func click(row: Int, column: Int) -> [Effect] {
        guard question == nil, prompt == nil, screens.isEmpty else { return [] }
        let layout = Layout(size)
        let lines = listLines(layout)
        let index = row - layout.list.row
        guard lines.indices.contains(index), column < layout.list.width, let place = lines[index].place else {
            return []
        }
        moveByHand(to: place)
        return []
    }

    /// The wheel scrolls.
    mutating func wheel(row: Int, column: Int, lines: Int) -> [Effect] {
        guard question == nil, prompt == nil else { return [] }
        let layout = Layout(size)
        let comment = layout.comment(isFull: isFull)
        if screens.isEmpty, layout.kind != .single, column >= comment.column, row >= comment.row {
            scrollComment(.lines(lines))
            return []
        }
        return step(.lines(lines))
    }
}
