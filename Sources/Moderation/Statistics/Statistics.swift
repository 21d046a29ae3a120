/// What waits and for how long, how fast it goes, who decided, why: over a span of local days.
///
/// Decisions are the approvals and rejections that stand; those that were taken back count as undone instead.
package struct Statistics: Hashable, Sendable {
    /// The days, newest last.
    package var days: [Day]
    package var waiting: Waiting
    package var speed: Speed
    /// By decisions, most first; then by name.
    package var moderators: [Moderator]
    /// By count, most first; then by code.
    package var reasons: [Reason]

    /// One local day.
    package struct Day: Hashable, Sendable {
        package var date: CivilDate
        package var submitted: Int
        package var approved: Int
        package var rejected: Int

        package var decided: Int { approved + rejected }
    }

    /// What waits now, whatever the days.
    package struct Waiting: Hashable, Sendable {
        package var pending: Int
        /// The comment that has waited longest, and for how many milliseconds.
        package var oldest: (comment: CommentNumber, age: Int64)? {
            oldestComment.map { ($0, oldestAge) }
        }
        package var deferred: Int
        package var nextDeferralEnd: Moment?
        /// Pending ones by age, youngest first.
        package var ages: [Age]

        var oldestComment: CommentNumber?
        var oldestAge: Int64
    }

    /// Pending comments of an age.
    package struct Age: Hashable, Sendable {
        /// In milliseconds.
        package var from: Int64
        /// In milliseconds, not included; `nil` for no limit.
        package var to: Int64?
        package var count: Int
        /// Whether they have waited longer than the target.
        package var isLate: Bool
    }

    /// How long comments waited for their first standing decision, among those that got it in these days.
    package struct Speed: Hashable, Sendable {
        package var decided: Int
        /// Half were decided within so many milliseconds.
        package var half: Int64?
        /// Nine in ten were decided within so many milliseconds.
        package var nineInTen: Int64?
        /// How many were decided within the target; `nil` without a target.
        package var withinTarget: Int?

        /// The share within the target, in per cent, rounded down; `nil` without target or decisions.
        package var percentWithinTarget: Int? {
            withinTarget.flatMap { decided == 0 ? nil : $0 * 100 / decided }
        }
    }

    /// What one moderator did in these days.
    package struct Moderator: Hashable, Sendable {
        package var login: Login
        package var approved: Int
        package var rejected: Int
        /// Edits that stand.
        package var edited: Int
        /// Approvals and rejections of these days that were taken back, by anyone.
        package var undone: Int

        package var decided: Int { approved + rejected }

        package init(login: Login, approved: Int, rejected: Int, edited: Int, undone: Int) {
            self.login = login
            self.approved = approved
            self.rejected = rejected
            self.edited = edited
            self.undone = undone
        }
    }

    /// How often a reason was given in these days.
    package struct Reason: Hashable, Sendable {
        package var code: ReasonCode
        package var count: Int

        package init(code: ReasonCode, count: Int) {
            self.code = code
            self.count = count
        }
    }

    package var submitted: Int { days.reduce(0) { $0 + $1.submitted } }
    package var approved: Int { days.reduce(0) { $0 + $1.approved } }
    package var rejected: Int { days.reduce(0) { $0 + $1.rejected } }
    package var decided: Int { approved + rejected }
    package var edited: Int { moderators.reduce(0) { $0 + $1.edited } }
    package var undone: Int { moderators.reduce(0) { $0 + $1.undone } }
}
