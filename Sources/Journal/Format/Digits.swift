import Crypto

/// SHA-256 digests as the journal writes them: 64 hexadecimal digits in lower case.
enum Digits {
    /// How many digits a digest has.
    static let count = 64

    /// Writes bytes as hexadecimal digits, two for each.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.underestimatedCount * 2)
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return digits
    }

    /// The digest of some bytes, as digits.
    static func digest(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
        hexadecimal(hash(bytes))
    }

    /// The chain of a line: the digest of the chain before it and of the line's head.
    static func chain(after previous: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer) -> [UInt8] {
        hexadecimal(chained(previous, head))
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

    /// Tells whether bytes are digits of a number of this length: lower-case hexadecimal.
    static func areDigits(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.allSatisfy { isDigit($0) }
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
        guard digits.count == count else { return false }
        return digest.withUnsafeBytes { bytes in
            for index in 0..<bytes.count {
                let byte = bytes[index]
                guard digits[2 * index] == digit(byte >> 4), digits[2 * index + 1] == digit(byte & 15) else {
                    return false
                }
            }
            return true
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x57 + value
    }
}
