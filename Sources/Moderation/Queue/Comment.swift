/// A comment as the queue knows it: everything but its body and its author's web site, which stay in the journal.
///
/// It is assembled from columns when somebody asks for it, and not kept.
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
}

/// What an act changes of a comment, as it was before or after it: what `undo` restores.
package struct Snapshot: Hashable, Sendable {
    package var state: State
    /// Why it was rejected; with `rejected` only.
    package var reason: ReasonCode?
    /// The entry whose body is in force: its submission, or the edit that stands.
    package var body: EntryNumber
    package var deferral: Deferral?

    package init(state: State, reason: ReasonCode?, body: EntryNumber, deferral: Deferral?) {
        self.state = state
        self.reason = reason
        self.body = body
        self.deferral = deferral
    }
}

/// What decisions depend on: a comment's state, its version, and what can be taken back.
package struct CommentFacts: Hashable, Sendable {
    /// An act that was undone, and the undo that did it.
    package struct TakenBack: Hashable, Sendable {
        package var act: EntryNumber
        package var by: EntryNumber

        package init(act: EntryNumber, by: EntryNumber) {
            self.act = act
            self.by = by
        }
    }

    package var number: CommentNumber
    /// The last entry, of any verb, that changed it.
    package var version: EntryNumber
    package var state: State
    /// Why it was rejected; with `rejected` only.
    package var reason: ReasonCode?
    package var deferral: Deferral?
    /// The entry whose body is in force.
    package var body: EntryNumber
    package var submission: EntryNumber
    /// The act on top of those in force: the only one that an undo can take back.
    package var topAct: EntryNumber?
    /// The act on top of those taken back: the only one that a redo can restore.
    package var takenBack: TakenBack?

    /// Whether the body in force is not the submitted one.
    package var isEdited: Bool { body != submission }

    package var snapshot: Snapshot {
        Snapshot(state: state, reason: reason, body: body, deferral: deferral)
    }

    package init(
        number: CommentNumber, version: EntryNumber, snapshot: Snapshot, submission: EntryNumber,
        topAct: EntryNumber? = nil, takenBack: TakenBack? = nil
    ) {
        self.number = number
        self.version = version
        self.state = snapshot.state
        self.reason = snapshot.reason
        self.deferral = snapshot.deferral
        self.body = snapshot.body
        self.submission = submission
        self.topAct = topAct
        self.takenBack = takenBack
    }
}

/// What one entry did to one comment.
package struct CommentChange: Hashable, Sendable {
    package var entry: EntryNumber
    package var comment: CommentNumber
    package var verb: Verb
    package var at: Moment
    package var by: Login
    /// What the comment was; `nil` before its submission.
    package var before: Snapshot?
    /// What the entry made of it.
    package var after: Snapshot
    /// The undo in force that took this back; of a note, the one that struck it out.
    package var undone: EntryNumber?
    /// `undo`: the entry that it took back, or, when that is an undo, did again.
    package var reference: EntryNumber?
    /// Whether the entry carries content that is still there. Of a decision other than `edit` that is its note.
    package var hasContent: Bool

    /// Whether this is a note that was struck out.
    package var isStruck: Bool { verb == .note && undone != nil }
}
