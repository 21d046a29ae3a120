import Moderation
import Terminal
import Wording

/// Work on texts that runs beside the loop, one after the other, and is never waited for.
enum JudgingJob: Sendable {
    case learn(Lesson)
    /// What is alike to a comment, and what is likely to become of it.
    case look(AlikeSearch, Likelihoods)
    case rank(LikelySearch)
    case least(LeastAlikeSearch, id: Int)
    case waves(WaveSearch, id: Int)
    case found(FoundCounting)

    /// Its number, where a screen or a question waits for it.
    var id: Int? {
        switch self {
        case .learn, .look, .rank: nil
        case .least(_, let id), .waves(_, let id): id
        case .found(let counting): counting.id
        }
    }

    /// Does it. What can't be read brings nothing, but for a screen that would tell that there is nothing.
    ///
    /// - Parameter stop: Heeded by what nobody may wait for any more: what has a number.
    func run(over desk: any Desk, stop: SearchStop = SearchStop()) -> JudgingNews {
        switch self {
        case .learn(let lesson):
            return .learned(try? lesson.run(over: desk))
        case .look(let search, let likelihoods):
            let found = try? search.run(over: desk)
            return .looked(
                search.number, body: search.body, found?.alike ?? [], found.flatMap { likelihoods.tell(of: $0.text) })
        case .rank(let search):
            return .ranked((try? search.run(over: desk)) ?? [:])
        case .least(let search, let id):
            let found = try? search.run(over: desk, stop: stop)
            let made = found.map { Comparison(old: $0.original, new: $0.text).run() }
            return .least(found, made, of: search.original, id: id)
        case .waves(let search, let id):
            return .waves(Result { () throws(DeskError) in try search.run(over: desk, stop: stop) }, id: id)
        case .found(let counting):
            return .found(try? counting.run(over: desk, stop: stop), id: counting.id)
        }
    }
}

/// What such work brings.
enum JudgingNews: Sendable {
    case learned(Learned?)
    /// What is alike to a comment with the text of that entry, and what is likely to become of it.
    case looked(CommentNumber, body: EntryNumber, [AlikeComment], Likelihoods.Told?)
    case ranked([CommentNumber: Int])
    /// Of the tagged ones the one that is the least alike to the first.
    case least(LeastAlikeSearch.Found?, Comparison.Made?, of: CommentNumber, id: Int)
    case waves(Result<[Wave], DeskError>, id: Int)
    /// In how many comments something was found that a question asks about.
    case found(FoundCounts?, id: Int)
}

/// What is known of the texts like those on the screen.
struct Judging {
    /// What is alike to a comment.
    struct Alike {
        var number: CommentNumber
        var body: EntryNumber
        /// The lesson that it was found by.
        var revision: Int
        var found: [AlikeComment]
        var told: Likelihoods.Told?
        /// What those that were found come to now.
        var present: AlikeNow?
    }

    /// What became of those that are alike to a comment, as of an entry and a moment.
    struct AlikeNow {
        struct Key: Equatable {
            var entry: Int
            var judgedAt: Moment
            var saving: Int
        }

        var key: Key
        /// The decision on the text that is the most like it; the newest of several.
        var nearest: (row: StandingDecisions.Row, percent: Int)?
        /// How many others need a decision.
        var waiting = 0
    }

    /// `nil` before the first frame, and where the settings say no.
    var learner: Learner?
    var alike: Alike?
    var isLooking = false
    /// What orders by likelihood go by, as it was when the list was last put in one, and whether it is to be made anew.
    var scores: [CommentNumber: Int] = [:]
    var owesScores = false
    /// Whether the list was made before anything was learned that its query asks for.
    var owesList = false
}

/// The decision on the text that is the most like a comment's, as it is told.
struct NearestDecision: Hashable {
    var row: StandingDecisions.Row
    var percent: Int
    /// How long ago it was.
    var minutes: Int64
}

extension Model {
    /// Begins to learn once something has been shown, or ends it where the settings say so.
    mutating func beginJudging() {
        if !settings.suggests {
            judging = Judging()
        } else if isShown, judging.learner == nil {
            judging.learner = Learner(of: queue)
        }
    }

