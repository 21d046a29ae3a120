/// Why a decision does not reach a comment. A value, for the caller to put into words.
package enum Refusal: Error, Hashable, Sendable {
    case unknownComment
    case alreadyPending
    case alreadyApproved
    /// Rejected already, for the same reason.
    case alreadyRejected(ReasonCode)
    /// A rejected comment is not edited: reopen it first.
    case rejectedNotEditable
    /// Only pending comments wait for a later time.
    case notPending(State)
    case erased
    /// The new text is the old one, byte for byte.
    case unchanged
    /// A deferral must end later than now.
    case untilPassed
    /// A deferral ends within a year.
    case untilTooFar
    /// Somebody has acted on the comment since it was seen.
    case conflict(Conflict)
    /// The entry to take back does not name this comment.
    case notInEntry(EntryNumber)
    /// The entry has been taken back already, by this undo.
    case alreadyUndone(by: EntryNumber)
    /// A later act stands on top of the one to take back.
    case undoneOutOfOrder(Conflict)
    /// `submit`, `release`, `found` and `erase` cannot be taken back, nor can a struck note be done again.
    case notUndoable(Verb)
}

/// Who did what to a comment in the meantime.
package struct Conflict: Hashable, Sendable {
    package var entry: EntryNumber
    package var by: Login
    package var verb: Verb
    package var at: Moment
    /// With `reject`: the reason.
    package var reason: ReasonCode?

    package init(entry: EntryNumber, by: Login, verb: Verb, at: Moment, reason: ReasonCode?) {
        self.entry = entry
        self.by = by
        self.verb = verb
        self.at = at
        self.reason = reason
    }
}
