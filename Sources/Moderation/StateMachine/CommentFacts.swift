/// A comment put off: until when, and by whom.
///
/// It takes a pending comment out of everybody's pending view until its time. The state machine knows no clock: it
/// stands until an act ends or replaces it, and a view compares ``until`` with the present.
package struct Deferral: Hashable, Sendable {
    package var until: Moment
    package var by: Login

    package init(until: Moment, by: Login) {
        self.until = until
        self.by = by
    }

    /// Tells whether it has not run out at a moment.
    package func holds(at now: Moment) -> Bool {
        until > now
    }
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

/// What decides about a comment: its state, its version, and what can be taken back.
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
