import Moderation
import Terminal
import Text
import Wording

/// The named views with how much waits in each, as of when the screen was opened or the settings changed. Enter opens one.
struct ViewsScreen: CountingScreen {
    var views: [NamedView]
    var counts: [QueryWaiting] = []
    var job = Searches.owed
    var scroll = ScrollState()

    var scope: Scope? { .views }
    var enterWord: HintWord? { .openIt }
    var queries: [Query] { views.map(\.pending) }

    func draw(in drawing: inout Drawing) { drawing.views(self) }

    mutating func takeSettings(in model: inout Model) -> [Effect] {
        let name = views.indices.contains(scroll.cursor) ? views[scroll.cursor].name : nil
        views = model.views
        return countAnew(cursorOn: name.flatMap { name in views.firstIndex { $0.isNamed(name) } }, in: &model)
    }

    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard views.indices.contains(scroll.cursor) else { return [] }
        let view = views[scroll.cursor]
        model.screens.pop()
        return model.open(view, by: .views)
    }

    static let actions: [Action] = [
        Action(
            .openView, keys: ["6", "7", "8", "9", "0"], on: [.list], group: .find, help: .row(.all),
            traits: .turnsView,
            argument: .init(.view) { m, text, _ throws(CommandMistake) in try m.view(typed: text) },
            perform: { $0.openView(byKey: $1) }),
        Action(
            .views, keys: ["V"], on: [.list], group: .find, help: .beside(.openView),
            hints: [Hint(225, [.list: 14], when: { $0.hasViews })],
            traits: .leadsBack,
            perform: { m, _ in m.openViews() }),
    ]
}

/// Named views: opened by their keys, by name, or from their list.
extension Model {
    /// The settings' views and the moderator's own.
    var views: [NamedView] { settings.views.adding(own: ownViews) }

    /// 6 to 0: opens the view that has the key.
    mutating func openView(byKey press: Press) -> [Effect] {
        guard let key = press.key else { return hint(phrases.viewNameNeeded) }
        guard case .character(let sign) = key.onLatinKeyboard.code, let view = views.keyed(sign) else {
            return hint(phrases.noViewOnKey(keyWord(key)))
        }
        return open(view, by: .openView)
    }

    /// Shows a view in its order.
    mutating func open(_ view: NamedView, by action: ActionID) -> [Effect] {
        log.clear()
        let order = view.order ?? (view.query.isOfPending ? .oldest : .newest)
        guard list.view.query != view.query || list.view.order != order else { return load(presentView) }
        var shown = ListState.View(query: view.query, order: order)
        shown.current = current
        shown.screenRow = presentView.screenRow
        return leave(by: action, to: shown)
    }

    /// `V`: opens the views, with how much waits in each.
    mutating func openViews() -> [Effect] {
        open(ViewsScreen(views: views))
    }

    /// Whether there are any views.
    var hasViews: Bool { !settings.views.isEmpty || !ownViews.isEmpty }

    // MARK: Keeping

    /// `:view NAME`, `:view save NAME`, `:view delete NAME`.
    mutating func view(typed text: String) throws(CommandMistake) -> [Effect] {
        let verb = String(text.prefix { $0 != " " })
        let name = String(text.dropFirst(verb.count)).trimmed
        switch ViewVerb(rawValue: verb) {
        case .save: return try saveView(name)
        case .delete: return try deleteView(name)
        case nil:
            guard let view = views.named(text) else { throw CommandMistake(noSuchView(text)) }
            return open(view, by: .openView)
        }
    }

    private mutating func saveView(_ name: String) throws(CommandMistake) -> [Effect] {
        guard !name.isEmpty else { throw CommandMistake(phrases.viewNameNeeded) }
        guard NamedView.canBeNamed(name) else {
            throw CommandMistake(phrases.badViewName(name, limit: NamedView.longestName))
        }
        guard settings.views.named(name) == nil else { throw CommandMistake(phrases.viewOfSettings(name)) }
        guard ownViews.count < NamedView.most || ownViews.named(name) != nil else {
            throw CommandMistake(phrases.tooManyViews(NamedView.most))
        }
        // A view refers to no other view, which might be changed or deleted later.
        guard let query = list.view.query.expanding(views) else {
            throw CommandMistake(phrases.queryProblem(.tooLong(bytes: Query.longest), hasSuggestion: false))
        }
        return [
            .changeViews(.save(NamedView(name: name, query: query, order: list.view.order)), after: queue.place)
        ]
    }

    private mutating func deleteView(_ name: String) throws(CommandMistake) -> [Effect] {
        guard !name.isEmpty else { throw CommandMistake(phrases.viewNameNeeded) }
        guard ownViews.named(name) != nil else {
            throw CommandMistake(
                settings.views.named(name) == nil ? noSuchView(name) : phrases.viewStaysInSettings(name))
        }
        return [.changeViews(.delete(name: name), after: queue.place)]
    }

    private func noSuchView(_ name: String) -> DisplayText {
        phrases.noSuchView(name, nearest: NearestWord.to(name.utf8, among: views.map(\.name)))
    }

    /// Takes the views as they are after a change, and says so.
    mutating func receiveViews(_ change: ViewChange, _ result: Result<[NamedView]?, DeskError>) -> [Effect] {
        switch result {
        case .failure(let error):
            say(phrases.failure(error, kept: nil, key: nil), .error)
        case .success(nil):
            say(phrases.viewAgain, .error)
            return askForNews()
        case .success(let changed?):
            ownViews = changed
            switch change {
            case .save(let view):
                say(phrases.viewSaved(view.name, key: views.named(view.name)?.key.map { String($0) }), .hint)
            case .delete(let name): say(phrases.viewDeleted(name), .hint)
            }
            return showSettings()
        }
        return []
    }
}

extension Drawing {
    fileprivate mutating func views(_ state: ViewsScreen) {
        firstLine(title: phrases.viewsHeading, right: phrases.views(state.views.count))
        lastRule(of: state.views.count, state.scroll)
        guard !state.views.isEmpty else {
            for (index, line) in phrases.noViews.flatMap({ $0.wrapped(to: max(2, columns - 3)) }).enumerated() {
                surface.put(line, row: 2 + index, column: 2, width: columns - 3)
            }
            return
        }
        let counts = DisplayText.column(
            state.counts.map { count -> DisplayText in
                if let why = count.nothing { return why.truncated(to: columns / 2).styled(.error) }
                return waitingText(count)
            })
        let names = DisplayText.column(
            state.views.map { DisplayText(stranger: $0.name, truncatedTo: max(8, columns / 4)) })
        rows(of: state.views.count, state.scroll) { drawing, place, row, style in
            let view = state.views[place]
            let key = view.key.map { "\(DisplayText(stranger: String($0)))" as DisplayText } ?? " "
            drawing.surface.put(key, row: row, column: 2, style: style)
            var column = drawing.surface.put(names[place], row: row, column: 5, style: style) + 2
            column = drawing.surface.put(counts[place], row: row, column: column, style: style) + 2
            drawing.surface.put(
                DisplayText(stranger: view.query.text), row: row, column: column,
                width: max(0, drawing.columns - 1 - column), style: style)
        }
    }
}
