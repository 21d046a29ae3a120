import JSON
import Moderation

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
