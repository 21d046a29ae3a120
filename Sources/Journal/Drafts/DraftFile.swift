import JSON
import Moderation

/// The half-done work of one session, as a file: a JSON object with the members of ``Draft``, `generation` and `owner`.
struct DraftFile {
    static let mostBytes = 64 * 1_024 * 1_024

    var draft: Draft
    /// Of two drafts of a moderator, the newer has the higher one.
    var generation: Int64 = 0
    /// Whose session wrote it; `nil` in the file of an earlier sluice.
    var owner: DraftOwner?
    /// Whether everything in the file was understood.
    private(set) var isWhole = true

    init(draft: Draft, generation: Int64, owner: DraftOwner?) {
        self.draft = draft
        self.generation = generation
        self.owner = owner
    }

    var bytes: [UInt8] {
        JSONWriter.line { json in
            json.member("generation", Int(generation))
            if let owner {
                json.member("owner") { json in
                    json.member("pid", Int(owner.process))
                    json.member("host", owner.host)
                    json.member("since", owner.since.journal)
                }
            }
            json.array("texts", draft.texts) { text, json in
                json.members(of: text.target)
                json.members(of: text)
                guard !text.older.isEmpty else { return }
                json.array("older", text.older) { older, json in
                    json.member("version", older.target.version.rawValue)
                    json.members(of: older)
                }
            }
            json.array("notes", draft.notes) { note, json in
                json.member("number", note.number?.rawValue)
                json.member("do", note.verb.word)
                json.members(at: note.at, text: note.text, isSeen: note.isSeen)
            }
            json.array("tags", draft.tags) { tag, json in json.members(of: tag) }
            if let original = draft.alikeTo { json.member("alike", original.rawValue) }
            json.member("query", draft.query)
            json.member("order", draft.order.rawValue)
            json.member("place", draft.place?.rawValue)
        }
    }

    /// Reads a draft as sluice writes it, or once wrote it; of any other, whatever can be read; `nil` if that is nothing.
    init?(_ bytes: [UInt8]) {
        guard let root = DraftFile.root(of: bytes), let texts = root["texts"]?.array, let tags = root["tags"]?.array
        else { return nil }
        draft = Draft(
            query: root["query"]?.string ?? "", place: root["place"]?.integer(UInt32.self).map { CommentNumber($0) })
        take(root["order"]?.string.flatMap(Order.init(rawValue:))) { $0.order = $1 }
        if root["query"]?.string == nil { isWhole = false }
        for node in texts {
            take(node.target.flatMap { node.text(of: $0) }) { $0.texts.append($1) }
            for older in node["older"]?.array ?? [] {
                let text = node["number"]?.integer(UInt32.self).flatMap { older.olderText(of: CommentNumber($0)) }
                take(text) { draft, text in
                    // If a comment's newest text can't be read, the next counts as the newest.
                    if let last = draft.texts.indices.last, draft.texts[last].target.number == text.target.number {
                        draft.texts[last].older.append(text)
                    } else {
                        draft.texts.append(text)
                    }
                }
            }
        }
        for node in root["notes"]?.array ?? [] { take(node.note) { $0.notes.append($1) } }
        // An earlier sluice kept one note, and only its text.
        if let text = root["note"]?.string, !text.utf8.isEmpty {
            draft.notes.append(Draft.Note(number: nil, verb: .note, text: text, at: Moment(milliseconds: 0)))
        }
        for node in tags { take(node.target) { $0.tags.append($1) } }
        draft.alikeTo = root["alike"]?.integer(UInt32.self).map { CommentNumber($0) }
        generation = root["generation"]?.integer() ?? 0
        owner = root["owner"]?.owner
    }

    /// Adds a part to the draft, or notes that it can't be read.
    private mutating func take<Part>(_ part: Part?, _ put: (inout Draft, Part) -> Void) {
        if let part { put(&draft, part) } else { isWhole = false }
    }

    private static func root(of bytes: [UInt8]) -> JSONNode? {
        var limits = JSONLimits.standard
        limits.bytes = DraftFile.mostBytes
        limits.values = 8_000_000
        if let root = try? JSONReader.read(bytes, limits: limits) { return root }
        // An earlier sluice kept U+0000 as an editor had written it.
        let spelled = spellingNul(in: bytes)
        return spelled.count == bytes.count ? nil : try? JSONReader.read(spelled, limits: limits)
    }

    /// The file with U+0000 spelled out in its strings, as ``HiddenText`` does it.
    private static func spellingNul(in bytes: [UInt8]) -> [UInt8] {
        let (nul, mark) = (Array("u0000".utf8), Array(HiddenText.keepable("\0").utf8))
        var spelled: [UInt8] = []
        spelled.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let escape = rest.firstIndex(of: UInt8(ascii: "\\")) {
            spelled += rest[..<escape]
            rest = rest[(escape + 1)...]
            if rest.starts(with: nul) {
                spelled += mark
                rest = rest.dropFirst(nul.count)
            } else {
                spelled.append(UInt8(ascii: "\\"))
                if let escaped = rest.popFirst() { spelled.append(escaped) }
            }
        }
        return spelled + rest
    }
}

extension JSONWriter {
    fileprivate mutating func members(of text: Draft.Text) {
        members(at: text.at, text: text.body, named: "body", isSeen: text.isSeen)
    }

    fileprivate mutating func members(at: Moment, text: String, named name: String = "text", isSeen: Bool) {
        member("at", at.journal)
        if isSeen { member("seen", true) }
        member(name, text)
    }

    fileprivate mutating func members(of target: Target) {
        member("number", target.number.rawValue)
        member("version", target.version.rawValue)
    }
}

extension JSONNode {
    fileprivate var target: Target? {
        guard let number = self["number"]?.integer(UInt32.self), let version = self["version"]?.integer(UInt32.self)
        else { return nil }
        return Target(number: CommentNumber(number), version: EntryNumber(version))
    }

    /// A text that stands behind a newer one of the same comment.
    fileprivate func olderText(of number: CommentNumber) -> Draft.Text? {
        guard let version = self["version"]?.integer(UInt32.self) else { return nil }
        return text(of: Target(number: number, version: EntryNumber(version)))
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

    /// The time that a text says as the journal writes it.
    var moment: Moment? { string.flatMap { Moment(journal: $0.utf8) } }
}
