import DeskDoubles
import Moderation
import Testing

@Suite("Statistics")
struct StatisticsTests {
    /// Two hours ahead of UTC: local midnight falls on 22:00.
    static let riga = FixedZone(seconds: 7_200)

    @Test("Days are local; each counts what was submitted and decided in it, and what stands of that")
    func countsDays() throws {
        let office = try Office(comments: 0)
        let today = Self.riga.local(office.now).date
        let midnight = Self.riga.moment(today)
        for hour: Int64 in [-25, -1, 1] {
            try office.desk.submit(
                "text", by: Author(name: "Reader"), to: .brussels, submitted: midnight + hour * Moment.hour)
        }
        office.desk.now = midnight + -1
        try office.decide(.approve, on: [1])
        office.desk.now = midnight
        try office.decide(.reject(.spam), on: [2, 3], by: .juris)
        try office.undo(by: .juris)
        office.desk.now = midnight + 2 * Moment.hour
        try office.decide(.reject(.abuse), on: [2], by: .juris)
        try office.decide(.edit(body: "b"), on: [3])
        let statistics = office.queue.statistics(
            days: 2, to: today, zone: Self.riga, now: office.now, target: 2 * Moment.day)
        #expect(statistics.days.map(\.submitted) == [1, 1])
        #expect(statistics.days.map(\.approved) == [1, 0])
        #expect(statistics.days.map(\.rejected) == [0, 1])
        #expect(statistics.days.last?.date == today)
        #expect(
            statistics.moderators == [
                Statistics.Moderator(login: .anna, approved: 1, rejected: 0, edited: 1, undone: 0),
                Statistics.Moderator(login: .juris, approved: 0, rejected: 1, edited: 0, undone: 2),
            ])
        #expect(statistics.reasons == [Statistics.Reason(code: .abuse, count: 1)])
        #expect(
            statistics.decided == 2 && statistics.edited == 1 && statistics.undone == 2 && statistics.submitted == 2)
        // One waited 25 hours less a millisecond, the other three hours.
        #expect(statistics.speed.half == 3 * Moment.hour)
        #expect(statistics.speed.nineInTen == 25 * Moment.hour - 1)
        #expect(statistics.speed.percentWithinTarget == 100)
    }

    @Test("What waits is told by age; the oldest by name; what is put off apart")
    func tellsWhatWaits() throws {
        let office = try Office(comments: 0)
        let now = office.now
        for age in [60 * Moment.hour, 48 * Moment.hour, 24 * Moment.hour, Moment.hour, Moment.minute, 70 * Moment.hour]
        {
            try office.desk.submit("text", by: Author(name: "Reader"), to: .brussels, submitted: now + -age)
        }
        try office.decide(.defer(until: now + Moment.hour), on: [6])
        let today = Self.riga.local(now).date
        let waiting = office.queue.statistics(days: 1, to: today, zone: Self.riga, now: now, target: 2 * Moment.day)
            .waiting
        #expect(waiting.pending == 5 && waiting.deferred == 1)
        #expect(waiting.oldest?.comment == CommentNumber(1) && waiting.oldest?.age == 60 * Moment.hour)
        #expect(waiting.nextDeferralEnd == now + Moment.hour)
        #expect(waiting.ages.map(\.count) == [2, 1, 2])
        #expect(waiting.ages.map(\.isLate) == [false, false, true])
        let open = office.queue.statistics(days: 1, to: today, zone: Self.riga, now: now, target: nil)
        #expect(open.waiting.ages.map(\.isLate) == [false, false, false])
        #expect(open.speed.percentWithinTarget == nil && open.speed.half == nil)
        let later = office.queue.statistics(days: 1, to: today, zone: Self.riga, now: now + Moment.hour, target: nil)
        #expect(later.waiting.oldest?.comment == CommentNumber(6))
    }

    @Test("One release alone can be asked for")
    func asksForOneRelease() throws {
        let office = try Office(comments: 2)
        try office.desk.release(.riga, title: "Riga")
        try office.desk.submit("text", by: Author(name: "Reader"), to: .riga)
        try office.decide(.approve, on: [1, 3])
        func statistics(_ release: Slug) -> Statistics {
            office.queue.statistics(
                days: 7, to: Self.riga.local(office.now).date, zone: Self.riga, now: office.now, target: nil,
                release: release)
        }
        #expect(statistics(.brussels).submitted == 2 && statistics(.brussels).approved == 1)
        #expect(statistics(.brussels).waiting.pending == 1)
        #expect(statistics(.riga).submitted == 1 && statistics(.riga).approved == 1)
        #expect(statistics(.name("imanta")).submitted == 0)
    }

    @Test("Nine in ten is the smallest time within which nine in ten were decided", arguments: [1, 2, 9, 10, 11, 100])
    func findsShares(count: Int) throws {
        let office = try Office(comments: 0)
        for minute in 1...count {
            let submitted = office.now + -Int64(minute) * Moment.minute
            try office.desk.submit("text", by: Author(name: "Reader"), to: .brussels, submitted: submitted)
        }
        try office.decide(.approve, on: (1...UInt32(count)).map { $0 })
        let speed = office.queue.statistics(
            days: 1, to: Self.riga.local(office.now).date, zone: Self.riga, now: office.now, target: Moment.minute
        ).speed
        #expect(speed.half == Int64((count + 1) / 2) * Moment.minute)
        #expect(speed.nineInTen == Int64((9 * count + 9) / 10) * Moment.minute)
        #expect(speed.withinTarget == 1 && speed.decided == count)
    }
}
