/// Finds where a run of common characters ends, eight bytes at a time: ASCII that JSON needs no escape for, and well-formed characters of two
/// bytes from U+00C0 on save U+0600-063F, where the journal escapes one.
///
/// Latin with diacritics, Greek and Cyrillic come in words that mix both kinds, so the run doesn't branch between them: a processor guesses
/// such branches wrong every other word, which costs more than looking at both kinds at once.
@usableFromInline
enum CommonRun {
    /// The offset of the first character from `offset` on that is not common; the count where there is none. Near the end of the bytes the run
    /// may end early, never inside a character.
    @inlinable
    static func end(in bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
        var offset = offset
        while offset &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let (leads, others) = marks(of: word)
            if others != 0 { return offset &+ others.trailingZeroBitCount >> 3 }
            // The second byte of a character that begins in the last byte is looked at with the next word.
            offset &+= 8 &- Int(truncatingIfNeeded: leads >> 63)
        }
        while offset < bytes.count, PlainRun.isPlain(bytes[offset]) { offset &+= 1 }
        return offset
    }

    /// Sets the top bit of each byte that begins a common character of two bytes, and of each that is no part of a common one. A character that
    /// begins in the last byte counts as common.
    @inlinable @inline(__always)
    static func marks(of word: UInt64) -> (leads: UInt64, others: UInt64) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let low = word & lows
        let high = word & tops
        // Of each byte beyond ASCII: 11xxxxxx begins a character, 10xxxxxx goes on with one.
        let leads = high & (word << 1)
        let follows = high & ~(word << 1)
        // C3 to DF save D8 begin the common ones; a sum without carry tells which bytes' low seven bits reach a number.
        let common =
            (low &+ ones &* (0x80 - 0x43)) & ~(low &+ ones &* (0x80 - 0x60)) & ((low ^ ones &* 0x58) &+ lows) & leads
        // Each of them must have one byte that follows, and each that follows must have one of them.
        let unmatched = (follows ^ common << 8) & tops
        // The lead of a missing follower stands one byte before it; the last byte's is not in this word.
        let alone = (unmatched & ~follows) >> 8
        let stray = unmatched & follows
        let isControl = ~(low &+ ones &* (0x80 - 0x20))
        let isDelete = low &+ ones
        let isQuote = ~((low ^ ones &* 0x22) &+ lows)
        let isSlash = ~((low ^ ones &* 0x5C) &+ lows)
        let plain = (isControl | isDelete | isQuote | isSlash) & tops & ~high
        return (common, plain | (leads & ~common) | alone | stray)
    }
}
