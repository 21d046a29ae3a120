package import Moderation

/// A comment on its way out, as the queue has it now.
package struct ExportedComment: Sendable {
    package var number: CommentNumber
    package var release: Slug
    package var parent: CommentNumber?
    package var state: State
    package var reason: ReasonCode?
    package var author: Author
    /// The text in force.
    package var body: String
    package var submitted: Moment
    package var source: Source?

    package init(
        number: CommentNumber, release: Slug, parent: CommentNumber?, state: State, reason: ReasonCode?, author: Author,
        body: String, submitted: Moment, source: Source?
    ) {
        self.number = number
        self.release = release
        self.parent = parent
        self.state = state
        self.reason = reason
        self.author = author
        self.body = body
        self.submitted = submitted
        self.source = source
    }
}
