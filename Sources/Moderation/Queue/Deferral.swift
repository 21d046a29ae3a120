/// The deferral of a comment: until when, and by whom.
///
/// It takes a pending comment out of the pending view until its time. The state machine knows no clock: a deferral
/// stands until an act ends or replaces it, and a view compares ``until`` with the present.
package struct Deferral: Hashable, Sendable {
    package var until: Moment
    package var by: Login

    package init(until: Moment, by: Login) {
        self.until = until
        self.by = by
    }

    /// Whether a deferral that ends at a time still holds: it has not run out. Everything that asks this asks it here.
    static func holds(until end: Moment, at now: Moment) -> Bool { end > now }

    /// Whether it has not run out at a moment.
    package func holds(at now: Moment) -> Bool { Deferral.holds(until: until, at: now) }
}

/// What can be deferred: a comment, as it is or as it was.
package protocol Deferrable {
    /// The deferral that stands, whether or not it has run out.
    var deferral: Deferral? { get }
}

extension Deferrable {
    /// The deferral that holds at a moment.
    package func deferral(at now: Moment) -> Deferral? { deferral.flatMap { $0.holds(at: now) ? $0 : nil } }

    package func isDeferred(at now: Moment) -> Bool { deferral(at: now) != nil }
}

extension Comment: Deferrable {}
extension CommentFacts: Deferrable {}
extension Snapshot: Deferrable {}

extension Queue {
    /// Whether a comment is deferred at a moment. Costs a look at its newest change.
    package func isDeferred(_ number: CommentNumber, at now: Moment) -> Bool {
        let deferral = deferral(at: number.index)
        return deferral != 0 && deferrals[deferral].holds(at: now)
    }

    /// Whether it needs a decision now: pending, and not deferred beyond this moment.
    package func needsDecision(_ number: CommentNumber, at now: Moment) -> Bool {
        comments.rows[number.index].status.state == .pending && !isDeferred(number, at: now)
    }
}
