import Moderation
import Terminal
import Wording

/// Small tasks, set one after the other in the message line, and done by doing them.
///
/// Decisions stand in the journal, so a tour that was broken off goes on after the last decision that it asks for.
struct Tour {
    /// The present task; `nil` when all are done.
    private(set) var task: TourTask?

    /// Goes on where the moderator was, as the journal shows.
    init(in queue: Queue) {
        let last = TourTask.allCases.lastIndex { $0.isRecorded(in: queue) }
        task = TourTask.allCases.dropFirst((last ?? -1) + 1).first
    }

    /// Passes over tasks that are done, and those that can't be done any more: decisions count wherever they were made.
    ///
    /// - Returns: Whether it passed over any.
    mutating func advance(in model: Model) -> Bool {
        let before = task
        while let current = task, current.isDone(in: model) || !current.isPossible(in: model.queue) {
            task = TourTask.allCases.drop { $0 != current }.dropFirst().first
        }
        return task != before
    }
}

extension TourTask {
    fileprivate func isDone(in model: Model) -> Bool {
        switch self {
        case .tag: model.tags.count > 1 || isRecorded(in: model.queue)
        case .query: model.list.view.query != .pending
        case .history: model.screens.top is HistoryScreen
        case .approve, .reject, .undo, .bulk, .mask: isRecorded(in: model.queue)
        }
    }

    /// The comments that say the same, and the one with a telephone number.
    private static let alike = (3...5).map { CommentNumber($0) }
    private static let masked = CommentNumber(6)

    /// Whether there is still a comment to do it with.
    fileprivate func isPossible(in queue: Queue) -> Bool {
        let counts = queue.counts(at: Moment(milliseconds: 0))
        let isPending = { (number: CommentNumber) in queue.contains(number) && queue.state(of: number) == .pending }
        return switch self {
        case .tag, .bulk: TourTask.alike.count(where: isPending) > 1
        case .mask: isPending(TourTask.masked)
        case .approve, .reject: counts.pending + counts.deferred > 0
        case .undo, .query, .history: true
        }
    }

    /// Whether the journal shows that it was done.
    fileprivate func isRecorded(in queue: Queue) -> Bool {
        switch self {
        case .approve: queue.has(.approve)
        case .reject: queue.has(.reject)
        case .undo: queue.has(.undo)
        case .tag, .bulk: queue.has(.reject, onAtLeast: 2)
        case .mask: queue.has(.edit)
        case .query, .history: false
        }
    }
}

extension Queue {
    /// Whether an entry did this to at least so many comments. Looks at every entry: for a small queue.
    fileprivate func has(_ verb: Verb, onAtLeast count: Int = 1) -> Bool {
        (0..<entryCount).contains { index in
            let entry = EntryNumber(UInt32(index + 1))
            return self.verb(of: entry) == verb && self.count(in: entry) >= count
        }
    }
}

extension Model {
    /// Sets the next task as soon as one is done, and removes the message that the last one left.
    mutating func advanceTour() {
        guard var tour, tour.advance(in: self) else { return }
        self.tour = tour
        log.clear()
    }

    /// What the message line says while no message stands there.
    var tourLine: DisplayText? { tour.map { phrases.tour($0.task, back: tourWayBack) } }

    /// The key that leads from another list back to all pending comments: `q` leaves the console where a state was
    /// chosen by its key.
    private var tourWayBack: DisplayText? {
        guard list.view.query != .pending else { return nil }
        return keyWord(screens.isEmpty && wayBack.action?.isView ?? true ? .back : .close)
    }

    /// Whether all tasks were done.
    var isTourDone: Bool { tour.map { $0.task == nil } ?? false }
}
