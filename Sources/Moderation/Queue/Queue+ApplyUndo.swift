extension Queue {
    /// Tells what taking an entry back does to one of its comments.
    ///
    /// - Parameters:
    ///   - entry: An entry of the queue.
    ///   - index: Of the comment.
    func undoOutcome(of entry: UInt32, at index: Int) -> StateMachine.UndoOutcome {
        let verb = entries.verb(of: entry)
        let change = change(in: entry, of: UInt32(index + 1))
        let row = comments.rows[index]
        return StateMachine.undo(
            StateMachine.UndoFacts(
                state: row.status.state, entry: entry, verb: verb,
                named: verb == .undo ? entries.verb(of: entries.rows[Int(entry) - 1].payload) : nil, change: change,
                undone: change == 0 ? 0 : changes[change].undone,
                top: (row.top, row.top == 0 ? 0 : changes[row.top].entry),
                takenBack: (row.takenBack, row.takenBack == 0 ? 0 : changes[row.takenBack].undone)))
    }

    mutating func applyUndo(_ facts: EntryFacts, on: UnsafeBufferPointer<UInt32>) throws(InvalidEntry) {
        try checkOrder(of: on)
        guard facts.reference > 0, Int(facts.reference) <= entries.count else {
            throw InvalidEntry("there is no earlier entry \(facts.reference)")
        }
        for number in on {
            if case .refused(let objection) = undoOutcome(of: facts.reference, at: Int(number) - 1) {
                throw InvalidEntry("#\(number): \(objection.words)")
            }
        }
        for number in on { applyUndo(facts, at: Int(number) - 1) }
    }

    private mutating func applyUndo(_ facts: EntryFacts, at index: Int) {
        let now = status(at: index)
        switch undoOutcome(of: facts.reference, at: index) {
        case .takesBack(let act):
            record(status(before: act), at: index, insteadOf: now, by: facts.number)
            comments.rows[index].top = changes[act].below
            changes[act].below = comments.rows[index].takenBack
            comments.rows[index].takenBack = act
            changes[act].undone = facts.number
            count(-1, decision: act)
        case .doesAgain(let act, let undo):
            record(changes[act].after, at: index, insteadOf: now, by: facts.number)
            comments.rows[index].takenBack = changes[act].below
            changes[act].below = comments.rows[index].top
            comments.rows[index].top = act
            changes[act].undone = 0
            changes[undo].undone = facts.number
            count(1, decision: act)
        case .strikes(let note):
            record(now, at: index, insteadOf: now, by: facts.number)
            changes[note].undone = facts.number
        case .refused:
            return
        }
    }
}
