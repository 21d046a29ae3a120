/// All entries: entry 17 stands at index 16. 32 bytes an entry.
struct EntryColumns: Sendable {
    var rows = Column<EntryRow>()
    /// Where their lines stand in the journal: apart, because a search of texts asks nothing else of entries.
    var lines = Column<EntryLineSpan>()

    var count: Int { rows.count }

    mutating func reserve(_ more: Int) {
        rows.reserve(more)
        lines.reserve(more)
    }

    mutating func append(_ facts: EntryFacts, by login: Int, payload: UInt32, changesBefore: Int) {
        rows.append(
            EntryRow(
                at: facts.at.milliseconds, payload: payload, changesBefore: UInt32(truncatingIfNeeded: changesBefore),
                by: UInt32(truncatingIfNeeded: login),
                verbAndFlags: UInt32(facts.verb.rawValue) << 4
                    | UInt32((facts.hasContent ? EntryRow.hasContent : 0) | (facts.hasDigest ? EntryRow.hasDigest : 0)))
        )
        lines.append(EntryLineSpan(facts.place))
    }

    func verb(of entry: UInt32) -> Verb { rows[Int(entry) - 1].verb }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&rows, "entries.rows")
        visitor.visit(&lines, "entries.lines")
    }

    /// Whether all columns have as many rows.
    var isEven: Bool { lines.count == count }
}

/// Where the line of an entry stands in the journal: its offset, in a journal of up to a tebibyte, and its length. A line has
/// at most 16 MiB; exactly 16 MiB, the one length that does not fit into 24 bits, is kept as 0, which no line has.
struct EntryLineSpan: BitwiseCopyable, Sendable {
    private let bits: UInt64

    init(_ place: EntryPlace) {
        bits = UInt64(place.mark) << 24 | UInt64(truncatingIfNeeded: place.extent) & 0xFF_FFFF
    }

    var place: EntryPlace {
        let length = Int(bits & 0xFF_FFFF)
        return EntryPlace(mark: Int(bits >> 24), extent: length == 0 ? Limits.line : length)
    }
}

/// An entry.
struct EntryRow: BitwiseCopyable, Sendable {
    var at: Int64
    /// The verb's value: for `submit` the comment, `release` the release, `reject` the reason, `defer` the deferral,
    /// `undo` the entry that it names.
    var payload: UInt32
    /// How many changes there were before this entry: its own follow (see ``ChangeColumns``). A `submit` has none.
    var changesBefore: UInt32
    var by: UInt32
    fileprivate var verbAndFlags: UInt32

    /// The content is there as far as the line shows.
    static let hasContent: UInt8 = 1
    /// The content is there, or was.
    static let hasDigest: UInt8 = 2
    /// An erasure lists it: its content is gone whatever the line shows.
    static let isListed: UInt8 = 4

    var verb: Verb { Verb(rawValue: UInt8(truncatingIfNeeded: verbAndFlags >> 4)) ?? .found }

    var flags: UInt8 {
        get { UInt8(truncatingIfNeeded: verbAndFlags & 15) }
        set { verbAndFlags = verbAndFlags & ~15 | UInt32(newValue & 15) }
    }
}

/// What entries other than `submit` did to comments, one change for each comment of each entry, in the order of the
/// journal: an arena, numbered from 1. An entry's changes lie side by side, ascending by comment. 32 bytes a change.
///
/// Two kinds of links run through this arena: each comment's history (``ChangeRow/previous``) and its two stacks
/// (``ChangeRow/below``). What a comment was before a change is what the change before made of it, so nothing is kept twice.
struct ChangeColumns: Sendable {
    var rows = Column<ChangeRow>()

    var count: Int { rows.count }

    /// Adds a change, and returns its number.
    mutating func append(comment: UInt32, entry: UInt32, previous: UInt32, below: UInt32, after: PackedStatus)
        -> UInt32
    {
        rows.append(
            ChangeRow(comment: comment, entry: entry, previous: previous, below: below, after: after))
        return UInt32(truncatingIfNeeded: rows.count)
    }

    /// The change with a number.
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
    /// The change below this one, on whichever stack this one lies.
    var below: UInt32
    /// What it made of the comment.
    var after: PackedStatus
    /// The entry that took this change back and has not been taken back itself; 0 while it is in force.
    var undone: UInt32 = 0
}
