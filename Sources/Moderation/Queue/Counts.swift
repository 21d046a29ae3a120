/// How many comments stand where, at a moment.
package struct Counts: Hashable, Sendable {
    /// Those that need a decision now.
    package var pending: Int
    /// Those put off until later.
    package var deferred: Int
    package var approved: Int
    package var rejected: Int
    package var erased: Int

    package var total: Int { pending + deferred + approved + rejected + erased }

    package init(pending: Int = 0, deferred: Int = 0, approved: Int = 0, rejected: Int = 0, erased: Int = 0) {
        self.pending = pending
        self.deferred = deferred
        self.approved = approved
        self.rejected = rejected
        self.erased = erased
    }
}

/// What was decided since a moment, counted by comments and their newest decision.
package struct Decided: Hashable, Sendable {
    package var approved: Int
    package var rejected: Int
    /// The time of the last of them in the order of the journal.
    package var last: Moment?

    package var total: Int { approved + rejected }

    package init(approved: Int = 0, rejected: Int = 0, last: Moment? = nil) {
        self.approved = approved
        self.rejected = rejected
        self.last = last
    }
}
