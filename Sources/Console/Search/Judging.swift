import Moderation
import Terminal
import Wording

/// Work on texts that runs beside the loop, one piece after the other, and that the loop never waits for.
enum JudgingJob: Sendable {
    case learn(Lesson)
    /// What is alike to a comment, and what is likely to become of it.
    case look(AlikeSearch, Likelihoods)
    case rank(LikelySearch)
    case least(LeastAlikeSearch, id: Int)
    case waves(WaveSearch, id: Int)
    case found(FoundCounting)

    /// Its number, if a screen or a question waits for it.
    var id: Int? {
        switch self {
        case .learn, .look, .rank: nil
        case .least(_, let id), .waves(_, let id): id
        case .found(let counting): counting.id
        }
    }

    /// Does the work. What can't be read brings no news, except to a screen, which would otherwise say that there is nothing.
    ///
    /// - Parameter stop: Ends work that has a number, once nothing waits for it any more.
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

/// The result of such work.
enum JudgingNews: Sendable {
    case learned(Learned?)
    /// What is alike to a comment whose text stands in that entry, and what is likely to become of it.
    case looked(CommentNumber, body: EntryNumber, [AlikeComment], Likelihoods.Told?)
    case ranked([CommentNumber: Int])
    /// The tagged comment that is the least alike to the first.
    case least(LeastAlikeSearch.Found?, Comparison.Answer?, of: CommentNumber, id: Int)
    case waves(Result<[Wave], DeskError>, id: Int)
    /// In how many of the comments in a question something was found.
    case found(FoundCounts?, id: Int)
}

/// What is known of texts like those on the screen.
struct Judging {
    /// What is alike to a comment.
    struct Alike {
        var number: CommentNumber
        var body: EntryNumber
        /// The revision of the lesson that found it.
        var revision: Int
        var found: [AlikeComment]
        var told: Likelihoods.Told?
        /// What has become of those that were found.
        var present: AlikeNow?
    }

    /// What has become of the comments alike to one, as of an entry and a moment.
    struct AlikeNow {
        struct Key: Equatable {
            var entry: Int
            var judgedAt: Moment
            var saving: Int
        }

        var key: Key
        /// The decision on the text that is most like it; the newest of several.
        var nearest: (row: StandingDecisions.Row, percent: Int)?
        /// How many of them need a decision.
        var waiting = 0
    }

    /// `nil` before the first frame, and where the settings turn suggestions off.
    var learner: Learner?
    var alike: Alike?
    var isLooking = false
    /// The scores behind orders by likelihood, as they were when the list was last put in such an order, and whether
    /// they have to be made again.
    var scores: [CommentNumber: Int] = [:]
    var owesScores = false
    /// Whether the list was made before what its query asks for was learned.
    var owesList = false
}

/// The decision on the text that is most like a comment's, as the comment's lines tell it.
struct NearestDecision: Hashable {
    var row: StandingDecisions.Row
    var percent: Int
    /// How long ago it was.
    var minutes: Int64
}

extension Model {
    /// Begins to learn once a frame has been shown; stops where the settings turn suggestions off.
    mutating func beginJudging() {
        if !settings.suggests {
            judging = Judging()
        } else if isShown, judging.learner == nil {
            judging.learner = Learner(of: queue)
        }
    }

    /// Asks for the next lesson, or when all is learned, for the scores that the list is ordered by.
    mutating func judge() -> [Effect] {
        if let lesson = judging.learner?.next(queue) { return [.judge(.learn(lesson), of: queue.origin)] }
        return rank()
    }

    /// What is likely, once it has been learned.
    var likelihoods: Likelihoods? {
        judging.learner.flatMap { $0.isDone ? $0.learned.likelihoods : nil }
    }

    /// Asks for the scores by which the list is to be put in order.
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

    /// Takes what the work beside the loop brings; what is about another journal says nothing about this one.
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

    /// What is likely to become of a comment, if there is anything to say.
    func told(of number: CommentNumber) -> Likelihoods.Told? { known(of: number)?.told }

    /// Looks at what has become of the comments alike to this one, if something has happened since.
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

    /// The decision on the text that is most like a comment's, as it is to be told now.
    func nearestDecision(to number: CommentNumber) -> NearestDecision? {
        guard let (row, percent) = known(of: number)?.present?.nearest, let at = queue.at(of: row.entry) else {
            return nil
        }
        return NearestDecision(row: row, percent: percent, minutes: (now - at) / Moment.minute)
    }

    /// Whether comments alike to the one under the cursor need a decision.
    var currentIsAlike: Bool { current.map { alikeWaiting($0) > 0 } ?? false }

    /// How many comments alike to one need a decision.
    func alikeWaiting(_ number: CommentNumber) -> Int { known(of: number)?.present?.waiting ?? 0 }
}
