/// What happened in a queue since a moderator left, as far as the columns tell it: none of it is text.
package struct Brief: Sendable {
    /// A decision of the moderator's that somebody else has changed.
    package struct Change: Hashable, Sendable {
        package var number: CommentNumber
        /// The last entry that changed it.
        package var entry: EntryNumber
        package var by: Login
        package var verb: Verb
        package var at: Moment
    }

    package let login: Login
    package let since: Moment
    /// The waiting comments that have waited longer than the settings' target: the query, and how many.
    package private(set) var late: (query: Query, count: Int)?
    /// Comments whose deferral has run out, ascending.
    package private(set) var due: [CommentNumber] = []
    /// How many texts were changed on their site after their approval, and have not been read since.
    package private(set) var siteEdits = 0
    /// Ascending by entry.
    package private(set) var changed: [Change] = []

    /// How long after a moderator's newest entry a brief opens by itself.
    package static let away = 8 * Moment.hour

    /// When a moderator left: at their newest entry, or a day ago if there is none.
    ///
    /// - Parameter last: Entries written later do not count; `nil` means that all do.
    package static func left(
        _ login: Login, in queue: Queue, upTo last: EntryNumber? = nil, at now: Moment
    ) -> Moment {
        queue.newestEntry(by: login, upTo: last).flatMap { queue.at(of: $0) } ?? now + -Moment.day
    }

    package init(for login: Login, since: Moment, in queue: Queue, target: Int64?, at now: Moment) {
        self.login = login
        self.since = since
        var waiting = WaitingCount()
        for raw in 0..<UInt32(queue.commentCount) {
            let number = CommentNumber(raw + 1)
            if queue.isEditedBySite(number) { siteEdits += 1 }
            guard queue.state(of: number) == .pending else { continue }
            waiting.add(number, in: queue, target: target, at: now)
            if let deferral = queue.deferral(of: number), !deferral.holds(at: now) { due.append(number) }
        }
        if let target, waiting.late > 0 {
            late = (Query.pending.adding(.before, Age(roughly: target).text), waiting.late)
        }
        var changed: Set<CommentNumber> = []
        for raw in stride(from: queue.entryCount, to: 0, by: -1) {
            let entry = EntryNumber(UInt32(raw))
            // Clocks differ: an older time may come after a newer one.
            guard let at = queue.at(of: entry), at >= since, queue.verb(of: entry)?.isSubmission == false,
                queue.by(of: entry) != login
            else { continue }
            changed.formUnion(queue.on(entry))
        }
        self.changed = changed.compactMap { Brief.change(of: $0, decidedBy: login, since: since, in: queue) }
            .sorted { ($0.entry, $0.number) < ($1.entry, $1.number) }
    }

    /// What others have made of a moderator's decision: `nil` if there was none, or it still stands, or the moderator
    /// has decided again.
    private static func change(
        of number: CommentNumber, decidedBy login: Login, since: Moment, in queue: Queue
    ) -> Change? {
        var own: Snapshot?
        var other: CommentChange?
        for change in queue.changes(of: number) {
            guard let before = change.before, !before.isSameDecision(as: change.after) else { continue }
            if change.by == login {
                own = change.after.state == .pending ? nil : change.after
                other = nil
            } else if own != nil {
                other = change
            }
        }
        guard let own, let other, other.at >= since, !own.isSameDecision(as: other.after) else { return nil }
        return Change(number: number, entry: other.entry, by: other.by, verb: other.verb, at: other.at)
    }
}

extension Snapshot {
    fileprivate func isSameDecision(as other: Snapshot) -> Bool { state == other.state && reason == other.reason }
}

extension Verb {
    fileprivate var isSubmission: Bool { self == .submit || self == .release || self == .found }
}

extension Query {
    /// The texts that were changed on their site after their approval.
    package static let siteEdits = (try? Query("has:site-edit")) ?? .everything

    /// These comments, as many as a query can name.
    package static func comments(_ numbers: [CommentNumber]) -> Query {
        var text = "number:"
        for number in numbers {
            let part = (text.hasSuffix(":") ? "" : ",") + "\(number.rawValue)"
            guard text.utf8.count + part.utf8.count <= longest else { break }
            text += part
        }
        return (try? Query(text)) ?? .everything
    }
}
