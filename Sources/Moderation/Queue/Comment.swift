/// A comment as the queue knows it: everything but its body and its author's web site, which stay in the journal.
///
/// It is assembled from columns for whoever looks at it, and kept nowhere.
package struct Comment: Hashable, Sendable {
    package var facts: CommentFacts
    package var release: Slug
    /// The comment that this one answers.
    package var parent: CommentNumber?
    /// When the reader sent it.
    package var submitted: Moment
    /// `nil` once erased.
    package var authorName: String?
    package var authorEmail: String?
    /// The network address that it was sent from.
    package var address: String?
    /// Whether it was imported from elsewhere; the source stands in its submission.
    package var hasSource: Bool

    package var number: CommentNumber { facts.number }
    package var version: EntryNumber { facts.version }
    package var state: State { facts.state }
    package var reason: ReasonCode? { facts.reason }
    package var deferral: Deferral? { facts.deferral }
    package var isEdited: Bool { facts.isEdited }

    /// Tells whether it needs a decision now: pending, and not put off or put off until a time that has come.
    package func needsDecision(at now: Moment) -> Bool {
        state == .pending && !(deferral?.holds(at: now) ?? false)
    }
}
