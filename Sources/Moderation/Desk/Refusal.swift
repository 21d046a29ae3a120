/// Why a decision does not reach a comment: a value, which the caller puts into words.
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
    /// The comment was never at the version that the target names.
    case unknownVersion(EntryNumber)
    /// The entry to take back does not name this comment.
    case notInEntry(EntryNumber)
    /// The entry has been taken back already, by this undo.
    case alreadyUndone(by: EntryNumber)
    /// A later act stands on top of the one to take back.
    case undoneOutOfOrder(Conflict)
    /// `submit`, `release`, `found` and `erase` can't be taken back, and a struck note can't be done again.
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

/// Why an undo or a redo has nothing to do at all. Single comments that it does not reach are in ``Command/setApart`` instead.
package enum UndoRefusal: Error, Hashable, Sendable {
    /// Without a number: the caller has no act or note that could be taken back.
    case nothingToUndo
    /// Without a number: the caller has no undo that could be taken back.
    case nothingToRedo
    /// Redo without a number: after the caller's last undo came this entry of their own, an act, a note or an erasure.
    case redoEnded(by: EntryNumber, Verb)
    case unknownEntry(EntryNumber)
    /// `submit`, `release`, `found` and `erase` cannot be taken back.
    case notUndoable(EntryNumber, Verb)
    /// A struck note stays struck.
    case noteStaysStruck(EntryNumber)
    /// Undo: the entry is an undo. `redo` takes it back.
    case isUndo(EntryNumber)
    /// Redo: only an undo, an act or a note can be meant.
    case notRedoable(EntryNumber, Verb)
    /// The entry did an act again: take back the act, by its own number.
    case isRedo(EntryNumber, act: EntryNumber)
    /// Redo: the entry stands; there is nothing to do again.
    case notUndone(EntryNumber)
    /// The entry has been taken back already, by this undo, for every comment it names.
    case alreadyUndone(EntryNumber, by: EntryNumber)
    /// It can't be taken back for any of its comments: each with why, ascending.
    case noneLeft(EntryNumber, [SetApart])
}
