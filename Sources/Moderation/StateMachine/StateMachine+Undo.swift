/// Undo and redo: the second half of the state machine.
///
/// Each comment has two stacks of acts (``Verb/isAct``): those in force, and those taken back. An act goes on the
/// first and empties the second. Undo moves the top of the first to the second and restores what was before; redo, the
/// undo of an undo, moves it back. A note is on neither stack: its undo strikes it out, for good. An erasure empties
/// both.
///
/// As with ``StateMachine/decide(_:on:)``, the same pure function judges for the moderator and for every reader.
extension StateMachine {
    /// What is known about a comment and about the entry to take back. Entries and changes are numbers; 0 means none.
    package struct UndoFacts: BitwiseCopyable, Hashable, Sendable {
        /// The comment's state.
        package var state: State
        /// The entry to take back.
        package var entry: UInt32
        package var verb: Verb
        /// For an undo, the verb of the entry that it took back.
        package var named: Verb?
        /// What the entry did to the comment.
        package var change: UInt32
        /// The undo that has taken this change back, and has not been taken back itself.
        package var undone: UInt32
        /// The act on top of those in force, and its entry.
        package var top: UInt32
        package var topEntry: UInt32
        /// The act on top of those taken back, and the undo that did it.
        package var takenBack: UInt32
        package var takenBackBy: UInt32

        package init(
            state: State, entry: UInt32, verb: Verb, named: Verb? = nil, change: UInt32, undone: UInt32 = 0,
            top: (change: UInt32, entry: UInt32) = (0, 0), takenBack: (change: UInt32, by: UInt32) = (0, 0)
        ) {
            self.state = state
            self.entry = entry
            self.verb = verb
            self.named = named
            self.change = change
            self.undone = undone
            self.top = top.change
            topEntry = top.entry
            self.takenBack = takenBack.change
            takenBackBy = takenBack.by
        }
    }

    /// What an undo does to a comment, or why nothing.
    package enum UndoOutcome: BitwiseCopyable, Hashable, Sendable {
        /// The act on top of those in force is taken back: its change.
        case takesBack(UInt32)
        /// The act on top of those taken back is done again: its change, and that of the undo.
        case doesAgain(UInt32, undo: UInt32)
        /// The note is struck out: its change.
        case strikes(UInt32)
        case refused(UndoObjection)
    }

    /// Decides whether an entry is taken back for one comment: an act if it is on top of those in force; an undo if
    /// it put the act there that is now on top of those taken back; a note if it was not struck.
    package static func undo(_ facts: UndoFacts) -> UndoOutcome {
        switch facts.verb {
        case .found, .release, .submit, .erase: return .refused(.notUndoable(facts.verb))
        case .approve, .reject, .edit, .reopen, .defer, .note, .undo: break
        }
        if facts.state == .erased { return .refused(.erased) }
        if facts.change == 0 { return .refused(.notInEntry) }
        if let named = facts.named, !named.isAct { return .refused(.notUndoable(named)) }
        if facts.undone != 0 { return .refused(.alreadyUndone(by: facts.undone)) }
        if facts.verb == .note { return .strikes(facts.change) }
        let onTop = facts.topEntry == 0 ? facts.entry : facts.topEntry
        if facts.verb != .undo {
            return facts.top == facts.change ? .takesBack(facts.change) : .refused(.outOfOrder(entry: onTop))
        }
        guard facts.takenBack != 0 else { return .refused(.outOfOrder(entry: onTop)) }
        return facts.takenBackBy == facts.entry
            ? .doesAgain(facts.takenBack, undo: facts.change) : .refused(.outOfOrder(entry: facts.takenBackBy))
    }
}
