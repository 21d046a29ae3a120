import JSON
package import Moderation
import Text

/// Writes entries as the lines of a journal, each chained to the one before.
///
/// The entries that it is given must keep the limits (see ``EntryLimits``): the writer checks nothing.
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

    /// Appends the line of an entry whose content, if it has any, was written before.
    mutating func append(_ entry: Entry, written content: WrittenContent?, to bytes: inout [UInt8]) -> Int {
        let start = bytes.count
        var line = JSONWriter(escaping: .journal)
        line.beginObject()
        line.member("n", entry.number.rawValue)
        line.member("at", entry.at.journal)
        line.member("by", entry.by.text)
        line.member("do", entry.act.verb.word)
        line.members(of: entry.act)
        line.optionalMember("digest", content?.digest)
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
        var json = JSONWriter(escaping: .journal)
        json.object { json in
            json.member("salt", Hexadecimal.text(of: salt))
            json.members(of: content)
        }
        bytes = json.bytes
        digest = bytes.withUnsafeBytes { String(decoding: HexDigest.digest(of: $0), as: UTF8.self) }
    }
}

extension JSONWriter {
    /// Writes the members of a verb, in the order of the format.
    package mutating func members(of act: Act) {
        switch act {
        case .found(let queue):
            member("format", 1)
            member("queue", queue)
        case .release(let release):
            member("release", release.slug.text)
            member("title", release.title)
            member("date", release.date.description)
            optionalMember("url", release.url)
            optionalMember("summary", release.summary)
        case .submit(let submission):
            members(of: submission)
        case .approve(let on), .reopen(let on), .note(let on):
            numbers("on", on)
        case .edit(let number):
            numbers("on", [number])
        case .reject(let on, let reason):
            numbers("on", on)
            member("reason", reason.text)
        case .defer(let on, let until):
            numbers("on", on)
            member("until", until.journal)
        case .undo(let entry, let on):
            member("entry", entry.rawValue)
            numbers("on", on)
        case .erase(let on, let blank):
            numbers("on", on)
            member("blank", numbers: blank.map(\.rawValue))
        }
    }

    private mutating func members(of submission: Submission) {
        member("comment", submission.comment.rawValue)
        member("release", submission.release.text)
        if let parent = submission.parent { member("parent", parent.rawValue) }
        member("submitted", submission.submitted.journal)
        if let source = submission.source {
            member("source") { json in
                json.member("system", source.system)
                json.member("id", source.id)
            }
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

    /// Writes the members of a content, except its salt.
    package mutating func members(of content: Content) {
        if let author = content.author {
            member("author") { json in
                json.member("name", author.name)
                json.optionalMember("email", author.email)
                json.optionalMember("site", author.site)
                json.optionalMember("address", author.address)
            }
        }
        optionalMember("body", content.body)
        optionalMember("note", content.note)
    }

    private mutating func numbers(_ key: String, _ comments: [CommentNumber]) {
        member(key, numbers: comments.map(\.rawValue))
    }
}
