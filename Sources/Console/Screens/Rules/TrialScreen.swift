import Moderation
import Terminal
import Wording

/// The trial of the query in force on the past: its numbers, and the comments that moderators approved though it matches them.
struct TrialScreen: ConsoleScreen {
    let rehearsal: Rehearsal
    /// `nil` while texts are being read, and if they can't be.
    private(set) var report: RehearsalReport?
    private(set) var failure: DeskError?
    /// The number of the search for which it waits, and what that has found.
    private(set) var awaited: Int? = Searches.owed
    fileprivate var found: [CommentNumber] = []
    var scroll = ScrollState()

    var rows: [CommentNumber] { report?.against ?? [] }
    var scope: Scope? { .trial }
    var enterWord: HintWord? { rows.isEmpty ? nil : .showIt }
    var isOfComments: Bool { true }

    func draw(in drawing: inout Drawing) { drawing.trial(self) }

    func neededEntries(_ model: Model) -> [EntryNumber] {
        rows.dropFirst(scroll.top).prefix(listHeight(model)).map { model.queue.body(of: $0) }
    }

    mutating func move(_ step: Step, in model: inout Model) {
        scroll.step(step, count: rows.count, height: listHeight(model))
    }

    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard rows.indices.contains(scroll.cursor), let effects = model.go(to: rows[scroll.cursor], by: .rehearse)
        else {
            return []
        }
        model.screens.push(FullComment())
        return effects
    }

    mutating func begin(in model: inout Model) -> [Effect] {
        guard rehearsal.needsTexts else {
            awaited = nil
            report = rehearsal.report(found: [], in: model.queue)
            return []
        }
        (found, failure) = ([], nil)
        let effects = model.searches.begin(
            .screen, .comments(rehearsal.search(in: model.queue)), asOf: model.queue.lastEntry,
            found: rehearsal.certain.count)
        awaited = model.searching?.id
        return effects
    }

    mutating func take(_ news: SearchNews, in model: Model) {
        found += news.hits
        guard news.isDone else { return }
        awaited = nil
        failure = news.error
        if failure == nil { report = rehearsal.report(found: found, in: model.queue) }
    }

    /// What stands above the list.
    fileprivate func head(_ model: Model) -> [DisplayText] {
        var lines: [DisplayText] = ["\(rehearsal.query.text)"]
        if !rehearsal.leftOut.isEmpty {
            let parts = rehearsal.leftOut.map(\.text).joined(separator: " ")
            lines.append(model.phrases.trialLeavesOut("\(parts)").styled(.quiet))
        }
        if let failure { return lines + [model.phrases.failure(failure, kept: nil, key: nil).styled(.error)] }
        guard let report else {
            let state = model.searching.flatMap { $0.id == awaited ? $0 : nil }
            return lines + [model.phrases.searching(percent: state?.percent ?? 0, found: state?.found ?? 0)]
        }
        let (from, to) = (model.local(report.from).date, model.local(report.to).date)
        lines += model.phrases.trial(report, from: from, to: to, model.settings)
        if !rows.isEmpty { lines += ["", model.phrases.trialAgainst(rows.count)] }
        let width = max(2, model.size.columns - 2)
        return lines.flatMap { $0.isEmpty ? [$0] : $0.wrapped(to: width) }
    }

    /// How many lines the head takes, and how many are left for the list.
    fileprivate func headHeight(_ model: Model) -> Int {
        let whole = Layout(model.size).whole.height
        return min(head(model).count, max(1, rows.isEmpty ? whole : whole * 2 / 3))
    }

    private func listHeight(_ model: Model) -> Int {
        max(0, Layout(model.size).whole.height - headHeight(model))
    }

    static let actions: [Action] = [
        Action(
            .rehearse, keys: ["%"], on: [.list], group: .find,
            traits: .leadsBack,
            available: { $0.canQuery() },
            perform: { m, _ in m.rehearse() })
    ]
}

extension Model {
    /// %: shows what the query in force would have matched, and what became of that.
    mutating func rehearse() -> [Effect] {
        guard isFreeToSearch() else { return [] }
        let rehearsal: Rehearsal
        do throws(Rehearsal.Refusal) {
            rehearsal = try Rehearsal(list.view.query, in: queue, context: queryContext)
        } catch {
            say(phrases.noTrial(error, phrases.queryError(error.error)), .error)
            return []
        }
        return open(TrialScreen(rehearsal: rehearsal))
    }
}

extension Drawing {
    fileprivate mutating func trial(_ state: TrialScreen) {
        firstLine(title: phrases.trialHeading)
        let head = state.head(model).prefix(state.headHeight(model))
        for (index, line) in head.enumerated() {
            surface.put(line, row: 1 + index, column: 1, width: max(0, columns - 2), style: Style(.text))
        }
        let height = max(0, layout.whole.height - head.count)
        rows(of: state.rows.count, state.scroll, from: 1 + head.count, height: height) { drawing, place, row, style in
            let (model, number) = (drawing.model, state.rows[place])
            let opening = model.texts[model.queue.body(of: number)]?.opening ?? DisplayText()
            let line: DisplayText = "\(model.name(of: number))  \(opening)"
            drawing.surface.put(line, row: row, column: 2, width: max(0, drawing.columns - 3), style: style)
        }
        lastRule(of: state.rows.count, state.scroll)
    }
}
