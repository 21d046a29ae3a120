/// Parses one JSON text. Arrays and objects that are not closed yet stand on a stack of the parser's own.
struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    let limits: JSONLimits
    /// The offset of the next byte to take.
    var offset: Int
    private var places: JSONPlaces
    private var open: [JSONContainer] = []
    private var valueCount = 0

    /// Starts at the beginning of the bytes, where a line of this number begins.
    init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits, firstLine: Int) {
        self.bytes = bytes
        self.limits = limits
        offset = 0
        places = JSONPlaces(line: firstLine)
    }

    /// Takes a value with nothing but white space around it.
    mutating func document() throws(JSONError) -> JSONNode {
        guard bytes.count <= limits.bytes else {
            throw failure("the text has more than \(limits.bytes) bytes", at: limits.bytes)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw failure("a byte order mark is not allowed") }
        let node = try value()
        skipSpace()
        guard offset >= bytes.count else { throw failure("nothing may follow the value") }
        return node
    }

    /// Takes the next value with everything in it.
    private mutating func value() throws(JSONError) -> JSONNode {
        var expected = "expected a value"
        while true {
            skipSpace()
            let position = position(at: offset)
            if var node = try piece(expected: expected, position: position) {
                while let ended = try handOver(node) { node = ended }
                if open.isEmpty { return node }
                expected = "expected a value after ,"
            } else {
                expected = "expected a value, or ]"
            }
            if open[open.count - 1].isObject {
                try key()
                expected = "expected a value after :"
            }
        }
    }

    /// Takes a value without parts, or the beginning of one with parts: then that is opened, and there is no node yet.
    private mutating func piece(expected: String, position: JSONPosition) throws(JSONError) -> JSONNode? {
        guard offset < bytes.count else { throw failure(expected) }
        valueCount += 1
        guard valueCount <= limits.values else { throw failure("the text has more than \(limits.values) values") }
        switch bytes[offset] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return try opening(position: position)
        case UInt8(ascii: "\""):
            return JSONNode(value: .string(try string()), position: position)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONNode(value: .number(try number()), position: position)
        case UInt8(ascii: "t"):
            return try word("true", .bool(true), position: position)
        case UInt8(ascii: "f"):
            return try word("false", .bool(false), position: position)
        case UInt8(ascii: "n"):
            return try word("null", .null, position: position)
        default:
            throw failure(expected)
        }
    }

    /// Takes an opening bracket; if its closing one follows at once, that is an empty array or object.
    private mutating func opening(position: JSONPosition) throws(JSONError) -> JSONNode? {
        guard open.count < limits.depth else {
            throw failure("more than \(limits.depth) arrays and objects inside one another")
        }
        let container = JSONContainer(isObject: bytes[offset] == UInt8(ascii: "{"), position: position)
        offset += 1
        skipSpace()
        if offset < bytes.count, bytes[offset] == container.closing {
            offset += 1
            return container.node
        }
        open.append(container)
        return nil
    }

    /// Adds a value to the array or object that it stands in, and takes what follows: a comma, or the closing
    /// bracket. Returns the array or object that ended; `nil` if none did.
    private mutating func handOver(_ node: JSONNode) throws(JSONError) -> JSONNode? {
        guard !open.isEmpty else { return nil }
        let top = open.count - 1
        open[top].append(node)
        skipSpace()
        if offset < bytes.count {
            if bytes[offset] == UInt8(ascii: ",") {
                offset += 1
                return nil
            }
            if bytes[offset] == open[top].closing {
                offset += 1
                return open.removeLast().node
            }
        }
        throw failure(open[top].isObject ? "expected , or } after a member" : "expected , or ] after an element")
    }

    /// Takes a key and its colon.
    private mutating func key() throws(JSONError) {
        let top = open.count - 1
        skipSpace()
        let position = position(at: offset)
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
            throw failure(
                open[top].isEmpty
                    ? "expected a key in quotation marks, or }" : "expected a key in quotation marks after ,")
        }
        let key = try string()
        guard open[top].expectValue(of: key, at: position) else {
            throw JSONError(position: position, reason: "the key stands twice in this object")
        }
        skipSpace()
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { throw failure("expected : after a key") }
        offset += 1
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue, position: JSONPosition
    ) throws(JSONError) -> JSONNode {
        for index in 0..<word.utf8CodeUnitCount {
            guard offset < bytes.count, bytes[offset] == word.utf8Start[index] else {
                throw failure("expected \(word)")
            }
            offset += 1
        }
        return JSONNode(value: value, position: position)
    }

    mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    /// Where an offset is; offsets are asked for in ascending order.
    mutating func position(at offset: Int) -> JSONPosition {
        places.position(at: offset, in: bytes)
    }

    /// The error to throw, at the next byte or at one further on.
    mutating func failure(_ reason: String, at place: Int? = nil) -> JSONError {
        let place = place ?? offset
        return JSONError(position: position(at: place), reason: reason, isUnfinished: place >= bytes.count)
    }
}

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

    mutating func append(_ node: JSONNode) {
        if isObject {
            members.append(JSONMember(key: key, keyPosition: keyPosition, node: node))
        } else {
            nodes.append(node)
        }
    }
}

/// The keys of an object: compares with each while they are few, and keeps a table of them from then on.
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

/// A key that is compared and hashed by its bytes: with Unicode equivalence both take quadratic time on hostile text.
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
