/// A short stand-in for a text, by which the same texts are found: folded, runs of white space as one space, none at either end.
///
/// Different texts have different keys but for chance, one pair in 2^64. Somebody may go to lengths to make two texts with one key; nothing
/// that can't be undone should rest on a key alone. The same text has the same key in every run of the program.
package enum TextKey {
    /// The key of valid UTF-8; never 0.
    package static func of(_ utf8: UnsafeRawBufferPointer) -> UInt64 {
        var scratch: [UInt8] = []
        return of(utf8, scratch: &scratch)
    }

    /// The key of valid UTF-8; never 0. The scratch array is emptied and used, so that a caller with many texts makes it once.
    package static func of(_ utf8: UnsafeRawBufferPointer, scratch: inout [UInt8]) -> UInt64 {
        scratch.removeAll(keepingCapacity: true)
        Folding.fold(utf8, into: &scratch)
        return scratch.withUnsafeMutableBytes { bytes in
            let count = joinSpaces(in: bytes)
            let key = hash(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            return key == 0 ? 1 : key
        }
    }

    /// Turns each run of white space into one space and takes it away at the ends; returns how many bytes are left.
    private static func joinSpaces(in bytes: UnsafeMutableRawBufferPointer) -> Int {
        var written = 0
        var offset = 0
        // At the beginning a space is one too many, as it is after another.
        var isAfterSpace = true
        while offset < bytes.count {
            if offset &+ 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                if isSettled(word, isAfterSpace) {
                    bytes.storeBytes(of: word.littleEndian, toByteOffset: written, as: UInt64.self)
                    isAfterSpace = word >> 56 == 0x20
                    offset &+= 8
                    written &+= 8
                    continue
                }
            }
            for _ in 0..<min(8, bytes.count &- offset) {
                let byte = bytes[offset]
                let isSpace = byte == 0x20 || byte &- 0x09 < 5
                bytes[written] = isSpace ? 0x20 : byte
                written &+= isSpace && isAfterSpace ? 0 : 1
                isAfterSpace = isSpace
                offset &+= 1
            }
        }
        return isAfterSpace && written > 0 ? written &- 1 : written
    }

    /// Tells whether eight bytes hold no white space but single spaces, none of them first after a space.
    @inline(__always)
    private static func isSettled(_ word: UInt64, _ isAfterSpace: Bool) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let low = word & ~tops
        let isControl = ~(low &+ ones &* (0x80 - 0x20) | word) & tops
        let isSpace = ~(((low ^ ones &* 0x20) &+ ~tops) | word) & tops
        return (isControl | isSpace & (isSpace << 8 | (isAfterSpace ? 0x80 : 0))) == 0
    }

    /// Hashes bytes, eight at a time: each step multiplies to 128 bits and adds the halves by exclusive or.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
        var hash = mixed(UInt64(bytes.count) ^ multiplier, 0xD1B5_4A32_D192_ED03)
        var offset = 0
        while offset &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            hash = mixed(hash ^ word, multiplier) ^ word
            offset &+= 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset &+= 1
        }
        return mixed(mixed(hash ^ rest, multiplier) ^ rest, 0xD1B5_4A32_D192_ED03)
    }

    private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let (high, low) = one.multipliedFullWidth(by: other)
        return high ^ low
    }
}
