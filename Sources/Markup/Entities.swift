/// The references by which markup writes characters: `&amp;`, `&#38;`, `&#x26;`.
package enum Entities {
    /// The longest reference that is looked for, including its `&` and `;`.
    static let longest = 12

    /// Appends text with its references decoded.
    ///
    /// What is not a reference, such as an `&` by itself or an unknown name, stays as it is. So does a reference
    /// without its `;`, since that is more often part of a link than a slip.
    ///
    /// - Returns: How many `&` stayed as they stand.
    @discardableResult
    package static func decode(_ text: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Int {
        var strays = 0
        var copied = 0
        var offset = 0
        while let found = Bytes.index(of: UInt8(ascii: "&"), in: text, from: offset) {
            guard let (scalar, end) = reference(in: text, at: found) else {
                strays += 1
                offset = found + 1
                continue
            }
            output.append(contentsOf: text[copied..<found])
            output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            copied = end
            offset = end
        }
        output.append(contentsOf: text[copied...])
        return strays
    }

    /// The text with its references decoded.
    package static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var text = text
        var output: [UInt8] = []
        text.withUTF8 { _ = decode(UnsafeRawBufferPointer($0), into: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    /// The text with its references decoded, and those that appear because of it, until none is left. Takes time in
    /// proportion to the text.
    static func decodedWhole(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 {
            output.append(byte)
            // A reference ends here; what it stands for may end another one.
            while output.last == UInt8(ascii: ";"), let start = output.suffix(longest).lastIndex(of: UInt8(ascii: "&")),
                let found = output.withUnsafeBytes({ reference(in: $0, at: start) }), found.end == output.count
            {
                output.removeSubrange(start...)
                output += UTF8.encode(found.0) ?? UTF8.encodedReplacementCharacter
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The text with `&`, `<` and `>` written as references, and the carriage return, which readers of XML would change.
    package static func encoded(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case 0x0D: output += "&#13;".utf8
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The character of the reference that begins at an offset, and where it ends.
    static func reference(in text: UnsafeRawBufferPointer, at offset: Int) -> (Unicode.Scalar, end: Int)? {
        let most = min(text.count, offset + longest)
        guard let end = text[offset..<most].firstIndex(of: UInt8(ascii: ";")), end > offset + 1 else { return nil }
        let name = text[offset + 1..<end]
        let scalar = name.first == UInt8(ascii: "#") ? numbered(name.dropFirst()) : EntityNames.scalar(name)
        return scalar.map { ($0, end + 1) }
    }

    /// The character with a number; U+FFFD for one that no text may hold.
    private static func numbered(_ digits: Slice<UnsafeRawBufferPointer>) -> Unicode.Scalar? {
        let isHexadecimal = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let digits = isHexadecimal ? digits.dropFirst() : digits
        guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
        else { return nil }
        // Windows' own characters, which authors used to mean by these numbers.
        if (0x80...0x9F).contains(number), let meant = windows[Int(number) - 0x80] { return Unicode.Scalar(meant) }
        return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
    }

    /// U+0080 to U+009F as Windows-1252 has them.
    private static let windows: [UInt16?] = [
        0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil,
        0x017D,
        nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil,
        0x017E, 0x0178,
    ]
}
