/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// The journal writes it as `2026-11-24T09:12:44.031Z`: always UTC, always three decimals, years 0001 to 9999, real
/// dates only, no leap second.
package struct Moment: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (one: Moment, other: Moment) -> Bool {
        one.milliseconds < other.milliseconds
    }

    /// Returns the moment `milliseconds` later, or the last one that can be represented.
    package static func + (moment: Moment, milliseconds: Int64) -> Moment {
        let (sum, overflows) = moment.milliseconds.addingReportingOverflow(milliseconds)
        return Moment(milliseconds: overflows ? (milliseconds < 0 ? .min : .max) : sum)
    }

    /// Returns the distance between two moments, in milliseconds, or the greatest that can be represented.
    package static func - (one: Moment, other: Moment) -> Int64 {
        let (distance, overflows) = one.milliseconds.subtractingReportingOverflow(other.milliseconds)
        return overflows ? (one < other ? .min : .max) : distance
    }

    /// The first and the last moment that the journal can write.
    package static let writable = Moment(milliseconds: -62_135_596_800_000)...Moment(milliseconds: 253_402_300_799_999)

    package static let second: Int64 = 1_000
    package static let minute: Int64 = 60_000
    package static let hour: Int64 = 3_600_000
    package static let day: Int64 = 86_400_000
}

extension Moment {
    /// Reads the journal's form, exactly 24 ASCII bytes; `nil` for anything else, a date that does not exist included.
    package init?(journal bytes: some Collection<UInt8>) {
        guard bytes.count == 24 else { return nil }
        var field = (0, 0, 0, 0, 0, 0, 0)
        var index = 0
        for byte in bytes {
            let digit = Int(byte) - 0x30
            switch index {
            case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
            case 10: guard byte == UInt8(ascii: "T") else { return nil }
            case 13, 16: guard byte == UInt8(ascii: ":") else { return nil }
            case 19: guard byte == UInt8(ascii: ".") else { return nil }
            case 23: guard byte == UInt8(ascii: "Z") else { return nil }
            default:
                guard (0...9).contains(digit) else { return nil }
                switch index {
                case 0...3: field.0 = field.0 * 10 + digit
                case 5, 6: field.1 = field.1 * 10 + digit
                case 8, 9: field.2 = field.2 * 10 + digit
                case 11, 12: field.3 = field.3 * 10 + digit
                case 14, 15: field.4 = field.4 * 10 + digit
                case 17, 18: field.5 = field.5 * 10 + digit
                default: field.6 = field.6 * 10 + digit
                }
            }
            index += 1
        }
        guard let date = CivilDate(year: field.0, month: field.1, day: field.2),
            field.3 < 24, field.4 < 60, field.5 < 60
        else { return nil }
        let seconds = Int64(date.daysSince1970) * 86_400 + Int64(field.3 * 3_600 + field.4 * 60 + field.5)
        self.init(milliseconds: seconds * 1_000 + Int64(field.6))
    }

    /// The journal's form, such as `2026-11-24T09:12:44.031Z`.
    package var journal: String {
        let days = milliseconds.flooredQuotient(86_400_000)
        let rest = Int((milliseconds % 86_400_000 + 86_400_000) % 86_400_000)
        return CivilDate(daysSince1970: Int(days)).description + "T" + padded(rest / 3_600_000, 2) + ":"
            + padded(rest / 60_000 % 60, 2) + ":" + padded(rest / 1_000 % 60, 2) + "." + padded(rest % 1_000, 3) + "Z"
    }
}

extension Int64 {
    /// Divides, rounding towards minus infinity, so that times before 1970 fall on the right day.
    package func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// Writes a number with leading zeros to at least `width` digits.
package func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
