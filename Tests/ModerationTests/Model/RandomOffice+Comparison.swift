import Moderation
import Testing

extension RandomOffice {
    /// Compares everything that the queue says with what the model says.
    func compare() {
        #expect(queue.commentCount == Int(model.postCount))
        #expect(queue.entryCount == Int(model.lineCount))
        for number in 1...model.postCount { compare(number) }
        for number in 1...model.lineCount { compareLine(number) }
        for moment in [now, now + -Moment.day, now + Moment.day] {
            #expect(queue.counts(at: moment) == model.counts(at: moment))
            #expect(queue.releaseCounts(at: moment) == Self.slugs.map { model.counts(at: moment, of: $0) })
            #expect(queue.nextDeferralEnd(after: moment) == model.nextDeferralEnd(after: moment))
        }
        let midnight = FixedZone(seconds: 7_200).midnight(before: now)
        for login in [nil] + Self.logins.map({ Optional($0) }) {
            #expect(queue.decidedToday(since: midnight, by: login) == model.decided(since: midnight, by: login))
        }
    }

    private func compare(_ raw: UInt32) {
        let number = CommentNumber(raw)
        guard let post = model.posts[raw], let comment = queue[number] else {
            Issue.record("#\(raw) is not everywhere")
            return
        }
        #expect(comment.facts == model.facts(raw))
        let body = comment.facts.snapshot.body
        #expect(queue.body(of: number) == body)
        let hasBody = queue.state(of: number) != .erased && queue.hasContent(body)
        #expect(queue.bodyPlace(of: number) == (hasBody ? queue.place(of: body) : nil))
        #expect(comment.release == post.release)
        #expect(comment.parent?.rawValue == post.parent)
        #expect(comment.submitted == post.submitted)
        #expect(comment.authorName == post.author?.name)
        #expect(comment.authorEmail == post.author?.email)
        #expect(comment.address == post.author?.address)
        #expect(queue.record(ofAuthorOf: number) == model.record(of: raw))
        #expect(queue.comments(byAuthorOf: number) == model.byAuthor(of: raw))
        #expect(queue.comments(fromAddressOf: number) == model.fromAddress(of: raw))
        #expect(queue.replies(to: number) == model.replies(to: raw))
        #expect(queue.hasNote(number) == model.hasNote(raw))
        let decision = post.standing.last { $0.verb == .approve || $0.verb == .reject }
        #expect(queue.decision(of: number)?.rawValue == decision?.entry)
        let history = queue.changes(of: number)
        #expect(history.map(\.entry.rawValue) == [post.submission] + post.history)
        #expect(history.first?.before == nil)
        #expect(history.last?.after == post.now)
        for (one, next) in zip(history, history.dropFirst()) { #expect(one.after == next.before) }
    }

    private func compareLine(_ raw: UInt32) {
        guard let expected = model.lines[raw], let line = queue.line(EntryNumber(raw)) else {
            Issue.record("Entry \(raw) is not everywhere")
            return
        }
        #expect(line.verb == expected.verb)
        #expect(line.by == expected.by)
        #expect(line.at == expected.at)
        #expect(line.count == expected.on.count)
        #expect(queue.on(EntryNumber(raw)).map(\.rawValue) == expected.on)
        #expect(line.undone?.rawValue == expected.undone.values.max())
        #expect(line.reference?.rawValue == (expected.verb == .undo ? expected.reference : nil))
        #expect(line.hasContent == (expected.hasContent && !expected.isListed))
        #expect(line.isBlanked == (expected.hasContent && expected.isListed))
        for comment in expected.on {
            let change = queue.changes(of: CommentNumber(comment)).first { $0.entry.rawValue == raw }
            #expect(change?.undone?.rawValue == expected.undone[comment])
        }
    }

    /// Reads the whole journal again, so many entries at a time, with the content that an erasure has left.
    func replay(pieces: (Int) -> Int) throws -> Queue {
        var again = Queue()
        var tail = EntryBatch()
        var left = pieces(0)
        for (index, entry) in entries.enumerated() {
            var entry = entry
            if model.lines[entry.number.rawValue]?.isListed == true {
                entry.content = nil
                entry.isBlanked = true
            }
            tail.append(entry, place: Self.place(entry.number))
            left -= 1
            if left <= 0 {
                try again.apply(tail)
                tail = EntryBatch(end: again.place)
                left = pieces(index)
            }
        }
        try again.apply(tail)
        return again
    }

    var portrait: Portrait { portrait(of: queue) }

    func portrait(of queue: Queue) -> Portrait {
        Portrait(queue, at: [now, now + -Moment.day, now + Moment.day], logins: Self.logins)
    }
}
