/// Escapes the text of strings, without the quotation marks around it.
enum JSONEscapes {
    /// Appends the text with the escapes of the journal's format 1. The bytes are valid UTF-8.
    static func append(_ utf8: UnsafeRawBufferPointer, to output: inout [UInt8]) {
        append(utf8, to: &output, passing: CommonRun.end) { _, _ in false }
    }

    /// Appends the text with the escapes of format 1, and of every further character beyond ASCII that the closure says yes to.
    static func append(
        _ utf8: UnsafeRawBufferPointer, to output: inout [UInt8],
        alsoEscaping: (Unicode.Scalar, UnsafeRawBufferPointer) -> Bool
    ) {
        append(utf8, to: &output, passing: PlainRun.end, alsoEscaping: alsoEscaping)
    }

    /// Appends the text; the run finds the end of characters that need no look.
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
            let (scalar, length) = decode(utf8, at: offset)
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

    /// The scalar at an offset of valid UTF-8, and how many bytes it takes; never reads past the end.
    private static func decode(_ utf8: UnsafeRawBufferPointer, at offset: Int) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(utf8[offset])
        let wanted = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let length = min(wanted, utf8.count - offset)
        var scalar = wanted == 1 ? lead : lead & (0x7F >> UInt32(wanted))
        for index in 1..<max(1, length) { scalar = scalar << 6 | UInt32(utf8[offset + index] & 0x3F) }
        return (scalar, length)
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
