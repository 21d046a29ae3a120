import Text

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
    /// Compares byte by byte.
    package func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
