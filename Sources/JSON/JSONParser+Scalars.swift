extension JSONParser {
    /// Takes a string with its quotation marks, and unescapes it.
    mutating func string() throws(JSONError) -> String {
        offset += 1
        var copied = offset
        var text: [UInt8] = []
        while true {
            offset = CommonRun.end(in: bytes, from: offset)
            guard offset < bytes.count else { throw failure("the string does not end") }
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                let rest = bytes[copied..<offset]
                offset += 1
                guard !text.isEmpty else { return String(decoding: rest, as: UTF8.self) }
                text.append(contentsOf: rest)
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: bytes[copied..<offset])
                UTF8.encode(try escape()) { text.append($0) }
                copied = offset
            case 0..<0x20:
                throw failure("a control character in a string must be escaped")
            case 0x7F:
                offset += 1
            default:
                guard let length = NonASCII.length(bytes, at: offset) else {
                    throw failure("the text is not UTF-8 here")
                }
                offset += length
            }
        }
    }

    /// Takes an escape, or the two that make a character beyond U+FFFF.
    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = offset
        guard start + 1 < bytes.count else { throw failure("the string does not end", at: bytes.count) }
        let plain: Unicode.Scalar
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): plain = "\""
        case UInt8(ascii: "\\"): plain = "\\"
        case UInt8(ascii: "/"): plain = "/"
        case UInt8(ascii: "b"): plain = "\u{8}"
        case UInt8(ascii: "f"): plain = "\u{C}"
        case UInt8(ascii: "n"): plain = "\n"
        case UInt8(ascii: "r"): plain = "\r"
        case UInt8(ascii: "t"): plain = "\t"
        case UInt8(ascii: "u"): return try codeUnits(start: start)
        default: throw failure("no such escape; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
        }
        offset += 2
        return plain
    }

    /// Takes `\u` and four digits, and the second escape if it belongs to the same character.
    private mutating func codeUnits(start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try codeUnit()
        if first == 0 { throw failure("U+0000 is not allowed", at: start) }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw failure("half of a surrogate pair", at: start) }
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x1_0000 + ((first - 0xD800) << 10 | (second - 0xDC00)))
        else { throw failure("half of a surrogate pair", at: start) }
        return scalar
    }

    /// Takes `\u` and four hexadecimal digits of either case.
    private mutating func codeUnit() throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for place in offset + 2..<offset + 6 {
            guard place < bytes.count, let digit = hexadecimal(bytes[place]) else {
                throw failure("expected four hexadecimal digits after \\u", at: place)
            }
            unit = unit << 4 | digit
        }
        offset += 6
        return unit
    }

    private func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    /// Takes a number, and returns it as it stands.
    mutating func number() throws(JSONError) -> String {
        let start = offset
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let isZero = offset < bytes.count && bytes[offset] == UInt8(ascii: "0")
        let whole = takeDigits()
        guard whole > 0 else { throw failure("expected a digit after -") }
        if isZero, whole > 1 { throw failure("a number must not begin with 0", at: start) }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            guard takeDigits() > 0 else { throw failure("expected a digit after the decimal point") }
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            guard takeDigits() > 0 else { throw failure("expected a digit of the exponent") }
        }
        guard offset - start <= limits.numberBytes else {
            throw failure("the number has more than \(limits.numberBytes) characters", at: start)
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Takes the digits that come next, and returns how many.
    private mutating func takeDigits() -> Int {
        let start = offset
        while offset < bytes.count, bytes[offset] &- 0x30 < 10 { offset += 1 }
        return offset - start
    }
}
