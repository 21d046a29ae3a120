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

    /// Who touched a comment last: what a conflict tells.
    func conflict(_ entry: EntryNumber) -> Conflict {
        Conflict(
            entry: entry, by: login(Int(entries.rows[entry.index].by)), verb: entries.verb(of: entry.rawValue),
            at: Moment(milliseconds: entries.rows[entry.index].at),
            reason: entries.verb(of: entry.rawValue) == .reject ? reason(reasonIndex(of: entry)) : nil)
    }
}
