/// Walks over JSON in the one spelling that the journal's format 1 allows, taking piece after piece and refusing all else.
///
/// The cursor knows no grammar: its owner asks for the literals, numbers and strings in the order in which the format puts them. It never
/// copies unless asked, checks UTF-8 only inside strings, where alone it can be anything but ASCII, and a fault names the first byte that is
/// wrong. The bytes must outlive it.
@usableFromInline
package struct CanonicalCursor {
    /// All the bytes; offsets count from their beginning.
    @usableFromInline package let bytes: UnsafeRawBufferPointer
    /// The offset of the next byte to take.
    @usableFromInline package var offset: Int

    /// Starts at an offset of the bytes.
    @inlinable
    package init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// Whether all bytes have been taken.
    @inlinable package var isAtEnd: Bool { offset >= bytes.count }

    /// The next byte, not taken; `nil` at the end.
    @inlinable package var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Takes this ASCII text if it comes next, and tells whether it did.
    @inlinable @inline(__always)
    package mutating func take(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count &- offset >= count else { return false }
        let start = text.utf8Start
        var index = 0
        while index &+ 8 <= count {
            let expected = UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard bytes.loadUnaligned(fromByteOffset: offset &+ index, as: UInt64.self) == expected else {
                return false
            }
            index &+= 8
        }
        while index < count {
            guard bytes[offset &+ index] == start[index] else { return false }
            index &+= 1
        }
        offset &+= count
        return true
    }

    /// Takes this byte if it comes next, and tells whether it did.
    @inlinable @inline(__always)
    package mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset &+= 1
        return true
    }

    /// Takes this ASCII text, which has to come next.
    @inlinable @inline(__always)
    package mutating func literal(_ text: StaticString) throws(CanonicalFault) {
        guard take(text) else { throw faultOfLiteral(text) }
    }

    /// Takes a number without sign or leading zero, at most 4294967295.
    @inlinable
    package mutating func uint32() throws(CanonicalFault) -> UInt32 {
        guard offset < bytes.count, bytes[offset] &- 0x30 < 10 else {
            throw CanonicalFault(offset: offset, kind: .number)
        }
        var value = UInt64(bytes[offset] &- 0x30)
        offset &+= 1
        while offset < bytes.count, bytes[offset] &- 0x30 < 10 {
            let next = value &* 10 &+ UInt64(bytes[offset] &- 0x30)
            guard value != 0, next <= UInt64(UInt32.max) else { throw CanonicalFault(offset: offset, kind: .number) }
            value = next
            offset &+= 1
        }
        return UInt32(truncatingIfNeeded: value)
    }

    /// Moves on by a number of bytes that the owner has looked at itself; not past the end.
    @inlinable
    package mutating func advance(by count: Int) {
        offset = min(bytes.count, offset &+ count)
    }

    /// Where a literal that didn't come differs from what stands there.
    @usableFromInline
    func faultOfLiteral(_ text: StaticString) -> CanonicalFault {
        var place = offset
        for index in 0..<text.utf8CodeUnitCount {
            guard place < bytes.count, bytes[place] == text.utf8Start[index] else { break }
            place += 1
        }
        return CanonicalFault(offset: place, kind: .literal)
    }
}
