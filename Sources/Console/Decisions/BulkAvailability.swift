import Moderation

/// Whether undo, or a decision on the tagged comments, would do something now. Made before a frame when queue or tags
/// have changed, so that hints offer only what would do something, at no cost.
struct BulkAvailability {
    /// What it was made of.
    struct Key: Equatable {
        var entry: Int
        var login: Login?
        var tags: Int
        /// The time up to which deferrals that ran out are counted as such.
        var judgedAt: Moment
    }

    /// The most tags that are looked at: with more, every decision is taken to do something to one of them.
    private static let limit = 100_000

    private(set) var canUndo = false
    /// The states of the tagged comments, and whether one of them is deferred.
    private var states: Set<State> = []
    private var hasDeferred = false
    private var key: Key?

    init() {}

    /// Looks again if something has changed.
    mutating func look(at queue: Queue, tags: Tags, login: Login?, judgedAt: Moment) {
        let present = Key(entry: queue.entryCount, login: login, tags: tags.revision, judgedAt: judgedAt)
        guard key != present else { return }
        if key?.entry != present.entry || key?.login != login {
            canUndo = login.map { queue.newestUndoable(by: $0) != nil } ?? false
        }
        key = present
        states = []
        hasDeferred = false
        guard tags.count <= BulkAvailability.limit else {
            states = [.pending, .approved, .rejected]
            hasDeferred = true
            return
        }
        tags.visit { number, _ in
            let state = queue.state(of: number)
            states.insert(state)
            if !hasDeferred, state == .pending { hasDeferred = queue.isDeferred(number, at: judgedAt) }
        }
    }

    /// Whether a decision would do something to one of the tagged comments.
    func taggedAllow(_ verb: Verb) -> Bool {
        states.contains { state in
            switch StateMachine.rule(state, verb) {
            case .becomes, .becomesIf(.reasonDiffers, _, _), .becomesIf(.blanksOnlyUnlisted, _, _): true
            case .becomesIf(.isDeferred, _, _): hasDeferred
            case .refused: false
            }
        }
    }
}
