/// What was learned from the texts of decided and of waiting comments. A value, made beside the loop and handed over whole.
package struct Learned: Sendable {
    /// Comments with their signatures, in no order.
    package private(set) var signed: [SignedComment] = []
    private var places: [UInt32: Int] = [:]
    /// What the decided comments make likely.
    package private(set) var likelihoods = Likelihoods()
    /// Counts what was learned: anything told from an earlier revision has to be worked out again.
    package private(set) var revision = 0

    package init() {}

    mutating func forget(_ number: CommentNumber) {
        likelihoods.forget(number)
        guard let place = places.removeValue(forKey: number.rawValue) else { return }
        let last = signed.removeLast()
        guard place < signed.count else { return }
        signed[place] = last
        places[last.number.rawValue] = place
    }

    /// - Parameters:
    ///   - row: The decision on it, if it was decided.
    ///   - normal: Its text as ``TextKey/normal(_:into:)`` makes it.
    mutating func add(_ comment: SignedComment, _ row: StandingDecisions.Row?, normal: [UInt8]) {
        forget(comment.number)
        if let row { likelihoods.add(row, key: comment.signature.key, normal: normal) }
        places[comment.number.rawValue] = signed.count
        signed.append(comment)
    }

    /// - Parameter isLast: Whether nothing else is to be learned now.
    mutating func endLesson(isLast: Bool) {
        revision += 1
        if isLast { likelihoods.calibrate() }
    }
}

/// What is to be learned next: made on the queue's thread, run on any.
package struct Lesson: Sendable {
    /// The most comments in one.
    static let most = 4_096

    struct Addition {
        var number: CommentNumber
        var body: EntryNumber
        var place: EntryPlace
        /// The decision on it, if it was decided.
        var row: StandingDecisions.Row?
    }

    private var learned: Learned
    private let forgotten: [CommentNumber]
    private let added: [Addition]
    private let isLast: Bool

    init(_ learned: Learned, forgetting forgotten: [CommentNumber], adding added: [Addition], isLast: Bool) {
        self.learned = learned
        self.forgotten = forgotten
        self.added = added
        self.isLast = isLast
    }

    /// Reads the texts that are new.
    package func run(over desk: any Desk) throws(DeskError) -> Learned {
        var learned = learned
        for number in forgotten { learned.forget(number) }
        var scratch = LikenessScratch()
        try desk.bodies(at: added.map(\.place)) { index, text in
            let signature = scratch.signature(of: text)
            let new = added[index]
            learned.add(
                SignedComment(number: new.number, body: new.body, place: new.place, signature: signature), new.row,
                normal: scratch.normal)
            return true
        }
        learned.endLesson(isLast: isLast)
        return learned
    }
}

/// Keeps learning what the team decided, and what waits, as the queue changes. It holds no queue: its owner reports every change.
package struct Learner: Sendable {
    /// How many of the waiting comments are known, the newest when it began.
    package static let mostWaiting = 20_000

    package private(set) var learned = Learned()
    package private(set) var standing: StandingDecisions
    private let waiting: Int
    private let most: Int
    /// The oldest waiting comment that is looked at.
    private let firstWaiting: CommentNumber
    /// The comments that have changed since they were last learned.
    private var stale: Set<CommentNumber>
    private var isUnderWay = false
    /// Whether the lesson under way was begun before an erasure, and is of no use.
    private var isOutdated = false
    /// Whether the texts can't be read.
    private var hasFailed = false

    /// - Parameters:
    ///   - waiting: How many of the waiting comments are learned too.
    ///   - most: How many decisions of each kind are learned.
    package init(of queue: Queue, waiting: Int = Learner.mostWaiting, most: Int = StandingDecisions.most) {
        self.waiting = waiting
        self.most = most
        standing = StandingDecisions(of: queue, most: most)
        stale = Set(standing.numbers)
        var first = UInt32(queue.commentCount) + 1
        var left = waiting
        while first > 1, left > 0 {
            first -= 1
            guard queue.state(of: CommentNumber(first)) == .pending else { continue }
            stale.insert(CommentNumber(first))
            left -= 1
        }
        firstWaiting = CommentNumber(first)
    }

    /// Whether everything is learned: never, where a text can't be read.
    package var isDone: Bool { stale.isEmpty && !isUnderWay && !hasFailed }

    /// Notes that comments have changed.
    package mutating func note(_ numbers: [CommentNumber], in queue: Queue) {
        stale.formUnion(standing.update(numbers, in: queue))
        stale.formUnion(numbers)
    }

    /// Forgets everything, to learn it again: a text has been erased.
    package mutating func restart(_ queue: Queue) {
        self = Learner(of: queue, after: self)
    }

    private init(of queue: Queue, after old: Learner) {
        self.init(of: queue, waiting: old.waiting, most: old.most)
        learned = Learned()
        isUnderWay = old.isUnderWay
        isOutdated = old.isUnderWay
    }

    /// Returns what to learn next; `nil` while a lesson is under way, and when there is nothing.
    package mutating func next(_ queue: Queue) -> Lesson? {
        guard !isUnderWay, !hasFailed, !stale.isEmpty else { return nil }
        var forgotten: [CommentNumber] = []
        var added: [Lesson.Addition] = []
        for number in stale.prefix(Lesson.most) {
            forgotten.append(number)
            guard isWanted(number, queue), let place = queue.bodyPlace(of: number) else { continue }
            added.append(
                Lesson.Addition(
                    number: number, body: queue.body(of: number), place: place, row: standing[number]))
        }
        stale.subtract(forgotten)
        isUnderWay = true
        return Lesson(learned, forgetting: forgotten, adding: added, isLast: stale.isEmpty)
    }

    /// Takes what was learned; `nil` if the texts could not be read.
    package mutating func receive(_ result: Learned?) {
        isUnderWay = false
        defer { isOutdated = false }
        guard !isOutdated else { return }
        if let result { learned = result } else { hasFailed = true }
    }

    private func isWanted(_ number: CommentNumber, _ queue: Queue) -> Bool {
        if standing[number] != nil { return true }
        return queue.contains(number) && number >= firstWaiting && queue.state(of: number) == .pending
    }
}

extension Learner {
    /// Learns everything that the team has decided, at once: for commands, which have nothing else to do meanwhile.
    package static func likelihoods(of queue: Queue, _ desk: any Desk) throws(DeskError) -> Likelihoods {
        var learner = Learner(of: queue, waiting: 0)
        while let lesson = learner.next(queue) { learner.receive(try lesson.run(over: desk)) }
        return learner.learned.likelihoods
    }
}
