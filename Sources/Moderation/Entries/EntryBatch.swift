/// Where a reader of the journal stands: after the last line that it took.
package struct Place: Hashable, Sendable {
    /// The last entry taken; 0 before the first.
    package var entry: UInt32
    /// Bytes from the beginning of the journal.
    package var offset: Int
    /// The chain of that line: 64 hex digits as ASCII; 64 times `0` before the first.
    package var chain: [UInt8]
    /// The file that was read, by its inode: a replaced file is noticed.
    package var file: UInt64

    package init(entry: UInt32, offset: Int, chain: [UInt8], file: UInt64) {
        self.entry = entry
        self.offset = offset
        self.chain = chain
        self.file = file
    }

    package static let beginning = Place(entry: 0, offset: 0, chain: [UInt8](repeating: 0x30, count: 64), file: 0)
}

/// A run of entries as they were read, ready for ``Queue`` to take: facts, the bytes and numbers that they point
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

    /// The comments that an entry touches.
    package func on(_ facts: EntryFacts) -> ArraySlice<UInt32> {
        numbers[facts.on.range]
    }
}

extension EntryBatch {
    /// Adds an entry that was made rather than read: in-memory desks and tests grow their tails so.
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
        end.offset = place.offset + place.length
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
