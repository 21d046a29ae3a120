import Moderation

/// Reads times as other systems write them.
enum ForeignTime {
    /// Reads `2026-11-10 08:00:00`, `2026-11-10T08:00:00.123456789+02:00` and `…Z`; without a zone it is UTC.
    /// Decimals past milliseconds are dropped. `nil` for anything else, including a date that does not exist, and for
    /// a time that the journal can't write.
    static func moment(_ text: String) -> Moment? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, let date = CivilDate(bytes[..<10]),
            bytes[10] == UInt8(ascii: " ") || bytes[10] | 0x20 == UInt8(ascii: "t"),
            let hour = number(bytes[11..<13]), hour < 24, bytes[13] == UInt8(ascii: ":"),
            let minute = number(bytes[14..<16]), minute < 60, bytes[16] == UInt8(ascii: ":"),
            let second = number(bytes[17..<19]), second <= 60
        else { return nil }
        var rest = bytes[19...]
        var milliseconds = 0
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix { $0 &- 0x30 < 10 }
            guard !decimals.isEmpty else { return nil }
            let three = decimals.prefix(3)
            milliseconds = (number(three) ?? 0) * [1, 100, 10, 1][three.count]
            rest = rest.dropFirst(decimals.count + 1)
        }
        guard let offset = zone(rest) else { return nil }
        let seconds = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + min(second, 59))
        return writable(Moment(milliseconds: seconds * 1_000 + Int64(milliseconds) - offset))
    }

    /// Reads seconds since 1970 with decimals.
    static func moment(epoch text: String) -> Moment? {
        guard let seconds = Double(text), seconds.isFinite, abs(seconds) < 1e12 else { return nil }
        return writable(Moment(milliseconds: Int64((seconds * 1_000).rounded(.down))))
    }

    /// Reads the day of a local time such as `2026-11-10 08:00:00`.
    static func day(_ text: String) -> CivilDate? {
        CivilDate(text.utf8.prefix(10))
    }

    private static func writable(_ moment: Moment) -> Moment? {
        Moment.writable.contains(moment) ? moment : nil
    }

    /// The distance of `Z`, `+02:00`, `+0200` or nothing from UTC, in milliseconds.
    private static func zone(_ text: ArraySlice<UInt8>) -> Int64? {
        guard let first = text.first else { return 0 }
        if first | 0x20 == UInt8(ascii: "z") { return text.count == 1 ? 0 : nil }
        guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return nil }
        let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 4, let hours = number(digits[..<2]), let minutes = number(digits[2...]), minutes < 60
        else {
            return nil
        }
        let distance = Int64(hours * 60 + minutes) * Moment.minute
        return first == UInt8(ascii: "-") ? -distance : distance
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
