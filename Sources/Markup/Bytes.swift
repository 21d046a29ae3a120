/// Searches in bytes.
enum Bytes {
    /// The offset of the first `byte` from `offset` on, searched eight bytes at a time; `nil` if there is none.
    static func index(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from offset: Int) -> Int? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let pattern = ones &* UInt64(byte)
        var offset = offset
        while offset &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ pattern
            // Bits above the lowest one set may be wrong: a borrow only runs upwards.
            let found = (word &- ones) & ~word & tops
            if found != 0 { return offset &+ found.trailingZeroBitCount >> 3 }
            offset &+= 8
        }
        while offset < bytes.count {
            if bytes[offset] == byte { return offset }
            offset &+= 1
        }
        return nil
    }

    /// The offset of the first `text` from `offset` on; `nil` if it does not occur as a whole.
    static func index(of text: StaticString, in bytes: UnsafeRawBufferPointer, from offset: Int) -> Int? {
        var offset = offset
        while let found = index(of: text.utf8Start[0], in: bytes, from: offset) {
            if begins(text, in: bytes, at: found) { return found }
            offset = found + 1
        }
        return nil
    }

    /// Whether `text` stands at an offset, as a whole.
    static func begins(_ text: StaticString, in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        guard bytes.count - offset >= text.utf8CodeUnitCount else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
    }

    /// Whether everything from an offset on is a beginning of `text`, but not all of it.
    static func breaksOff(_ text: StaticString, in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        let left = bytes.count - offset
        guard left < text.utf8CodeUnitCount else { return false }
        return (0..<left).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
    }
}

extension UInt8 {
    /// Whether it is white space in markup: blank, tab, line feed, carriage return, form feed.
    var isMarkupSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }

    /// Whether it is an ASCII letter.
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
