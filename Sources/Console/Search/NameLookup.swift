import Moderation

/// Which names look like other names: such comments are marked.
struct NameLookup {
    /// The most names that are looked at between two frames; more are looked at beside the loop.
    private static let atOnce = 500
    /// The most names that are looked at beside the loop in one go.
    private static let beside = 16_384

    private var lookalikes: Lookalikes {
        didSet { timesLookedAt += 1 }
    }
    /// How often names were looked at: other names may look like theirs since.
    private(set) var timesLookedAt = 0
    /// The moderators, whose names others may imitate.
    private var moderators: [Login: String]?
    /// Whether names are being looked at beside the loop, and whether the moderators have changed since that began.
    private var isUnderWay = false
    private var isStale = false

    init(moderators: [Login: String]?) {
        self.moderators = moderators
        lookalikes = Lookalikes(moderators: moderators)
    }

    /// The name that an author's name looks like.
    func original(ofAuthorOf number: CommentNumber, in queue: Queue) -> Lookalikes.Original? {
        lookalikes.original(ofAuthorOf: number, in: queue)
    }

    /// Works out what new names look like, or asks for it.
    mutating func look(at queue: Queue) -> [Effect] {
        guard !isUnderWay, let job = lookalikes.missing(in: queue, atMost: NameLookup.beside) else { return [] }
        guard job.count > NameLookup.atOnce else {
            lookalikes.take(job.run())
            return []
        }
        isUnderWay = true
        return [.look(job)]
    }

    /// Takes the names that were looked at beside the loop.
    mutating func receive(_ looks: Lookalikes.Batch) {
        isUnderWay = false
        if isStale { restart(moderators) } else { lookalikes.take(looks) }
    }

    /// Starts again, since the moderators have changed. Work under way is waited for.
    mutating func restart(_ moderators: [Login: String]?) {
        self.moderators = moderators
        isStale = isUnderWay
        if !isUnderWay { lookalikes = Lookalikes(moderators: moderators) }
    }
}
