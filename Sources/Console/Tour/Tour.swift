import Moderation
import Terminal
import Wording

/// Small tasks, told one after the other in the message line and done by doing them.
///
/// What was decided stands in the journal, so a tour that was broken off goes on behind the last decision that it asks for.
struct Tour {
    /// The task that is told; `nil` when all are done.
    private(set) var task: TourTask?

    /// Goes on where the journal says that the moderator was.
    init(in queue: Queue) {
        let last = TourTask.allCases.lastIndex { $0.isRecorded(in: queue) }
        task = TourTask.allCases.dropFirst((last ?? -1) + 1).first
    }

    /// Passes over what has been done.
    ///
    /// - Returns: Whether anything was.
    mutating func advance(in model: Model) -> Bool {
        let before = task
        while let current = task, current.isDone(in: model) {
            task = TourTask.allCases.drop { $0 != current }.dropFirst().first
        }
        return task != before
    }
}

extension TourTask {
    fileprivate func isDone(in model: Model) -> Bool {
        switch self {
        case .tag: model.tags.count > 2 || isRecorded(in: model.queue)
        case .query: model.list.view.query != .pending
        case .history: model.screens.top is HistoryScreen
        case .approve, .reject, .undo, .bulk, .mask: isRecorded(in: model.queue)
        }
    }

    /// Whether the journal shows that it was done.
    fileprivate func isRecorded(in queue: Queue) -> Bool {
        switch self {
        case .approve: queue.has(.approve)
        case .reject: queue.has(.reject)
        case .undo: queue.has(.undo)
        case .tag, .bulk: queue.has(.reject, onAtLeast: 3)
        case .mask: queue.has(.edit)
        case .query, .history: false
        }
    }
}

extension Queue {
    /// Whether an entry does this to so many comments. It looks at every entry: for a small queue.
    fileprivate func has(_ verb: Verb, onAtLeast count: Int = 1) -> Bool {
        (0..<entryCount).contains { index in
            let entry = EntryNumber(UInt32(index + 1))
            return self.verb(of: entry) == verb && self.count(in: entry) >= count
        }
    }
}

extension Model {
    /// Tells the next task as soon as one is done: the message that the last one left makes room.
    mutating func advanceTour() {
        guard var tour, tour.advance(in: self) else { return }
        self.tour = tour
        log.clear()
    }

    /// What the message line tells while nothing else is said there.
    var tourLine: DisplayText? { tour.map { phrases.tour($0.task, isAway: list.view.query != .pending) } }

    /// Whether all tasks were done.
    var isTourDone: Bool { tour.map { $0.task == nil } ?? false }
}
