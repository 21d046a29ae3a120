/// A piece of a buffer of bytes: where a text stands. Texts are made only when somebody looks at them.
package struct Piece: Hashable, Sendable {
    package var start: UInt32
    package var count: UInt32

    package init(start: Int, count: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.count = UInt32(truncatingIfNeeded: count)
    }

    package static let none = Piece(start: 0, count: 0)

    package var isEmpty: Bool { count == 0 }
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// Where an entry's line stands in the journal, in bytes from its beginning.
package struct EntryPlace: Hashable, Sendable {
    package var offset: Int
    /// The length of the line, its LF included.
    package var length: Int

    package init(offset: Int, length: Int) {
        self.offset = offset
        self.length = length
    }
}

/// What the queue needs to know of an entry, without a single object: numbers, and pieces of the bytes that came
/// with it (see ``EntryBatch``).
///
/// The texts that pieces point at are *plain* UTF-8: the reader has taken JSON's escapes out. An absent text is an
/// empty piece; none of these may be present and empty.
package struct EntryFacts: Sendable {
    package var number: UInt32 = 0
    package var verb: Verb = .found
    package var at = Moment(milliseconds: 0)
    package var by = Piece.none
    package var place = EntryPlace(offset: 0, length: 0)
    /// Whether the line carries content that is still there.
    package var hasContent = false
    /// Whether the line has a digest: it carries content, or did until an erasure.
    package var hasDigest = false

    /// The comments it touches, ascending: a range of ``EntryBatch/numbers``.
    package var on = Piece.none
    /// `erase` only: the entries whose content goes: a range of ``EntryBatch/numbers``.
    package var blank = Piece.none

    /// `release`, `submit`: the slug.
    package var release = Piece.none
    /// `release`: title, date (`YYYY-MM-DD`), URL, summary.
    package var title = Piece.none
    package var date = Piece.none
    package var url = Piece.none
    package var summary = Piece.none

    /// `found`: the UUID.
    package var queue = Piece.none
    /// `submit`: when the reader sent it; `defer`: until when.
    package var moment = Moment(milliseconds: 0)
    /// `submit`: the comment it answers, 0 for none; `undo`: the entry it takes back.
    package var reference: UInt32 = 0
    /// `submit`: the state it arrives in.
    package var base: State = .pending
    /// `reject`, and `submit` that arrives rejected: the reason.
    package var reason = Piece.none
    /// `submit`: where it was imported from.
    package var sourceSystem = Piece.none
    package var sourceID = Piece.none
    /// `submit` with content: the author. The body stays in the journal.
    package var name = Piece.none
    package var email = Piece.none
    package var address = Piece.none

    package init() {}
}
