package import Moderation

/// A comment as a form or an import hands it in.
package struct NewComment: Hashable, Sendable {
    package var release: Slug
    /// The comment that it answers: one of the same release.
    package var parent: CommentNumber?
    package var author: Author
    package var body: String
    /// When the reader sent it; `nil` for the present.
    package var submitted: Moment?
    package var source: Source?
    package var base: Submission.Base

    package init(
        release: Slug, parent: CommentNumber? = nil, author: Author, body: String, submitted: Moment? = nil,
        source: Source? = nil, base: Submission.Base = .pending
    ) {
        self.release = release
        self.parent = parent
        self.author = author
        self.body = body
        self.submitted = submitted
        self.source = source
        self.base = base
    }
}

/// What became of one comment of a batch.
package enum SubmitResult: Hashable, Sendable {
    case added(CommentNumber)
    /// A comment from the same source is there already: nothing was added.
    case known(CommentNumber)
    case refused(SubmitRefusal)
}

/// Why a comment was not taken.
package enum SubmitRefusal: Error, Hashable, Sendable {
    case unknownRelease(Slug)
    case unknownParent(CommentNumber)
    /// The parent belongs to this release, not to the comment's.
    case parentElsewhere(CommentNumber, release: Slug)
    case parentErased(CommentNumber)
    /// A text that the journal doesn't take.
    case breach(EntryLimits.Breach)
    /// A text that the gate doesn't let in.
    case unfit(GateRules.Breach)
    /// Nothing is wrong with it, but all or nothing was asked for, and another one was refused.
    case notAlone
}

/// What became of a batch of comments.
package struct Submitted: Sendable {
    /// One for each comment, in the order in which they were given.
    package var results: [SubmitResult]
    /// What the writer found and mended on the way.
    package var remarks: [Remark]
}
