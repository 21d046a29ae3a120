import DeskDoubles
import Moderation
import Seeded
import Testing

@Suite("Counts")
struct CountsTests {
    @Test("A comment whose deferral has run out needs a decision again")
    func countsDeferred() throws {
        let office = try Office(comments: 3)
        let now = office.now
        try office.decide(.defer(until: now + Moment.hour), on: [1, 2])
        try office.decide(.defer(until: now + Moment.day), on: [2], by: .juris)
        #expect(office.queue.counts(at: now) == Counts(pending: 1, deferred: 2))
        #expect(office.queue.nextDeferralEnd(after: now) == now + Moment.hour)
        #expect(office.queue.counts(at: now + Moment.hour) == Counts(pending: 2, deferred: 1))
        #expect(office.queue.nextDeferralEnd(after: now + Moment.hour) == now + Moment.day)
        #expect(office.queue.counts(at: now + Moment.day) == Counts(pending: 3))
        #expect(office.queue.nextDeferralEnd(after: now + Moment.day) == nil)
        #expect(office.queue.needsDecision(CommentNumber(1), at: now) == false)
        #expect(office.queue.needsDecision(CommentNumber(1), at: now + Moment.hour))
        #expect(!office.queue.needsDecision(CommentNumber(2), at: now + Moment.hour))
    }

    @Test("A deferral puts a comment off up to its end and not at it, whoever asks")
    func endOfDeferral() throws {
        let office = try Office(comments: 1)
        let (number, end) = (CommentNumber(1), office.now + Moment.hour)
        try office.decide(.defer(until: end), on: [1])
        let comment = try #require(office.queue[number])
        for (now, isDeferred) in [(end + -1, true), (end, false), (end + 1, false)] {
            #expect(office.queue.isDeferred(number, at: now) == isDeferred)
            #expect(office.queue.needsDecision(number, at: now) != isDeferred)
            #expect(comment.isDeferred(at: now) == isDeferred)
            #expect(comment.facts.isDeferred(at: now) == isDeferred)
            #expect(comment.facts.snapshot.deferral(at: now)?.until == (isDeferred ? end : nil))
            #expect(office.queue.counts(at: now) == Counts(pending: isDeferred ? 0 : 1, deferred: isDeferred ? 1 : 0))
        }
    }

    @Test("Thousands of deferrals that come and go are counted right")
    func countsManyDeferrals() throws {
        let office = try Office(comments: 40)
        var random = SeededGenerator(seed: 7)
        var ends: [UInt32: Moment] = [:]
        for _ in 0..<1_500 {
            let number = UInt32(1 + random.below(40))
            if ends[number] == nil || random.chance(50) {
                let end = office.now + Int64(1 + random.below(100)) * Moment.hour
                try office.decide(.defer(until: end), on: [number])
                ends[number] = end
            } else {
                try office.decide(.reopen, on: [number])
                ends[number] = nil
            }
            if random.chance(5) {
                let moment = office.now + Int64(random.below(100)) * Moment.hour
                let deferred = ends.values.count { $0 > moment }
                #expect(office.queue.counts(at: moment) == Counts(pending: 40 - deferred, deferred: deferred))
                #expect(office.queue.nextDeferralEnd(after: moment) == ends.values.filter { $0 > moment }.min())
            }
        }
    }

    @Test("Decided today counts the decisions that stand, as statistics do, and goes back with an undo")
    func countsDecided() throws {
        let office = try Office(comments: 3)
        let midnight = FixedZone().midnight(before: office.now)
        try office.decide(.approve, on: [1, 2])
        office.desk.now = office.now + Moment.minute
        try office.decide(.reject(.spam), on: [2], by: .juris)
        #expect(office.queue.decidedToday(since: midnight) == Decided(approved: 2, rejected: 1, last: office.now))
        #expect(office.queue.decidedToday(since: midnight, by: .juris) == Decided(rejected: 1, last: office.now))
        #expect(office.queue.decidedToday(since: midnight, by: .zane) == Decided())
        try office.undo(by: .juris)
        let before = office.now + -Moment.minute
        #expect(office.queue.decidedToday(since: midnight) == Decided(approved: 2, last: before))
        #expect(office.queue.decidedToday(since: midnight + Moment.day) == Decided())
        try office.redo(by: .juris)
        try office.decide(.reopen, on: [1])
        let zone = FixedZone()
        let statistics = office.queue.statistics(
            days: 1, to: zone.local(office.now).date, zone: zone, now: office.now, target: nil)
        let decided = office.queue.decidedToday(since: midnight)
        #expect((statistics.approved, statistics.rejected) == (2, 1))
        #expect((decided.approved, decided.rejected) == (2, 1))
    }

    @Test("An author is a name and an e-mail; the same name otherwise, and the same address, are told apart")
    func recordsAuthors() throws {
        let office = try Office(comments: 0)
        let liga = Author(name: "Līga", email: "liga@example.lv", address: "192.0.2.1")
        let other = Author(name: "Līga", email: "cita@example.lv", address: "192.0.2.1")
        let bare = Author(name: "Līga")
        for author in [liga, liga, liga, other, bare] { try office.desk.submit("text", by: author, to: .brussels) }
        try office.decide(.approve, on: [1])
        try office.decide(.reject(.spam), on: [2, 4])
        let record = AuthorRecord(pending: 1, approved: 1, rejected: 1, sameNameOtherEmail: 2, othersFromAddress: 3)
        #expect(office.queue.record(ofAuthorOf: CommentNumber(3)) == record)
        #expect(record.total == 3)
        #expect(
            office.queue.record(ofAuthorOf: CommentNumber(5)) == AuthorRecord(pending: 1, sameNameOtherEmail: 4))
        #expect(office.queue.comments(byAuthorOf: CommentNumber(1), limit: 2).map(\.rawValue) == [3, 2])
        #expect(office.queue.comments(fromAddressOf: CommentNumber(1)).map(\.rawValue) == [4, 3, 2, 1])
        #expect(office.queue.comments(fromAddressOf: CommentNumber(5)).isEmpty)
        #expect(office.queue.record(ofAuthorOf: CommentNumber(6)) == AuthorRecord())
    }
}
