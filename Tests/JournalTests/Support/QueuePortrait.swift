import Moderation

/// Everything that a queue can be asked, to tell whether two are the same.
struct QueuePortrait: Hashable {
    var place: Place
    var identity: String
    var comments: [Comment?] = []
    var changes: [[CommentChange]] = []
    var records: [AuthorRecord] = []
    var links: [[CommentNumber]] = []
    var lines: [EntryLine?] = []
    var releases: [Release]
    var counts: [Counts]
    var decided: [Decided]
    var nextDeferralEnd: Moment?
    var undoable: [EntryNumber?]
    var redo: [Decision?]
    var blankable: [EntryNumber]

    init(_ queue: Queue) {
        place = queue.place
        identity = queue.identity
        releases = queue.releases
        counts = [queue.counts(at: Sample.now)] + queue.releaseCounts(at: Sample.now)
        let logins = [Sample.anna, Sample.juris, Sample.web]
        decided = [nil, Sample.anna, Sample.juris].map {
            queue.decidedToday(since: Moment(milliseconds: 0), by: $0)
        }
        nextDeferralEnd = queue.nextDeferralEnd(after: Sample.now)
        undoable = logins.map { queue.newestUndoable(by: $0) }
        redo = logins.map { (try? queue.redoCommand(nil, by: $0))?.decision }
        let numbers = (0..<queue.commentCount).map { CommentNumber(UInt32($0 + 1)) }
        blankable = queue.blankable(with: numbers).certain
        for number in numbers {
            comments.append(queue[number])
            changes.append(queue.changes(of: number))
            records.append(queue.record(ofAuthorOf: number))
            links.append(queue.comments(byAuthorOf: number))
            links.append(queue.comments(fromAddressOf: number))
            links.append(queue.replies(to: number))
        }
        for index in 0..<queue.entryCount {
            let entry = EntryNumber(UInt32(index + 1))
            lines.append(queue.line(entry))
        }
    }
}
