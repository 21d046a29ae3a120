/// Finds where a run of plain characters ends, eight bytes at a time: ASCII that JSON needs no escape for.
@usableFromInline
enum PlainRun {
    /// The offset of the first byte from `offset` on that is a control character, `"`, `\`, DEL or not ASCII; the
    /// count if there is none.
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

/// Finds where a run of common characters ends, sixteen bytes at a time: ASCII that JSON needs no escape for, and
/// well-formed characters of two bytes from U+00C0 on, except U+0600-063F, one of which the journal escapes.
///
/// Latin with diacritics, Greek and Cyrillic come in words that mix both kinds, so the run doesn't branch between
/// them: a processor mispredicts such branches every other word, which costs more than looking at both kinds at once.
@usableFromInline
enum CommonRun {
    /// The offset of the first character from `offset` on that is not common; the count if there is none. Near the
    /// end of the bytes the run may end early, but never inside a character.
    @inlinable
    static func end(in bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
        var offset = offset
        while offset &+ 8 <= bytes.count {
            if offset &+ 17 <= bytes.count {
                let block = block(in: bytes, at: offset)
                if block.others == 0 {
                    offset &+= block.length
                    continue
                }
                if let place = block.place { return offset &+ place }
            }
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let (leads, others) = marks(of: word)
            if others != 0 { return offset &+ others.trailingZeroBitCount >> 3 }
            // The second byte of a character that begins in the last byte is looked at with the next word.
            offset &+= 8 &- Int(truncatingIfNeeded: leads >> 63)
        }
        while offset < bytes.count, PlainRun.isPlain(bytes[offset]) { offset &+= 1 }
        return offset
    }

    /// Looks at sixteen bytes from the beginning of a character on; one more byte must be there.
    ///
    /// - Returns: In `others`, whether anything but common characters begins there; if not, how many bytes these
    ///   take. If so, the place of the first other character if that is plain; else it has to be looked for.
    @inlinable @inline(__always)
    static func block(in bytes: UnsafeRawBufferPointer, at offset: Int) -> (others: UInt64, length: Int, place: Int?) {
        typealias Bytes = SIMD16<UInt8>
        let these = bytes.loadUnaligned(fromByteOffset: offset, as: Bytes.self)
        let next = bytes.loadUnaligned(fromByteOffset: offset &+ 1, as: Bytes.self)
        let isLead = (these &- Bytes(repeating: 0xC3)) .< Bytes(repeating: 0x1D) .& these .!= Bytes(repeating: 0xD8)
        // Compared as signed numbers, bytes below this one continue a character.
        let least = SIMD16<Int8>(repeating: -0x40)
        let follows = unsafeBitCast(these, to: SIMD16<Int8>.self) .< least
        let isPlain =
            (these &- Bytes(repeating: 0x20)) .< Bytes(repeating: 0x5F)
            .& these .!= Bytes(repeating: 0x22) .& these .!= Bytes(repeating: 0x5C)
        // Each that begins a character must have one that goes on with it, and each that goes on one that begins it.
        let isAlone = isLead .^ (unsafeBitCast(next, to: SIMD16<Int8>.self) .< least)
        let others = unsafeBitCast(.!(isPlain .| isLead .| follows), to: SIMD2<UInt64>.self)
        let alone = unsafeBitCast(isAlone, to: SIMD2<UInt64>.self)
        let stray: UInt64 = bytes[offset] & 0xC0 == 0x80 ? 1 : 0
        let all = others | alone
        if all[0] | all[1] | stray == 0 {
            let ends = unsafeBitCast(isLead, to: SIMD2<UInt64>.self)[1].littleEndian >> 63
            return (0, 16 &+ Int(truncatingIfNeeded: ends), nil)
        }
        let half = all[0] | stray != 0 ? 0 : 1
        let first = (all[half].littleEndian | stray).trailingZeroBitCount
        let isPlainOther = stray == 0 && others[half].littleEndian >> UInt64(first) & 1 == 1
        return (1, 0, isPlainOther ? half &* 8 &+ first >> 3 : nil)
    }

    /// Sets the top bit of each byte that begins a common character of two bytes, and of each that is not part of a
    /// common one. A character that begins in the last byte counts as common.
    @inlinable @inline(__always)
    static func marks(of word: UInt64) -> (leads: UInt64, others: UInt64) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let low = word & lows
        let high = word & tops
        // Among bytes beyond ASCII, 11xxxxxx begins a character and 10xxxxxx continues one.
        let leads = high & (word << 1)
        let follows = high & ~(word << 1)
        // C3 to DF, except D8, begin the common ones; a sum without carry tells which bytes' low seven bits reach a number.
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

/// Checks one character beyond ASCII.
@usableFromInline
enum NonASCII {
    /// How many bytes the well-formed character at `offset` has; `nil` and the kind of fault if it is not well formed or may not stand raw.
    /// The byte at `offset` is 80 or greater.
    @usableFromInline
    static func check(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> (length: Int?, kind: CanonicalFault.Kind) {
        guard let length = length(bytes, at: offset) else { return (nil, .encoding) }
        return isEscaped(bytes, at: offset) ? (nil, .raw) : (length, .raw)
    }

    /// How many bytes the character at `offset` has if it is well formed: the shortest form, no surrogate, at most U+10FFFF.
    static func length(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int? {
        let left = bytes.count - offset
        func isContinuation(_ distance: Int) -> Bool { bytes[offset + distance] & 0xC0 == 0x80 }
        switch bytes[offset] {
        case 0xC2...0xDF:
            return left >= 2 && isContinuation(1) ? 2 : nil
        case let lead where (0xE0...0xEF).contains(lead):
            guard left >= 3, isContinuation(1), isContinuation(2) else { return nil }
            let second = bytes[offset + 1]
            if lead == 0xE0, second < 0xA0 { return nil }
            if lead == 0xED, second >= 0xA0 { return nil }
            return 3
        case let lead where (0xF0...0xF4).contains(lead):
            guard left >= 4, isContinuation(1), isContinuation(2), isContinuation(3) else { return nil }
            let second = bytes[offset + 1]
            if lead == 0xF0, second < 0x90 { return nil }
            if lead == 0xF4, second >= 0x90 { return nil }
            return 4
        default:
            return nil
        }
    }

    /// Whether format 1 escapes the well-formed character at `offset`.
    private static func isEscaped(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        let (first, second) = (bytes[offset], bytes[offset + 1])
        switch (first, second) {
        case (0xC2, 0x80...0x9F): return true
        case (0xD8, 0x9C): return true
        case (0xE2, 0x80):
            let third = bytes[offset + 2]
            return third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third)
        case (0xE2, 0x81): return (0xA6...0xA9).contains(bytes[offset + 2])
        default: return false
        }
    }
}
