import Moderation
import Testing

struct MomentTests {
    @Test(
        "The journal's form is read and written",
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
            ("2026-11-24T09:12:44.031Z", 1_795_511_564_031), ("2000-02-29T12:00:00.500Z", 951_825_600_500),
            ("0001-01-01T00:00:00.000Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func roundTrip(_ text: String, _ milliseconds: Int64) {
        #expect(Moment(journal: text.utf8)?.milliseconds == milliseconds)
        #expect(Moment(milliseconds: milliseconds).journal == text)
    }

    @Test(
        "Anything else is no moment",
        arguments: [
            "", "2026-11-24T09:12:44Z", "2026-11-24T09:12:44.0310Z", "2026-11-24 09:12:44.031Z",
            "2026-11-24T09:12:44.031z", "2026-11-24T09:12:60.000Z", "2026-11-24T24:00:00.000Z",
            "2026-11-24T23:60:00.000Z", "2026-02-29T00:00:00.000Z", "1900-02-29T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z", "2026-00-01T00:00:00.000Z", "2026-04-31T00:00:00.000Z",
            "0000-01-01T00:00:00.000Z", "2026-11-24T09:12:44,031Z", "+026-11-24T09:12:44.031Z",
            "２026-11-24T09:12:44.031", "2026-11-24T09:12:44.031+",
        ])
    func refusal(_ text: String) {
        #expect(Moment(journal: text.utf8) == nil)
    }

    @Test("Time doesn't overflow, and what can be written has bounds")
    func bounds() {
        let (first, last) = (Moment.writable.lowerBound, Moment.writable.upperBound)
        #expect(first.journal == "0001-01-01T00:00:00.000Z" && last.journal == "9999-12-31T23:59:59.999Z")
        #expect(Moment(journal: (last + 1).journal.utf8) == nil && Moment(journal: (first + -1).journal.utf8) == nil)
        let (least, most) = (Moment(milliseconds: .min), Moment(milliseconds: .max))
        #expect(most + 1 == most && least + -1 == least)
        #expect(most - least == .max && least - most == .min)
    }

    @Test("Every day of 800 years follows the one before, on the next weekday")
    func calendar() {
        var expected = CivilDate(daysSince1970: -146_097)
        #expect(expected.description == "1570-01-01")
        for day in (-146_097 + 1)...146_097 {
            let date = CivilDate(daysSince1970: day)
            #expect(date > expected)
            #expect(date.weekday == expected.weekday % 7 + 1)
            #expect(date.daysSince1970 == day)
            #expect(CivilDate(date.description.utf8) == date)
            expected = date
        }
    }

    @Test("1970 began on a Thursday, and this is written on a Tuesday")
    func weekdays() {
        #expect(CivilDate(daysSince1970: 0).weekday == 4)
        #expect(CivilDate(year: 2026, month: 11, day: 24)?.weekday == 2)
    }
}
