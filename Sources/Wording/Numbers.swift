import Moderation
import Terminal

/// The forms that a counted word takes.
enum Plural {
    /// Picks between the two English forms.
    static func english(_ count: Int, one: DisplayText, other: DisplayText) -> DisplayText {
        count == 1 ? one : other
    }

    /// Picks between the three Latvian classes: *zero* is 0, 10, 11 to 19, 20, 30 …; *one* is 1, 21, 31 …; *other* is
    /// 2 to 9, 22 to 29 ….
    static func latvian(_ count: Int, zero: DisplayText, one: DisplayText, other: DisplayText) -> DisplayText {
        let lastTwo = count % 100
        if count % 10 == 0 || (11...19).contains(lastTwo) { return zero }
        return count % 10 == 1 ? one : other
    }
}

/// Shares of a whole.
enum Share {
    /// Percentages with one digit after the point.
    static func tenths(_ part: Int, of whole: Int, point: DisplayText = ".") -> DisplayText {
        let tenths = (part * 2_000 / max(1, whole) + 1) / 2
        return "\(tenths / 10)\(point)\(tenths % 10)"
    }
}

/// How long something took, in its largest units.
enum Length {
    /// - Parameter hour: The sign for hours; those for days, minutes and seconds are the same in all languages.
    static func text(_ milliseconds: Int64, hour: DisplayText) -> DisplayText {
        let seconds = max(0, milliseconds) / Moment.second
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60)
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(minutes) min"
        case ..<86_400: minutes == 0 ? "\(hours) \(hour)" : "\(hours) \(hour) \(minutes) min"
        default: hours == 0 ? "\(days) d" : "\(days) d \(hours) \(hour)"
        }
    }
}

/// An age as a list shows it: minutes for an hour, hours for a day, days for a thousand of them, then years.
package enum RoundedAge: Equatable {
    case minutes(Int64)
    case hours(Int64)
    case days(Int64)
    case years(Int64)

    /// - Parameter milliseconds: The age; a negative one counts as none.
    package init(_ milliseconds: Int64) {
        let milliseconds = max(0, milliseconds)
        let days = milliseconds / Moment.day
        self =
            if milliseconds < Moment.hour {
                .minutes(milliseconds / Moment.minute)
            } else if days == 0 {
                .hours(milliseconds / Moment.hour)
            } else if days < 1_000 {
                .days(days)
            } else {
                .years(days / 365)
            }
    }

    /// The age at which it shows something else, in milliseconds.
    package var end: Int64 {
        switch self {
        case .minutes(let count): (count + 1) * Moment.minute
        case .hours(let count): (count + 1) * Moment.hour
        case .days(let count): (count + 1) * Moment.day
        case .years(let count): (count + 1) * 365 * Moment.day
        }
    }
}
