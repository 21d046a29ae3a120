/// The escapes of the journal's format 1: one spelling for each character that has one.
@usableFromInline
enum CanonicalEscape {
    /// Takes the escape whose backslash stands at `offset`, and returns the character it stands for.
    @usableFromInline
    static func take(in bytes: UnsafeRawBufferPointer, at offset: inout Int) throws(CanonicalFault) -> UInt32 {
        guard offset + 2 <= bytes.count else { throw CanonicalFault(offset: bytes.count, kind: .unfinished) }
        if let scalar = short(bytes[offset + 1]) {
            offset += 2
            return scalar
        }
        guard bytes[offset + 1] == UInt8(ascii: "u") else { throw CanonicalFault(offset: offset, kind: .escape) }
        guard offset + 6 <= bytes.count else { throw CanonicalFault(offset: bytes.count, kind: .unfinished) }
        var scalar: UInt32 = 0
        for place in offset + 2..<offset + 6 {
            guard let digit = value(ofDigit: bytes[place]) else { throw CanonicalFault(offset: offset, kind: .escape) }
            scalar = scalar << 4 | digit
        }
        guard isWritten(scalar) else { throw CanonicalFault(offset: offset, kind: .escape) }
        offset += 6
        return scalar
    }

    /// Appends text whose escapes have been checked.
    static func appendUnescaped(_ text: UnsafeRawBufferPointer, to output: inout [UInt8]) {
        var copied = 0
        var offset = 0
        while offset < text.count {
            guard text[offset] == UInt8(ascii: "\\") else {
                offset += 1
                continue
            }
            output.append(contentsOf: text[copied..<offset])
            guard let scalar = try? take(in: text, at: &offset) else { return }
            append(scalar, to: &output)
            copied = offset
        }
        output.append(contentsOf: text[copied..<text.count])
    }

    /// The character of a two-character escape, by its second one.
    private static func short(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "\""): 0x22
        case UInt8(ascii: "\\"): 0x5C
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        default: nil
        }
    }

    /// The value of a lower-case hexadecimal digit.
    private static func value(ofDigit byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    /// Tells whether format 1 writes this character as `\u` and four digits.
    private static func isWritten(_ scalar: UInt32) -> Bool {
        guard scalar != 0, JSONEscaping.journalEscapes(scalar) else { return false }
        return ![0x09, 0x0A, 0x0D, 0x22, 0x5C].contains(scalar)
    }

    /// Appends a character of at most three bytes.
    private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
        switch scalar {
        case 0..<0x80:
            output.append(UInt8(truncatingIfNeeded: scalar))
        case 0x80..<0x800:
            output.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            output.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        default:
            output.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            output.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}
