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

    /// Tells whether format 1 escapes the well-formed character at `offset`.
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
