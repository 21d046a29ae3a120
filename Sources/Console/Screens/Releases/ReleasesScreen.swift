import Moderation
import Terminal
import Wording

/// The releases with their counts: one is chosen for the list, or for statistics.
struct ReleasesScreen: ConsoleScreen {
    var rows: [Row]
    var scroll = ScrollState()
    /// Whether the choice is for statistics rather than for the list.
    var isForStatistics = false

    struct Row {
        var release: Release
        var counts: Counts
    }

    var scope: Scope? { .releases }
    var enterWord: HintWord? { .onlyThis }

    func draw(in drawing: inout Drawing) { drawing.releases(self) }

    mutating func refresh(from model: Model) {
        let slug = chosen
        rows = model.releaseRows()
        if let slug, let row = rows.firstIndex(where: { $0.release.slug == slug }) { scroll.keep(at: row) }
    }

    mutating func move(_ step: Step, in model: inout Model) {
        scroll.step(step, count: rows.count, height: ReleasesScreen.height(Layout(model.size)))
    }

    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard let chosen else { return [] }
        model.screens.pop()
        if isForStatistics { return model.showStatistics(of: chosen) }
        var view = ListState.View(
            query: model.list.view.query.replacingRelease(chosen), order: model.list.view.order)
        view.current = model.current
        return model.leave(by: .releases, to: view)
    }

    /// The lines below the head.
    fileprivate static func height(_ layout: Layout) -> Int { max(0, layout.whole.height - 1) }

    private var chosen: Slug? { rows.indices.contains(scroll.cursor) ? rows[scroll.cursor].release.slug : nil }

    static let actions: [Action] = [
        Action(
            .releases, keys: ["o"], on: [.list], group: .find,
            hints: [Hint(230, [.list: 13])],
            traits: .leadsBack,
            perform: { m, _ in m.openReleases() })
    ]
}

extension Model {
    /// o: the releases, for the list or for the statistics on top.
    mutating func openReleases() -> [Effect] {
        screens.push(ReleasesScreen(rows: releaseRows(), isForStatistics: screens.top is StatisticsScreen))
        return []
    }

    /// Releases with their counts, the newest first.
    fileprivate func releaseRows() -> [ReleasesScreen.Row] {
        zip(queue.releases, queue.releaseCounts(at: now)).map { ReleasesScreen.Row(release: $0, counts: $1) }
            .sorted { one, other in
                one.release.date != other.release.date
                    ? one.release.date > other.release.date : one.release.slug < other.release.slug
            }
    }
}

extension Drawing {
    fileprivate mutating func releases(_ state: ReleasesScreen) {
        firstLine(title: phrases.releasesHeading, right: phrases.releases(state.rows.count))
        let parts: [KeyPath<Counts, Int>] =
            columns >= 80 ? [\.pending, \.deferred, \.approved, \.rejected] : [\.pending]
        let heads = Array(phrases.releaseColumns.prefix(parts.count))
        let widths = zip(parts, heads).map { part, head in
            max(head.width, state.rows.map { String($0.counts[keyPath: part]).utf8.count }.max() ?? 1)
        }
        let start = max(14, columns - 1 - widths.reduce(0) { $0 + $1 + 2 })
        func put(_ cells: [DisplayText], row: Int, style: Style, in drawing: inout Drawing) {
            var column = start
            for (cell, width) in zip(cells, widths) {
                column = drawing.surface.put(
                    cell.padded(to: width, alignment: .right), row: row, column: column + 2, style: style)
            }
        }
        put(heads, row: 1, style: Style(.quiet), in: &self)
        let height = ReleasesScreen.height(layout)
        rows(of: state.rows.count, state.scroll, from: 2, height: height) { drawing, place, row, style in
            let item = state.rows[place]
            drawing.surface.put(drawing.phrases.date(item.release.date), row: row, column: 2, style: style)
            drawing.surface.put(
                DisplayText(stranger: item.release.title), row: row, column: 14, width: max(0, start - 14), style: style
            )
            let counts = parts.map { item.counts[keyPath: $0] }
            let isCurrent = place == state.scroll.cursor
            put(
                counts.map { $0 == 0 && !isCurrent ? ("0" as DisplayText).styled(.quiet) : "\($0)" }, row: row,
                style: style, in: &drawing)
        }
        lastRule(of: state.rows.count, state.scroll)
    }
}

extension Query {
    /// The same query for another release.
    func replacingRelease(_ slug: Slug) -> Query {
        var parts = [node]
        if case .all(let all) = node { parts = all }
        let kept = parts.filter { part in
            if case .term(.release) = part { false } else { true }
        }
        let text = kept.map { part in
            if case .any = part { "(" + part.text + ")" } else { part.text }
        }
        let rest = (try? Query(text.joined(separator: " "))) ?? self
        return rest.adding(.release, slug.text)
    }
}
