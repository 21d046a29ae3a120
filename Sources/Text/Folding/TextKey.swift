/// A short stand-in for a text, by which the same texts are found: folded, runs of white space as one space, none at either end.
///
/// Different texts have different keys but for chance, one pair in 2^64. A seed that every process draws for itself keeps anybody from making
/// two texts with one key, or many whose keys lie together; keys of two processes have nothing to do with one another. All the same a key only
/// proposes: before anything is done to comments because they say the same, their texts are compared (``normal(_:into:)``).
package enum TextKey {
    private static let seed = UInt64.random(in: .min ... .max)

    /// The key of valid UTF-8; never 0.
    package static func of(_ utf8: UnsafeRawBufferPointer) -> UInt64 {
        var scratch: [UInt8] = []
        return of(utf8, scratch: &scratch)
    }

    /// The key of valid UTF-8; never 0. The scratch array is emptied and used, so that a caller with many texts makes it once.
    package static func of(_ utf8: UnsafeRawBufferPointer, scratch: inout [UInt8]) -> UInt64 {
        normal(utf8, into: &scratch)
        // The library's hash has a seed of the process too, unless the environment takes it away: hence one of our own.
        var hasher = Hasher()
        hasher.combine(seed)
        scratch.withUnsafeBytes { hasher.combine(bytes: $0) }
        let key = UInt64(bitPattern: Int64(hasher.finalize()))
        return key == 0 ? 1 : key
    }

    /// Makes of valid UTF-8 what is the same for all texts that count as the same, and nothing else; `output` is emptied first.
    package static func normal(_ utf8: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        output.removeAll(keepingCapacity: true)
        Folding.fold(utf8, into: &output)
        let count = output.withUnsafeMutableBytes { joinSpaces(in: $0) }
        output.removeLast(output.count - count)
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
}
