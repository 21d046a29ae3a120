extension Queue {
    /// What an undo of an entry does to one of its comments, or why nothing.
    enum UndoStep {
        /// The act on top of the standing stack goes to the other one: the touch.
        case takesBack(UInt32)
        /// The act on top of the stack taken back returns: its touch, and that of the undo that is undone.
        case doesAgain(UInt32, undo: UInt32)
        /// The note's touch is struck out.
        case strikes(UInt32)
        case refused(UndoObjection)
    }

    enum UndoObjection {
        case erased
        case notInEntry
        case alreadyUndone(by: UInt32)
        /// Another entry's act, or another undo, lies on top.
        case outOfOrder(entry: UInt32)
        case notUndoable(Verb)

        var words: String {
            switch self {
            case .erased: "erased"
            case .notInEntry: "the entry does not name it"
            case .alreadyUndone(let undo): "entry \(undo) has taken it back already"
            case .outOfOrder(let entry): "entry \(entry) stands on top"
            case .notUndoable(let verb): "\(verb.word) is not taken back"
            }
        }
    }

    /// The law of undo and redo, for whoever decides and for whoever reads.
    ///
    /// `undo` of an act E is lawful for a comment if E is on top of its standing stack; `undo` of an undo U if U put
    /// the top of taken back there; `undo` of a note if it was not struck.
    ///
    /// - Parameters:
    ///   - entry: An entry of the queue.
    ///   - index: Of the comment.
    func undoStep(of entry: UInt32, on index: Int) -> UndoStep {
        let verb = entries.verb(of: entry)
        switch verb {
        case .found, .release, .submit, .erase: return .refused(.notUndoable(verb))
        case .approve, .reject, .edit, .reopen, .defer, .note, .undo: break
        }
        if comments.rows[index].standing.state == .erased { return .refused(.erased) }
        guard let touch = touch(in: entry, of: UInt32(index + 1)) else { return .refused(.notInEntry) }
        if verb == .undo {
            let named = entries.verb(of: entries.rows[Int(entry) - 1].payload)
            guard named.isAct else { return .refused(.notUndoable(named)) }
        }
        let undone = touches.rows[Int(touch) - 1].undone
        if undone != 0 { return .refused(.alreadyUndone(by: undone)) }
        if verb == .note { return .strikes(touch) }
        let top = comments.rows[index].top
        if verb.isAct {
            return top == touch ? .takesBack(touch) : .refused(.outOfOrder(entry: entryOf(top, or: entry)))
        }
        let takenBack = comments.rows[index].takenBack
        guard takenBack != 0 else { return .refused(.outOfOrder(entry: entryOf(top, or: entry))) }
        let by = touches.rows[Int(takenBack) - 1].undone
        return by == entry ? .doesAgain(takenBack, undo: touch) : .refused(.outOfOrder(entry: by))
    }

    mutating func takeUndo(_ facts: EntryFacts, on: UnsafeBufferPointer<UInt32>) throws(Unlawful) {
        try checkOrder(of: on)
        guard facts.reference > 0, Int(facts.reference) <= entries.count else {
            throw Unlawful("there is no earlier entry \(facts.reference)")
        }
        for number in on {
            if case .refused(let objection) = undoStep(of: facts.reference, on: Int(number) - 1) {
                throw Unlawful("#\(number): \(objection.words)")
            }
        }
        for number in on { undo(facts, on: Int(number) - 1) }
    }

    private mutating func undo(_ facts: EntryFacts, on index: Int) {
        let now = made(of: index)
        switch undoStep(of: facts.reference, on: index) {
        case .takesBack(let act):
            touch(index, entry: facts.number, made: made(before: act), insteadOf: now)
            comments.rows[index].top = touches.rows[Int(act) - 1].below
            touches.rows[Int(act) - 1].below = comments.rows[index].takenBack
            comments.rows[index].takenBack = act
            touches.rows[Int(act) - 1].undone = facts.number
            count(-1, decision: act)
        case .doesAgain(let act, let undo):
            touch(index, entry: facts.number, made: touches.made(by: act), insteadOf: now)
            comments.rows[index].takenBack = touches.rows[Int(act) - 1].below
            touches.rows[Int(act) - 1].below = comments.rows[index].top
            comments.rows[index].top = act
            touches.rows[Int(act) - 1].undone = 0
            touches.rows[Int(undo) - 1].undone = facts.number
            count(1, decision: act)
        case .strikes(let note):
            touch(index, entry: facts.number, made: now, insteadOf: now)
            touches.rows[Int(note) - 1].undone = facts.number
        case .refused:
            return
        }
    }

    /// Finds the touch of an entry on a comment; the entry's touches ascend by comment.
    func touch(in entry: UInt32, of comment: UInt32) -> UInt32? {
        let range = touchRange(of: entry)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if touches.rows[middle].comment < comment { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && touches.rows[low].comment == comment ? UInt32(low + 1) : nil
    }

    /// Where the touches of an entry stand: indices, from 0.
    func touchRange(of entry: UInt32) -> Range<Int> {
        let start = Int(entries.rows[Int(entry) - 1].touchesBefore)
        let end = Int(entry) < entries.count ? Int(entries.rows[Int(entry)].touchesBefore) : touches.count
        return start..<end
    }

    private func entryOf(_ touch: UInt32, or entry: UInt32) -> UInt32 {
        touch == 0 ? entry : touches.rows[Int(touch) - 1].entry
    }
}