    /// Asks for what is to be learned, and for what orders go by.
    mutating func judge() -> [Effect] {
        if let lesson = judging.learner?.next(queue) { return [.judge(.learn(lesson), of: queue.origin)] }
        return rank()
    }

    /// Whether it is known what is likely; `nil` while it is being learned.
    var likelihoods: Likelihoods? {
        judging.learner.flatMap { $0.isDone ? $0.learned.likelihoods : nil }
    }

    /// Asks for the scores that the list is to be put in order by.
    private mutating func rank() -> [Effect] {
        guard judging.owesScores, searching == nil, let likelihoods, likelihoods.speaks, !list.rows.isEmpty else {
            return []
        }
        judging.owesScores = false
        return [.judge(.rank(LikelySearch(list.rows, in: queue, likelihoods)), of: queue.origin)]
    }

    /// Asks for what is alike to the comment under the cursor.
    mutating func lookForAlike() -> [Effect] {
        guard let learner = judging.learner, learner.isDone, isOnComments, !judging.isLooking, let current,
            queue.contains(current), !isAlikeKnown(current, learner),
            let search = AlikeSearch(current, among: learner.learned.signed, in: queue)
        else { return [] }
        judging.isLooking = true
        return [.judge(.look(search, learner.learned.likelihoods), of: queue.origin)]
    }

    private func isAlikeKnown(_ number: CommentNumber, _ learner: Learner) -> Bool {
        guard let alike = judging.alike else { return false }
        return alike.number == number && alike.body == queue.body(of: number)
            && alike.revision == learner.learned.revision
    }

    /// Takes what came of the work beside the loop; what is of another journal says nothing of this one.
    mutating func receive(_ news: JudgingNews, of origin: UInt32) -> [Effect] {
        guard origin == queue.origin else { return [] }
        switch news {
        case .learned(let learned):
            judging.learner?.receive(learned)
        case .looked(let number, let body, let found, let told):
            judging.isLooking = false
            guard let learner = judging.learner else { return [] }
            judging.alike = Judging.Alike(
                number: number, body: body, revision: learner.learned.revision, found: found, told: told)
        case .ranked(let scores):
            judging.scores = scores
            if list.view.order.isByLikelihood { replaceRows(list.rows, cursorOn: current) }
        case .least(let found, let made, let original, let id): tellLeastAlike(found, made, of: original, id)
        case .waves(let waves, let id): showWaves(waves, id)
        case .found(let counts, let id): tellFound(counts, id)
        }
        return judge()
    }

    /// What is known of a comment now.
    private func known(of number: CommentNumber) -> Judging.Alike? {
        guard let alike = judging.alike, alike.number == number, queue.contains(number),
            alike.body == queue.body(of: number)
        else { return nil }
        return alike
    }

    /// What is likely to become of a comment, if there is anything to tell.
    func told(of number: CommentNumber) -> Likelihoods.Told? { known(of: number)?.told }

    /// Looks at what became of those that are alike, where something has happened since.
    mutating func lookAtAlike() {
        guard let alike = judging.alike, let learner = judging.learner else { return }
        let key = Judging.AlikeNow.Key(
            entry: queue.entryCount, judgedAt: judgedAt, saving: pendingDecisions.savingCount)
        guard alike.present?.key != key else { return }
        var present = Judging.AlikeNow(key: key)
        present.nearest = alike.found.compactMap { alike in
            learner.standing[alike.number].map { ($0, alike.percent) }
        }
        .max { ($0.1, $0.0.rank) < ($1.1, $1.0.rank) }
        present.waiting = alike.found.count { needsDecision($0.number) }
        judging.alike?.present = present
    }

    /// The decision on the text that is the most like a comment's, as it is told now.
    func nearestDecision(to number: CommentNumber) -> NearestDecision? {
        guard let (row, percent) = known(of: number)?.present?.nearest, let at = queue.at(of: row.entry) else {
            return nil
        }
        return NearestDecision(row: row, percent: percent, minutes: (now - at) / Moment.minute)
    }

    /// Whether others that are alike to the comment under the cursor need a decision.
    var currentIsAlike: Bool { current.map { alikeWaiting($0) > 0 } ?? false }

    /// How many others that are alike to a comment need a decision.
    func alikeWaiting(_ number: CommentNumber) -> Int { known(of: number)?.present?.waiting ?? 0 }
}
