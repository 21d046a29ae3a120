import Moderation
import Terminal
import Wording

/// Reads the forms in which the command line takes a time.
///
/// | form | means |
/// |---|---|
/// | `2026-11-24` | that day, at an hour that depends on the option |
/// | `2026-11-24T14:30` | local time |
/// | `2026-11-24T12:30:00.000Z` | the journal's own form; decimals may be left out |
/// | `30m` `4h` `2d` `1w` | so far from now |
enum TimeForm {
    /// Reads a time that lies ahead: a bare date means 09:00, an age counts from now.
    static func ahead(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        if let distance = distance(text) { return now + distance }
        if let date = CivilDate(text.utf8) { return zone.moment(date, hour: 9) }
        return absolute(text, zone: zone)
    }

    /// Reads the beginning of a stretch of time: a bare date means its midnight, an age counts back from now.
    static func since(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        if let distance = distance(text) { return now + -distance }
        if let date = CivilDate(text.utf8) { return zone.moment(date) }
        return absolute(text, zone: zone)
    }

    /// Reads the end of a stretch of time, itself left out: a bare date means that the whole day still counts.
    static func until(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        if let distance = distance(text) { return now + -distance }
        if let date = CivilDate(text.utf8) {
            return zone.moment(CivilDate(daysSince1970: date.daysSince1970 + 1))
        }
        return absolute(text, zone: zone)
    }

    /// Reads a time without regard to now: local `YYYY-MM-DDTHH:MM`, or UTC with its `Z`.
    static func absolute(_ text: String, zone: any Zone) -> Moment? {
        let bytes = Array(text.utf8)
        if let moment = Moment(journal: bytes) { return moment }
        if bytes.count == 20, bytes.last == UInt8(ascii: "Z") {
            return Moment(journal: Array(bytes.dropLast()) + Array(".000Z".utf8))
        }
        guard bytes.count == 16, let utc = Moment(journal: bytes + Array(":00.000Z".utf8)) else { return nil }
        let wall = FixedZone().local(utc)
        return zone.moment(wall.date, hour: wall.hour, minute: wall.minute)
    }

    /// Reads a number with `m`, `h`, `d` or `w`, in milliseconds; at most a hundred years.
    static func distance(_ text: String) -> Int64? {
        guard let unit = text.utf8.last, text.utf8.count <= 8 else { return nil }
        let digits = text.utf8.dropLast()
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let number = Int64(String(Substring(digits)))
        else { return nil }
        let length: Int64
        switch unit {
        case UInt8(ascii: "m"): length = Moment.minute
        case UInt8(ascii: "h"): length = Moment.hour
        case UInt8(ascii: "d"): length = Moment.day
        case UInt8(ascii: "w"): length = 7 * Moment.day
        default: return nil
        }
        let distance = number * length
        return distance <= 36_525 * Moment.day ? distance : nil
    }
}

/// The options `--since` and `--until`.
enum TimeSpan {
    static func since(_ text: String?, _ session: Session) throws(Failure) -> Moment? {
        guard let text else { return nil }
        guard let moment = TimeForm.since(text, now: session.now, zone: session.zone) else {
            throw failure("--since", text)
        }
        return moment
    }

    /// The end, itself left out: of a day the next midnight.
    static func until(_ text: String?, _ session: Session) throws(Failure) -> Moment? {
        guard let text else { return nil }
        guard let moment = TimeForm.until(text, now: session.now, zone: session.zone) else {
            throw failure("--until", text)
        }
        return moment
    }

    private static func failure(_ option: DisplayText, _ text: String) -> Failure {
        Failure(.usage, wording.badTime(option, text))
    }
}
