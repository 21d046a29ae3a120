import JSON
import Journal
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

    /// Writes the members of the comment's object. All are always there; absent values are `null`.
    ///
    /// - Parameter now: A deferral that has run out by then counts as none.
    func write(to writer: inout JSONWriter, now: Moment) {
        writer.member("number", comment.number.rawValue)
        writer.member("version", comment.version.rawValue)
        writer.member("release", comment.release.text)
        writer.member("parent", comment.parent?.rawValue)
        writer.member("state", comment.state.word)
        writer.member("reason", comment.reason?.text)
        let deferral = comment.deferral(at: now)
        writer.member("deferred", deferral) { deferral, json in
            json.member("until", deferral.until)
            json.member("by", deferral.by.text)
        }
        writer.member("author", author) { author, json in
            json.member("name", author.name)
            json.member("email", author.email)
            json.member("site", author.site)
            json.member("address", author.address)
        }
        writer.member("body", body)
        writer.member("submitted", comment.submitted)
        writer.member("edited", comment.isEdited)
        writer.member("source", source) { source, json in
            json.member("system", source.system)
            json.member("id", source.id)
        }
    }
}

extension Comment {
    /// The state in one word; `deferred` while a deferral stands.
    func stateWord(at now: Moment) -> DisplayText {
        wording.state(state, isDeferred: isDeferred(at: now))
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
        writer.members(of: entry.act)
        writer.member("content", entry.content) { content, json in json.members(of: content) }
        writer.member("undone", undone?.rawValue)
    }
}
