import Moderation
import Terminal
import Wording

/// The waves of the list: groups of comments with nearly the same text. Enter shows one.
struct WavesScreen: ConsoleScreen {
    /// The number of the search for which it waits.
    private var search = Searches.owed
    /// `nil` while the search runs.
    fileprivate var result: Result<[Wave], DeskError>?
    /// How many of each wave, and of the comments like it, were approved and rejected.
    var decided: [(approved: Int, rejected: Int)] = []
    var scroll = ScrollState()

    var waves: [Wave] { (try? result?.get()) ?? [] }
    var scope: Scope? { .waves }
    var enterWord: HintWord? { .onlyThis }
    var isOfComments: Bool { true }

    func draw(in drawing: inout Drawing) { drawing.waves(self) }
    mutating func refresh(from model: Model) { decided = waves.map { model.decided(of: $0) } }
    var awaited: Int? { result == nil ? search : nil }

    mutating func begin(in model: inout Model) -> [Effect] {
        search = model.searches.beginBeside()
        let decided = model.judging.learner.map { learner in
            learner.learned.signed.filter { learner.standing[$0.number] != nil }
        }
        let waves = WaveSearch(among: model.list.rows, in: model.queue, decided: decided ?? [])
        return [.judge(.waves(waves, id: search), of: model.queue.origin)]
    }

    func neededEntries(_ model: Model) -> [EntryNumber] {
        let height = Layout(model.size).whole.height
        return waves.dropFirst(scroll.top).prefix(height).map(\.first).filter { model.queue.contains($0) }
            .map { model.queue.body(of: $0) }
    }

    mutating func move(_ step: Step, in model: inout Model) {
        scroll.step(step, count: waves.count, height: Layout(model.size).whole.height)
    }

    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard waves.indices.contains(scroll.cursor) else { return [] }
        let first = waves[scroll.cursor].first
        var view = ListState.View(
            query: model.list.view.query.adding("like:\(first.rawValue)"), order: model.list.view.order)
        view.current = first
        return model.leave(by: .waves, to: view)
    }

    static let actions: [Action] = [
        Action(
            .waves, keys: ["W"], on: [.list], group: .find,
            hints: [Hint(235, [.list: 15])],
            traits: .leadsBack,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.openWaves() })
    ]
}

extension Model {
    /// `W`: looks for the waves of the list.
    mutating func openWaves() -> [Effect] {
        open(WavesScreen())
    }

    /// Fills the screen that waits for these waves, if it is still open.
    mutating func showWaves(_ waves: Result<[Wave], DeskError>, _ id: Int) {
        guard var screen = screens[awaiting: id] as? WavesScreen else { return }
        screen.result = waves
        screen.refresh(from: self)
        screens[awaiting: id] = screen
    }

    /// How many comments of a wave, and of those like it, were approved and rejected.
    fileprivate func decided(of wave: Wave) -> (approved: Int, rejected: Int) {
        var (approved, rejected) = (0, 0)
        for number in wave.numbers + wave.decided where queue.contains(number) {
            switch queue.state(of: number) {
            case .approved: approved += 1
            case .rejected: rejected += 1
            case .pending, .erased: break
            }
        }
        return (approved, rejected)
    }
}

extension Drawing {
    fileprivate mutating func waves(_ screen: WavesScreen) {
        let waves = screen.waves
        let (count, told): (DisplayText, DisplayText?) =
            switch screen.result {
            case nil: (phrases.wavesLooking, phrases.wavesLooking)
            case .success(let waves):
                (phrases.waves(waves.count), waves.isEmpty ? phrases.noWaves(WaveSearch.fewest) : nil)
            case .failure(let error):
                (DisplayText(), phrases.failure(error, kept: nil, key: nil).styled(.error))
            }
        firstLine(title: phrases.wavesHeading, right: count)
        let sizes = waves.map { phrases.waveSize($0.numbers.count, texts: $0.texts) }
        let width = sizes.map(\.width).max() ?? 0
        rows(of: waves.count, screen.scroll) { drawing, place, row, style in
            drawing.surface.put(sizes[place], row: row, column: 2, style: style)
            let (approved, rejected) = screen.decided[place]
            let decided = drawing.phrases.waveDecided(approved: approved, rejected: rejected)
            let end = max(2, drawing.columns - 1 - decided.width)
            drawing.surface.put(decided, row: row, column: end, style: style)
            let start = 2 + width + 2
            drawing.surface.put(
                drawing.opening(of: waves[place].first) ?? drawing.phrases.textGone, row: row, column: start,
                width: max(0, end - start - 2), style: style)
        }
        if let told { surface.put(told, row: 2, column: 2, width: max(0, columns - 3)) }
        lastRule(of: waves.count, screen.scroll, left: [queryTitle])
    }

    /// The first words of a comment's text, if it has been read.
    private func opening(of number: CommentNumber) -> DisplayText? {
        model.queue.contains(number) ? model.texts[model.queue.body(of: number)]?.opening : nil
    }
}
