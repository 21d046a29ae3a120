import Moderation
import Terminal
import Wording

/// The rules of the settings, each with how many of the pending comments it marks: one is chosen for the list.
struct RulesScreen: CountingScreen {
    /// As of when the screen was opened, or the settings changed.
    var rules: [Settings.Rule]
    var counts: [QueryWaiting] = []
    var job = Searches.owed
    var scroll = ScrollState()

    var scope: Scope? { .rules }
    var enterWord: HintWord? { .onlyThis }
    var queries: [Query] { rules.map { Query.pending.adding(.rule, $0.name.text) } }

    func draw(in drawing: inout Drawing) { drawing.rules(self) }

    mutating func takeSettings(in model: inout Model) -> [Effect] {
        let name = rules.indices.contains(scroll.cursor) ? rules[scroll.cursor].name : nil
        rules = model.settings.rules
        return countAnew(cursorOn: rules.firstIndex { $0.name == name }, in: &model)
    }

    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard rules.indices.contains(scroll.cursor) else { return [] }
        model.screens.pop()
        let query = Query.pending.adding(.rule, rules[scroll.cursor].name.text)
        var view = ListState.View(query: query, order: model.list.view.order)
        view.current = model.current
        return model.leave(by: .rules, to: view)
    }

    static let actions: [Action] = [
        Action(
            .rules, keys: ["O"], on: [.list], group: .find,
            traits: .leadsBack,
            perform: { m, _ in m.openRules() })
    ]
}

extension Model {
    /// O: opens the rules, with what they mark of the pending comments.
    mutating func openRules() -> [Effect] {
        guard !settings.rules.isEmpty else { return hint(phrases.noRules) }
        return open(RulesScreen(rules: settings.rules))
    }
}

extension Drawing {
    fileprivate mutating func rules(_ state: RulesScreen) {
        firstLine(title: phrases.rulesHeading, right: phrases.rules(state.rules.count))
        let counts = DisplayText.column(
            state.counts.map { $0.isCounting || $0.isUnread ? "…" : "\($0.waiting.pending)" }, alignment: .right)
        let names = state.rules.map { "\($0.name)" as DisplayText }
        let nameWidth = min(names.map(\.width).max() ?? 1, 32)
        rows(of: state.rules.count, state.scroll) { drawing, place, row, style in
            let rule = state.rules[place]
            let when = state.counts[place].nothing?.styled(.error) ?? DisplayText(stranger: rule.when.text)
            let name = names[place].padded(to: nameWidth)
            let line: DisplayText = "\(counts[place])  \(name)  \(drawing.phrases.name(rule))   \(when)"
            drawing.surface.put(line, row: row, column: 2, width: max(0, drawing.columns - 3), style: style)
        }
        if state.rules.isEmpty {
            for (index, line) in phrases.noRules.wrapped(to: max(2, columns - 3)).enumerated() {
                surface.put(line, row: 2 + index, column: 2, width: columns - 3)
            }
        }
        lastRule(of: state.rules.count, state.scroll)
    }
}
