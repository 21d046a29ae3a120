import JSON
import Moderation
import Terminal
import Wording

/// A comment with everything that is known of it, as `--json` writes it.
struct CommentRecord {
    var comment: Comment
    /// `nil` once erased.
    var author: Author?
    /// The body in force; `nil` once erased.
    var body: String?
    var source: Source?

    /// Writes the members of the comment's object. All are always there; what is absent is `null`.
    ///
    /// - Parameter now: a deferral that has run out by then is none.
    func write(to writer: inout JSONWriter, now: Moment) {
        writer.member("number", comment.number.rawValue)
        writer.member("version", comment.version.rawValue)
        writer.member("release", comment.release.text)
        writer.member("parent", comment.parent?.rawValue)
        writer.member("state", comment.state.word)
        writer.member("reason", comment.reason?.text)
        if let deferral = comment.deferral, deferral.holds(at: now) {
            writer.member("deferred") {
                $0.member("until", deferral.until)
                $0.member("by", deferral.by.text)
            }
        } else {
            writer.key("deferred")
            writer.null()
        }
        if let author {
            writer.member("author") {
                $0.member("name", author.name)
                $0.member("email", author.email)
                $0.member("site", author.site)
                $0.member("address", author.address)
            }
        } else {
            writer.key("author")
            writer.null()
        }
        writer.member("body", body)
        writer.member("submitted", comment.submitted)
        writer.member("edited", comment.isEdited)
        if let source {
            writer.member("source") {
                $0.member("system", source.system)
                $0.member("id", source.id)
            }
        } else {
            writer.key("source")
            writer.null()
        }
    }
}

extension Comment {
    /// The state in one word: a deferral that stands is told as such.
    func stateWord(at now: Moment) -> DisplayText {
        wording.stateWord(state, isDeferred: deferral?.holds(at: now) ?? false)
    }
}

/// An entry of the journal as `--json` writes it in histories: the journal's own members without digest and chain,
/// its content without the salt, and the undo that took it back.
struct EntryRecord {
    var entry: Entry
    /// The last undo in force for at least one of its comments.
    var undone: EntryNumber?

    func write(to writer: inout JSONWriter) {
        writer.member("n", entry.number.rawValue)
        writer.member("at", entry.at)
        writer.member("by", entry.by.text)
        writer.member("do", entry.act.verb.word)
        writeAct(to: &writer)
        writer.key("content")
        if let content = entry.content { EntryRecord.write(content, to: &writer) } else { writer.null() }
        writer.member("undone", undone?.rawValue)
    }

    private func writeAct(to writer: inout JSONWriter) {
        switch entry.act {
        case .found(let queue):
            writer.member("format", 1)
            writer.member("queue", queue)
        case .release(let release):
            writer.member("release", release.slug.text)
            writer.member("title", release.title)
            writer.member("date", release.date.description)
            writer.optionalMember("url", release.url)
            writer.optionalMember("summary", release.summary)
        case .submit(let submission): EntryRecord.write(submission, to: &writer)
        case .approve(let on), .reopen(let on), .note(let on): writer.member("on", on)
        case .reject(let on, let reason):
            writer.member("on", on)
            writer.member("reason", reason.text)
        case .edit(let number): writer.member("on", [number])
        case .defer(let on, let until):
            writer.member("on", on)
            writer.member("until", until)
        case .undo(let target, let on):
            writer.member("entry", target.rawValue)
            writer.member("on", on)
        case .erase(let on, let blank):
            writer.member("on", on)
            writer.key("blank")
            writer.beginArray()
            for number in blank { writer.number(number.rawValue) }
            writer.endArray()
        }
    }

    private static func write(_ submission: Submission, to writer: inout JSONWriter) {
        writer.member("comment", submission.comment.rawValue)
        writer.member("release", submission.release.text)
        if let parent = submission.parent { writer.member("parent", parent.rawValue) }
        writer.member("submitted", submission.submitted)
        if let source = submission.source {
            writer.member("source") {
                $0.member("system", source.system)
                $0.member("id", source.id)
            }
        }
        switch submission.base {
        case .pending: break
        case .approved: writer.member("state", State.approved.word)
        case .rejected(let reason):
            writer.member("state", State.rejected.word)
            writer.member("reason", reason.text)
        }
    }

    private static func write(_ content: Content, to writer: inout JSONWriter) {
        writer.beginObject()
        if let author = content.author {
            writer.member("author") {
                $0.member("name", author.name)
                $0.optionalMember("email", author.email)
                $0.optionalMember("site", author.site)
                $0.optionalMember("address", author.address)
            }
        }
        writer.optionalMember("body", content.body)
        writer.optionalMember("note", content.note)
        writer.endObject()
    }
}
