import Moderation
import Terminal
import Wording

/// Times as people read them.
enum TimeText {
    /// Local time to the minute: `2026-11-24 14:12`.
    static func minute(_ moment: Moment, _ zone: any Zone) -> DisplayText {
        let local = zone.local(moment)
        return "\(local.date) \(padded(local.hour, 2)):\(padded(local.minute, 2))"
    }

    /// Local time to the second: `2026-11-24 14:12:07`.
    static func second(_ moment: Moment, _ zone: any Zone) -> DisplayText {
        minute(moment, zone) + ":\(padded(zone.local(moment).second, 2))"
    }

    /// A length of time in its two largest units: `2 d 3 h`, `3 h 10 min`, `48 min`, `20 s`.
    static func length(_ milliseconds: Int64) -> DisplayText {
        let seconds = max(0, milliseconds) / Moment.second
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60)
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(minutes) min"
        case ..<86_400: minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
        default: hours == 0 ? "\(days) d" : "\(days) d \(hours) h"
        }
    }
}
