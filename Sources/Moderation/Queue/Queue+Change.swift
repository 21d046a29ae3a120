extension Queue {
    /// All that acts can change of a comment, as it is now.
    func made(of index: Int) -> Made {
        Made(standing: comments.standing[index], edit: comments.edit[index], deferral: deferral(at: index))
    }

    /// What a comment was before a touch.
    func made(before touch: UInt32) -> Made {
        let previous = touches.previous[Int(touch) - 1]
        if previous != 0 { return touches.made(by: previous) }
        return Made(standing: comments.base(of: Int(touches.comment[Int(touch) - 1]) - 1), edit: 0, deferral: 0)
    }

    /// The deferral that stands on a comment, whether or not it has run out; 0 for none.
    func deferral(at index: Int) -> UInt32 {
        let touch = comments.lastTouch[index]
        return touch == 0 ? 0 : touches.deferral[Int(touch) - 1]
    }

    /// Adds a touch to a comment and makes of the comment what the touch makes of it; keeps every count.
    mutating func touch(_ index: Int, entry: UInt32, made: Made) -> UInt32 {
        let before = self.made(of: index)
        let touch = touches.append(
            comment: UInt32(index + 1), entry: entry, previous: comments.lastTouch[index], made: made)
        comments.lastTouch[index] = touch
        if before == made { return touch }
        comments.standing[index] = made.standing
        comments.edit[index] = made.edit
        if before.deferral != made.deferral {
            if before.deferral != 0 { deferrals.add(-1, to: before.deferral) }
            if made.deferral != 0 { deferrals.add(1, to: made.deferral) }
        }
        let (from, to) = (before.standing.state, made.standing.state)
        if from != to {
            let release = Int(comments.release[index])
            let author = Int(comments.author[index])
            totals.add(-1, to: from)
            totals.add(1, to: to)
            releaseColumns.add(-1, to: from, of: release)
            releaseColumns.add(1, to: to, of: release)
            if author != 0 {
                authors.tallies[author].add(-1, to: from)
                authors.tallies[author].add(1, to: to)
            }
        }
        return touch
    }

    /// The newest approve or reject on a stack that begins with a touch; 0 for none.
    func decision(from touch: UInt32) -> UInt32 {
        var touch = touch
        while touch != 0 {
            let verb = entries.verb(of: touches.entry[Int(touch) - 1])
            if verb == .approve || verb == .reject { return touch }
            touch = touches.below[Int(touch) - 1]
        }
        return 0
    }

    /// Counts a comment under another decision than before; 0 is none.
    mutating func count(decision after: UInt32, insteadOf before: UInt32) {
        guard before != after else { return }
        if before != 0 { count(-1, decision: before) }
        if after != 0 { count(1, decision: after) }
    }

    private mutating func count(_ change: Int, decision touch: UInt32) {
        let entry = touches.entry[Int(touch) - 1]
        let line = Int(entry) - 1
        decided.add(
            change, approved: entries.verb(of: entry) == .approve, at: entries.at[line], by: entries.by[line],
            entry: entry)
    }
}
