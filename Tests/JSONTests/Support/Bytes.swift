@testable import JSON

/// Bytes that a test table names: text, or bytes that are no text.
struct Bytes: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, CustomStringConvertible {
    var bytes: [UInt8]

    init(stringLiteral text: String) {
        bytes = Array(text.utf8)
    }

    init(arrayLiteral elements: UInt8...) {
        bytes = elements
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A string whose text these bytes are.
    static func quoted(_ bytes: UInt8...) -> Bytes { Bytes([0x22] + bytes + [0x22]) }

    var description: String { String(decoding: bytes.prefix(60), as: UTF8.self) }
}

extension JSONNode {
    /// The value as compact JSON, for comparing.
    var written: String {
        var writer = JSONWriter(escaping: .journal)
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
