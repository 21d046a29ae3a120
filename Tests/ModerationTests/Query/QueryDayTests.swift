import DeskDoubles
import Moderation
import Testing

/// Riga, as far as these tests go: summer time from 2026-03-29 01:00 UTC to 2026-10-25 01:00 UTC.
private struct Riga: Zone {
    func offset(at moment: Moment) -> Int {
        moment.milliseconds >= 1_774_746_000_000 && moment.milliseconds < 1_792_890_000_000 ? 10_800 : 7_200
    }
}

@Suite("Dates and ages in a query")
struct QueryDayTests {
    @Test(
        "A date is its local midnight",
        arguments: [
            ("2026-03-29", "2026-03-28T22:00:00.000Z"), ("2026-03-30", "2026-03-29T21:00:00.000Z"),
            ("2026-10-25", "2026-10-24T21:00:00.000Z"), ("2026-10-26", "2026-10-25T22:00:00.000Z"),
            ("2026-11-24", "2026-11-23T22:00:00.000Z"),
        ])
    func dates(date: String, start: String) throws {
        let query = try Query("before:" + date)
        guard case .term(.before(let day)) = query.node else {
            Issue.record("not read as a day")
            return
        }
        #expect(day.start(now: Moment(milliseconds: 0), zone: Riga()).journal == start)
    }

    @Test(
        "An age is elapsed time, whatever the clocks did meanwhile",
        arguments: [
            ("30m", "2026-10-25T11:30:00.000Z"), ("12h", "2026-10-25T00:00:00.000Z"),
            ("1d", "2026-10-24T12:00:00.000Z"), ("4w", "2026-09-27T12:00:00.000Z"), ("0m", "2026-10-25T12:00:00.000Z"),
        ])
    func ages(age: String, start: String) throws {
        let now = try #require(Moment(journal: "2026-10-25T12:00:00.000Z".utf8))
        guard case .term(.after(let day)) = try Query("after:" + age).node else {
            Issue.record("not read as an age")
            return
        }
        for zone: any Zone in [Riga(), FixedZone(), FixedZone(seconds: -36_000)] {
            #expect(day.start(now: now, zone: zone).journal == start)
        }
    }

    @Test("The largest age still is a moment")
    func extremes() throws {
        guard case .term(.after(let day)) = try Query("after:4294967295w").node else {
            Issue.record("not read as an age")
            return
        }
        #expect(day.start(now: Moment(milliseconds: 0), zone: FixedZone()) < Moment(milliseconds: 0))
    }

    @Test(
        "The first and the last day of the calendar hold its first and last moment in every zone",
        arguments: [-12, 0, 14])
    func ends(hours: Int) throws {
        let desk = InMemoryDesk(as: try #require(Login("anna")))
        let slug = try #require(Slug("alfa"))
        try desk.release(slug, title: "Alfa")
        for moment in [Moment.writable.lowerBound, Moment.writable.upperBound] {
            try desk.submit("x", by: Author(name: "a"), to: slug, submitted: moment)
        }
        let context = QueryContext(now: desk.now, zone: FixedZone(seconds: hours * 3_600), words: [])
        func matches(_ text: String) throws -> [Bool] {
            let filter = try Query(text).filter(for: desk.queue, context: context)
            return (1...2).map { filter.verdict(CommentNumber($0), in: desk.queue) == .yes }
        }
        #expect(try matches("after:0001-01-01") == [true, true])
        #expect(try matches("before:0001-01-01") == [false, false])
        #expect(try matches("after:9999-12-31") == [false, true])
        #expect(try matches("before:9999-12-31") == [true, false])
    }

    @Test("Before ends where after begins: at the very midnight")
    func boundary() throws {
        let desk = InMemoryDesk(as: try #require(Login("anna")))
        let slug = try #require(Slug("alfa"))
        try desk.release(slug, title: "Alfa")
        let midnight = try #require(Moment(journal: "2026-11-23T22:00:00.000Z".utf8))
        for distance: Int64 in [-1, 0, 1] {
            try desk.submit("x", by: Author(name: "a"), to: slug, submitted: midnight + distance)
        }
        let context = QueryContext(now: desk.now, zone: Riga(), words: [])
        let before = try Query("before:2026-11-24").filter(for: desk.queue, context: context)
        let after = try Query("after:2026-11-24").filter(for: desk.queue, context: context)
        let numbers = (1...3).map { CommentNumber($0) }
        #expect(numbers.map { before.verdict($0, in: desk.queue) } == [.yes, .no, .no])
        #expect(numbers.map { after.verdict($0, in: desk.queue) } == [.no, .yes, .yes])
    }
}
