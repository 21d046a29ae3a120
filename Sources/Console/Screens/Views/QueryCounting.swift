import Moderation
import Terminal
import Wording

/// How much of a query waits: known at once as far as the columns tell.
struct QueryWaiting {
    /// Why it can match nothing.
    var nothing: DisplayText?
    var waiting = WaitingCount()
    /// Whether texts are still being searched for it.
    var isCounting = false
    /// Whether they could not all be read, so that there may be more.
    var isUnread = false
}

/// The hits of queries that only texts can tell: counted beside the loop, one query after the other.
struct QueryCounting: Sendable {
    let id: Int
    private let searches: [(place: Int, search: TextSearch)]

    init(id: Int, _ searches: [(place: Int, search: TextSearch)]) {
        self.id = id
        self.searches = searches
    }

    /// - Parameter report: Is given each query's hits, with its index among those that were asked for, and at last
    ///   how that query's search ended.
    func run(
        over desk: any Desk, stop: SearchStop = SearchStop(),
        _ report: (_ place: Int, _ hits: [CommentNumber], _ end: Result<Void, DeskError>?) -> Void
    ) {
        for (place, search) in searches where !stop.isStopped {
            do throws(DeskError) {
                _ = try search.run(over: desk, stop: stop) { report(place, $0.found, nil) }
                report(place, [], .success(()))
            } catch {
                report(place, [], .failure(error))
            }
        }
    }
}

/// A screen that shows how much of some queries waits.
protocol CountingScreen: ConsoleScreen {
    /// The queries that are counted.
    var queries: [Query] { get }
    /// The number of the counting whose hits belong to this screen.
    var job: Int { get set }
    /// The counts, in the order of the queries.
    var counts: [QueryWaiting] { get set }
    var scroll: ScrollState { get set }
}

extension CountingScreen {
    var isOfComments: Bool { true }
    var awaited: Int? { counts.contains { $0.isCounting } ? job : nil }

    mutating func begin(in model: inout Model) -> [Effect] {
        let effects: [Effect]
        (job, counts, effects) = model.count(queries)
        return effects
    }

    /// Counts other queries; the cursor keeps what it stood on, in the row where that is now.
    mutating func countAnew(cursorOn row: Int?, in model: inout Model) -> [Effect] {
        if let row { scroll.keep(at: row) }
        let effects = begin(in: &model)
        move(.lines(0), in: &model)
        scroll.fill(count: counts.count, height: Layout(model.size).whole.height)
        return effects
    }

    mutating func move(_ step: Step, in model: inout Model) {
        scroll.step(step, count: counts.count, height: Layout(model.size).whole.height)
    }
}

extension Model {
    /// Counts how much of some queries waits: from the columns at once, the rest as it is found.
    fileprivate mutating func count(_ queries: [Query]) -> (job: Int, counts: [QueryWaiting], effects: [Effect]) {
        var counts: [QueryWaiting] = []
        var searches: [(place: Int, search: TextSearch)] = []
        for query in queries {
            let selection = select(query)
            var count = QueryWaiting(nothing: whyNothing(query), isCounting: !selection.isCertain)
            add(selection.certain, to: &count)
            if count.isCounting { searches.append((counts.count, selection.search(in: queue, sameText: sameText))) }
            counts.append(count)
        }
        guard !searches.isEmpty else { return (Searches.owed, counts, []) }
        let id = self.searches.beginBeside()
        return (id, counts, [.count(QueryCounting(id: id, searches))])
    }

    private func add(_ numbers: [CommentNumber], to count: inout QueryWaiting) {
        for number in numbers { count.waiting.add(number, in: queue, target: settings.target, at: now) }
    }

    /// Takes what the texts have told about a query.
    mutating func receiveCount(_ job: Int, _ place: Int, _ hits: [CommentNumber], _ end: Result<Void, DeskError>?) {
        guard var screen = screens[awaiting: job] as? any CountingScreen, screen.counts.indices.contains(place)
        else { return }
        add(hits, to: &screen.counts[place])
        if end != nil { screen.counts[place].isCounting = false }
        if case .failure(let error) = end {
            screen.counts[place].isUnread = true
            say(phrases.failure(error, kept: nil, key: nil), .error)
        }
        screens[awaiting: job] = screen
    }
}

extension Drawing {
    /// How much of a query waits, and since when, and whether that may not be all.
    func waitingText(_ count: QueryWaiting) -> DisplayText {
        let age = count.waiting.oldest.map { phrases.age(model.now - $0) }
        let text = phrases.waits(count.waiting, oldest: age)
        return count.isCounting || count.isUnread ? "\(text) …" : text
    }
}
