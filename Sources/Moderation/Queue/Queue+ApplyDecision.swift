extension Queue {
    /// Returns what the state machine looks at.
    ///
    /// - Parameter now: The clock of a moderator who decides, for whom a deferral that has run out is none; `nil` when reading.
    func stateFacts(at index: Int, now: Moment? = nil) -> StateMachine.Facts {
        var facts = StateMachine.Facts(status(at: index))
        guard facts.status.deferral != 0 else { return facts }
        let deferral = deferrals[facts.status.deferral]
        facts.deferredBy = deferral.by
        if let now, !deferral.holds(at: now) { facts.status.deferral = 0 }
        return facts
    }

    /// Applies an entry that the table covers, except `erase`. Returns what ``EntryRow/payload`` keeps of it.
    mutating func applyDecision(
        _ facts: EntryFacts, by login: Int, from source: BatchSource
    ) throws(InvalidEntry) -> UInt32 {
        let on = source.on(facts)
        let reason = facts.verb == .reject ? reasons.intern(source.bytes.piece(facts.reason)) : 0
        try checkOrder(of: on)
        guard facts.verb != .edit || on.count == 1 else { throw InvalidEntry("an edit names one comment") }
        guard facts.verb != .reject || reason != 0 else { throw InvalidEntry("a rejection needs a reason") }
        let login = UInt32(truncatingIfNeeded: login)
        var step = StateMachine.Step(facts.verb, by: login, entry: facts.number, reason: reason)
        try check(step, on: on)
        if facts.verb == .defer {
            step.deferral = deferrals.append(until: facts.moment.milliseconds, by: login, entry: facts.number)
        }
        for number in on {
            apply(step, at: Int(number) - 1)
            guard facts.verb == .approve || facts.verb == .reject else { continue }
            decided.add(
                1, approved: facts.verb == .approve, at: facts.at.milliseconds, by: login, entry: facts.number)
        }
        return facts.verb == .reject ? UInt32(truncatingIfNeeded: reason) : step.deferral
    }

    /// Checks that the state machine accepts a step for each of its comments.
    func check(_ step: StateMachine.Step, on: UnsafeBufferPointer<UInt32>) throws(InvalidEntry) {
        for number in on {
            guard case .refused(let objection) = StateMachine.decide(step, on: stateFacts(at: Int(number) - 1)) else {
                continue
            }
            throw InvalidEntry("#\(number): \(objection.words)")
        }
    }

    mutating func apply(_ step: StateMachine.Step, at index: Int) {
        let facts = stateFacts(at: index)
        guard case .becomes(let status) = StateMachine.decide(step, on: facts) else { return }
        record(status, at: index, insteadOf: facts.status, by: step.entry, isAct: step.verb.isAct)
    }
}

extension Queue {
    /// Works out what taking an entry back does to one of its comments.
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
