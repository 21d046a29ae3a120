import Moderation

/// What names look like: those that look like another's are marked.
struct NameLookup {
    /// The most names that are looked at between two frames; more are looked at beside the loop.
    private static let atOnce = 500
    /// The most names that are looked at beside the loop in one go.
    private static let beside = 16_384

    private var lookalikes: Lookalikes {
        didSet { timesLookedAt += 1 }
    }
    /// How often names were looked at, so that others may look like them.
    private(set) var timesLookedAt = 0
    /// Whom others may imitate.
    private var moderators: [Login: String]?
    /// Whether names are being looked at beside the loop, and whether the moderators have changed since that was begun.
    private var isUnderWay = false
    private var isStale = false

    init(moderators: [Login: String]?) {
        self.moderators = moderators
        lookalikes = Lookalikes(moderators: moderators)
    }

    /// Whose name an author's looks like.
    func original(ofAuthorOf number: CommentNumber, in queue: Queue) -> Lookalikes.Original? {
        lookalikes.original(ofAuthorOf: number, in: queue)
    }

    /// Looks at what new names look like, or asks for it.
    mutating func look(at queue: Queue) -> [Effect] {
        guard !isUnderWay, let job = lookalikes.missing(in: queue, atMost: NameLookup.beside) else { return [] }
        guard job.count > NameLookup.atOnce else {
            lookalikes.take(job.run())
            return []
        }
        isUnderWay = true
        return [.look(job)]
    }

    /// Takes what was looked at beside the loop.
    mutating func receive(_ looks: Lookalikes.Batch) {
        isUnderWay = false
        if isStale { restart(moderators) } else { lookalikes.take(looks) }
    }

    /// Begins anew: the moderators have changed. What is being looked at is waited for.
    mutating func restart(_ moderators: [Login: String]?) {
        self.moderators = moderators
        isStale = isUnderWay
        if !isUnderWay { lookalikes = Lookalikes(moderators: moderators) }
    }
}
