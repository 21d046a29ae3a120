import Moderation

/// All that a queue answers, as a value: two queues with the same portrait cannot be told apart.
struct Portrait: Hashable {
    var comments: [Comment?] = []
    var histories: [[CommentChange]] = []
    var records: [AuthorRecord] = []
    var kin: [[CommentNumber]] = []
    var bodies: [EntryPlace?] = []
    var decisions: [EntryNumber?] = []
    var lines: [EntryLine?] = []
    var releases: [Release]
    var counts: [[Counts]] = []
    var ends: [Moment?] = []
    var decided: [Decided] = []
    var unexplained: [EntryNumber]

    init(_ queue: Queue, at moments: [Moment], logins: [Login]) {
        releases = queue.releases
        unexplained = queue.unexplainedBlanks
        for number in (0..<queue.commentCount).map({ CommentNumber(UInt32($0 + 1)) }) {
            comments.append(queue[number])
            histories.append(queue.changes(of: number))
            records.append(queue.record(ofAuthorOf: number))
            kin.append(queue.comments(byAuthorOf: number))
            kin.append(queue.comments(fromAddressOf: number))
            kin.append(queue.replies(to: number))
            bodies.append(queue.bodyPlace(of: number))
            decisions.append(queue.decision(of: number))
        }
        for number in (0..<queue.entryCount).map({ EntryNumber(UInt32($0 + 1)) }) {
            lines.append(queue.line(number))
        }
        for moment in moments {
            counts.append([queue.counts(at: moment)] + queue.releaseCounts(at: moment))
            ends.append(queue.nextDeferralEnd(after: moment))
            decided.append(queue.decidedToday(since: moment))
            decided.append(contentsOf: logins.map { queue.decidedToday(since: moment, by: $0) })
        }
    }
}
