import JSON
import Moderation

/// The JSON that commands write, an object a line (see the command line's documentation for its shapes).
enum OutputJSON {
    static func writer() -> JSONWriter {
        JSONWriter(escaping: .output(alsoEscaping: Escaped.escapes))
    }

    /// Writes one object and gives its bytes.
    static func object(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = writer()
        writer.beginObject()
        members(&writer)
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    mutating func member(_ key: String, _ number: UInt32?) {
        self.key(key)
        if let number { self.number(number) } else { null() }
    }

    mutating func member(_ key: String, _ number: Int?) {
        self.key(key)
        if let number { self.number(number) } else { null() }
    }

    mutating func member(_ key: String, _ text: String?) {
        self.key(key)
        string(text)
    }

    mutating func member(_ key: String, _ moment: Moment?) {
        member(key, moment?.journal)
    }

    mutating func member(_ key: String, _ value: Bool?) {
        self.key(key)
        if let value { bool(value) } else { null() }
    }

    /// Writes a member only when there is a value, as the journal does.
    mutating func optionalMember(_ key: String, _ text: String?) {
        if let text { member(key, text) }
    }

    mutating func member(_ key: String, _ comments: [CommentNumber]) {
        self.key(key)
        beginArray()
        for comment in comments { number(comment.rawValue) }
        endArray()
    }

    mutating func member(_ key: String, _ members: (inout JSONWriter) -> Void) {
        self.key(key)
        beginObject()
        members(&self)
        endObject()
    }
}

extension JSONWriter {
    mutating func member(_ key: String, names: [String]) {
        self.key(key)
        beginArray()
        for name in names { string(name) }
        endArray()
    }
}

extension JSONWriter {
    /// Writes a member whose value is an array of objects.
    mutating func array<Element>(
        _ key: String, _ elements: [Element], _ members: (Element, inout JSONWriter) -> Void
    ) {
        self.key(key)
        beginArray()
        for element in elements {
            beginObject()
            members(element, &self)
            endObject()
        }
        endArray()
    }
}
