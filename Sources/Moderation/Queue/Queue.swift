/// The state that follows from the journal.
///
/// A queue holds columns of numbers, never an object for a comment or an entry, and no text except names: about a
/// hundred bytes a comment. Bodies stay in the journal; the queue knows where (``bodyPlace(of:)``). It grows by
/// ``apply(_:)``, which runs the state machine on every entry and keeps all counts along the way, so that a question
/// asked at every key press looks at no more than it answers.
///
/// It is a value: a copy costs little until one of the two changes.
package struct Queue: Sendable {
    /// How far the journal was applied. When damage has stopped ``apply(_:)`` in the middle of a batch, its chain is
    /// empty: nothing can be read on from there.
    package internal(set) var place = Place.beginning
    /// The journal's UUID, from its first entry; empty before.
    package internal(set) var identity = ""

    var comments = CommentColumns()
    var entries = EntryColumns()
    var changes = ChangeColumns()
    var authors = AuthorColumns()
    var releaseColumns = ReleaseColumns()
    var deferrals = DeferralColumns()
    var decided = DecidedColumns()
    var sources = SourceColumns()
    var own = OwnColumns()
    var logins = Interner()
    var reasons = Interner()
    /// All comments by state.
    var totals = ReleaseTally()
    /// Entries whose content is missing although no erasure has listed them yet.
    var missing = 0

    package init() {}

    /// The journal that it follows from: see ``Place/origin``.
    package var origin: UInt32 { place.origin }
    package var commentCount: Int { comments.count }
    package var entryCount: Int { entries.count }
    /// The number of the newest entry.
    package var lastEntry: EntryNumber { EntryNumber(UInt32(entryCount)) }

    /// Entries whose content is missing although no erasure has listed them yet, ascending. At the end of a journal
    /// there must be none.
    package var unexplainedBlanks: [EntryNumber] {
        guard missing > 0 else { return [] }
        let kinds = EntryRow.hasContent | EntryRow.hasDigest | EntryRow.isListed
        return (0..<entries.count).filter { entries.rows[$0].flags & kinds == EntryRow.hasDigest }
            .map { EntryNumber(UInt32($0 + 1)) }
    }
}
