/// Bytes as hexadecimal digits in ASCII, two for each, in lower case.
package enum Hexadecimal {
    package static func digits(of bytes: some Sequence<UInt8>) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.underestimatedCount * 2)
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return digits
    }

    package static func text(of bytes: some Sequence<UInt8>) -> String {
        String(decoding: digits(of: bytes), as: UTF8.self)
    }

    /// The bytes that digits stand for; `nil` for anything else.
    package static func bytes(of digits: String) -> [UInt8]? { bytes(of: digits.utf8) }

    /// The bytes that digits stand for, two for each; `nil` if there is anything else.
    package static func bytes(of digits: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }

    /// Whether digits are those of some bytes, four bytes at a time: this is asked twice for each entry of a journal.
    package static func areDigits(_ digits: UnsafeRawBufferPointer, of bytes: UnsafeRawBufferPointer) -> Bool {
        guard digits.count == 2 * bytes.count else { return false }
        var offset = 0
        while offset &+ 4 <= bytes.count {
            let four = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let eight = digits.loadUnaligned(fromByteOffset: offset &* 2, as: UInt64.self)
            guard UInt64(littleEndian: eight) == Hexadecimal.eightDigits(of: four) else { return false }
            offset &+= 4
        }
        while offset < bytes.count {
            guard digits[2 * offset] == digit(bytes[offset] >> 4), digits[2 * offset + 1] == digit(bytes[offset] & 15)
            else { return false }
            offset &+= 1
        }
        return true
    }

    /// The digits of four bytes, the lowest first in each.
    private static func eightDigits(of bytes: UInt32) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var spread = UInt64(bytes)
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
        let values = (spread >> 4 & 0x000F_000F_000F_000F) | (spread & 0x000F_000F_000F_000F) << 8
        let letters = (values &+ ones &* 6) >> 4 & ones
        return values &+ ones &* 0x30 &+ letters &* 0x27
    }

    /// The digit of a value below 16.
    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "a")
    }

    /// The value of a digit in either case; `nil` for any other byte.
    package static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
