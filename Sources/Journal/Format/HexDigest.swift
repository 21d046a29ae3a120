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

    /// Whether digits are what a line's chain must be.
    static func isChain(
        _ digits: UnsafeRawBufferPointer, after previous: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer
    ) -> Bool {
        matches(digits, chained(previous, head))
    }

    /// Whether digits are the digest of some bytes.
    static func isDigest(_ digits: UnsafeRawBufferPointer, of bytes: UnsafeRawBufferPointer) -> Bool {
        matches(digits, hash(bytes))
    }

    /// Whether bytes are hexadecimal digits in lower case, checked sixteen at a time.
    ///
    /// - Parameters:
    ///   - count: A multiple of 16; there must be so many bytes.
    @inline(__always)
    static func areDigits(_ bytes: UnsafeRawBufferPointer, from start: Int, count: Int) -> Bool {
        typealias Bytes = SIMD16<UInt8>
        var areDigits = SIMD16<UInt8>.MaskStorage(repeating: -1)
        for offset in stride(from: start, to: start &+ count, by: 16) {
            let these = bytes.loadUnaligned(fromByteOffset: offset, as: Bytes.self)
            let isDigit =
                (these &- Bytes(repeating: 0x30)) .< Bytes(repeating: 10)
                .| (these &- Bytes(repeating: 0x61)) .< Bytes(repeating: 6)
            areDigits &= unsafeBitCast(isDigit, to: SIMD16<Int8>.self)
        }
        let words = unsafeBitCast(areDigits, to: SIMD2<UInt64>.self)
        return words[0] & words[1] == .max
    }

    /// Whether a byte is a hexadecimal digit in lower case.
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
