/// The value of `before:` and `after:`: a day of the local calendar, or an age counted back from now.
package enum QueryDay: Hashable, Sendable {
    package enum Unit: UInt8, CaseIterable, Sendable {
        case minutes = 0x6D
        case hours = 0x68
        case days = 0x64
        case weeks = 0x77

        var milliseconds: Int64 {
            switch self {
            case .minutes: Moment.minute
            case .hours: Moment.hour
            case .days: Moment.day
            case .weeks: 7 * Moment.day
            }
        }
    }

    case date(CivilDate)
    case age(UInt32, Unit)

    /// Gives the moment that the value stands for: local midnight of the date, or so much time before `now`.
    ///
    /// An age is elapsed time: `1d` is 24 hours, also on the days when the clocks change.
    package func start(now: Moment, zone: any Zone) -> Moment {
        switch self {
        case .date(let date): zone.moment(date)
        case .age(let count, let unit): now + -Int64(count) * unit.milliseconds
        }
    }

    package var text: String {
        switch self {
        case .date(let date): date.description
        case .age(let count, let unit): "\(count)\(Unicode.Scalar(unit.rawValue))"
        }
    }

    /// Reads `30m`, `12h`, `7d`, `4w`.
    init?(age bytes: some BidirectionalCollection<UInt8>) {
        guard let last = bytes.last, let unit = Unit(rawValue: last), let count = decimal(bytes.dropLast()) else {
            return nil
        }
        self = .age(count, unit)
    }
}

/// Reads a number of decimal digits alone; `nil` when it is none or too large.
func decimal(_ bytes: some Collection<UInt8>) -> UInt32? {
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
