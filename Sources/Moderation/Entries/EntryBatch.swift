/// Where a reader of a queue stands: after the last entry that it took. Except for ``entry``, it means something only
/// to the desk that gave it.
package struct Place: Hashable, Sendable {
    /// The last entry taken; 0 before the first.
    package var entry: UInt32
    /// How far the desk has read; it grows with the entries.
    package var mark: Int
    /// What tells the desk that it still has what it gave out.
    package var proof: [UInt8]
    /// Which of the journals that the desk has read one after the other this is: what was taken from one says nothing about the next.
    package var origin: UInt32

    package init(entry: UInt32, mark: Int, proof: [UInt8], origin: UInt32) {
        self.entry = entry
        self.mark = mark
        self.proof = proof
        self.origin = origin
    }

    /// Before the first entry: a proof of 64 zeros, as a journal's first line has it.
    package static let beginning = Place(entry: 0, mark: 0, proof: [UInt8](repeating: 0x30, count: 64), origin: 0)
}

/// A run of entries as they were read, ready for ``Queue`` to apply: facts, the bytes and numbers that they point
/// into, and where the reader stands afterwards.
package struct EntryBatch: Sendable {
    package var entries: [EntryFacts]
    /// Plain UTF-8 that the pieces of `entries` point into.
    package var bytes: [UInt8]
    /// Comment and entry numbers that `on` and `blank` point into.
    package var numbers: [UInt32]
    package var end: Place

    package init(entries: [EntryFacts] = [], bytes: [UInt8] = [], numbers: [UInt32] = [], end: Place = .beginning) {
        self.entries = entries
        self.bytes = bytes
        self.numbers = numbers
        self.end = end
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// The text of a piece.
    package func text(_ piece: Piece) -> String {
        String(decoding: bytes[piece.range], as: UTF8.self)
    }

    /// The comments that an entry changes.
    package func on(_ facts: EntryFacts) -> ArraySlice<UInt32> {
        numbers[facts.on.range]
    }
}

extension EntryBatch {
    /// Adds an entry that was made rather than read: for desks in memory and tests.
    package mutating func append(_ entry: Entry, place: EntryPlace) {
        var facts = EntryFacts()
        facts.number = entry.number.rawValue
        facts.verb = entry.act.verb
        facts.at = entry.at
        facts.by = keep(entry.by.text)
        facts.place = place
        facts.hasContent = entry.content != nil
        facts.hasDigest = entry.content != nil || entry.isBlanked
        facts.on = keep(entry.act.on.map(\.rawValue))
        switch entry.act {
        case .found(let queue):
            facts.queue = keep(queue)
        case .release(let release):
            facts.release = keep(release.slug.text)
            facts.title = keep(release.title)
            facts.date = keep(release.date.description)
            facts.url = keep(release.url)
            facts.summary = keep(release.summary)
        case .submit(let submission):
            facts.release = keep(submission.release.text)
            facts.reference = submission.parent?.rawValue ?? 0
            facts.moment = submission.submitted
            facts.sourceSystem = keep(submission.source?.system)
            facts.sourceID = keep(submission.source?.id)
            switch submission.base {
            case .pending: facts.base = .pending
            case .approved: facts.base = .approved
            case .rejected(let reason):
                facts.base = .rejected
                facts.reason = keep(reason.text)
            }
            facts.name = keep(entry.content?.author?.name)
            facts.email = keep(entry.content?.author?.email)
            facts.address = keep(entry.content?.author?.address)
        case .reject(_, let reason):
            facts.reason = keep(reason.text)
        case .defer(_, let until):
            facts.moment = until
        case .undo(let target, _):
            facts.reference = target.rawValue
        case .erase(_, let blank):
            facts.blank = keep(blank.map(\.rawValue))
        case .approve, .edit, .reopen, .note:
            break
        }
        entries.append(facts)
        end.entry = facts.number
        end.mark = place.mark + place.extent
    }

    private mutating func keep(_ text: String?) -> Piece {
        guard let text, !text.isEmpty else { return .none }
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        return Piece(start: start, count: bytes.count - start)
    }

    private mutating func keep(_ values: [UInt32]) -> Piece {
        let start = numbers.count
        numbers.append(contentsOf: values)
        return Piece(start: start, count: values.count)
    }
}

/// A piece of a buffer of bytes: where a text stands. The text itself is made only when somebody looks at it.
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

/// Where a desk finds an entry again. It means something only to the desk that gave it.
package struct EntryPlace: Hashable, Sendable {
    /// It grows with the entries.
    package var mark: Int
    private var length: UInt32
    /// The journal that it is a place in: see ``Place/origin``.
    package var origin: UInt32

    /// - Parameter origin: 0 for a place that nobody reads by.
    package init(mark: Int, extent: Int, origin: UInt32 = 0) {
        self.mark = mark
        length = UInt32(truncatingIfNeeded: extent)
        self.origin = origin
    }

    /// At most 24 bits.
    package var extent: Int { Int(length) }
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
    package var place = EntryPlace(mark: 0, extent: 0)
    /// Whether the line carries content that is still there.
    package var hasContent = false
    /// Whether the line has a digest: it carries content, or did until an erasure.
    package var hasDigest = false

    /// The comments it changes, ascending: a range of ``EntryBatch/numbers``.
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
