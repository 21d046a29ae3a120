import Text

/// Which characters a writer of JSON escapes.
package enum JSONEscaping: Sendable {
    /// What the journal's format 1 escapes and nothing else: `\" \\ \t \n \r`; every other of U+0001-001F, 007F-009F, 061C, 200E-200F,
    /// 2028-202E and 2066-2069 as `\u` and four lower-case hexadecimal digits.
    case journal
    /// The journal's list, and every other character for which the closure returns `true`; those beyond U+FFFF become
    /// two `\u` escapes, as JSON requires. The closure is not asked about ASCII. It is also given the text before the
    /// character, as UTF-8.
    case output(alsoEscaping: @Sendable (Unicode.Scalar, UnsafeRawBufferPointer) -> Bool)

    /// Whether format 1 escapes this character.
    static func journalEscapes(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...0x1F, 0x22, 0x5C, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// Escapes the text of strings, without the quotation marks around it.
enum JSONEscapes {
    /// Appends the text with the escapes of the journal's format 1. The bytes are valid UTF-8.
    static func append(_ utf8: UnsafeRawBufferPointer, to output: inout [UInt8]) {
        append(utf8, to: &output, passing: CommonRun.end) { _, _ in false }
    }

    /// Appends the text with the escapes of format 1, and of every other character beyond ASCII for which the closure returns `true`.
    static func append(
        _ utf8: UnsafeRawBufferPointer, to output: inout [UInt8],
        alsoEscaping: (Unicode.Scalar, UnsafeRawBufferPointer) -> Bool
    ) {
        append(utf8, to: &output, passing: PlainRun.end, alsoEscaping: alsoEscaping)
    }

    /// Appends the text; the run finds the end of characters that need no check.
    @inline(__always)
    private static func append(
        _ utf8: UnsafeRawBufferPointer, to output: inout [UInt8], passing run: (UnsafeRawBufferPointer, Int) -> Int,
        alsoEscaping: (Unicode.Scalar, UnsafeRawBufferPointer) -> Bool
    ) {
        var copied = 0
        var offset = 0
        while true {
            offset = run(utf8, offset)
            guard offset < utf8.count else { break }
            let (scalar, length) = Decoding.scalar(utf8, at: offset)
            let before = UnsafeRawBufferPointer(rebasing: utf8[..<offset])
            if scalar < 0x80 ? !PlainRun.isPlain(UInt8(scalar)) : isEscaped(scalar, before, alsoEscaping) {
                output.append(contentsOf: utf8[copied..<offset])
                appendEscape(of: scalar, to: &output)
                copied = offset + length
            }
            offset += length
        }
        output.append(contentsOf: utf8[copied..<utf8.count])
    }

    @inline(__always)
    private static func isEscaped(
        _ scalar: UInt32, _ before: UnsafeRawBufferPointer,
        _ alsoEscaping: (Unicode.Scalar, UnsafeRawBufferPointer) -> Bool
    ) -> Bool {
        if JSONEscaping.journalEscapes(scalar) { return true }
        guard let scalar = Unicode.Scalar(scalar) else { return false }
        return alsoEscaping(scalar, before)
    }

    private static func appendEscape(of scalar: UInt32, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch scalar {
        case 0x22: output.append(UInt8(ascii: "\""))
        case 0x5C: output.append(UInt8(ascii: "\\"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0x1_0000...:
            appendCodeUnit(0xD800 + (scalar - 0x1_0000) >> 10, to: &output)
            output.append(UInt8(ascii: "\\"))
            appendCodeUnit(0xDC00 + (scalar & 0x3FF), to: &output)
        default: appendCodeUnit(scalar, to: &output)
        }
    }

    /// Appends `u` and four lower-case hexadecimal digits.
    private static func appendCodeUnit(_ unit: UInt32, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "u"))
        for shift: UInt32 in [12, 8, 4, 0] {
            let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
            output.append(digit < 10 ? digit + 0x30 : digit - 10 + 0x61)
        }
    }
}

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
            Decoding.append(scalar, to: &output)
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

    /// Whether format 1 writes this character as `\u` and four digits.
    private static func isWritten(_ scalar: UInt32) -> Bool {
        guard scalar != 0, JSONEscaping.journalEscapes(scalar) else { return false }
        return ![0x09, 0x0A, 0x0D, 0x22, 0x5C].contains(scalar)
    }
}
