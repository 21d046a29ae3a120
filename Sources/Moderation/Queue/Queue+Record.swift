/// The record of what happened to each comment, and the counts that follow from it.
extension Queue {
    /// What decisions have made of a comment: what its last change made of it, or as it arrived.
    func status(at index: Int) -> PackedStatus {
        let row = comments.rows[index]
        return row.lastChange == 0 ? PackedStatus(row.status) : changes[row.lastChange].after
    }

    /// What a comment was before a change.
    func status(before change: UInt32) -> PackedStatus {
        let row = changes[change]
        return row.previous == 0
            ? PackedStatus(comments.base(of: Int(row.comment) - 1)) : changes[row.previous].after
    }

    /// The deferral that stands on a comment, whether or not it has run out; 0 for none.
    func deferral(at index: Int) -> UInt32 {
        let change = comments.rows[index].lastChange
        return change == 0 ? 0 : changes[change].after.deferral
    }

    /// The edit whose body is in force; 0 when the submitted one is.
    func edit(at index: Int) -> UInt32 {
        let change = comments.rows[index].lastChange
        return change == 0 ? 0 : changes[change].after.edit
    }

    /// Records what an entry makes of a comment, and keeps every count.
    ///
    /// - Parameters:
    ///   - before: What the comment is now.
    ///   - isAct: Whether it goes on top of the acts in force, and ends what was taken back.
    mutating func record(
        _ after: PackedStatus, at index: Int, insteadOf before: PackedStatus, by entry: UInt32, isAct: Bool = false
    ) {
        var row = comments.rows[index]
        let change = changes.append(
            comment: UInt32(index + 1), entry: entry, previous: row.lastChange, below: isAct ? row.top : 0,
            after: after)
        row.lastChange = change
        row.status = after.code
        if isAct {
            row.top = change
            row.takenBack = 0
        }
        comments.rows[index] = row
        if before.deferral != after.deferral {
            if before.deferral != 0 { deferrals.add(-1, to: before.deferral) }
            if after.deferral != 0 { deferrals.add(1, to: after.deferral) }
        }
        count(row, from: before.state, to: after.state)
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

    /// Counts an approval or a rejection of one comment that stands from now on, or no longer does.
    mutating func count(_ delta: Int, decision change: UInt32) {
        let entry = changes[change].entry
        let row = entries.rows[Int(entry) - 1]
        let verb = entries.verb(of: entry)
        guard verb == .approve || verb == .reject else { return }
        decided.add(delta, approved: verb == .approve, at: row.at, by: row.by, entry: entry)
    }

    /// The newest approve or reject on a stack that begins with a change; 0 for none.
    func decision(from change: UInt32) -> UInt32 {
        var change = change
        while change != 0 {
            let row = changes[change]
            let verb = entries.verb(of: row.entry)
            if verb == .approve || verb == .reject { return change }
            change = row.below
        }
        return 0
    }

    /// Finds the change that an entry made of a comment, 0 for none; the entry's changes ascend by comment.
    func change(in entry: UInt32, of comment: UInt32) -> UInt32 {
        let range = changeRange(of: entry)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if changes.rows[middle].comment < comment { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && changes.rows[low].comment == comment ? UInt32(low + 1) : 0
    }

    /// Where the changes of an entry stand: indices, from 0.
    func changeRange(of entry: UInt32) -> Range<Int> {
        let start = Int(entries.rows[Int(entry) - 1].changesBefore)
        let end = Int(entry) < entries.count ? Int(entries.rows[Int(entry)].changesBefore) : changes.count
        return start..<end
    }
}
