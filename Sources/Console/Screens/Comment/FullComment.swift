import Moderation
import Terminal
import Wording

/// The comment over the whole screen.
struct FullComment: ConsoleScreen {
    var scope: Scope? { .full }
    var showsComment: Bool { true }

    func draw(in drawing: inout Drawing) { drawing.fullComment() }
    func neededEntries(_ model: Model) -> [EntryNumber] { model.entriesOfComment() }
    func move(_ step: Step, in model: inout Model) { model.scrollComment(step) }
    func scrollOther(_ pages: Int, in model: inout Model) { model.scrollComment(.halfPages(pages)) }
    func open(in model: inout Model, _ press: Press) -> [Effect] { model.close() }
}

extension Drawing {
    fileprivate mutating func fullComment() {
        firstLine(title: queryTitle)
        comment(layout.whole)
        let tagged = model.tags.isEmpty ? [] : [phrases.taggedCount(model.tags.count, hidden: model.tags.hidden)]
        rule(row: layout.lastRule, left: [placeText(withOrder: false)] + tagged, right: linesText(layout.whole))
        if !model.list.rows.isEmpty { surface.cursor = (1, 0) }
    }

    /// The lines of the comment that fit.
    mutating func comment(_ area: Area) {
        for (index, line) in model.pane.lines.dropFirst(model.pane.top).prefix(area.height).enumerated() {
            surface.put(line, row: area.row + index, column: area.column, width: area.width)
        }
    }

    /// Whether the comment is shown whole.
    func linesText(_ area: Area) -> DisplayText {
        let count = model.pane.lines.count
        let end = min(model.pane.top + area.height, count)
        guard count > area.height else { return phrases.allShown }
        let below = model.pane.links.reduce(0) { $0 + ($1 >= end ? 1 : 0) }
        let text = phrases.lines(model.pane.top + 1, end, of: count)
        return below == 0 ? text : "\(text), \(phrases.linksBelow(below))"
    }
}
