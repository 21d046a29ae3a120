import Text

/// A statement with its values, which go to the server in binary.
struct Statement {
    let text: String
    let values: [[UInt8]?]

    /// - Parameters:
    ///   - text: SQL in which `$1` and the like have a type, such as `$1::uuid`.
    init(_ text: String, _ values: [Value] = []) {
        self.text = text
        self.values = values.map(\.bytes)
    }

    /// A value as PostgreSQL's binary formats have it.
    enum Value {
        case bytes([UInt8])
        case text(String)
        case integer(Int)
        case integers([Int])
        case byteArrays([[UInt8]])
        case texts([String])
        case null

        fileprivate var bytes: [UInt8]? {
            switch self {
            case .bytes(let bytes): bytes
            case .text(let text): Array(text.utf8)
            case .integer(let value): Value.big(value)
            case .integers(let values): Value.array(values.map { Value.big($0) }, of: 20)
            case .texts(let texts): Value.array(texts.map { Array($0.utf8) }, of: 25)
            case .byteArrays(let arrays): Value.array(arrays, of: 17)
            case .null: nil
            }
        }

        private static func big(_ value: Int) -> [UInt8] {
            withUnsafeBytes(of: Int64(value).bigEndian) { [UInt8]($0) }
        }

        private static func short(_ value: Int) -> [UInt8] {
            withUnsafeBytes(of: Int32(truncatingIfNeeded: value).bigEndian) { [UInt8]($0) }
        }

        /// An array of one dimension without nulls: dimensions, nulls, the type's number, length, first index, elements.
        private static func array(_ elements: [[UInt8]], of type: Int) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(20 + elements.reduce(0) { $0 + $1.count + 4 })
            for number in elements.isEmpty ? [0, 0, type] : [1, 0, type, elements.count, 1] { bytes += short(number) }
            for element in elements {
                bytes += short(element.count)
                bytes += element
            }
            return bytes
        }
    }
}

/// The bytes of a UUID as people write it; `nil` if the text is not one.
func uuidBytes(_ text: String) -> [UInt8]? {
    let bytes = Hexadecimal.bytes(of: text.utf8.filter { $0 != UInt8(ascii: "-") })
    return bytes?.count == 16 ? bytes : nil
}
