/// Takes valid UTF-8 apart and puts it together, one character at a time.
@usableFromInline
package enum Decoding {
    /// The character at an offset, and how many bytes it has. Never reads past the end; bytes that aren't UTF-8
    /// decode to something or other.
    @inlinable @inline(__always)
    package static func scalar<Bytes: RandomAccessCollection>(
        _ utf8: Bytes, at offset: Int
    ) -> (scalar: UInt32, length: Int) where Bytes.Element == UInt8, Bytes.Index == Int {
        let lead = UInt32(utf8[offset])
        let left = utf8.endIndex &- offset
        func bits(_ distance: Int) -> UInt32 { UInt32(utf8[offset &+ distance]) & 0x3F }
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0, left >= 2 { return ((lead & 0x1F) << 6 | bits(1), 2) }
        if lead < 0xF0, left >= 3 { return ((lead & 0xF) << 12 | bits(1) << 6 | bits(2), 3) }
        if left >= 4 { return (min(0x10FFFF, (lead & 7) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3)), 4) }
        return (0xFFFD, 1)
    }

    /// Writes a character, and returns how many bytes it took; the place has room for four.
    @inline(__always)
    static func write(_ scalar: UInt32, to output: UnsafeMutablePointer<UInt8>) -> Int {
        switch scalar {
        case 0..<0x80:
            output[0] = UInt8(truncatingIfNeeded: scalar)
            return 1
        case 0x80..<0x800:
            output[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
            output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
            return 2
        case 0x800..<0x1_0000:
            output[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
            output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
            output[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
            return 3
        default:
            output[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
            output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
            output[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
            output[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
            return 4
        }
    }

    /// Appends a character.
    package static func append(_ scalar: UInt32, to output: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { buffer in
            guard let start = buffer.baseAddress else { return }
            let count = write(scalar, to: start)
            output.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
        }
    }

    /// Whether a character is white space: the property White_Space, all of it.
    package static func isWhiteSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
