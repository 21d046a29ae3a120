/// An array or object whose closing bracket has not come yet.
struct JSONContainer {
    let isObject: Bool
    let position: JSONPosition
    private var nodes: [JSONNode] = []
    private var members: [JSONMember] = []
    private var keys = JSONKeys()
    /// The key whose value comes next.
    private var key = ""
    private var keyPosition: JSONPosition

    init(isObject: Bool, position: JSONPosition) {
        self.isObject = isObject
        self.position = position
        keyPosition = position
    }

    var closing: UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
    var isEmpty: Bool { nodes.isEmpty && members.isEmpty }
    var node: JSONNode { JSONNode(value: isObject ? .object(members) : .array(nodes), position: position) }

    /// Keeps a key until its value comes; `false` if the object has it already.
    mutating func expectValue(of key: String, at position: JSONPosition) -> Bool {
        guard keys.insert(key, besides: members) else { return false }
        self.key = key
        keyPosition = position
        return true
    }

    mutating func take(_ node: JSONNode) {
        if isObject {
            members.append(JSONMember(key: key, keyPosition: keyPosition, node: node))
        } else {
            nodes.append(node)
        }
    }
}

/// Knows which keys an object has: compares with each while they are few, and keeps a table of them from then on.
struct JSONKeys {
    private static let few = 12
    private var table: Set<JSONKey> = []

    /// Adds a key to those of the members; `false` if it is one of them.
    mutating func insert(_ key: String, besides members: [JSONMember]) -> Bool {
        if members.count < JSONKeys.few { return !members.contains { $0.isNamed(key) } }
        if table.isEmpty { table = Set(members.map { JSONKey(text: $0.key) }) }
        return table.insert(JSONKey(text: key)).inserted
    }
}

/// A key that is compared and hashed by its bytes: by Unicode equivalence both take quadratic time on hostile text.
private struct JSONKey: Hashable {
    let text: String

    static func == (one: JSONKey, other: JSONKey) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
