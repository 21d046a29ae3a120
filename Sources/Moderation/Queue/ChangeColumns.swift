/// What entries other than `submit` did to comments, one touch for each comment of each entry, in the order of the
/// journal: an arena, numbered from 1. An entry's touches lie side by side, ascending by comment. 32 bytes a touch.
///
/// Through this arena run, as links: each comment's history (``ChangeRow/previous``) and its two stacks
/// (``ChangeRow/below``). What a comment was before a touch is what the touch before made of it, so nothing is kept
/// twice.
struct ChangeColumns: Sendable {
    var rows = Column<ChangeRow>()

    var count: Int { rows.count }

    /// Adds a touch, and gives its number.
    mutating func append(comment: UInt32, entry: UInt32, previous: UInt32, below: UInt32, made: PackedState) -> UInt32 {
        rows.append(
            ChangeRow(
                comment: comment, entry: entry, previous: previous, below: below, standing: made.standing,
                edit: made.edit, deferral: made.deferral))
        return UInt32(truncatingIfNeeded: rows.count)
    }

    /// What a touch made of its comment.
    func made(by touch: UInt32) -> PackedState {
        let row = rows[Int(touch) - 1]
        return PackedState(standing: row.standing, edit: row.edit, deferral: row.deferral)
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&rows, "touches.rows")
    }
}

/// What one entry did to one comment.
struct ChangeRow: BitwiseCopyable, Sendable {
    var comment: UInt32
    var entry: UInt32
    /// The touch of the same comment before this one.
    var previous: UInt32
    /// The touch under this one on whichever stack it lies.
    var below: UInt32
    var standing: StateCode
    /// The edit whose body is in force afterwards; 0 when the submitted one is.
    var edit: UInt32
    /// The deferral that stands afterwards; 0 for none.
    var deferral: UInt32
    /// The entry that took this touch back and has not been taken back itself; 0 while it is in force.
    var undone: UInt32 = 0
}

/// All that an act can change of a comment: ``Snapshot`` in numbers.
struct PackedState: Hashable, Sendable {
    var standing: StateCode
    /// The edit whose body is in force; 0 when the submitted one is.
    var edit: UInt32
    /// The deferral that stands; 0 for none.
    var deferral: UInt32
}
