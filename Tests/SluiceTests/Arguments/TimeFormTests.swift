import ArgumentParser
import Moderation
import Testing
import Wording

@testable import sluice

@Suite("Times on the command line")
struct TimeFormTests {
    private static let zone = FixedZone(seconds: 7_200)
    /// 2026-11-24T12:00:00.000Z, 14:00 on the wall.
    private static let now = Moment(milliseconds: 1_795_521_600_000)

    @Test(
        "A time that lies ahead",
        arguments: [
            ("2026-11-25", "2026-11-25T07:00:00.000Z"), ("2026-11-25T14:30", "2026-11-25T12:30:00.000Z"),
            ("2026-11-25T12:30:00.000Z", "2026-11-25T12:30:00.000Z"),
            ("2026-11-25T12:30:00Z", "2026-11-25T12:30:00.000Z"), ("4h", "2026-11-24T16:00:00.000Z"),
            ("2d", "2026-11-26T12:00:00.000Z"), ("1w", "2026-12-01T12:00:00.000Z"),
            ("30m", "2026-11-24T12:30:00.000Z"),
        ])
    func ahead(text: String, moment: String) {
        #expect(TimeForm.ahead(text, now: Self.now, zone: Self.zone)?.journal == moment)
    }

    @Test(
        "The beginning and the end of a stretch of time: a day counts whole",
        arguments: [
            ("2026-11-24", "2026-11-23T22:00:00.000Z", "2026-11-24T22:00:00.000Z"),
            ("2026-11-24T14:30", "2026-11-24T12:30:00.000Z", "2026-11-24T12:30:00.000Z"),
            ("7d", "2026-11-17T12:00:00.000Z", "2026-11-17T12:00:00.000Z"),
        ])
    func stretch(text: String, since: String, until: String) {
        #expect(TimeForm.since(text, now: Self.now, zone: Self.zone)?.journal == since)
        #expect(TimeForm.until(text, now: Self.now, zone: Self.zone)?.journal == until)
    }

    @Test(
        "What is no time is none",
        arguments: [
            "", "2026-02-30", "2026-11-24T24:00", "2026-11-24T14:60", "2026-11-24 14:30", "4", "h", "-4h", "4H", "4y",
            "99999999999h", "9999999w", "tomorrow", "2026-11-24T12:30:00.000z", "2026-11-24T12:30:00+02",
        ])
    func none(text: String) {
        #expect(TimeForm.ahead(text, now: Self.now, zone: Self.zone) == nil)
        #expect(TimeForm.since(text, now: Self.now, zone: Self.zone) == nil)
        #expect(TimeForm.until(text, now: Self.now, zone: Self.zone) == nil)
    }

    @Test("The letters and words of the console say when a comment comes back, on the command line too")
    func choices() throws {
        func choice(_ text: String) -> String? {
            DeferralTime.read(text, now: Self.now, zone: Self.zone)?.journal
        }
        #expect(choice("h") == "2026-11-24T16:00:00.000Z")
        #expect(choice("t") == "2026-11-25T07:00:00.000Z")
        #expect(choice("m") == "2026-11-30T07:00:00.000Z")
        #expect(choice("w") == "2026-12-01T12:00:00.000Z")
        #expect(choice("x") == nil)
        for (word, moment) in [("friday", "2026-11-27T07:00:00.000Z"), ("Tomorrow", "2026-11-25T07:00:00.000Z")] {
            #expect(choice(word) == moment)
            let command = try DeferCommand.parse(["7", "--until", word])
            #expect(try command.moment(now: Self.now, zone: Self.zone).journal == moment)
        }
    }
}
