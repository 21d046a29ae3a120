import JSON
import Moderation
import Terminal
import Wording

/// Why an object from outside is not what it should be, and where.
struct InputFault: Error {
    var position: JSONPosition
    var message: DisplayText
    /// The exit status of the whole command: bytes that are not UTF-8 are bad data, anything else is one refused comment.
    var status = ExitStatus.refused

    init(_ position: JSONPosition, _ message: DisplayText) {
        self.position = position
        self.message = message
    }

    init(_ error: JSONError) {
        position = error.position
        message = "\(error.reason)"
    }

    /// `line 3, column 14: no “body”`.
    var line: DisplayText { wording.place(line: position.line, column: position.column) + ": " + message }
}

/// The members of an object from outside, each of which must be known: a misspelt member is an error, never ignored.
struct ObjectFields {
    private let members: [JSONMember]
    let position: JSONPosition

    /// - Parameters:
    ///   - what: What the object is, for messages: `a comment`.
    ///   - allowed: Every member that it may have.
    init(_ node: JSONNode, _ what: DisplayText, allowed: [String]) throws(InputFault) {
        guard case .object(let members) = node.value else {
            throw InputFault(node.position, wording.notAnObject(what, node.value.kind))
        }
        if let stranger = members.first(where: { member in !allowed.contains { member.isNamed($0) } }) {
            throw InputFault(stranger.keyPosition, wording.unknownMember(what, stranger.key, of: allowed))
        }
        self.members = members
        position = node.position
    }

    /// The member's value; `nil` when it is absent or `null`.
    func node(_ key: String) -> JSONNode? {
        guard let node = members.first(where: { $0.isNamed(key) })?.node else { return nil }
        if case .null = node.value { return nil }
        return node
    }

    /// The member's value; `nil` also when it is `""`, which forms send for an empty field.
    func optionalNode(_ key: String) -> JSONNode? {
        guard let node = node(key) else { return nil }
        if case .string(let text) = node.value, text.utf8.isEmpty { return nil }
        return node
    }

    /// Reads a text that may be absent or `""`.
    func optionalText(_ key: String) throws(InputFault) -> String? {
        optionalNode(key) == nil ? nil : try text(key)
    }

    func text(_ key: String) throws(InputFault) -> String? {
        guard let node = node(key) else { return nil }
        guard case .string(let text) = node.value else {
            throw InputFault(node.position, wording.notAString(key, node.value.kind))
        }
        return text
    }

    func requiredText(_ key: String) throws(InputFault) -> String {
        guard let text = try text(key) else { throw InputFault(position, wording.missingMember(key)) }
        return text
    }

    /// Reads the number of a comment.
    func commentNumber(_ key: String) throws(InputFault) -> CommentNumber? {
        guard let node = optionalNode(key) else { return nil }
        guard case .number(let digits) = node.value, let number = CommentNumber(typed: digits) else {
            throw InputFault(node.position, wording.notANumber(key))
        }
        return number
    }

    /// Reads a member with a rule of its own.
    ///
    /// - Parameter rule: What it must be, for messages.
    func value<Value>(_ key: String, _ rule: DisplayText, _ read: (String) -> Value?) throws(InputFault) -> Value? {
        guard let text = try optionalText(key) else { return nil }
        return try self.value(of: text, key, rule, read)
    }

    private func value<Value>(
        of text: String, _ key: String, _ rule: DisplayText, _ read: (String) -> Value?
    ) throws(InputFault) -> Value {
        guard let value = read(text) else {
            throw InputFault(node(key)?.position ?? position, wording.badMember(key, rule: rule))
        }
        return value
    }

    func requiredValue<Value>(
        _ key: String, _ rule: DisplayText, _ read: (String) -> Value?
    ) throws(InputFault) -> Value {
        try value(of: try requiredText(key), key, rule, read)
    }
}

extension Author {
    /// Reads `{"name", "email"?, "site"?, "address"?}`.
    init(_ node: JSONNode) throws(InputFault) {
        let fields = try ObjectFields(node, wording.anAuthor, allowed: ["name", "email", "site", "address"])
        self.init(
            name: try fields.requiredText("name"), email: try fields.optionalText("email"),
            site: try fields.optionalText("site"), address: try fields.optionalText("address"))
    }
}

extension Source {
    /// Reads `{"system", "id"}`; `nil` when both are `""`, which forms send for empty fields.
    init?(_ node: JSONNode) throws(InputFault) {
        let fields = try ObjectFields(node, wording.aSource, allowed: ["system", "id"])
        if try fields.text("system")?.utf8.isEmpty == true, try fields.text("id")?.utf8.isEmpty == true { return nil }
        self.init(system: try fields.requiredText("system"), id: try fields.requiredText("id"))
    }
}
