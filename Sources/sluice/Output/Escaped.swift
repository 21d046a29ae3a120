import Text
import Wording

/// Which characters are never written as they are, and how they are written instead.
enum Escaped {
    /// Whether a character is written as an escape: it does not show by itself, changes how others show, or is a
    /// combining mark that would stand on nothing of the text's own, or one of a flood.
    ///
    /// - Parameter before: The text before it, valid UTF-8; looked back at for no more than a few characters.
    @Sendable static func escapes(_ scalar: Unicode.Scalar, after before: UnsafeRawBufferPointer) -> Bool {
        switch scalar.characterClass {
        case .visible, .space: false
        case .mark: !isBorne(after: before)
        default: true
        }
    }

    /// Whether one more mark has a character to stand on, with room for it.
    private static func isBorne(after before: UnsafeRawBufferPointer) -> Bool {
        var end = before.count
        for _ in 0..<ClusterRules.mostMarks {
            guard end > 0 else { return false }
            var start = end - 1
            while start > 0, before[start] & 0xC0 == 0x80 { start -= 1 }
            switch decode(before, at: start).0.characterClass {
            case .mark: end = start
            case .visible: return true
            default: return false
            }
        }
        return false
    }

    /// Appends valid UTF-8 with the escapes of tab-separated output (see ``TabFields``).
    ///
    /// - Parameter keeps: The ASCII characters that stay as they are all the same.
    static func append(
        _ utf8: UnsafeRawBufferPointer, to output: inout [UInt8],
        keeping keeps: (Unicode.Scalar) -> Bool = { _ in false }
    ) {
        var plain = 0
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte >= 0x20, byte < 0x7F, byte != 0x5C {
                index += 1
                continue
            }
            let (scalar, length) = decode(utf8, at: index)
            let before = UnsafeRawBufferPointer(rebasing: utf8[..<index])
            if byte < 0x80 ? !keeps(scalar) : escapes(scalar, after: before) {
                output.append(contentsOf: utf8[plain..<index])
                appendEscape(of: scalar, to: &output)
                plain = index + length
            }
            index += length
        }
        output.append(contentsOf: utf8[plain..<utf8.count])
    }

    private static func decode(_ utf8: UnsafeRawBufferPointer, at index: Int) -> (Unicode.Scalar, Int) {
        let (value, length) = Decoding.scalar(utf8, at: index)
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Appends the escape of a character.
    static func appendEscape(of scalar: Unicode.Scalar, to output: inout [UInt8]) {
        output.append(0x5C)
        switch scalar {
        case "\t": output.append(UInt8(ascii: "t"))
        case "\n": output.append(UInt8(ascii: "n"))
        case "\r": output.append(UInt8(ascii: "r"))
        case "\\": output.append(0x5C)
        default:
            var isFirst = true
            for unit in UTF16.encode(scalar) ?? .init() {
                if !isFirst { output.append(0x5C) }
                isFirst = false
                output.append(UInt8(ascii: "u"))
                for shift in [12, 8, 4, 0] {
                    let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift) & 0xF)
                    output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
                }
            }
        }
    }
}

/// One line of tab-separated fields.
///
/// A field has no tab, no line feed, and nothing that does not show by itself: tab, LF, CR and the backslash are
/// written `\t \n \r \\`, every other control, direction mark and invisible character as `\u` and four hexadecimal
/// digits (two such for a character beyond U+FFFF), as in JSON. So a script can reverse every escape, and a terminal
/// that shows the line is safe.
struct TabFields {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// Adds a field; an absent text is an empty field.
    mutating func add(_ text: String?) {
        separate()
        guard var text else { return }
        text.withUTF8 { Escaped.append(UnsafeRawBufferPointer($0), to: &bytes) }
    }

    /// Adds a field from bytes that are valid UTF-8.
    mutating func add(utf8: UnsafeRawBufferPointer) {
        separate()
        Escaped.append(utf8, to: &bytes)
    }

    private mutating func separate() {
        if !isFirst { bytes.append(0x09) }
        isFirst = false
    }
}
