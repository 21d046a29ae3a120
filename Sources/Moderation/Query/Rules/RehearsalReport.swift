/// What became of the comments that a trial would have hit.
package struct RehearsalReport: Hashable, Sendable {
    package struct Rejected: Hashable, Sendable {
        package var reason: ReasonCode
        package var hits: Int
        /// How many were rejected for this reason in all.
        package var total: Int
    }

    /// Comments that arrived in the time that was tried, erased ones too.
    package var comments = 0
    package var hits = 0
    /// The hits approved as they were submitted, and those approved with another text, ascending.
    package var approved: [CommentNumber] = []
    package var edited: [CommentNumber] = []
    /// By reason, the most hits first.
    package var rejected: [Rejected] = []
    package var pending = 0
    package var deferred = 0
    package var erased = 0
    /// When the first comment of that time was submitted, and when the time ends.
    package var from: Moment
    package var to: Moment

    /// The comments that a moderator has approved though the rule matches them, ascending.
    package private(set) var against: [CommentNumber] = []
    package var rejectedCount: Int { rejected.reduce(0) { $0 + $1.hits } }
    /// How sure it is that a hit is to be rejected; `nil` when nothing was decided.
    package var precision: Share? { Share(rejectedCount, of: rejectedCount + approved.count + edited.count) }

    /// - Parameter hits: Ascending.
    init(of hits: [CommentNumber], since: Moment?, in queue: Queue, now: Moment) {
        self.hits = hits.count
        (from, to) = (since ?? now, now)
        var totals: [ReasonCode: Int] = [:]
        for raw in 0..<UInt32(queue.commentCount) {
            let number = CommentNumber(raw + 1)
            let submitted = queue.submitted(of: number)
            if let since, submitted < since { continue }
            comments += 1
            if since == nil { from = min(from, submitted) }
            if queue.state(of: number) == .rejected, let reason = queue.reason(of: number) {
                totals[reason, default: 0] += 1
            }
        }
        var counts: [ReasonCode: Int] = [:]
        for number in hits {
            switch queue.state(of: number) {
            case .pending: if queue.needsDecision(number, at: now) { pending += 1 } else { deferred += 1 }
            case .approved:
                against.append(number)
                if queue.isEdited(number) { edited.append(number) } else { approved.append(number) }
            case .rejected: if let reason = queue.reason(of: number) { counts[reason, default: 0] += 1 }
            case .erased: erased += 1
            }
        }
        rejected = counts.map { Rejected(reason: $0, hits: $1, total: totals[$0] ?? $1) }
            .sorted { ($1.hits, $0.reason.text) < ($0.hits, $1.reason.text) }
    }

    /// A share in whole per cent, and the bounds within which it lies 19 times in 20 (Wilson's interval).
    package struct Share: Hashable, Sendable {
        package var percent: Int
        package var low: Int
        package var high: Int

        package init?(_ part: Int, of whole: Int) {
            guard whole > 0 else { return nil }
            let (n, z) = (Double(whole), 1.959_964)
            let p = Double(part) / n
            let center = (p + z * z / (2 * n)) / (1 + z * z / n)
            let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
            // A per cent that is not reached is not told.
            percent = part * 100 / whole
            low = min(percent, Int(((center - half) * 100).rounded()))
            high = max(percent, Int(((center + half) * 100).rounded()))
        }
    }
}
