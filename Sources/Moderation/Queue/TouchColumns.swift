/// What entries other than `submit` did to comments, one touch for each comment of each entry, in the order of the
/// journal: an arena, numbered from 1. An entry's touches lie side by side, ascending by comment.
///
/// Through this arena run, as links: each comment's history (``previous``) and its two stacks (``below``).
/// What a touch made of its comment stands in ``standing``, ``edit`` and ``deferral``; what the comment was before it is
/// what the touch before made of it, so nothing is kept twice.
struct TouchColumns: Sendable {
    var comment = Column<UInt32>()
    var entry = Column<UInt32>()
    /// The touch of the same comment before this one.
    var previous = Column<UInt32>()
    /// The touch under this one on whichever stack it lies.
    var below = Column<UInt32>()
    var standing = Column<StateCode>()
    var edit = Column<UInt32>()
    var deferral = Column<UInt32>()
    /// The entry that took this touch back and has not been taken back itself; 0 while it is in force.
    var undone = Column<UInt32>()

    var count: Int { comment.count }

    mutating func reserve(_ more: Int) {
        comment.reserve(more)
        entry.reserve(more)
        previous.reserve(more)
        below.reserve(more)
        standing.reserve(more)
        edit.reserve(more)
        deferral.reserve(more)
        undone.reserve(more)
    }

    /// Adds a touch, and gives its number.
    mutating func append(comment number: UInt32, entry line: UInt32, previous touch: UInt32, made: Made) -> UInt32 {
        comment.append(number)
        entry.append(line)
        previous.append(touch)
        below.append(0)
        standing.append(made.standing)
        edit.append(made.edit)
        deferral.append(made.deferral)
        undone.append(0)
        return UInt32(truncatingIfNeeded: comment.count)
    }

    /// What a touch made of its comment.
    func made(by touch: UInt32) -> Made {
        let index = Int(touch) - 1
        return Made(standing: standing[index], edit: edit[index], deferral: deferral[index])
    }
}

/// All that an act can change of a comment: ``Snapshot`` in numbers.
struct Made: Hashable, Sendable {
    var standing: StateCode
    /// The edit whose body is in force; 0 when the submitted one is.
    var edit: UInt32
    /// The deferral that stands; 0 for none.
    var deferral: UInt32
}
