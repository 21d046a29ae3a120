import Moderation
import Terminal
import Wording

/// What happened since the moderator left, as of when the screen was opened or the settings changed. Each line is a
/// query, which Enter shows.
struct BriefScreen: CountingScreen {
    private(set) var brief: Brief
    private(set) var rows: [Row] = []
    /// The queries of the rows that tell what waits.
    private(set) var queries: [Query] = []
    var counts: [QueryWaiting] = []
    var job = Searches.owed
    var scroll = ScrollState()

    struct Row {
        enum Subject {
            /// What waits, in all or in a view, with the index of its count.
            case waiting(NamedView?, Int)
            case late(Int)
            case due(Int)
            case siteEdits(Int)
            case changed(Brief.Change)
        }

        var subject: Subject
        var query: Query
    }

    var scope: Scope? { .brief }
    var enterWord: HintWord? { .openIt }

    init(_ brief: Brief) { self.brief = brief }

    func draw(in drawing: inout Drawing) { drawing.brief(self) }

    mutating func takeSettings(in model: inout Model) -> [Effect] {
        let query = rows.indices.contains(scroll.cursor) ? rows[scroll.cursor].query : nil
        brief = Brief(
            for: brief.login, since: brief.since, in: model.queue, target: model.settings.target, at: model.now)
        let effects = makeRows(in: &model)
        if let row = rows.firstIndex(where: { $0.query == query }) { scroll.keep(at: row) }
        move(.lines(0), in: &model)
        scroll.fill(count: rows.count, height: Layout(model.size).whole.height)
        return effects
    }

    /// Makes the rows, and begins to count what waits.
    fileprivate mutating func makeRows(in model: inout Model) -> [Effect] {
        let views = [nil] + model.views.map(Optional.some)
        queries = views.map { $0?.pending ?? .pending }
        let effects = begin(in: &model)
        rows = []
        for (place, view) in views.enumerated() {
            let count = counts[place]
            guard count.isCounting || count.waiting.pending > 0 else { continue }
            rows.append(Row(subject: .waiting(view, place), query: queries[place]))
        }
        if let late = brief.late { rows.append(Row(subject: .late(late.count), query: late.query)) }
        if !brief.due.isEmpty { rows.append(Row(subject: .due(brief.due.count), query: .comments(brief.due))) }
        if brief.siteEdits > 0 { rows.append(Row(subject: .siteEdits(brief.siteEdits), query: .siteEdits)) }
        for change in brief.changed {
            rows.append(Row(subject: .changed(change), query: .comments([change.number])))
        }
        return effects
    }

    func neededEntries(_ model: Model) -> [EntryNumber] {
        rows.dropFirst(scroll.top).prefix(Layout(model.size).whole.height).compactMap { row in
            guard case .changed(let change) = row.subject else { return nil }
            return model.queue.hasContent(change.entry) ? change.entry : nil
        }
    }

    mutating func move(_ step: Step, in model: inout Model) {
        scroll.step(step, count: rows.count, height: Layout(model.size).whole.height)
    }

    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard rows.indices.contains(scroll.cursor) else { return [] }
        let query = rows[scroll.cursor].query
        var view = ListState.View(query: query, order: .oldest)
        view.current = model.current
        model.screens.pop()
        return model.leave(by: .brief, to: view)
    }

    static let actions: [Action] = [
        Action(
            .brief, keys: ["B"], on: Scope.comments, group: .look,
            traits: .leadsBack,
            perform: { m, _ in m.openBrief() })
    ]
}

extension Model {
    /// `B`: what happened since the moderator's newest entry.
    mutating func openBrief() -> [Effect] {
        guard let login = login ?? onlooker else { return hint(phrases.nobodyLeft) }
        let effects = openBrief(of: login)
        if screens.top(as: BriefScreen.self) == nil { say(phrases.nothingSince, .hint) }
        return effects
    }

    /// When the moderator will have been away long enough to be told what happened: counted from their last act or
    /// their last key, whichever is later.
    func awayAt(since pressed: Moment?) -> Moment? {
        guard let login, let newest = queue.newestEntry(by: login).flatMap({ queue.at(of: $0) }) else { return nil }
        return max(newest, pressed ?? newest) + Brief.away
    }

    /// Opens the brief after eight hours away; the key that was pressed on coming back does nothing else.
    mutating func briefIfAway(since pressed: Moment?) -> [Effect]? {
        guard screens.isEmpty, question == nil, prompt == nil, let login, let away = awayAt(since: pressed), now >= away
        else { return nil }
        leftAt = queue.lastEntry
        let effects = openBrief(of: login)
        guard screens.top(as: BriefScreen.self) != nil else { return nil }
        screens.opener = .brief
        return effects
    }

    private mutating func openBrief(of login: Login) -> [Effect] {
        // What they did since has not moved them.
        let since = Brief.left(login, in: queue, upTo: leftAt, at: now)
        let brief = Brief(for: login, since: since, in: queue, target: settings.target, at: now)
        var screen = BriefScreen(brief)
        let effects = screen.makeRows(in: &self)
        guard !screen.rows.isEmpty else { return [] }
        screens.push(screen)
        return effects
    }
}

extension Drawing {
    fileprivate mutating func brief(_ state: BriefScreen) {
        let since = model.local(state.brief.since)
        firstLine(title: phrases.briefHeading(phrases.moment(since)))
        let widest = columns - 3
        rows(of: state.rows.count, state.scroll) { drawing, place, row, style in
            let text = drawing.text(state.rows[place], state.counts)
            drawing.surface.put(text, row: row, column: 2, width: widest, style: style)
        }
        if state.rows.isEmpty { surface.put(phrases.nothingSince, row: 2, column: 2, width: widest) }
        lastRule(of: state.rows.count, state.scroll)
    }

    private func text(_ row: BriefScreen.Row, _ counts: [QueryWaiting]) -> DisplayText {
        switch row.subject {
        case .waiting(let view, let place):
            let waits = waitingText(counts[place])
            return view.map { "\(DisplayText(stranger: $0.name)): \(waits)" } ?? waits
        case .late(let count): return phrases.briefLate(count, target: phrases.age(model.settings.target ?? 0))
        case .due(let count): return phrases.briefDue(count)
        case .siteEdits(let count): return phrases.briefSiteEdits(count)
        case .changed(let change):
            let reason = model.queue.line(change.entry)?.reason.map { model.reasonName($0) }
            let act = phrases.person(
                change.by.text, did: change.verb, reason: reason, model.name(of: change.number))
            let time = phrases.moment(model.local(change.at))
            let note = model.texts[change.entry]?.note.map { DisplayText(stranger: $0) }
            let line: DisplayText = "\(act), \(time)"
            return note.map { "\(line): \(phrases.quotation($0))" } ?? line
        }
    }
}
