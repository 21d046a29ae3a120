extension Queue {
    /// All that acts can change of a comment, as it is now: what its last touch made of it, or as it arrived.
    func made(of index: Int) -> PackedState {
        let row = comments.rows[index]
        return row.lastTouch == 0
            ? PackedState(standing: row.standing, edit: 0, deferral: 0) : touches.made(by: row.lastTouch)
    }

    /// What a comment was before a touch.
    func made(before touch: UInt32) -> PackedState {
        let row = touches.rows[Int(touch) - 1]
        if row.previous != 0 { return touches.made(by: row.previous) }
        return PackedState(standing: comments.base(of: Int(row.comment) - 1), edit: 0, deferral: 0)
    }

    /// The deferral that stands on a comment, whether or not it has run out; 0 for none.
    func deferral(at index: Int) -> UInt32 {
        let touch = comments.rows[index].lastTouch
        return touch == 0 ? 0 : touches.rows[Int(touch) - 1].deferral
    }

    /// The edit whose body is in force; 0 when the submitted one is.
    func edit(at index: Int) -> UInt32 {
        let touch = comments.rows[index].lastTouch
        return touch == 0 ? 0 : touches.rows[Int(touch) - 1].edit
    }

    /// Adds a touch to a comment and makes of the comment what the touch makes of it; keeps every count.
    ///
    /// - Parameters:
    ///   - isAct: Whether the touch goes on the standing stack, and ends what was taken back.
    ///   - before: What the comment is now.
    mutating func touch(
        _ index: Int, entry: UInt32, made: PackedState, insteadOf before: PackedState, isAct: Bool = false
    ) {
        var row = comments.rows[index]
        let touch = touches.append(
            comment: UInt32(index + 1), entry: entry, previous: row.lastTouch, below: isAct ? row.top : 0, made: made)
        row.lastTouch = touch
        row.standing = made.standing
        if isAct {
            row.top = touch
            row.takenBack = 0
        }
        comments.rows[index] = row
        if before.deferral != made.deferral {
            if before.deferral != 0 { deferrals.add(-1, to: before.deferral) }
            if made.deferral != 0 { deferrals.add(1, to: made.deferral) }
        }
        count(row, from: before.standing.state, to: made.standing.state)
    }

    /// Counts a comment in another state than before.
    private mutating func count(_ row: CommentRow, from: State, to: State) {
        guard from != to else { return }
        totals.add(-1, to: from)
        totals.add(1, to: to)
        releaseColumns.move(from, to, of: Int(row.release))
        if row.author != 0 {
            authors.count(-1, to: from, of: Int(row.author))
            authors.count(1, to: to, of: Int(row.author))
        }
    }

    /// The newest approve or reject on a stack that begins with a touch; 0 for none.
    func decision(from touch: UInt32) -> UInt32 {
        var touch = touch
        while touch != 0 {
            let row = touches.rows[Int(touch) - 1]
            let verb = entries.verb(of: row.entry)
            if verb == .approve || verb == .reject { return touch }
            touch = row.below
        }
        return 0
    }

    /// Counts an approval or a rejection of one comment that stands from now on, or no longer does.
    mutating func count(_ change: Int, decision touch: UInt32) {
        let entry = touches.rows[Int(touch) - 1].entry
        let row = entries.rows[Int(entry) - 1]
        let verb = entries.verb(of: entry)
        guard verb == .approve || verb == .reject else { return }
        decided.add(change, approved: verb == .approve, at: row.at, by: row.by, entry: entry)
    }
}
