/// What stands at one place of a JSON text.
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

    /// The member with this key, if this is an object that has it. Looks through the members in order.
    package subscript(key: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.isNamed(key) }?.node
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

    /// Tells whether the key is `name`, byte by byte: two spellings that Unicode calls equivalent are two keys.
    package func isNamed(_ name: String) -> Bool { key.utf8.elementsEqual(name.utf8) }
}
