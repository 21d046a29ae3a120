extension Queue {
    /// What was done to a comment, its submission first. It follows links: the rest of the journal does not matter.
    package func touches(of number: CommentNumber) -> [CommentChange] {
        guard contains(number) else { return [] }
        var history: [CommentChange] = []
        var touch = comments.rows[number.index].lastTouch
        while touch != 0 {
            history.append(self.touch(touch))
            touch = touches.rows[Int(touch) - 1].previous
        }
        history.append(submissionTouch(of: number))
        history.reverse()
        return history
    }

    /// What an entry did to each of its comments, ascending.
    package func touches(in entry: EntryNumber) -> [CommentChange] {
        guard let verb = verb(of: entry) else { return [] }
        if verb == .submit { return [submissionTouch(of: CommentNumber(entries.rows[entry.index].payload))] }
        return touchRange(of: entry.rawValue).map { touch(UInt32($0 + 1)) }
    }

    /// What one entry did to one comment; `nil` when it does not name it.
    package func touch(in entry: EntryNumber, of number: CommentNumber) -> CommentChange? {
        guard contains(entry), contains(number) else { return nil }
        if submission(of: number) == entry { return submissionTouch(of: number) }
        return touch(in: entry.rawValue, of: number.rawValue).map { touch($0) }
    }

    private func touch(_ touch: UInt32) -> CommentChange {
        let position = Int(touch) - 1
        let comment = Int(touches.rows[position].comment) - 1
        let entry = EntryNumber(touches.rows[position].entry)
        let verb = entries.verb(of: entry.rawValue)
        let undone = touches.rows[position].undone
        return CommentChange(
            entry: entry, comment: CommentNumber(touches.rows[position].comment), verb: verb,
            at: Moment(milliseconds: entries.rows[entry.index].at), by: login(Int(entries.rows[entry.index].by)),
            before: snapshot(made(before: touch), of: comment),
            after: snapshot(touches.made(by: touch), of: comment),
            undone: undone == 0 ? nil : EntryNumber(undone),
            reference: verb == .undo ? EntryNumber(entries.rows[entry.index].payload) : nil,
            hasContent: hasContent(entry))
    }

    private func submissionTouch(of number: CommentNumber) -> CommentChange {
        let entry = submission(of: number)
        let arrived = PackedState(standing: comments.base(of: number.index), edit: 0, deferral: 0)
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
