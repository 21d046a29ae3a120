package import Moderation

/// Until when: a letter, a word, a date, or a distance from now.
package enum DeferralTime {
    /// The hour at which a day of work begins.
    static let morning = 9

    private static let weekdays: [[String]] = [
        ["m", "monday", "pirmdien"], ["tuesday", "otrdien"], ["wednesday", "trešdien"], ["thursday", "ceturtdien"],
        ["friday", "piektdien"], ["saturday", "sestdien"], ["sunday", "svētdien"],
    ]
    /// Words about time that begin with a letter of the prompt and say no time for it.
    private static let others = [
        "half", "hourly", "mēnesi", "mēnesis", "midday", "midnight", "minute", "minutes", "minūte", "minūtes", "month",
        "months", "morning", "tagad", "today", "tonight", "weekend", "weeks",
    ]

    /// What a letter of the prompt stands for, or the word for it; a day of the week is the next one, at 09:00.
    package static func named(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        let today = zone.local(now).date
        func day(_ distance: Int) -> Moment? {
            zone.moment(CivilDate(daysSince1970: today.daysSince1970 + distance), hour: morning)
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

    /// Whether a text is a word about time, whether or not it says one.
    static func isWord(_ text: String, now: Moment, zone: any Zone) -> Bool {
        others.contains(text.lowercased()) || named(text, now: now, zone: zone) != nil
    }

    /// Reads `YYYY-MM-DD` (09:00), `YYYY-MM-DDTHH:MM` or with a blank, `DD.MM.YYYY` with or without a time, the
    /// journal's form, `4h`, `2d`, `1w` from now, or a word.
    static func read(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        let bytes = Array(text.utf8.drop { $0 == 0x20 })
        let trimmed = Array(bytes.reversed().drop { $0 == 0x20 }.reversed())
        if let moment = Moment(journal: trimmed) { return moment }
        if let distance = distance(trimmed) { return now + distance }
        if let moment = named(String(decoding: trimmed, as: UTF8.self), now: now, zone: zone) { return moment }
        guard trimmed.count >= 10, let date = date(Array(trimmed[..<10])) else { return nil }
        if trimmed.count == 10 { return zone.moment(date, hour: morning) }
        guard trimmed.count == 16, trimmed[10] == 0x20 || trimmed[10] == UInt8(ascii: "T"),
            trimmed[13] == UInt8(ascii: ":"), let hour = number(trimmed[11...12]),
            let minute = number(trimmed[14...15]),
            hour < 24, minute < 60
        else { return nil }
        return zone.moment(date, hour: hour, minute: minute)
    }

    /// What stands against a time whatever comment it is for: told before a reason is typed.
    static func refusal(of until: Moment, now: Moment) -> Refusal? {
        if until <= now { return .untilPassed }
        return until - now > Limits.deferral ? .untilTooFar : nil
    }

    private static func date(_ bytes: [UInt8]) -> CivilDate? {
        if let date = CivilDate(bytes) { return date }
        guard bytes[2] == UInt8(ascii: "."), bytes[5] == UInt8(ascii: "."), let day = number(bytes[0...1]),
            let month = number(bytes[3...4]), let year = number(bytes[6...9])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private static func distance(_ bytes: [UInt8]) -> Int64? {
        guard let unit = bytes.last, let count = number(bytes.dropLast()), count > 0, count < 10_000 else { return nil }
        switch unit {
        case UInt8(ascii: "m"): return Int64(count) * Moment.minute
        case UInt8(ascii: "h"): return Int64(count) * Moment.hour
        case UInt8(ascii: "d"): return Int64(count) * Moment.day
        case UInt8(ascii: "w"): return Int64(count) * 7 * Moment.day
        default: return nil
        }
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
}
