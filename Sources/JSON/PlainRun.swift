/// Finds where a run of plain characters ends, eight bytes at a time: ASCII that JSON needs no escape for.
@usableFromInline
enum PlainRun {
    /// The offset of the first byte from `offset` on that is a control character, `"`, `\`, DEL or not ASCII; the count where there is none.
    @inlinable
    static func end(in bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
        var offset = offset
        while offset &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let found = marks(of: word)
            if found != 0 { return offset &+ found.trailingZeroBitCount >> 3 }
            offset &+= 8
        }
        while offset < bytes.count, isPlain(bytes[offset]) { offset &+= 1 }
        return offset
    }

    /// Sets the top bit of each byte that ends a run. Bits above the lowest one set may be wrong: a borrow only runs upwards.
    @inlinable
    static func marks(of word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5C)
        let found = (word &- ones &* 0x20) | (quote &- ones) | (slash &- ones) | word | (word &+ ones)
        return found & tops
    }

    @inlinable
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C
    }
}
