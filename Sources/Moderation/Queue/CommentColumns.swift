/// All comments: comment `#17` stands at index 16. 68 bytes a comment.
///
/// What decisions change lies in one row, because decisions fall on comments all over the table, and every row that
/// they change is a wait for memory. What has to be read of comments all over the table to find their texts lies in
/// another, so that the other columns are not touched. In every field 0 means none; changes are numbered from 1 (see
/// ``ChangeColumns``).
struct CommentColumns: Sendable {
    var rows = Column<CommentRow>()
    var links = Column<CommentLinks>()
    var texts = Column<CommentText>()
    /// When the reader sent it, in milliseconds.
    var submitted = Column<Int64>()
    /// The states that imported comments arrived in, ascending by comment; all others arrived pending.
    var bases = Column<CommentBase>()
    /// How many comments were sent before the comment that precedes them.
    private var misplaced = 0

    /// Whether the order of the journal is that of the times at which they were sent.
    var isInOrder: Bool { misplaced == 0 }

    var count: Int { rows.count }

    mutating func reserve(_ more: Int) {
        rows.reserve(more)
        links.reserve(more)
        texts.reserve(more)
        submitted.reserve(more)
    }

    mutating func append(_ row: CommentRow, _ links: CommentLinks, _ text: CommentText, submitted at: Int64) {
        rows.append(row)
        self.links.append(links)
        texts.append(text)
        if let last = submitted.last, at < last { misplaced += 1 }
        submitted.append(at)
    }

    /// The state that a comment arrived in.
    func base(of index: Int) -> StateCode {
        guard links[index].isImportedDecided else { return StateCode(.pending) }
        let base = (0..<bases.count).partitioningIndex { bases[$0].comment > UInt32(index) }
        return base < bases.count ? bases[base].status : StateCode(.pending)
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&rows, "comments.rows")
        visitor.visit(&links, "comments.links")
        visitor.visit(&texts, "comments.texts")
        visitor.visit(&submitted, "comments.submitted")
        visitor.visit(&bases, "comments.bases")
        visitor.visit(&misplaced)
    }

    /// Whether all columns have as many rows.
    var isEven: Bool { links.count == count && texts.count == count && submitted.count == count }
}

/// What decisions change about a comment, and what it is counted under.
struct CommentRow: BitwiseCopyable, Sendable {
    var status: StateCode
    var release: UInt32
    /// The author, by name and e-mail.
    var author: UInt32
    /// The newest change, of any verb but `submit`.
    var lastChange: UInt32 = 0
    /// The change on top of the acts in force, and of those taken back.
    var top: UInt32 = 0
    var takenBack: UInt32 = 0
}

/// What a comment is linked to.
struct CommentLinks: BitwiseCopyable, Sendable {
    var submission: UInt32
    /// The comment that this one answers.
    var parent: UInt32
    /// The network address.
    var address: UInt32
    /// The comment before this one from the same address.
    var previousFromAddress: UInt32
    /// The newest comment that answers this one, and the comment before this one that answers the same.
    var lastReply: UInt32 = 0
    var previousReply: UInt32
    /// Whether it was imported from elsewhere, and whether it was decided there.
    var hasSource: Bool
    var isImportedDecided: Bool
    /// Whether a form has marked it.
    var isTrapped: Bool
    /// Makes equal links equal bytes.
    private let unused: UInt8 = 0
}

/// Which text a comment has, and the link to the author's others.
struct CommentText: BitwiseCopyable, Sendable {
    /// The entry whose body is in force: the newest edit in force, else the submission.
    var body: UInt32
    /// The comment before this one by the same author.
    var previousByAuthor: UInt32
}

/// The state that an imported comment arrived in.
struct CommentBase: BitwiseCopyable, Sendable {
    var comment: UInt32
    var status: StateCode
}
