/// Eight bytes of a text looked at together: each question is answered by the top bit of each byte, the first of them lowest.
struct EightBytes {
    static let tops: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    let word: UInt64

    @inline(__always)
    init(_ word: UInt64) { self.word = word }

    /// - Parameter offset: Eight bytes stand there.
    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
    }

    @inline(__always)
    var zeroes: UInt64 { ~((word & ~EightBytes.tops) &+ ~EightBytes.tops | word) & EightBytes.tops }

    /// Letters of ASCII.
    @inline(__always)
    var letters: UInt64 { EightBytes(word | EightBytes.ones &* 0x20).within(0x61, 0x7A) & ~word }

    /// Letters and digits of ASCII.
    @inline(__always)
    var alphanumerics: UInt64 { letters | within(0x30, 0x39) & ~word }

    /// The first bytes of letters that have two.
    @inline(__always)
    var twoByteLetters: UInt64 { within(0x43, 0x5F) & word }

    /// What is in the middle of a character.
    @inline(__always)
    var continuations: UInt64 { word & ~(word << 1) & EightBytes.tops }

    /// Those whose lower seven bits are within a range.
    @inline(__always)
    private func within(_ first: UInt64, _ last: UInt64) -> UInt64 {
        let low = word & ~EightBytes.tops
        return (low &+ EightBytes.ones &* (0x80 - first)) & ~(low &+ EightBytes.ones &* (0x7F - last)) & EightBytes.tops
    }
}
