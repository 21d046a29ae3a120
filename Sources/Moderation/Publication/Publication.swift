/// What the public may see: approved comments that are not erased, and of each only this.
package struct Publication: Hashable, Sendable {
    /// What a public comment answers.
    package struct Parent: Hashable, Sendable {
        package var number: CommentNumber
        /// Whether the comment that is answered is itself not public.
        package var isRemoved: Bool

        package init(number: CommentNumber, isRemoved: Bool) {
            self.number = number
            self.isRemoved = isRemoved
        }
    }

    package var number: CommentNumber
    package var parent: Parent?
    package var name: String
    /// Where the body in force stands.
    package var body: EntryPlace
    package var submitted: Moment
    package var isEdited: Bool
}
