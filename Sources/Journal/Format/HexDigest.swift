import Crypto
import Text

/// SHA-256 digests as the journal writes them: 64 hexadecimal digits in lower case.
package enum HexDigest {
    /// How many digits a digest has.
    static let count = 64

    /// The digest of some bytes, as digits.
    static func digest(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
        Hexadecimal.digits(of: hash(bytes))
    }

    /// The SHA-256 of some bytes, as bytes.
    package static func sha256(of bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { Array(hash($0)) }
    }

    /// The chain of a line: the digest of the chain before it and of the line's head.
    static func chain(after previous: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer) -> [UInt8] {
        Hexadecimal.digits(of: chained(previous, head))
    }

    /// Tells whether digits say what a line's chain must be.
    static func isChain(
        _ digits: UnsafeRawBufferPointer, after previous: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer
    ) -> Bool {
        matches(digits, chained(previous, head))
    }

    /// Tells whether digits are the digest of some bytes.
    static func isDigest(_ digits: UnsafeRawBufferPointer, of bytes: UnsafeRawBufferPointer) -> Bool {
        matches(digits, hash(bytes))
    }

    /// Tells whether bytes are hexadecimal digits in lower case, eight at a time.
    ///
    /// - Parameters:
    ///   - count: A multiple of 8; so many bytes must be there.
    static func areDigits(_ bytes: UnsafeRawBufferPointer, from start: Int, count: Int) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var offset = start
        while offset < start + count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            // In each sum a byte's top bit says whether it is at least `0`, `:`, `a` or `g`.
            let isDecimal = (word &+ ones &* 0x50) & ~(word &+ ones &* 0x46)
            let isLetter = (word &+ ones &* 0x1F) & ~(word &+ ones &* 0x19)
            guard word & tops == 0, (isDecimal | isLetter) & tops == tops else { return false }
            offset += 8
        }
        return true
    }

    /// Tells whether a byte is a hexadecimal digit in lower case.
    static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> SHA256.Digest {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        return hash.finalize()
    }

    private static func chained(_ previous: UnsafeRawBufferPointer, _ head: UnsafeRawBufferPointer) -> SHA256.Digest {
        var hash = SHA256()
        hash.update(bufferPointer: previous)
        hash.update(bufferPointer: head)
        return hash.finalize()
    }

    private static func matches(_ digits: UnsafeRawBufferPointer, _ digest: SHA256.Digest) -> Bool {
        digest.withUnsafeBytes { Hexadecimal.areDigits(digits, of: $0) }
    }
}
