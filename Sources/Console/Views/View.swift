import Moderation
package import Terminal

/// Draws the model at a size. Pure: the same model gives the same frame.
package func view(_ model: Model, _ size: Size) -> Surface {
    var drawing = Drawing(model, size)
    drawing.draw()
    return drawing.surface
}

/// A frame in the making.
struct Drawing {
    let model: Model
    let layout: Layout
    var surface: Surface

    init(_ model: Model, _ size: Size) {
        self.model = model
        layout = Layout(size)
        surface = Surface(size: size)
    }

    var phrases: any Phrases { model.phrases }
    var columns: Int { layout.size.columns }

    mutating func draw() {
        guard layout.kind != .tiny else {
            // The first that fits, down to nothing: half a sentence would say something else.
            if let line = phrases.tooSmall(layout.size).first(where: { $0.width <= columns }) {
                surface.put(line, row: 0, column: 0, width: columns)
            }
            return
        }
        if let question = model.question, case .save(let state) = question.subject {
            saveQuestion(state)
            return
        }
        switch model.screens.last {
        case nil: list()
        case .full: fullComment()
        case .help(let state): help(state)
        case .history(let state): history(state)
        case .statistics(let state): statistics(state)
        case .releases(let state): releases(state)
        case .messages(let state): messages(state)
        case .edit(let state): editor(state)
        }
        footer()
    }

    /// The list with its comment, or the sentence of an empty one.
    private mutating func list() {
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

    private mutating func fullComment() {
        firstLine(title: queryTitle)
        comment(layout.whole)
        let tagged = model.tags.isEmpty ? [] : [phrases.taggedCount(model.tags.count, hidden: model.tags.hidden)]
        rule(row: layout.lastRule, left: [placeText(withOrder: false)] + tagged, right: linesText(layout.whole))
        if !model.list.rows.isEmpty { surface.cursor = (1, 0) }
    }

    /// The lines of the comment that fit.
    private mutating func comment(_ area: Area) {
        for (index, line) in model.pane.lines.dropFirst(model.pane.top).prefix(area.height).enumerated() {
            surface.put(line, row: area.row + index, column: area.column, width: area.width)
        }
    }

    var queryTitle: DisplayText { DisplayText(stranger: model.list.view.query.text) }
}
