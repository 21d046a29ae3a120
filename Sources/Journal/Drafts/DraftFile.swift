import JSON
import Moderation

/// What is half done in one session, as a file: a JSON object with the members of ``Draft``, `generation` and `owner`.
struct DraftFile {
    static let mostBytes = 64 * 1_024 * 1_024

    var draft: Draft
    /// Of two drafts of a moderator's, the newer has the higher one.
    var generation: Int64 = 0
    /// Whose session wrote it; `nil` in the file of an earlier sluice.
    var owner: DraftOwner?

    init(draft: Draft, generation: Int64, owner: DraftOwner?) {
        self.draft = draft
        self.generation = generation
        self.owner = owner
    }

    var bytes: [UInt8] {
        var writer = JSONWriter(escaping: .journal)
        writer.beginObject()
        writer.key("generation")
        writer.number(generation)
        if let owner {
            writer.key("owner")
            writer.beginObject()
            writer.key("pid")
            writer.number(Int64(owner.process))
            writer.key("host")
            writer.string(owner.host)
            writer.key("since")
            writer.string(owner.since.journal)
            writer.endObject()
        }
        writer.key("texts")
        writer.array(draft.texts) { (writer, text) in
            writer.members(of: text.target)
            writer.members(of: text)
            guard !text.older.isEmpty else { return }
            writer.key("older")
            writer.array(text.older) { (writer, older) in
                writer.key("version")
                writer.number(older.target.version.rawValue)
                writer.members(of: older)
            }
        }
        writer.key("notes")
        writer.array(draft.notes) { (writer, note) in
            writer.key("number")
            if let number = note.number { writer.number(number.rawValue) } else { writer.null() }
            writer.key("do")
            writer.string(note.verb.word)
            writer.members(at: note.at, text: note.text, isSeen: note.isSeen)
        }
        writer.key("tags")
        writer.array(draft.tags) { (writer, tag) in writer.members(of: tag) }
        if let original = draft.alikeTo {
            writer.key("alike")
            writer.number(original.rawValue)
        }
        writer.key("query")
        writer.string(draft.query)
        writer.key("order")
        writer.string(draft.order.rawValue)
        writer.key("place")
        if let place = draft.place { writer.number(place.rawValue) } else { writer.null() }
        writer.endObject()
        writer.endLine()
        return writer.bytes
    }

    /// Reads a draft; `nil` if the bytes are not as we write them, or once wrote them.
    init?(_ bytes: [UInt8]) {
        var limits = JSONLimits.standard
        limits.bytes = DraftFile.mostBytes
        limits.values = 8_000_000
        guard let root = try? JSONReader.read(bytes, limits: limits), let texts = root["texts"]?.array,
            let tags = root["tags"]?.array, let query = root["query"]?.string,
            let order = root["order"]?.string.flatMap(Order.init(rawValue:))
        else { return nil }
        draft = Draft(query: query, order: order, place: root["place"]?.integer(UInt32.self).map { CommentNumber($0) })
        for node in texts {
            guard let target = node.target, var text = node.text(of: target) else { return nil }
            for node in node["older"]?.array ?? [] {
                guard let version = node["version"]?.integer(UInt32.self),
                    let older = node.text(of: Target(number: target.number, version: EntryNumber(version)))
                else { return nil }
                text.older.append(older)
            }
            draft.texts.append(text)
        }
        for node in root["notes"]?.array ?? [] {
            guard let note = node.note else { return nil }
            draft.notes.append(note)
        }
        // Once there was one note, and nothing but its text.
        if let text = root["note"]?.string, !text.utf8.isEmpty {
            draft.notes.append(Draft.Note(number: nil, verb: .note, text: text, at: Moment(milliseconds: 0)))
        }
        for node in tags {
            guard let target = node.target else { return nil }
            draft.tags.append(target)
        }
        draft.alikeTo = root["alike"]?.integer(UInt32.self).map { CommentNumber($0) }
        generation = root["generation"]?.integer() ?? 0
        owner = root["owner"]?.owner
    }
}

extension JSONWriter {
    fileprivate mutating func array<Element>(
        _ elements: [Element], _ members: (inout JSONWriter, Element) -> Void
    ) {
        beginArray()
        for element in elements {
            beginObject()
            members(&self, element)
            endObject()
        }
        endArray()
    }

    fileprivate mutating func members(of text: Draft.Text) {
        members(at: text.at, text: text.body, named: "body", isSeen: text.isSeen)
    }

    fileprivate mutating func members(at: Moment, text: String, named name: String = "text", isSeen: Bool) {
        key("at")
        string(at.journal)
        if isSeen {
            key("seen")
            bool(true)
        }
        key(name)
        string(text)
    }
    fileprivate mutating func members(of target: Target) {
        key("number")
        number(target.number.rawValue)
        key("version")
        number(target.version.rawValue)
    }
}

extension JSONNode {
    fileprivate var target: Target? {
        guard let number = self["number"]?.integer(UInt32.self), let version = self["version"]?.integer(UInt32.self)
        else { return nil }
        return Target(number: CommentNumber(number), version: EntryNumber(version))
    }

    fileprivate func text(of target: Target) -> Draft.Text? {
        guard let body = self["body"]?.string, let at = self["at"]?.moment else { return nil }
        var text = Draft.Text(target: target, body: body, at: at)
        text.isSeen = self["seen"]?.bool ?? false
        return text
    }

    fileprivate var note: Draft.Note? {
        guard let text = self["text"]?.string, let at = self["at"]?.moment,
            let verb = self["do"]?.string.flatMap({ Verb(word: Array($0.utf8)) })
        else { return nil }
        var note = Draft.Note(
            number: self["number"]?.integer(UInt32.self).map { CommentNumber($0) }, verb: verb, text: text, at: at)
        note.isSeen = self["seen"]?.bool ?? false
        return note
    }

    fileprivate var owner: DraftOwner? {
        guard let process = self["pid"]?.integer(Int32.self), let host = self["host"]?.string,
            let since = self["since"]?.moment
        else { return nil }
        return DraftOwner(process: process, host: host, since: since)
    }

    fileprivate var moment: Moment? { string.flatMap { Moment(journal: $0.utf8) } }
}
