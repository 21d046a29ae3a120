/// One line of the journal: one act, by one person, on one or many comments, whole or not at all.
package struct Entry: Hashable, Sendable {
    package var number: EntryNumber
    package var at: Moment
    package var by: Login
    package var act: Act
    /// What people wrote; `nil` where the verb has none, or where an erasure has blanked it (then `isBlanked`).
    package var content: Content?
    /// Whether the entry had content that an erasure has removed.
    package var isBlanked: Bool

    package init(
        number: EntryNumber, at: Moment, by: Login, act: Act, content: Content? = nil, isBlanked: Bool = false
    ) {
        self.number = number
        self.at = at
        self.by = by
        self.act = act
        self.content = content
        self.isBlanked = isBlanked
    }
}

/// What an entry does, with the members of its verb.
package enum Act: Hashable, Sendable {
    /// Begins a journal. `queue` is a UUID in lower case.
    case found(queue: String)
    case release(Release)
    case submit(Submission)
    case approve(on: [CommentNumber])
    case reject(on: [CommentNumber], reason: ReasonCode)
    case edit(on: CommentNumber)
    case reopen(on: [CommentNumber])
    case `defer`(on: [CommentNumber], until: Moment)
    case note(on: [CommentNumber])
    case undo(entry: EntryNumber, on: [CommentNumber])
    case erase(on: [CommentNumber], blank: [EntryNumber])

    package var verb: Verb {
        switch self {
        case .found: .found
        case .release: .release
        case .submit: .submit
        case .approve: .approve
        case .reject: .reject
        case .edit: .edit
        case .reopen: .reopen
        case .defer: .defer
        case .note: .note
        case .undo: .undo
        case .erase: .erase
        }
    }

    /// The comments that the act changes, ascending.
    package var on: [CommentNumber] {
        switch self {
        case .found, .release: []
        case .submit(let submission): [submission.comment]
        case .edit(let number): [number]
        case .approve(let on), .reject(let on, _), .reopen(let on), .defer(let on, _), .note(let on), .undo(_, let on),
            .erase(let on, _):
            on
        }
    }
}

/// The members of a `submit`, without what the reader wrote.
package struct Submission: Hashable, Sendable {
    package var comment: CommentNumber
    package var release: Slug
    /// The comment that this one answers: an earlier one of the same release.
    package var parent: CommentNumber?
    /// When the reader sent it.
    package var submitted: Moment
    package var source: Source?
    /// The state that an imported comment arrives in: `pending` unless it was decided elsewhere.
    package var base: Base

    /// The state below which no undo goes.
    package enum Base: Hashable, Sendable {
        case pending
        case approved
        case rejected(ReasonCode)
    }

    package init(
        comment: CommentNumber, release: Slug, parent: CommentNumber? = nil, submitted: Moment, source: Source? = nil,
        base: Base = .pending
    ) {
        self.comment = comment
        self.release = release
        self.parent = parent
        self.submitted = submitted
        self.source = source
        self.base = base
    }
}
