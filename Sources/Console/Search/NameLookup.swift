import Moderation

/// Names that look like another's.
extension Model {
    /// The most names that are looked at between two frames; more are looked at beside the loop.
    private static let namesAtOnce = 500
    /// The most names that are looked at beside the loop and taken at once.
    private static let namesBeside = 16_384

    /// Sees that what new names look like gets known.
    mutating func lookAtNames() -> [Effect] {
        guard !isLookingAtNames, let job = lookalikes.missing(in: queue, atMost: Model.namesBeside)
        else { return [] }
        guard job.count > Model.namesAtOnce else {
            lookalikes.take(job.run())
            return []
        }
        isLookingAtNames = true
        return [.look(job)]
    }

    mutating func receiveLookalikes(_ looks: Lookalikes.Batch) {
        isLookingAtNames = false
        if areLooksStale { lookAgain() } else { lookalikes.take(looks) }
    }

    /// Begins anew with names: the moderators, whom others may imitate, have changed. What is being made is waited for.
    mutating func lookAgain() {
        areLooksStale = isLookingAtNames
        if !isLookingAtNames { lookalikes = Lookalikes(moderators: settings.moderators) }
    }
}
