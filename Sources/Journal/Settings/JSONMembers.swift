import JSON
import Moderation

/// Something in a JSON document that is not as it must be: where it stands, and what was expected.
struct JSONMistake: Error, Hashable {
    var position: JSONPosition
    /// One clause in English, safe to print.
    var reason: String

    /// Reads a document; what is no JSON is a mistake like any other.
    static func read(_ bytes: [UInt8]) throws(JSONMistake) -> JSONNode {
        do throws(JSONError) {
            return try JSONReader.read(bytes)
        } catch {
            throw JSONMistake(position: error.position, reason: error.reason)
        }
    }
}

/// A string of a document, and where it stands.
struct JSONText {
    var text: String
    var position: JSONPosition

    /// Reads a string value.
    ///
    /// - Parameters:
    ///   - name: What messages call it.
    init(_ node: JSONNode, named name: String) throws(JSONMistake) {
        guard case .string(let text) = node.value else {
            throw JSONMistake(position: node.position, reason: "\(name): expected a string, found \(node.value.kind)")
        }
        self.text = text
        position = node.position
    }

    func mistake(_ reason: String) -> JSONMistake {
        JSONMistake(position: position, reason: reason)
    }

    /// Reads the text as a name of the domain.
    func name<Kind: Name>(_ kind: Kind.Type, orSay reason: String) throws(JSONMistake) -> Kind {
        guard let name = Kind(text) else { throw mistake(reason) }
        return name
    }
}

/// The members of an object, taken one by one by name: what is left in the end is unknown.
struct JSONMembers {
    let position: JSONPosition
    private let name: String
    private var left: [JSONMember]

    /// - Parameters:
    ///   - name: What messages call the object: `a release`.
    init(_ node: JSONNode, named name: String) throws(JSONMistake) {
        guard case .object(let members) = node.value else {
            throw JSONMistake(
                position: node.position, reason: "expected \(name), which is an object, found \(node.value.kind)")
        }
        left = members
        position = node.position
        self.name = name
    }

    /// Takes a member, if it is there.
    mutating func node(_ key: String) -> JSONNode? {
        guard let index = left.firstIndex(where: { $0.isNamed(key) }) else { return nil }
        return left.remove(at: index).node
    }

    /// Takes a member that must be there.
    mutating func required(_ key: String) throws(JSONMistake) -> JSONNode {
        guard let node = node(key) else { throw JSONMistake(position: position, reason: "\(name) needs \(key)") }
        return node
    }

    /// Takes a string, if it is there.
    mutating func optionalText(_ key: String) throws(JSONMistake) -> JSONText? {
        guard let node = node(key) else { return nil }
        return try JSONText(node, named: key)
    }

    /// Takes a string, if it is there and not empty: `""` is absent.
    mutating func optionalFilledText(_ key: String) throws(JSONMistake) -> JSONText? {
        try optionalText(key).flatMap { $0.text.utf8.isEmpty ? nil : $0 }
    }

    /// Takes a string that must be there.
    mutating func text(_ key: String) throws(JSONMistake) -> JSONText {
        try JSONText(try required(key), named: key)
    }

    /// Takes `true` or `false`, if it is there.
    mutating func optionalBool(_ key: String) throws(JSONMistake) -> Bool? {
        guard let node = node(key) else { return nil }
        guard case .bool(let value) = node.value else {
            throw JSONMistake(position: node.position, reason: "\(key): expected true or false")
        }
        return value
    }

    /// Takes the elements of an array, if it is there.
    mutating func optionalArray(_ key: String) throws(JSONMistake) -> [JSONNode]? {
        try node(key).map { node throws(JSONMistake) in try JSONMembers.array(node, key) }
    }

    /// The elements of an array that has at least one, if it is there.
    mutating func optionalFullArray(_ key: String) throws(JSONMistake) -> [JSONNode]? {
        guard let node = node(key) else { return nil }
        let nodes = try JSONMembers.array(node, key)
        guard !nodes.isEmpty else {
            throw JSONMistake(position: node.position, reason: "\(key): at least one is needed")
        }
        return nodes
    }

    private static func array(_ node: JSONNode, _ key: String) throws(JSONMistake) -> [JSONNode] {
        guard case .array(let nodes) = node.value else {
            throw JSONMistake(
                position: node.position, reason: "\(key): expected an array, found \(node.value.kind)")
        }
        return nodes
    }

    /// Takes the members of an object, if it is there.
    mutating func optionalObject(_ key: String) throws(JSONMistake) -> [JSONMember]? {
        guard let node = node(key) else { return nil }
        guard case .object(let members) = node.value else {
            throw JSONMistake(
                position: node.position, reason: "\(key): expected an object, found \(node.value.kind)")
        }
        return members
    }

    /// Refuses what nobody has taken.
    func end() throws(JSONMistake) {
        guard let unknown = left.first else { return }
        // A key that may be anything is not repeated in a message.
        let isPlain = Slug.allows(unknown.key.utf8) && unknown.key.utf8.count <= 40
        throw JSONMistake(
            position: unknown.keyPosition, reason: name + " has no member " + (isPlain ? unknown.key : "of this name"))
    }
}
