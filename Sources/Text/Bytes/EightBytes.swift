/// Eight bytes of a text looked at together: each question is answered by the top bit of each byte, the first of them lowest.
///
/// It is public and frozen, and all of it inlinable, only for the sake of other rooms: as `package` it was called
/// there rather than inlined, and the calls took 36 % of a `like:` search.
@frozen
public struct EightBytes {
    public let word: UInt64

    @inlinable @inline(__always)
    public static var ones: UInt64 { 0x0101_0101_0101_0101 }

    /// The top bit of each byte.
    @inlinable @inline(__always)
    public static var tops: UInt64 { 0x8080_8080_8080_8080 }

    @inlinable @inline(__always)
    public init(_ word: UInt64) { self.word = word }

    /// - Parameter offset: At least eight bytes must stand there.
    @inlinable @inline(__always)
    public init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inlinable @inline(__always)
    public var zeroes: UInt64 { ~((word & ~EightBytes.tops) &+ ~EightBytes.tops | word) & EightBytes.tops }

    /// Those that are one byte of ASCII.
    @inlinable @inline(__always)
    public func places(of byte: UInt64) -> UInt64 { EightBytes(word ^ EightBytes.ones &* byte).zeroes }

    /// Letters of ASCII.
    @inlinable @inline(__always)
    public var letters: UInt64 { EightBytes(word | EightBytes.ones &* 0x20).lows(0x61, 0x7A) & ~word }

    /// Digits of ASCII.
    @inlinable @inline(__always)
    public var digits: UInt64 { lows(0x30, 0x39) & ~word }

    /// Letters and digits of ASCII.
    @inlinable @inline(__always)
    public var alphanumerics: UInt64 { letters | digits }

    /// The first bytes of letters that have two.
    @inlinable @inline(__always)
    public var twoByteLetters: UInt64 { lows(0x43, 0x5F) & word }

    /// What is in the middle of a character.
    @inlinable @inline(__always)
    public var continuations: UInt64 { word & ~(word << 1) & EightBytes.tops }

    /// Those whose lower seven bits are within a range.
    @inlinable @inline(__always)
    public func lows(_ first: UInt64, _ last: UInt64) -> UInt64 {
        let low = word & ~EightBytes.tops
        return (low &+ EightBytes.ones &* (0x80 - first)) & ~(low &+ EightBytes.ones &* (0x7F - last)) & EightBytes.tops
    }
}
