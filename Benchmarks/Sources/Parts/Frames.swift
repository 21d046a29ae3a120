import Console
import Journal
import Moderation
import Terminal
import Wording

/// From a key to the frame that answers it, without a terminal.
struct Frames {
    private let desk: JournalDesk
    private let queue: Queue

    /// Takes the queue over for as long as it measures: a second reference would copy what the console changes.
    init(desk: JournalDesk, queue: inout Queue) {
        self.desk = desk
        self.queue = queue
    }

    func measure() throws {
        for (name, keys) in [("j", "jk"), ("a page", "FB")] {
            let typist = Typist(
                keys: keys.map { $0.isLowercase ? Key(.character($0)) : .control(Character($0.lowercased())) })
            let blackboard = Blackboard()
            var start = Console.Start(desk: desk, language: .english, zone: FixedZone(), clock: { Reading.now })
            start.query = .pending
            var queue = queue
            _ = Console.run(start, queue: &queue, screen: blackboard, inbox: typist)
            guard blackboard.count >= typist.times.count else { throw NotDone(what: "frames are missing") }
            Stopwatch.tell(
                "view: from \(name) to its frame, \(queue.commentCount) comments",
                microseconds: Stopwatch.median(typist.times))
        }
    }
}

/// Types one key after the other, and takes the time from each until the console waits again.
private final class Typist: Inbox {
    private let keys: [Key]
    private var typed = 0
    private var last: Double?
    private(set) var times: [Double] = []
    private static let most = 500

    init(keys: [Key]) {
        self.keys = keys
    }

    var now: Int64 { Int64(Stopwatch.now * 1_000) }
    var waker: @Sendable () -> Void { {} }

    func next(until deadline: Int64?) -> [TimedEvent] {
        let present = Stopwatch.now
        if let last { times.append(present - last) }
        guard typed < Typist.most else { return [TimedEvent(.end(signal: 0), at: now)] }
        // Ten there and ten back, so that short lists are enough.
        let key = keys[typed / 10 % keys.count]
        typed += 1
        last = Stopwatch.now
        return [TimedEvent(.key(key), at: now)]
    }
}

/// Counts the frames that it is shown.
private final class Blackboard: Screen {
    private(set) var count = 0
    var size: Size { Size(columns: 120, rows: 40) }

    func show(_ surface: Surface) { count += 1 }
    func invalidate() {}
    func leave(during work: () -> Void) { work() }
    func suspend() {}
}
