/// What entries other than `submit` did to comments, one change for each comment of each entry, in the order of the
/// journal: an arena, numbered from 1. An entry's changes lie side by side, ascending by comment. 32 bytes a change.
///
/// Through this arena run, as links: each comment's history (``ChangeRow/previous``) and its two stacks
/// (``ChangeRow/below``). What a comment was before a change is what the change before made of it, so nothing is kept
/// twice.
struct ChangeColumns: Sendable {
    var rows = Column<ChangeRow>()

    var count: Int { rows.count }

    /// Adds a change, and gives its number.
    mutating func append(comment: UInt32, entry: UInt32, previous: UInt32, below: UInt32, after: PackedStatus)
        -> UInt32
    {
        rows.append(
            ChangeRow(comment: comment, entry: entry, previous: previous, below: below, after: after))
        return UInt32(truncatingIfNeeded: rows.count)
    }

    /// The change of a number.
    subscript(change: UInt32) -> ChangeRow {
        get { rows[Int(change) - 1] }
        set { rows[Int(change) - 1] = newValue }
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&rows, "touches.rows")
    }
}

/// What one entry did to one comment.
struct ChangeRow: BitwiseCopyable, Sendable {
    var comment: UInt32
    var entry: UInt32
    /// The change of the same comment before this one.
    var previous: UInt32
    /// The change under this one on whichever stack it lies.
    var below: UInt32
    /// What it made of the comment.
    var after: PackedStatus
    /// The entry that took this change back and has not been taken back itself; 0 while it is in force.
    var undone: UInt32 = 0
}
