import JSON
package import Moderation
import Text

/// Writes entries as the lines of a journal, each chained to the one before.
///
/// What it is given must keep the limits (see ``EntryLimits``): the writer checks nothing.
package struct EntryWriter {
    /// The chain of the last line written: 64 digits.
    package private(set) var chain: [UInt8]

    /// Makes a writer whose first line follows the line with this chain.
    package init(after chain: [UInt8]) {
        self.chain = chain
    }

    /// Appends the line of an entry, its LF included.
    ///
    /// - Parameters:
    ///   - salt: 16 random bytes, which keep a blanked content from being guessed by its digest.
    /// - Returns: The length of the line in bytes.
    @discardableResult
    package mutating func append(_ entry: Entry, salt: [UInt8], to bytes: inout [UInt8]) -> Int {
        append(entry, written: entry.content.map { WrittenContent($0, salt: salt) }, to: &bytes)
    }

    /// Appends the line of an entry whose content, if it has one, was written before.
    mutating func append(_ entry: Entry, written content: WrittenContent?, to bytes: inout [UInt8]) -> Int {
        let start = bytes.count
        var line = JSONWriter(escaping: .journal)
        line.beginObject()
        line.key("n")
        line.number(entry.number.rawValue)
        line.member("at", entry.at.journal)
        line.member("by", entry.by.text)
        line.member("do", entry.act.verb.word)
        line.members(of: entry.act)
        line.member("digest", content?.digest)
        chain = chain.withUnsafeBytes { previous in
            line.bytes.withUnsafeBytes { HexDigest.chain(after: previous, head: $0) }
        }
        bytes.append(contentsOf: line.bytes)
        bytes.append(contentsOf: #","chain":""#.utf8)
        bytes.append(contentsOf: chain)
        bytes.append(UInt8(ascii: "\""))
        if let content {
            bytes.append(contentsOf: #","content":"#.utf8)
            bytes.append(contentsOf: content.bytes)
        }
        bytes.append(contentsOf: "}\n".utf8)
        return bytes.count - start
    }
}

/// A content as it stands in a line, with its digest: the part of a line that doesn't depend on the lines before.
struct WrittenContent {
    let bytes: [UInt8]
    /// 64 digits.
    let digest: String

    /// - Parameter salt: 16 random bytes.
    init(_ content: Content, salt: [UInt8]) {
        bytes = JSONWriter.bytes(of: content, salt: salt)
        digest = bytes.withUnsafeBytes { String(decoding: HexDigest.digest(of: $0), as: UTF8.self) }
    }
}

extension JSONWriter {
    /// Writes the members of a verb, in the order of the format.
    fileprivate mutating func members(of act: Act) {
        switch act {
        case .found(let queue):
            key("format")
            number(1)
            member("queue", queue)
        case .release(let release):
            member("release", release.slug.text)
            member("title", release.title)
            member("date", release.date.description)
            member("url", release.url)
            member("summary", release.summary)
        case .submit(let submission):
            members(of: submission)
        case .approve(let on), .reopen(let on), .note(let on):
            numbers("on", on.map(\.rawValue))
        case .edit(let number):
            numbers("on", [number.rawValue])
        case .reject(let on, let reason):
            numbers("on", on.map(\.rawValue))
            member("reason", reason.text)
        case .defer(let on, let until):
            numbers("on", on.map(\.rawValue))
            member("until", until.journal)
        case .undo(let entry, let on):
            key("entry")
            number(entry.rawValue)
            numbers("on", on.map(\.rawValue))
        case .erase(let on, let blank):
            numbers("on", on.map(\.rawValue))
            numbers("blank", blank.map(\.rawValue))
        }
    }

    private mutating func members(of submission: Submission) {
        key("comment")
        number(submission.comment.rawValue)
        member("release", submission.release.text)
        if let parent = submission.parent {
            key("parent")
            number(parent.rawValue)
        }
        member("submitted", submission.submitted.journal)
        if let source = submission.source {
            key("source")
            beginObject()
            member("system", source.system)
            member("id", source.id)
            endObject()
        }
        switch submission.base {
        case .pending:
            break
        case .approved:
            member("state", "approved")
        case .rejected(let reason):
            member("state", "rejected")
            member("reason", reason.text)
        }
    }

    /// The bytes of a content value.
    fileprivate static func bytes(of content: Content, salt: [UInt8]) -> [UInt8] {
        var value = JSONWriter(escaping: .journal)
        value.beginObject()
        value.member("salt", Hexadecimal.text(of: salt))
        if let author = content.author {
            value.key("author")
            value.beginObject()
            value.member("name", author.name)
            value.member("email", author.email)
            value.member("site", author.site)
            value.member("address", author.address)
            value.endObject()
        }
        value.member("body", content.body)
        value.member("note", content.note)
        value.endObject()
        return value.bytes
    }

    /// Writes a member, or nothing where there is no value.
    fileprivate mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        key(name)
        string(text)
    }

    private mutating func numbers(_ name: String, _ numbers: [UInt32]) {
        key(name)
        beginArray()
        for value in numbers { number(value) }
        endArray()
    }
}
