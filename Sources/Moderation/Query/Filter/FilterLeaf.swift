/// One condition of a compiled query, without a single reference: what it is looked up in lies in ``FilterTables``.
struct FilterLeaf: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        // Told by the columns, cheapest first.
        case constant, states, number, before
        case edited, reply, note, release, reason
        case entryBefore, entryBy, entryReason
        case entry, decidedBefore, decidedAfter, by
        case exactName, exactEmail, exactAddress
        case name, email, address
        case same, duplicate
        // Told by the text, cheapest first.
        case body, hidden, mail, link, phone, word

        /// Whether the text has to be read: `same` and `duplicate` are told by keys that were made of texts before.
        var isOfText: Bool { rawValue >= Kind.same.rawValue }
        /// Whether it speaks of the entry of a history rather than of a comment.
        var isOfEntry: Bool { self == .entryBefore || self == .entryBy || self == .entryReason }
    }

    var kind: Kind
    /// `states`: a bit for each ``FilterStates``. `constant`: 1 for true.
    var mask: UInt8 = 0
    var moment = Moment(milliseconds: 0)
    /// Which table, list or needle of its kind.
    var slot = 0
}

/// Where a comment stands for everybody's views: its state, with deferred ones told apart from pending ones.
enum FilterStates: UInt8, CaseIterable {
    case pending, deferred, approved, rejected, erased

    var bit: UInt8 { 1 << rawValue }
    static let every: UInt8 = 0x1F

    /// The states of several, a bit for each.
    static func states(of mask: UInt8) -> UInt8 {
        var states: UInt8 = 0
        if mask & (pending.bit | deferred.bit) != 0 { states |= State.pending.bit }
        if mask & approved.bit != 0 { states |= State.approved.bit }
        if mask & rejected.bit != 0 { states |= State.rejected.bit }
        if mask & erased.bit != 0 { states |= State.erased.bit }
        return states
    }
}

extension State {
    var bit: UInt8 { 1 << rawValue }
    static let every: UInt8 = 0x0F
}

/// A node of a compiled query. Children stand side by side in ``FilterProgram/nodes``.
struct FilterNode: Sendable {
    enum Kind: UInt8, Sendable { case leaf, not, all, any }

    var kind: Kind
    /// The leaf, or the first child.
    var first: Int32
    var count: Int32
    /// The number of this gate, or -1. A gate is a largest part of the query that the columns can tell alone.
    var gate: Int32 = -1
}
