extension Queue {
    /// How many comments are in each state. Costs a look at the deferrals that have still to end.
    package func counts(at now: Moment) -> Counts {
        totals.counts(deferred: deferrals.count(after: now.milliseconds))
    }

    /// The same for all releases at once, in the order of ``releases``.
    package func releaseCounts(at now: Moment) -> [Counts] {
        var deferred = [Int](repeating: 0, count: releaseColumns.count)
        forEachDeferred(at: now) { deferred[Int(comments.rows[$0].release) - 1] += 1 }
        return deferred.indices.map { releaseColumns.tally($0 + 1).counts(deferred: deferred[$0]) }
    }

    /// When the next deferral ends, if any has still to end.
    package func nextDeferralEnd(after now: Moment) -> Moment? {
        deferrals.next(after: now.milliseconds).map { Moment(milliseconds: $0) }
    }

    /// What was decided since a moment: the approvals and rejections that stand, counted for each of their comments, as
    /// statistics and histories count them.
    ///
    /// - Parameters:
    ///   - midnight: Local midnight. Times are kept in quarters of an hour, on which midnight falls in every zone in
    ///     use.
    ///   - login: Only what this moderator decided.
    package func decidedToday(since midnight: Moment, by login: Login? = nil) -> Decided {
        var number: UInt32?
        if let login {
            guard let index = loginIndex(login) else { return Decided() }
            number = UInt32(truncatingIfNeeded: index)
        }
        let sum = decided.sum(since: midnight.milliseconds, by: number)
        let last = sum.last.compactMap(lastDecision(in:)).max()
        return Decided(
            approved: sum.approved, rejected: sum.rejected,
            last: last.map { Moment(milliseconds: entries.rows[Int($0) - 1].at) })
    }

    /// The last entry of a moderator in a quarter of an hour that is still the standing decision on some comment.
    private func lastDecision(in record: DecidedRecord) -> UInt32? {
        var entry = record.lastEntry
        while entry > 0 {
            let line = Int(entry) - 1
            let verb = entries.verb(of: entry)
            if verb == .approve || verb == .reject, entries.rows[line].by == record.login,
                entries.rows[line].at.flooredQuotient(DecidedColumns.quarter) == record.quarter,
                changeRange(of: entry).contains(where: { changes.rows[$0].undone == 0 })
            {
                return entry
            }
            entry -= 1
        }
        return nil
    }

    /// The comments that are deferred beyond a moment, and no longer than until another, ascending.
    package func deferred(at first: Moment, until last: Moment) -> [CommentNumber] {
        var numbers: [CommentNumber] = []
        forEachDeferred(at: first, until: last.milliseconds) { numbers.append(CommentNumber(UInt32($0 + 1))) }
        return numbers.sorted()
    }

    /// Visits every comment that is deferred beyond a moment, and no longer than until another, by its index in the columns.
    func forEachDeferred(at now: Moment, until last: Int64 = .max, _ visit: (Int) -> Void) {
        for deferral in deferrals.inForce(after: now.milliseconds) where deferrals[deferral].until <= last {
            for change in changeRange(of: deferrals[deferral].entry) {
                let index = Int(changes.rows[change].comment) - 1
                if self.deferral(at: index) == deferral { visit(index) }
            }
        }
    }
}

extension Queue {
    /// All releases, in the order in which they were first named.
    package var releases: [Release] {
        (0..<releaseColumns.count).compactMap { releaseColumns[$0 + 1] }
    }

    package var releaseCount: Int { releaseColumns.count }

    package func release(_ slug: Slug) -> Release? {
        releaseIndex(slug).flatMap { releaseColumns[$0] }
    }

    /// The release with a number that ``releaseIndex(of:)`` returns.
    package func release(at index: Int) -> Release? { releaseColumns[index] }
}

/// How many comments are in each state, at a moment.
package struct Counts: Hashable, Sendable {
    /// How many need a decision now.
    package var pending: Int
    /// How many are deferred until later.
    package var deferred: Int
    package var approved: Int
    package var rejected: Int
    package var erased: Int

    /// In the order of ``FilterStates``.
    var byState: [Int] { [pending, deferred, approved, rejected, erased] }

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
