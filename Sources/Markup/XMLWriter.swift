/// Writes XML as bytes, one element after the other, indented by its caller's calls.
///
/// Characters that XML forbids (controls except tab and line end, U+FFFE, U+FFFF) are left out and counted.
package struct XMLWriter: Sendable {
    /// What has been written and not been taken yet.
    package var bytes: [UInt8] = []
    /// How many characters were left out.
    package private(set) var leftOut = 0
    private var open: [StaticString] = []

    package init() {
        bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
    }

    /// Opens an element, its attributes written as they are given.
    package mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        indent()
        append("<", name)
        for (name, value) in attributes {
            append(" ", name, "=\"")
            bytes += escaped(value)
            append("\"")
        }
        append(">\n")
        open.append(name)
    }

    /// Closes the element that was opened last.
    package mutating func close() {
        guard let name = open.popLast() else { return }
        indent()
        append("</", name, ">\n")
    }

    /// Writes an element that holds a text.
    package mutating func element(_ name: StaticString, _ text: String) {
        indent()
        append("<", name, ">")
        bytes += escaped(text)
        append("</", name, ">\n")
    }

    /// Writes an element whose text stands in a CDATA section, so that it is not changed. A carriage return can't
    /// stand there, since readers turn it into a line feed: it stands outside, and so do invisible characters.
    package mutating func cdata(_ name: StaticString, _ text: String) {
        indent()
        append("<", name, "><![CDATA[")
        var brackets = 0
        for scalar in text.unicodeScalars {
            guard isLawful(scalar) else { continue }
            if scalar.needsReference {
                bytes += "]]>&#\(scalar.value);<![CDATA[".utf8
            } else if scalar == ">", brackets >= 2 {
                append("]]><![CDATA[>")
            } else {
                bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
            brackets = scalar == "]" ? brackets + 1 : 0
        }
        append("]]></", name, ">\n")
    }

    private mutating func escaped(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        for scalar in text.unicodeScalars where isLawful(scalar) {
            switch scalar {
            case "&": output += "&amp;".utf8
            case "<": output += "&lt;".utf8
            case ">": output += "&gt;".utf8
            case "\"": output += "&quot;".utf8
            case _ where scalar.needsReference: output += "&#\(scalar.value);".utf8
            default: output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return output
    }

    private mutating func isLawful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: return true
        case 0..<0x20, 0xFFFE, 0xFFFF:
            leftOut += 1
            return false
        default: return true
        }
    }

    private mutating func indent() {
        for _ in open { bytes.append(0x09) }
    }

    private mutating func append(_ pieces: StaticString...) {
        for piece in pieces {
            bytes.append(contentsOf: UnsafeBufferPointer(start: piece.utf8Start, count: piece.utf8CodeUnitCount))
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is not written as it is: a carriage return, and characters that a terminal showing such a file
    /// might obey, or that turn the text around: other controls, direction marks, separators of lines and paragraphs.
    fileprivate var needsReference: Bool {
        switch value {
        case 0x0D, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
