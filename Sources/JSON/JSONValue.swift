/// A value in a JSON text.
package indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    /// A number as it stands in the text, which keeps to the grammar of JSON; nothing is rounded.
    case number(String)
    /// A string, unescaped. It never holds U+0000.
    case string(String)
    case array([JSONNode])
    /// Members in the order of the text; no key twice.
    case object([JSONMember])

    /// What kind of value this is, for messages: `a string`.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A value of a JSON text, and where it begins.
package struct JSONNode: Sendable {
    package var value: JSONValue
    package var position: JSONPosition

    package init(value: JSONValue, position: JSONPosition) {
        self.value = value
        self.position = position
    }
}

/// A key of a JSON object with its value.
package struct JSONMember: Sendable {
    package var key: String
    /// Where the quotation mark stands that opens the key.
    package var keyPosition: JSONPosition
    package var node: JSONNode

    package init(key: String, keyPosition: JSONPosition, node: JSONNode) {
        self.key = key
        self.keyPosition = keyPosition
        self.node = node
    }

    /// Whether the key is `name`, byte by byte: two spellings that Unicode calls equivalent are two keys.
    package func isNamed(_ name: String) -> Bool { key.utf8.elementsEqual(name.utf8) }
}

/// The value as a certain kind, for sluice's own documents: `nil` if it is of another kind.
extension JSONNode {
    /// The member with this key. Looks through the members in order.
    package subscript(key: String) -> JSONNode? { object?.node(key) }

    package var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let flag) = value { flag } else { nil }
    }

    package var array: [JSONNode]? {
        if case .array(let nodes) = value { nodes } else { nil }
    }

    package var object: [JSONMember]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// A whole number that fits.
    package func integer<Value: FixedWidthInteger>(_: Value.Type = Value.self) -> Value? {
        if case .number(let text) = value { Value(text) } else { nil }
    }
}

extension [JSONMember] {
    /// The value of the member with this key.
    package func node(_ key: String) -> JSONNode? { first { $0.isNamed(key) }?.node }

    /// Whether the members have exactly these keys, in this order.
    package func areNamed(_ keys: [String]) -> Bool {
        count == keys.count && zip(self, keys).allSatisfy { $0.isNamed($1) }
    }
}
