import JSON
import Moderation

/// A moderator's draft as a file: a JSON object with the members of ``Draft``.
enum DraftFile {
    static let suffix = ".json"
    /// What the name of a draft gets in addition that was not as we write it.
    static let unreadableSuffix = ".unreadable"

    /// Tells whether a file of this name is none that anybody reads any more: half written, or put aside.
    static func isLeftOver(_ name: String) -> Bool {
        name.hasSuffix(suffix + ".new") || name.hasSuffix(suffix + unreadableSuffix)
    }

    static let mostBytes = 64 * 1_024 * 1_024

    /// The name of the file of a moderator: the login with every byte that isn't a letter, a digit, `-` or `_` written
    /// as `%` and two digits, so that no login can name another file.
    static func name(of login: Login) -> String {
        var name: [UInt8] = []
        for byte in login.text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F:
                name.append(byte)
            default:
                name.append(UInt8(ascii: "%"))
                name.append(contentsOf: Digits.hexadecimal(CollectionOfOne(byte)))
            }
        }
        return String(decoding: name, as: UTF8.self) + suffix
    }

    static func bytes(of draft: Draft) -> [UInt8] {
        var writer = JSONWriter(escaping: .journal)
        writer.beginObject()
        writer.key("texts")
        writer.beginArray()
        for text in draft.texts {
            writer.beginObject()
            writer.members(of: text.target)
            writer.key("at")
            writer.string(text.at.journal)
            writer.key("body")
            writer.string(text.body)
            writer.endObject()
        }
        writer.endArray()
        writer.key("tags")
        writer.beginArray()
        for tag in draft.tags {
            writer.beginObject()
            writer.members(of: tag)
            writer.endObject()
        }
        writer.endArray()
        writer.key("query")
        writer.string(draft.query)
        writer.key("order")
        writer.string(draft.order.rawValue)
        writer.key("place")
        if let place = draft.place { writer.number(place.rawValue) } else { writer.null() }
        if !draft.note.isEmpty {
            writer.key("note")
            writer.string(draft.note)
        }
        writer.endObject()
        writer.endLine()
        return writer.bytes
    }

    /// Reads a draft; `nil` if the bytes are not as we write them.
    static func read(_ bytes: [UInt8]) -> Draft? {
        var limits = JSONLimits.standard
        limits.bytes = mostBytes
        limits.values = 8_000_000
        guard let root = try? JSONReader.read(bytes, limits: limits), let texts = root["texts"]?.array,
            let tags = root["tags"]?.array, let query = root["query"]?.string,
            let order = root["order"]?.string.flatMap(Order.init(rawValue:))
        else { return nil }
        var draft = Draft(query: query, order: order, place: root["place"]?.uint32.map { CommentNumber($0) })
        draft.note = root["note"]?.string ?? ""
        for node in texts {
            guard let target = node.target, let body = node["body"]?.string,
                let at = node["at"]?.string.flatMap({ Moment(journal: $0.utf8) })
            else { return nil }
            draft.texts.append(Draft.Text(target: target, body: body, at: at))
        }
        for node in tags {
            guard let target = node.target else { return nil }
            draft.tags.append(target)
        }
        return draft
    }
}

extension JSONWriter {
    fileprivate mutating func members(of target: Target) {
        key("number")
        number(target.number.rawValue)
        key("version")
        number(target.version.rawValue)
    }
}

extension JSONNode {
    fileprivate var target: Target? {
        guard let number = self["number"]?.uint32, let version = self["version"]?.uint32 else { return nil }
        return Target(number: CommentNumber(number), version: EntryNumber(version))
    }

    fileprivate var array: [JSONNode]? {
        if case .array(let nodes) = value { nodes } else { nil }
    }

    fileprivate var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    fileprivate var uint32: UInt32? {
        if case .number(let text) = value { UInt32(text) } else { nil }
    }
}
