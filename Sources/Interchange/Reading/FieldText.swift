/// A field of a file as text: bytes that are not UTF-8 are repaired and reported.
struct FieldText {
    var text: String
    var isValid: Bool

    init(_ bytes: [UInt8]) {
        if let valid = String(validating: bytes, as: UTF8.self) {
            (text, isValid) = (valid, true)
        } else {
            (text, isValid) = (String(decoding: bytes, as: UTF8.self), false)
        }
    }

    /// The text without white space at its ends.
    var trimmed: String { text.trimmed }
}

extension String {
    /// The text without the white space of ASCII at its ends.
    package var trimmed: String {
        let bytes = utf8
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(self[first...last])
    }

    /// Compares byte by byte.
    package func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
