/// What was learned from the texts of decided and of waiting comments. A value: it is made beside the loop and handed over whole.
package struct Learned: Sendable {
    /// Comments with their signatures, in no order.
    package private(set) var signed: [SignedComment] = []
    private var places: [UInt32: Int] = [:]
    /// Counts what was learned: what was told by an earlier one is told anew.
    package private(set) var revision = 0

    package init() {}

    mutating func forget(_ number: CommentNumber) {
        guard let place = places.removeValue(forKey: number.rawValue) else { return }
        let last = signed.removeLast()
        guard place < signed.count else { return }
        signed[place] = last
        places[last.number.rawValue] = place
    }

    mutating func add(_ comment: SignedComment) {
        forget(comment.number)
        places[comment.number.rawValue] = signed.count
        signed.append(comment)
    }

    mutating func endLesson() { revision += 1 }
}

/// What is to be learned next: made on the queue's thread, run on any.
package struct Lesson: Sendable {
    /// The most comments in one.
    static let most = 4_096

    private var learned: Learned
    private let forgotten: [CommentNumber]
    private let added: [(number: CommentNumber, body: EntryNumber, place: EntryPlace)]

    init(
        _ learned: Learned, forgetting forgotten: [CommentNumber],
        adding added: [(number: CommentNumber, body: EntryNumber, place: EntryPlace)]
    ) {
        self.learned = learned
        self.forgotten = forgotten
        self.added = added
    }

    /// Reads the texts that are new.
    package func run(over desk: any Desk) throws(DeskError) -> Learned {
        var learned = learned
        for number in forgotten { learned.forget(number) }
        var scratch = LikenessScratch()
        try desk.bodies(at: added.map { $0.place }) { index, text in
            let (number, body, place) = added[index]
            let signature = scratch.read(text).signature
            learned.add(SignedComment(number: number, body: body, place: place, signature: signature))
            return true
        }
        learned.endLesson()
        return learned
    }
}

/// Sees that what the team decided, and what waits, is learned as the queue changes. It holds no queue: its owner tells of every change.
package struct Learner: Sendable {
    /// Of the comments that wait so many are known, the newest when it began.
    package static let mostWaiting = 20_000

    package private(set) var learned = Learned()
    package private(set) var standing: StandingDecisions
    /// The oldest waiting comment that is looked at.
    private let firstWaiting: CommentNumber
    /// What has changed since it was last learned.
    private var stale: Set<CommentNumber>
    private var isUnderWay = false
    /// Whether what is under way was begun before an erasure, and is of no use.
    private var isSpoilt = false
    /// Whether the texts can't be read.
    private var hasFailed = false

    package init(of queue: Queue) {
        standing = StandingDecisions(of: queue)
        stale = Set(standing.numbers)
        var first = UInt32(queue.commentCount) + 1
        var left = Learner.mostWaiting
        while first > 1, left > 0 {
            first -= 1
            guard queue.state(of: CommentNumber(first)) == .pending else { continue }
            stale.insert(CommentNumber(first))
            left -= 1
        }
        firstWaiting = CommentNumber(first)
    }

    /// Whether everything is learned.
    package var isDone: Bool { stale.isEmpty && !isUnderWay }

    /// Takes in that comments have changed.
    package mutating func note(_ numbers: [CommentNumber], in queue: Queue) {
        stale.formUnion(standing.update(numbers, in: queue))
        stale.formUnion(numbers)
    }

    /// Forgets everything, to learn it anew: a text has been erased.
    package mutating func restart(_ queue: Queue) {
        self = Learner(of: queue, after: self)
    }

    private init(of queue: Queue, after old: Learner) {
        self.init(of: queue)
        learned = Learned()
        isUnderWay = old.isUnderWay
        isSpoilt = old.isUnderWay
    }

    /// Gives what is to be learned next; `nil` while something is under way, and when there is nothing.
    package mutating func next(_ queue: Queue) -> Lesson? {
        guard !isUnderWay, !hasFailed, !stale.isEmpty else { return nil }
        var forgotten: [CommentNumber] = []
        var added: [(number: CommentNumber, body: EntryNumber, place: EntryPlace)] = []
        for number in stale.prefix(Lesson.most) {
            forgotten.append(number)
            guard isWanted(number, queue), let place = queue.bodyPlace(of: number) else { continue }
            added.append((number, queue.body(of: number), place))
        }
        stale.subtract(forgotten)
        isUnderWay = true
        return Lesson(learned, forgetting: forgotten, adding: added)
    }

    /// Takes what was learned; `nil` where the texts could not be read.
    package mutating func receive(_ result: Learned?) {
        isUnderWay = false
        defer { isSpoilt = false }
        guard let result else {
            hasFailed = true
            return
        }
        if !isSpoilt { learned = result }
    }

    private func isWanted(_ number: CommentNumber, _ queue: Queue) -> Bool {
        if standing[number] != nil { return true }
        return queue.contains(number) && number >= firstWaiting && queue.state(of: number) == .pending
    }
}
