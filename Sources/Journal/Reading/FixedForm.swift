import Moderation

/// Values whose every byte has its place: times and dates; and slugs. Read without a copy, some millions a second.
enum FixedForm {
    static let momentLength = 24
    static let dateLength = 10

    /// Reads a time such as `2026-11-24T09:12:44.031Z`; `nil` for anything else, a day that does not exist included.
    static func moment(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Moment? {
        guard bytes.count - offset >= momentLength, let days = days(in: bytes, at: offset),
            bytes[offset + 10] == UInt8(ascii: "T"), bytes[offset + 13] == UInt8(ascii: ":"),
            bytes[offset + 16] == UInt8(ascii: ":"), bytes[offset + 19] == UInt8(ascii: "."),
            bytes[offset + 23] == UInt8(ascii: "Z"),
            let hour = number(in: bytes, at: offset + 11, digits: 2), hour < 24,
            let minute = number(in: bytes, at: offset + 14, digits: 2), minute < 60,
            let second = number(in: bytes, at: offset + 17, digits: 2), second < 60,
            let millisecond = number(in: bytes, at: offset + 20, digits: 3)
        else { return nil }
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second
        return Moment(milliseconds: Int64(seconds * 1_000 + millisecond))
    }

    /// Reads a date such as `2026-11-24`, as days since 1970-01-01.
    static func days(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int? {
        guard bytes.count - offset >= dateLength, bytes[offset + 4] == UInt8(ascii: "-"),
            bytes[offset + 7] == UInt8(ascii: "-"), let year = number(in: bytes, at: offset, digits: 4),
            let month = number(in: bytes, at: offset + 5, digits: 2),
            let day = number(in: bytes, at: offset + 8, digits: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)?.daysSince1970
    }

    /// Tells whether bytes are the slug of a release, as ``Slug`` has it.
    static func isSlug(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard (1...128).contains(bytes.count), isAlphanumeric(bytes[0]) else { return false }
        for byte in bytes {
            guard isAlphanumeric(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F else { return false }
        }
        return true
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }

    @inline(__always)
    private static func number(in bytes: UnsafeRawBufferPointer, at offset: Int, digits: Int) -> Int? {
        var value = 0
        for place in offset..<offset + digits {
            let digit = bytes[place] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
