/// Walks over JSON in the one spelling that the journal's format 1 allows, taking piece after piece and refusing anything else.
///
/// The cursor knows no grammar: its owner asks for the literals, numbers and strings in the order of the format. It
/// never copies unless asked, checks UTF-8 only inside strings, since everything else is ASCII, and a fault names the
/// first wrong byte. The bytes must outlive it.
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

    /// Takes this ASCII text if it comes next, and returns whether it did.
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

    /// Takes this byte if it comes next, and returns whether it did.
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

    /// Moves on by a number of bytes that the owner has checked itself; not past the end.
    @inlinable
    package mutating func advance(by count: Int) {
        offset = min(bytes.count, offset &+ count)
    }

    /// Where the bytes differ from an expected literal.
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

extension CanonicalCursor {
    /// Takes a string with its quotation marks, checks its UTF-8 and that exactly what the format escapes is escaped,
    /// and returns where it stands.
    @inlinable
    package mutating func string() throws(CanonicalFault) -> CanonicalString {
        guard take(UInt8(ascii: "\"")) else { throw CanonicalFault(offset: offset, kind: .opening) }
        let start = offset
        var hasEscapes = false
        while true {
            offset = CommonRun.end(in: bytes, from: offset)
            guard offset < bytes.count else { throw CanonicalFault(offset: offset, kind: .unfinished) }
            let byte = bytes[offset]
            if byte >= 0x80 {
                try takeNonASCII()
            } else if byte == UInt8(ascii: "\"") {
                defer { offset &+= 1 }
                return CanonicalString(start: start, end: offset, hasEscapes: hasEscapes)
            } else if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                _ = try CanonicalEscape.take(in: bytes, at: &offset)
            } else {
                throw CanonicalFault(offset: offset, kind: .raw)
            }
        }
    }

    /// Appends the text, unescaped, of a string that this cursor, or another over the same bytes, has taken.
    package func append(_ string: CanonicalString, to output: inout [UInt8]) {
        guard string.hasEscapes else {
            output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[string.range]))
            return
        }
        CanonicalEscape.appendUnescaped(UnsafeRawBufferPointer(rebasing: bytes[string.range]), to: &output)
    }

    /// Takes one character beyond ASCII.
    @inlinable @inline(__always)
    mutating func takeNonASCII() throws(CanonicalFault) {
        let (length, kind) = NonASCII.check(bytes, at: offset)
        guard let length else { throw CanonicalFault(offset: offset, kind: kind) }
        offset &+= length
    }
}

/// Where a string of canonical JSON stands, once it has been checked: the bytes between its quotation marks.
@usableFromInline
package struct CanonicalString: Hashable, Sendable {
    /// The offset of the first byte after the opening quotation mark.
    @usableFromInline package var start: Int
    /// The offset of the closing quotation mark.
    @usableFromInline package var end: Int
    /// Whether any escape stands in it; without one the bytes are the text.
    @usableFromInline package var hasEscapes: Bool

    @inlinable
    package init(start: Int, end: Int, hasEscapes: Bool) {
        self.start = start
        self.end = end
        self.hasEscapes = hasEscapes
    }

    /// How many bytes stand between the quotation marks, counting escapes as they stand.
    @inlinable package var count: Int { end - start }

    /// The bytes between the quotation marks.
    @inlinable package var range: Range<Int> { start..<end }
}

/// Says where bytes leave the journal's format, and what should have stood there.
@usableFromInline
package struct CanonicalFault: Error, Hashable, Sendable {
    /// What is wrong.
    @usableFromInline
    package enum Kind: UInt8, Hashable, Sendable {
        /// A fixed piece of text was expected: a bracket, a comma, a key.
        case literal
        /// A number without sign or leading zero, at most 4294967295, was expected.
        case number
        /// A quotation mark that opens a string was expected.
        case opening
        /// The bytes end inside a string.
        case unfinished
        /// The bytes of a string are not UTF-8.
        case encoding
        /// A character stands raw that the format escapes.
        case raw
        /// An escape that the format does not use for this character, or no escape at all.
        case escape
    }

    /// The offset of the first wrong byte.
    @usableFromInline package var offset: Int
    @usableFromInline package var kind: Kind

    @inlinable
    package init(offset: Int, kind: Kind) {
        self.offset = offset
        self.kind = kind
    }
}
