/// A span of time as people write it: `30m`, `12h`, `7d`, `4w`.
package struct Age: Hashable, Sendable {
    package enum Unit: UInt8, CaseIterable, Sendable {
        case minutes = 0x6D
        case hours = 0x68
        case days = 0x64
        case weeks = 0x77

        fileprivate var milliseconds: Int64 {
            switch self {
            case .minutes: Moment.minute
            case .hours: Moment.hour
            case .days: Moment.day
            case .weeks: 7 * Moment.day
            }
        }
    }

    /// The most milliseconds that settings and seeds may say: some three hundred years.
    package static let mostKept = 300 * 366 * Moment.day

    package var count: UInt32
    package var unit: Unit

    package init(_ count: UInt32, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// Reads digits and a unit; `nil` for anything else, and for more than `most` milliseconds.
    package init?(_ bytes: some BidirectionalCollection<UInt8>, most: Int64 = .max) {
        guard let last = bytes.last, let unit = Unit(rawValue: last), let count = decimal(bytes.dropLast()) else {
            return nil
        }
        self.init(count, unit)
        if milliseconds > most { return nil }
    }

    /// The age of so many milliseconds, in the largest unit that says it; whole minutes, at least one.
    package init(roughly milliseconds: Int64) {
        let unit =
            Unit.allCases.last { milliseconds % $0.milliseconds == 0 && milliseconds >= $0.milliseconds } ?? .minutes
        self.init(UInt32(clamping: max(1, milliseconds / unit.milliseconds)), unit)
    }

    /// An age is elapsed time: `1d` is 24 hours, on the days when the clocks change too.
    package var milliseconds: Int64 { Int64(count) * unit.milliseconds }

    package var text: String { "\(count)\(Unicode.Scalar(unit.rawValue))" }
}

/// Reads a number of decimal digits only; `nil` if it is not one, or too large.
package func decimal(_ bytes: some Collection<UInt8>) -> UInt32? {
    guard !bytes.isEmpty else { return nil }
    var number: UInt32 = 0
    for byte in bytes {
        guard (0x30...0x39).contains(byte) else { return nil }
        let (tens, tooLarge) = number.multipliedReportingOverflow(by: 10)
        let (sum, stillTooLarge) = tens.addingReportingOverflow(UInt32(byte - 0x30))
        guard !tooLarge, !stillTooLarge else { return nil }
        number = sum
    }
    return number
}

/// Reads the forms in which people write a time.
///
/// | form | means |
/// |---|---|
/// | `2026-11-24` | that day, at an hour that depends on what is asked |
/// | `2026-11-24T14:30` | local time |
/// | `2026-11-24T12:30:00.000Z` | the journal's own form; decimals may be left out |
/// | `30m` `4h` `2d` `1w` | so far from now |
package enum TimeForm {
    /// The hour at which a day of work begins.
    package static let morning = 9
    /// The longest age that counts: a hundred years.
    private static let longest = 36_525 * Moment.day

    /// Reads a time in the future: a bare date means 09:00, an age counts from now.
    package static func ahead(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        if let age = Age(text.utf8, most: longest) { return now + age.milliseconds }
        if let date = CivilDate(text.utf8) { return zone.moment(date, hour: morning) }
        return absolute(text, zone: zone)
    }

    /// Reads the beginning of a stretch of time: a bare date means its midnight, an age counts back from now.
    package static func since(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        if let age = Age(text.utf8, most: longest) { return now + -age.milliseconds }
        if let date = CivilDate(text.utf8) { return zone.moment(date) }
        return absolute(text, zone: zone)
    }

    /// Reads the end of a stretch of time, itself excluded: a bare date means that the whole day still counts.
    package static func until(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        if let date = CivilDate(text.utf8) { return zone.moment(CivilDate(daysSince1970: date.daysSince1970 + 1)) }
        return since(text, now: now, zone: zone)
    }

    /// Reads a time without regard to now: local `YYYY-MM-DDTHH:MM`, or UTC with its `Z`.
    package static func absolute(_ text: String, zone: any Zone) -> Moment? {
        let bytes = Array(text.utf8)
        if let moment = Moment(journal: bytes) { return moment }
        if bytes.count == 20, bytes.last == UInt8(ascii: "Z") {
            return Moment(journal: Array(bytes.dropLast()) + Array(".000Z".utf8))
        }
        guard bytes.count == 16, let utc = Moment(journal: bytes + Array(":00.000Z".utf8)) else { return nil }
        let wall = FixedZone().local(utc)
        return zone.moment(wall.date, hour: wall.hour, minute: wall.minute)
    }
}
