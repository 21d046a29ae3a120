/// The record of what happened to each comment, and the counts that follow from it.
extension Queue {
    /// What decisions have made of a comment: the result of its last change, or the status that it arrived with.
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

    /// Records what an entry makes of a comment, and keeps every count up to date.
    ///
    /// - Parameters:
    ///   - before: What the comment is now.
    ///   - isAct: Whether it goes on top of the acts in force, and empties the stack of those taken back.
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
        if before.edit != after.edit {
            comments.texts[index].body = after.edit == 0 ? comments.links[index].submission : after.edit
        }
        if before.deferral != after.deferral {
            if before.deferral != 0 { deferrals.add(-1, to: before.deferral) }
            if after.deferral != 0 { deferrals.add(1, to: after.deferral) }
        }
        count(row, from: before.state, to: after.state)
    }

    /// Counts a comment under another state than before.
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

    /// Counts an approval or rejection of one comment that begins to stand, or ceases to.
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
        let index = range.partitioningIndex { changes.rows[$0].comment >= comment }
        return index < range.upperBound && changes.rows[index].comment == comment ? UInt32(index + 1) : 0
    }

    /// Where the changes of an entry stand: indices, from 0.
    func changeRange(of entry: UInt32) -> Range<Int> {
        let start = Int(entries.rows[Int(entry) - 1].changesBefore)
        let end = Int(entry) < entries.count ? Int(entries.rows[Int(entry)].changesBefore) : changes.count
        return start..<end
    }
}

extension Queue {
    /// What was done to a comment, its submission first. It follows links: the rest of the journal does not matter.
    package func changes(of number: CommentNumber) -> [CommentChange] {
        guard contains(number) else { return [] }
        var history: [CommentChange] = []
        var change = comments.rows[number.index].lastChange
        while change != 0 {
            history.append(self.change(change))
            change = changes[change].previous
        }
        history.append(submissionChange(of: number))
        history.reverse()
        return history
    }

    /// The version that a comment had when an entry was the last one: a finding in a text that was read then belongs
    /// to that version.
    package func version(of number: CommentNumber, asOf last: EntryNumber) -> EntryNumber {
        let version = version(of: number)
        guard version > last else { return version }
        return changes(of: number).last { $0.entry <= last }?.entry ?? version
    }

    private func change(_ change: UInt32) -> CommentChange {
        let row = changes[change]
        let comment = Int(row.comment) - 1
        let entry = EntryNumber(row.entry)
        let verb = entries.verb(of: entry.rawValue)
        return CommentChange(
            entry: entry, comment: CommentNumber(row.comment), verb: verb,
            at: Moment(milliseconds: entries.rows[entry.index].at), by: login(Int(entries.rows[entry.index].by)),
            before: snapshot(status(before: change), of: comment),
            after: snapshot(row.after, of: comment),
            undone: row.undone == 0 ? nil : EntryNumber(row.undone),
            reference: verb == .undo ? EntryNumber(entries.rows[entry.index].payload) : nil,
            hasContent: hasContent(entry))
    }

    private func submissionChange(of number: CommentNumber) -> CommentChange {
        let entry = submission(of: number)
        let arrived = PackedStatus(comments.base(of: number.index))
        return CommentChange(
            entry: entry, comment: number, verb: .submit, at: Moment(milliseconds: entries.rows[entry.index].at),
            by: login(Int(entries.rows[entry.index].by)), before: nil, after: snapshot(arrived, of: number.index),
            undone: nil, reference: nil, hasContent: hasContent(entry))
    }

    /// Who changed a comment last: what a conflict tells.
    func conflict(_ entry: EntryNumber) -> Conflict {
        Conflict(
            entry: entry, by: login(Int(entries.rows[entry.index].by)), verb: entries.verb(of: entry.rawValue),
            at: Moment(milliseconds: entries.rows[entry.index].at),
            reason: entries.verb(of: entry.rawValue) == .reject ? reason(reasonIndex(of: entry)) : nil)
    }
}
