/// Takes one JSON text apart. The arrays and objects that are not closed yet stand on a stack of the parser's own.
struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    let limits: JSONLimits
    /// Where the text begins in the bytes.
    private let start: Int
    /// The offset of the next byte to take.
    var offset: Int
    private var places: JSONPlaces
    private var open: [JSONContainer] = []
    private var valueCount = 0

    /// Starts at an offset of the bytes, where a line of this number begins.
    init(_ bytes: UnsafeRawBufferPointer, from start: Int = 0, limits: JSONLimits, firstLine: Int) {
        self.bytes = bytes
        self.limits = limits
        self.start = start
        offset = start
        places = JSONPlaces(line: firstLine, offset: start)
    }

    /// Takes a value with nothing but white space around it.
    mutating func document() throws(JSONError) -> JSONNode {
        guard bytes.count - start <= limits.bytes else {
            throw failure("the text has more than \(limits.bytes) bytes", at: start + limits.bytes)
        }
        let node = try beginning()
        try end(before: bytes.count)
        return node
    }

    /// Takes a value at the beginning of a text, white space before it.
    mutating func beginning() throws(JSONError) -> JSONNode {
        if bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) { throw failure("a byte order mark is not allowed") }
        return try value()
    }

    /// Takes white space up to an offset, where the text has to end.
    mutating func end(before end: Int) throws(JSONError) {
        skipSpace()
        guard offset >= end else { throw failure("nothing may follow the value") }
    }

    /// Takes the next value with all that is in it.
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

    /// Takes a value that has no parts, or the beginning of one that has: then it is opened, and there is no node yet.
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

    /// Gives a value to the array or object that it stands in, and takes what follows: a comma, or the closing bracket. Returns the array or
    /// object that ended; `nil` if none did.
    private mutating func handOver(_ node: JSONNode) throws(JSONError) -> JSONNode? {
        guard !open.isEmpty else { return nil }
        let top = open.count - 1
        open[top].take(node)
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
