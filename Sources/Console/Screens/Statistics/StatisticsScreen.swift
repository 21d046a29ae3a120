import Moderation
import Terminal
import Wording

/// Statistics over some days: what waits and for how long, how fast it goes, who decided, why.
struct StatisticsScreen: ConsoleScreen {
    var days: Int
    var last: CivilDate
    var release: Slug?
    var result: Statistics
    /// The first line on the screen.
    var scroll = 0

    init(days: Int, _ model: Model) {
        self.days = days
        last = model.local(model.now).date
        result = model.statistics(days: days, to: last, release: nil)
    }

    var scope: Scope? { .statistics }

    func draw(in drawing: inout Drawing) { drawing.statistics(self) }

    mutating func refresh(from model: Model) {
        result = model.statistics(days: days, to: last, release: release)
    }

    mutating func move(_ step: Step, in model: inout Model) {
        let drawing = Drawing(model, model.size)
        let (count, height) = (drawing.statisticsLines(result), drawing.statisticsHeight)
        let lowest = max(0, count - height)
        scroll = max(0, min(step.scrolled(min(scroll, lowest), count: count, height: height), lowest))
    }

    static let actions: [Action] = [
        Action(
            .statistics, keys: ["S"], on: Scope.comments, group: .look,
            hints: [Hint(250, [.empty: 5], when: { $0.queue.commentCount > 0 })],
            verb: "stats",
            perform: { m, _ in m.openStatistics() }),
        Action(
            .earlier, keys: ["<left>", "h"], on: [.statistics], group: .look, help: .nowhere,
            hints: [Hint(280, [.screen(.statistics): 1], with: .later)],
            perform: { m, _ in m.moveStatistics(days: -1) }),
        Action(
            .later, keys: ["<right>", "l"], on: [.statistics], group: .look, help: .nowhere,
            perform: { m, _ in m.moveStatistics(days: 1) }),
        Action(
            .longer, keys: ["+"], on: [.statistics], group: .look, help: .nowhere,
            hints: [Hint(290, [.screen(.statistics): 2], with: .shorter)],
            perform: { m, _ in m.stretchStatistics(longer: true) }),
        Action(
            .shorter, keys: ["-"], on: [.statistics], group: .look, help: .nowhere,
            perform: { m, _ in m.stretchStatistics(longer: false) }),
        Action(
            .oneRelease, keys: ["o"], on: [.statistics], group: .look, help: .nowhere,
            hints: [Hint(300, [.screen(.statistics): 3])],
            perform: { m, _ in m.openReleases() }),
    ]
}

extension Model {
    fileprivate func statistics(days: Int, to last: CivilDate, release: Slug?) -> Statistics {
        queue.statistics(days: days, to: last, zone: zone, now: now, target: settings.target, release: release)
    }

    /// S: the last days, as many as there is room for.
    mutating func openStatistics() -> [Effect] {
        screens.push(StatisticsScreen(days: Layout(size).kind == .wide ? 14 : 7, self))
        return []
    }

    /// Shows earlier or later days, by as many as are shown.
    mutating func moveStatistics(days sign: Int) -> [Effect] {
        changeStatistics { screen, today in
            let day = screen.last.daysSince1970 + sign * screen.days
            screen.last = CivilDate(daysSince1970: min(day, today.daysSince1970))
        }
    }

    /// Shows twice as many days, or half as many.
    mutating func stretchStatistics(longer: Bool) -> [Effect] {
        changeStatistics { screen, _ in
            screen.days = longer ? min(screen.days * 2, 364) : max(screen.days / 2, 7)
        }
    }

    /// Shows the statistics of one release; those of all again if it is that one already.
    mutating func showStatistics(of slug: Slug) -> [Effect] {
        changeStatistics { screen, _ in screen.release = screen.release == slug ? nil : slug }
    }

    private mutating func changeStatistics(_ change: (inout StatisticsScreen, _ today: CivilDate) -> Void) -> [Effect] {
        guard var screen = screens.top(as: StatisticsScreen.self) else { return [] }
        change(&screen, local(now).date)
        screen.refresh(from: self)
        screens.replaceTop(screen)
        return []
    }
}
