extension CanonicalCursor {
    /// Takes a string with its quotation marks, checks its UTF-8 and that what the format escapes is escaped just so, and says where it stands.
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

    /// Takes a string like `string()` and appends its text, unescaped, to the output.
    @discardableResult
    package mutating func string(into output: inout [UInt8]) throws(CanonicalFault) -> CanonicalString {
        let string = try string()
        append(string, to: &output)
        return string
    }

    /// Appends the text, unescaped, of a string that this cursor, or another over the same bytes, has taken.
    package func append(_ string: CanonicalString, to output: inout [UInt8]) {
        guard string.hasEscapes else {
            output.append(contentsOf: bytes[string.range])
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
