// Objects and their members, as lines of JSON have them.

extension JSONWriter {
    /// Writes one object on a line of its own, and returns its bytes with the LF.
    package static func line(escaping: JSONEscaping = .journal, _ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(escaping: escaping)
        writer.object(members)
        writer.endLine()
        return writer.bytes
    }

    /// Writes an object.
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        beginObject()
        members(&self)
        endObject()
    }

    package mutating func member(_ key: String, _ number: UInt32?) {
        self.key(key)
        if let number { self.number(number) } else { null() }
    }

    package mutating func member(_ key: String, _ number: Int?) {
        self.key(key)
        if let number { self.number(number) } else { null() }
    }

    package mutating func member(_ key: String, _ text: String?) {
        self.key(key)
        string(text)
    }

    package mutating func member(_ key: String, _ value: Bool?) {
        self.key(key)
        if let value { bool(value) } else { null() }
    }

    /// Writes a member only when there is a value, as the journal does.
    package mutating func optionalMember(_ key: String, _ text: String?) {
        if let text { member(key, text) }
    }

    package mutating func member(_ key: String, _ members: (inout JSONWriter) -> Void) {
        self.key(key)
        object(members)
    }

    /// Writes a member whose value is an object; `null` if there is no value.
    package mutating func member<Value>(
        _ key: String, _ value: Value?, _ members: (Value, inout JSONWriter) -> Void
    ) {
        self.key(key)
        if let value { object { members(value, &$0) } } else { null() }
    }

    package mutating func member(_ key: String, numbers: [UInt32]) {
        self.key(key)
        beginArray()
        for number in numbers { self.number(number) }
        endArray()
    }

    package mutating func member(_ key: String, names: [String]) {
        self.key(key)
        beginArray()
        for name in names { string(name) }
        endArray()
    }

    /// Writes a member whose value is an array of objects.
    package mutating func array<Element>(
        _ key: String, _ elements: [Element], _ members: (Element, inout JSONWriter) -> Void
    ) {
        self.key(key)
        beginArray()
        for element in elements { object { members(element, &$0) } }
        endArray()
    }
}
