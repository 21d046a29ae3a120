import JSON
import Journal
import Moderation
import Terminal

/// Comments that are handed in together, each with the line that it came from, or why it is none.
struct SubmissionBatch {
    struct Item {
        /// The line of standard input, from 1; `nil` for a comment from options.
        var line: Int?
        var comment: Result<NewComment, InputFault>
    }

    var items: [Item] = []

    init() {}

    /// One comment, from options.
    init(comment: NewComment) {
        items = [Item(line: nil, comment: .success(comment))]
    }

    /// The comments among them.
    var comments: [NewComment] { items.compactMap { try? $0.comment.get() } }
}

extension NewComment {
    /// Reads `{"release", "parent"?, "author", "body", "submitted"?, "source"?}`.
    init(_ node: JSONNode) throws(InputFault) {
        let fields = try ObjectFields(
            node, "a comment", allowed: ["release", "parent", "author", "body", "submitted", "source"])
        guard let author = fields.node("author") else { throw InputFault(fields.position, "no “author”") }
        self.init(
            release: try fields.requiredValue("release", "a release's name: " + SlugRule.text) { Slug($0) },
            parent: try fields.number("parent").map { CommentNumber($0) },
            author: try Author(author),
            body: try fields.requiredText("body"),
            submitted: try fields.value("submitted", "a time such as 2026-11-24T12:30:00.000Z") {
                $0.utf8.last == UInt8(ascii: "Z") ? TimeForm.absolute($0, zone: FixedZone()) : nil
            },
            source: try fields.optionalNode("source").flatMap { node throws(InputFault) in try Source(node) })
    }
}
