import Moderation
import Terminal
import Wording

/// The rules of the settings, each with how many of the pending comments it marks: one is chosen for the list.
struct RulesScreen: ConsoleScreen {
    var rows: [Row]
    var scroll = ScrollState()

    struct Row {
        var rule: Settings.Rule
        /// `nil` while its texts are being read.
        var pending: Int?
    }

    var scope: Scope? { .rules }

    func draw(in drawing: inout Drawing) { drawing.rules(self) }

    /// What was counted stays: it is counted anew when the screen is opened again.
    mutating func refresh(from model: Model) {
        let known = rows
        rows = model.settings.rules.map { rule in
            Row(rule: rule, pending: known.first { $0.rule == rule }?.pending)
        }
        scroll.cursor = max(0, min(scroll.cursor, rows.count - 1))
    }

    mutating func move(_ step: Step, in model: inout Model) {
        scroll.step(step, count: rows.count, height: Layout(model.size).whole.height)
    }

    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard rows.indices.contains(scroll.cursor) else { return [] }
        model.screens.pop()
        let query = Query.pending.adding(.rule, rows[scroll.cursor].rule.name.text)
        var view = ListState.View(query: query, order: model.list.view.order)
        view.current = model.current
        return model.leave(by: .rules, to: view)
    }
}

extension Model {
    /// O: the rules, with what they mark of the pending.
    mutating func openRules() -> [Effect] {
        // Again: back to the query that a rule was chosen over.
        if screens.isEmpty, wayBack.action == .rules { return goBack() }
        guard !settings.rules.isEmpty else { return hint(phrases.noRules) }
        screens.push(RulesScreen(rows: settings.rules.map { RulesScreen.Row(rule: $0) }))
        return countRules()
    }

    /// Counts what each rule marks of the pending: by the columns at once, by the texts one rule after the other, where no search is waited for.
    mutating func countRules() -> [Effect] {
        guard var screen = screens.last(as: RulesScreen.self) else { return [] }
        defer { screens.replaceLast(screen) }
        for index in screen.rows.indices where screen.rows[index].pending == nil {
            let name = screen.rows[index].rule.name
            let selection = select(Query.pending.adding(.rule, name.text))
            guard !selection.isCertain else {
                screen.rows[index].pending = selection.certain.count
                continue
            }
            guard searching == nil else { return [] }
            return search(selection, purpose: .rule(name), found: selection.certain.count)
        }
        return []
    }

    /// Takes the count of a rule, and goes on to the next.
    mutating func takeCount(_ count: Int, of rule: ReasonCode) -> [Effect] {
        guard var screen = screens.last(as: RulesScreen.self),
            let row = screen.rows.firstIndex(where: { $0.rule.name == rule })
        else { return [] }
        screen.rows[row].pending = count
        screens.replaceLast(screen)
        return countRules()
    }
}

extension Drawing {
    fileprivate mutating func rules(_ state: RulesScreen) {
        firstLine(title: phrases.rulesHeading, right: "\(state.rows.count)")
        let counts = state.rows.map { row in row.pending.map { "\($0)" as DisplayText } ?? "…" }
        let countWidth = counts.map(\.width).max() ?? 1
        let names = state.rows.map { "\($0.rule.name)" as DisplayText }
        let nameWidth = min(names.map(\.width).max() ?? 1, 32)
        for (index, item) in state.rows.dropFirst(state.scroll.top).prefix(layout.whole.height).enumerated() {
            let isCurrent = state.scroll.top + index == state.scroll.cursor
            let style = begin(row: 1 + index, isCurrent: isCurrent)
            let place = state.scroll.top + index
            let line: DisplayText =
                "\(counts[place].padded(to: countWidth, alignment: .right))  \(names[place].padded(to: nameWidth))  \(phrases.name(item.rule))   \(item.rule.when.text)"
            surface.put(line, row: 1 + index, column: 2, width: max(0, columns - 3), style: style)
        }
        let place = phrases.place(state.scroll.cursor + 1, of: state.rows.count, nil)
        rule(row: layout.lastRule, left: state.rows.isEmpty ? [] : [place], right: nil)
    }
}
