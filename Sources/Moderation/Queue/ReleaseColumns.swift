/// Releases, numbered from 1 in the order in which they were first named, with what became of their comments.
struct ReleaseColumns: Sendable {
    var slugs = Interner()
    private var records = Column<ReleaseRecord>()
    /// Titles, URLs and summaries, end to end; the earlier ones of a corrected release stay there unused.
    private var texts = Column<UInt8>()

    var count: Int { records.count }

    /// Adds a release, or corrects the one with its slug. Returns its number.
    mutating func set(_ facts: EntryFacts, bytes: UnsafeRawBufferPointer) -> Int {
        let index = slugs.intern(bytes.piece(facts.release))
        let date = CivilDate(bytes.piece(facts.date))?.daysSince1970 ?? 0
        var record = index <= records.count ? records[index - 1] : ReleaseRecord()
        record.date = Int32(truncatingIfNeeded: date)
        record.start = texts.count
        record.title = facts.title.count
        record.url = facts.url.count
        record.summary = facts.summary.count
        for piece in [facts.title, facts.url, facts.summary] {
            bytes.piece(piece).withMemoryRebound(to: UInt8.self) { texts.append(contentsOf: $0) }
        }
        if index <= records.count { records[index - 1] = record } else { records.append(record) }
        return index
    }

    subscript(index: Int) -> Release? {
        guard index > 0, index <= records.count else { return nil }
        let record = records[index - 1]
        let url = record.start + Int(record.title)
        let summary = url + Int(record.url)
        return Release(
            slug: slug(index), title: text(record.start, record.title) ?? "",
            date: CivilDate(daysSince1970: Int(record.date)), url: text(url, record.url),
            summary: text(summary, record.summary))
    }

    /// The slug of an existing release.
    func slug(_ index: Int) -> Slug {
        Slug(slugs.string(index)) ?? .unknown
    }

    func tally(_ index: Int) -> ReleaseTally { records[index - 1].tally }

    mutating func add(_ change: Int, to state: State, of index: Int) {
        records[index - 1].tally.add(change, to: state)
    }

    /// Counts a comment under another state than before.
    mutating func move(_ from: State, _ to: State, of index: Int) {
        var record = records[index - 1]
        record.tally.add(-1, to: from)
        record.tally.add(1, to: to)
        records[index - 1] = record
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        slugs.visit(&visitor, "slugs.bytes", "slugs.ends", "slugs.slots")
        visitor.visit(&records, "releases.records")
        visitor.visit(&texts, "releases.texts")
    }

    private func text(_ start: Int, _ count: UInt32) -> String? {
        guard count > 0 else { return nil }
        return texts.withElements(start..<start + Int(count)) { String(decoding: $0, as: UTF8.self) }
    }
}

/// A release without its slug: its date as days since 1970, and where its texts stand, one after the other.
struct ReleaseRecord: BitwiseCopyable, Sendable {
    var start = 0
    var date: Int32 = 0
    var title: UInt32 = 0
    var url: UInt32 = 0
    var summary: UInt32 = 0
    var tally = ReleaseTally()
}

/// How many comments are in each state; deferred ones count as pending.
struct ReleaseTally: BitwiseCopyable, Hashable, Sendable {
    var pending: UInt32 = 0
    var approved: UInt32 = 0
    var rejected: UInt32 = 0
    var erased: UInt32 = 0

    mutating func add(_ change: Int, to state: State) {
        switch state {
        case .pending: pending = UInt32(truncatingIfNeeded: Int(pending) + change)
        case .approved: approved = UInt32(truncatingIfNeeded: Int(approved) + change)
        case .rejected: rejected = UInt32(truncatingIfNeeded: Int(rejected) + change)
        case .erased: erased = UInt32(truncatingIfNeeded: Int(erased) + change)
        }
    }

    func counts(deferred: Int) -> Counts {
        Counts(
            pending: Int(pending) - deferred, deferred: deferred, approved: Int(approved), rejected: Int(rejected),
            erased: Int(erased))
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes of a piece; none if the piece lies outside.
    func piece(_ piece: Piece) -> UnsafeRawBufferPointer {
        guard !piece.isEmpty, piece.range.upperBound <= count else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(rebasing: self[piece.range])
    }
}
