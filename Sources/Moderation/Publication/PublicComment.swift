/// A comment as the public sees it, with its texts.
package struct PublicComment: Hashable, Sendable {
    package var number: CommentNumber
    /// The comment that it answers.
    package var parent: Publication.Parent?
    package var name: String
    package var body: String
    package var submitted: Moment
    /// When it was approved, for the last time.
    package var approved: Moment
    /// When what is shown became so: approved, or edited after that.
    package var updated: Moment
    package var isEdited: Bool

    package init(
        number: CommentNumber, parent: Publication.Parent?, name: String, body: String, submitted: Moment,
        approved: Moment, updated: Moment, isEdited: Bool
    ) {
        self.number = number
        self.parent = parent
        self.name = name
        self.body = body
        self.submitted = submitted
        self.approved = approved
        self.updated = updated
        self.isEdited = isEdited
    }
}
