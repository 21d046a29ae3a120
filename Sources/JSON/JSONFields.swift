/// A string of a document, and where it stands.
package struct JSONText {
    package var text: String
    package var position: JSONPosition

    /// Reads a string value.
    ///
    /// - Parameters:
    ///   - name: Its name in messages.
    package init(_ node: JSONNode, named name: String) throws(JSONError) {
        guard case .string(let text) = node.value else {
            throw JSONError(position: node.position, reason: "\(name): expected a string, found \(node.value.kind)")
        }
        self.text = text
        position = node.position
    }

    package func mistake(_ reason: String) -> JSONError {
        JSONError(position: position, reason: reason)
    }

    /// Reads the text as a value with a rule of its own.
    package func value<Value>(orSay reason: String, _ read: (String) -> Value?) throws(JSONError) -> Value {
        guard let value = read(text) else { throw mistake(reason) }
        return value
    }
}

/// The members of an object, taken one by one by name: those left in the end are unknown.
package struct JSONFields {
    package let position: JSONPosition
    private let name: String
    private var left: [JSONMember]

    /// - Parameters:
    ///   - name: The object's name in messages: `a release`.
    package init(_ node: JSONNode, named name: String) throws(JSONError) {
        guard case .object(let members) = node.value else {
            throw JSONError(
                position: node.position, reason: "expected \(name), which is an object, found \(node.value.kind)")
        }
        left = members
        position = node.position
        self.name = name
    }

    /// Takes a member, if it is there.
    package mutating func node(_ key: String) -> JSONNode? {
        guard let index = left.firstIndex(where: { $0.isNamed(key) }) else { return nil }
        return left.remove(at: index).node
    }

    /// Takes a member that must be there.
    package mutating func required(_ key: String) throws(JSONError) -> JSONNode {
        guard let node = node(key) else { throw JSONError(position: position, reason: "\(name) needs \(key)") }
        return node
    }

    /// Takes a string, if it is there.
    package mutating func optionalText(_ key: String) throws(JSONError) -> JSONText? {
        guard let node = node(key) else { return nil }
        return try JSONText(node, named: key)
    }

    /// Takes a string, if it is there and not empty: `""` is absent.
    package mutating func optionalFilledText(_ key: String) throws(JSONError) -> JSONText? {
        try optionalText(key).flatMap { $0.text.utf8.isEmpty ? nil : $0 }
    }

    /// Takes a string that must be there.
    package mutating func text(_ key: String) throws(JSONError) -> JSONText {
        try JSONText(try required(key), named: key)
    }

    /// Takes `true` or `false`, if it is there.
    package mutating func optionalBool(_ key: String) throws(JSONError) -> Bool? {
        guard let node = node(key) else { return nil }
        guard case .bool(let value) = node.value else {
            throw JSONError(position: node.position, reason: "\(key): expected true or false")
        }
        return value
    }

    /// Takes the elements of an array, if it is there.
    package mutating func optionalArray(_ key: String) throws(JSONError) -> [JSONNode]? {
        try node(key).map { node throws(JSONError) in try JSONFields.array(node, key) }
    }

    /// The elements of an array that has at least one, if it is there.
    package mutating func optionalFullArray(_ key: String) throws(JSONError) -> [JSONNode]? {
        guard let node = node(key) else { return nil }
        let nodes = try JSONFields.array(node, key)
        guard !nodes.isEmpty else {
            throw JSONError(position: node.position, reason: "\(key): at least one is needed")
        }
        return nodes
    }

    private static func array(_ node: JSONNode, _ key: String) throws(JSONError) -> [JSONNode] {
        guard case .array(let nodes) = node.value else {
            throw JSONError(
                position: node.position, reason: "\(key): expected an array, found \(node.value.kind)")
        }
        return nodes
    }

    /// Takes the members of an object, if it is there.
    package mutating func optionalObject(_ key: String) throws(JSONError) -> [JSONMember]? {
        guard let node = node(key) else { return nil }
        guard case .object(let members) = node.value else {
            throw JSONError(
                position: node.position, reason: "\(key): expected an object, found \(node.value.kind)")
        }
        return members
    }

    /// Refuses members that nobody has taken.
    package func end() throws(JSONError) {
        guard let unknown = left.first else { return }
        // A key that may be anything is not repeated in a message.
        let isPlain =
            (1...40).contains(unknown.key.utf8.count)
            && unknown.key.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
        throw JSONError(
            position: unknown.keyPosition, reason: name + " has no member " + (isPlain ? unknown.key : "of this name"))
    }
}
