import Moderation
import Testing

/// Riga in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
private struct Riga: Zone {
    func offset(at moment: Moment) -> Int {
        let begins = Moment(milliseconds: 1_774_746_000_000)
        let ends = Moment(milliseconds: 1_792_890_000_000)
        return moment >= begins && moment < ends ? 10_800 : 7_200
    }
}

struct ZoneTests {
    @Test(
        "A local time gives its moment, the first where clocks go back, past the gap where they go forward",
        arguments: [
            ("2026-01-15", 9, 0, "2026-01-15T07:00:00.000Z"), ("2026-07-15", 9, 0, "2026-07-15T06:00:00.000Z"),
            ("2026-03-29", 2, 59, "2026-03-29T00:59:00.000Z"), ("2026-03-29", 3, 30, "2026-03-29T01:30:00.000Z"),
            ("2026-03-29", 4, 0, "2026-03-29T01:00:00.000Z"), ("2026-10-25", 2, 59, "2026-10-24T23:59:00.000Z"),
            ("2026-10-25", 3, 30, "2026-10-25T00:30:00.000Z"), ("2026-10-25", 4, 0, "2026-10-25T02:00:00.000Z"),
        ])
    func moments(_ date: String, _ hour: Int, _ minute: Int, _ expected: String) throws {
        let date = try #require(CivilDate(date.utf8))
        #expect(Riga().moment(date, hour: hour, minute: minute).journal == expected)
    }

    @Test("Reading the clock and finding the moment agree, every quarter of an hour of a year")
    func roundTrip() {
        let zone = Riga()
        var moment = Moment(milliseconds: 1_767_225_600_000)
        for _ in 0..<(366 * 96) {
            let local = zone.local(moment)
            let found = zone.moment(local.date, hour: local.hour, minute: local.minute)
            #expect(zone.local(found) == local)
            #expect(found == moment || moment - found == Moment.hour)
            moment = moment + 15 * Moment.minute
        }
    }

    @Test("A day lies between its two midnights, and may have 23 or 25 hours")
    func midnights() throws {
        for (text, hours) in [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-24", 24)] {
            let noon = Riga().moment(try #require(CivilDate(text.utf8)), hour: 12)
            let day = Riga().midnight(after: noon) - Riga().midnight(before: noon)
            #expect(day == Int64(hours) * Moment.hour)
        }
    }

    @Test(
        "At both ends of the calendar local time stands still, and the first and the last day have all that is left",
        arguments: [-14, 0, 14])
    func limits(hours: Int) throws {
        let zone = FixedZone(seconds: hours * 3_600)
        let (first, last) = (zone.local(Moment.writable.lowerBound), zone.local(Moment.writable.upperBound))
        #expect("\(first.date)" == "0001-01-01" && first.hour == max(0, hours))
        #expect("\(last.date)" == "9999-12-31" && last.hour == 23 + min(0, hours) && last.second == 59)
        #expect(zone.moment(first.date) <= Moment.writable.lowerBound)
        #expect(zone.midnight(before: Moment.writable.upperBound) < Moment.writable.upperBound)
        #expect(zone.midnight(after: Moment.writable.upperBound) > Moment.writable.upperBound)
    }

    @Test("Time before 1970 falls on the right day")
    func early() throws {
        let local = FixedZone(seconds: -3_600).local(Moment(milliseconds: 0))
        #expect(local.date == CivilDate(year: 1969, month: 12, day: 31))
        #expect((local.hour, local.minute, local.second) == (23, 0, 0))
    }
}
