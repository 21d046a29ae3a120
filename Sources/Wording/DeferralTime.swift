package import Moderation
import Text

/// Until when: a letter, a word, a date, or a distance from now.
package enum DeferralTime {
    private static let weekdays: [[String]] = [
        ["m", "monday", "pirmdien"], ["tuesday", "otrdien"], ["wednesday", "trešdien"], ["thursday", "ceturtdien"],
        ["friday", "piektdien"], ["saturday", "sestdien"], ["sunday", "svētdien"],
    ]
    /// Words about time that begin with a letter of the prompt but don't name a time for it.
    private static let others = [
        "half", "hourly", "mēnesi", "mēnesis", "midday", "midnight", "minute", "minutes", "minūte", "minūtes", "month",
        "months", "morning", "tagad", "today", "tonight", "weekend", "weeks",
    ]

    /// What a letter of the prompt stands for, or the word for it; a day of the week is the next one, at 09:00.
    package static func named(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        let today = zone.local(now).date
        func day(_ distance: Int) -> Moment? {
            zone.moment(CivilDate(daysSince1970: today.daysSince1970 + distance), hour: TimeForm.morning)
        }
        let word = text.lowercased()
        switch word {
        case "h", "hours", "stundas": return now + 4 * Moment.hour
        case "hour", "stunda": return now + Moment.hour
        case "t", "tomorrow", "rīt": return day(1)
        case "w", "week", "nedēļa", "nedēļas": return now + 7 * Moment.day
        default:
            guard let weekday = weekdays.firstIndex(where: { $0.contains(word) }) else { return nil }
            return day(7 - (today.weekday + 6 - weekday) % 7)
        }
    }

    /// Whether a text is a word about time, whether or not it names one.
    package static func isWord(_ text: String, now: Moment, zone: any Zone) -> Bool {
        others.contains(text.lowercased()) || named(text, now: now, zone: zone) != nil
    }

    /// Reads a time form (``TimeForm/ahead(_:now:zone:)``), a blank instead of the `T`, `DD.MM.YYYY` with or
    /// without a time, or a word.
    package static func read(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        let text = text.trimmed
        if let moment = named(text, now: now, zone: zone) { return moment }
        var bytes = Array(text.utf8)
        if bytes.count >= 10, bytes[2] == UInt8(ascii: "."), bytes[5] == UInt8(ascii: ".") {
            bytes.replaceSubrange(..<10, with: bytes[6..<10] + [0x2D] + bytes[3..<5] + [0x2D] + bytes[..<2])
        }
        if bytes.count > 10, bytes[10] == 0x20 { bytes[10] = UInt8(ascii: "T") }
        return TimeForm.ahead(String(decoding: bytes, as: UTF8.self), now: now, zone: zone)
    }
}
