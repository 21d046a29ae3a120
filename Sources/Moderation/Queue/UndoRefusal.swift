/// Why there is nothing for an undo or a redo to do at all. Single comments that it does not reach are told in
/// ``Command/setApart`` instead.
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
    /// The entry did an act again: take back the act, by its own number.
    case isRedo(EntryNumber, act: EntryNumber)
    /// Redo: the entry stands; there is nothing to do again.
    case notUndone(EntryNumber)
    /// The entry has been taken back already, by this undo, for every comment it names.
    case alreadyUndone(EntryNumber, by: EntryNumber)
    /// None of its comments lets it be taken back: each with why, ascending.
    case noneLeft(EntryNumber, [SetApart])
}
