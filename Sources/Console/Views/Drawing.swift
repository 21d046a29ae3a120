import Moderation
import Terminal
import Wording

/// Draws the model at a size. Pure: the same model gives the same frame.
func view(_ model: Model, _ size: Size) -> Surface {
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

    /// Draws the whole frame.
    mutating func draw() {
        guard layout.kind != .tiny else {
            // The first text that fits, down to nothing: half a sentence would say something else.
            if let line = phrases.tooSmall(layout.size).first(where: { $0.width <= columns }) {
                surface.put(line, row: 0, column: 0, width: columns)
            }
            return
        }
        switch model.question?.subject {
        case .save(let state): return saveQuestion(state)
        case .mask(let masking): return maskQuestion(masking)
        default: break
        }
        model.screens.top.draw(in: &self)
        footer()
    }

    var queryTitle: DisplayText { DisplayText(stranger: model.list.view.query.text) }
}

/// The first line, the rules, and the words on them.
extension Drawing {
    /// Site and title at the left; what is left, what was decided and who you are at the right. On a narrow screen, "decided
    /// today" is dropped first, then "deferred"; then the site, or why nothing can be decided, is cut, and last the title.
    mutating func firstLine(title: DisplayText, right: DisplayText? = nil) {
        surface.fill(row: 0, style: Style(.bar))
        let counts = model.queue.counts(at: model.now)
        let who = (model.login ?? model.onlooker).map { DisplayText(stranger: $0.text) }
        var parts: [DisplayText] = [phrases.pending(counts.pending)]
        if let right {
            parts = [right]
        } else {
            if model.sites.unpushed > 0 { parts.append(phrases.notOnSiteYet(model.sites.unpushed)) }
            if let refused = model.contact?.refused, refused > 0 { parts.append(phrases.refusedAtInbox(refused)) }
            if columns >= 80 { parts.append(phrases.deferred(counts.deferred)) }
            let midnight = model.zone.midnight(before: model.now)
            if columns >= 100 {
                let own = model.login.map { model.queue.decidedToday(since: midnight, by: $0).total }
                parts.append(phrases.decidedToday(model.queue.decidedToday(since: midnight).total, own: own))
            }
            if let company = model.companyText { parts.append(company) }
        }
        var left = leftOfFirstLine(title, width: .max)
        while true {
            let tail = (parts + [who].compactMap { $0 }).joined(by: "  ")
            let room = columns - tail.width - 4
            if left.width <= room || parts.count <= 1 {
                if left.width > room { left = leftOfFirstLine(title, width: max(0, room)) }
                surface.put(left, row: 0, column: 1, style: Style(.bar))
                surface.put(
                    tail, row: 0, column: max(1, columns - 1 - tail.width), width: max(0, columns - 2),
                    style: Style(.bar))
                return
            }
            parts.removeLast()
        }
    }

    private func leftOfFirstLine(_ title: DisplayText, width: Int) -> DisplayText {
        var mark = DisplayText()
        let before: DisplayText?
        if case .readOnly(let reason) = model.access {
            mark = "\(phrases.readOnly.styled(.error))  "
            before = phrases.readOnly(reason)
        } else {
            before =
                model.contactTrouble?.styled(.error)
                ?? (model.settings.site ?? model.sites.title).map { DisplayText(stranger: $0) }
        }
        // The query says more than what stands before it.
        let room = width - mark.width - title.width - 2
        guard let before, room >= min(4, before.width) else { return (mark + title).truncated(to: width) }
        return "\(mark)\(before.truncated(to: room))  \(title)"
    }

    /// Draws the rows of a screen's list that are in sight. The one under the cursor has the bar, the sign and the
    /// terminal's cursor.
    ///
    /// - Parameters:
    ///   - first: The row of the screen on which the list begins.
    ///   - height: How many rows it has; if not given, all down to the last rule.
    ///   - draw: Draws one item, by its index in the list, on a row of the screen.
    mutating func rows(
        of count: Int, _ scroll: ScrollState, from first: Int = 1, height: Int? = nil,
        _ draw: (_ drawing: inout Drawing, _ place: Int, _ row: Int, _ style: Style) -> Void
    ) {
        for place in (0..<count).dropFirst(scroll.top).prefix(height ?? layout.whole.height) {
            let row = first + place - scroll.top
            let style = begin(row: row, isCurrent: place == scroll.cursor)
            draw(&self, place, row, style)
        }
    }

    /// The last rule of such a screen, with the position of its cursor.
    mutating func lastRule(of count: Int, _ scroll: ScrollState, left: [DisplayText] = []) {
        let place = count == 0 ? [] : [phrases.place(scroll.cursor + 1, of: count, nil)]
        rule(row: layout.lastRule, left: left + place, right: nil)
    }

    private mutating func begin(row: Int, isCurrent: Bool) -> Style {
        let style = Style(isCurrent ? .current : .text, isCurrent: isCurrent)
        if isCurrent {
            surface.fill(row: row, style: style)
            surface.put(">", row: row, column: 0, style: style)
            surface.cursor = (row, 0)
        }
        return style
    }

    /// A rule with words at its left, and one at its right.
    mutating func rule(
        row: Int, left: [DisplayText], right: DisplayText?, junction: Int? = nil, isRightInFocus: Bool = false
    ) {
        surface.fill(row: row, with: "─", style: Style(.quiet))
        if let junction { surface.put(("┴" as DisplayText).styled(.quiet), row: row, column: junction) }
        var end = columns
        if let right {
            end = columns - right.width - 4
            if end >= 2 {
                let role: Role = isRightInFocus ? .strong : .quiet
                surface.put((" \(right) " as DisplayText).styled(role), row: row, column: end)
            }
        }
        var column = 2
        for text in left where column + text.width + 2 <= end - 1 {
            column = surface.put((" \(text) " as DisplayText).styled(.quiet), row: row, column: column) + 2
        }
    }

    /// The first line of a screen that is not about the queue.
    mutating func heading(_ title: DisplayText, right: DisplayText) {
        surface.fill(row: 0, style: Style(.bar))
        surface.put(title, row: 0, column: 1, width: columns - 2, style: Style(.bar))
        surface.put(right, row: 0, column: max(1, columns - 1 - right.width), style: Style(.bar))
    }
}
