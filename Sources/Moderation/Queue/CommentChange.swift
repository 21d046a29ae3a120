/// What one entry did to one comment.
package struct CommentChange: Hashable, Sendable {
    package var entry: EntryNumber
    package var comment: CommentNumber
    package var verb: Verb
    package var at: Moment
    package var by: Login
    /// What the comment was; `nil` before its submission.
    package var before: Snapshot?
    /// What the entry made of it.
    package var after: Snapshot
    /// The undo in force that took this back; of a note, the one that struck it out.
    package var undone: EntryNumber?
    /// `undo`: the entry that it took back, or, when that is an undo, did again.
    package var reference: EntryNumber?
    /// Whether the entry carries content that is still there. Of a decision other than `edit` that is its note.
    package var hasContent: Bool

    /// Whether this is a note that was struck out.
    package var isStruck: Bool { verb == .note && undone != nil }
}
