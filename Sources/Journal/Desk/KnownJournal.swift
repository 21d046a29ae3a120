import Moderation

/// A journal as far as a desk has read it, and what it knows of it. None of it holds for the next one, so it goes as a whole.
struct KnownJournal {
    let journal: JournalFile
    /// The last place up to which it was read: while the journal is the same, that still stands in it.
    private(set) var end = Place.beginning
    /// Nobody may go on before it has been read from its beginning.
    var mustStartOver = false
    /// Entries that an erasure lists and whose content may still stand in it, each with the erasure.
    var unfinishedBlanks: [UInt32: EntryNumber] = [:]
    /// What the checkpoint that was taken over or left spares.
    var spared = Checkpoint.Reach.nothing
    /// The comments that are erased.
    private(set) var erased: Set<UInt32> = []

    /// What was read to open it.
    init(_ reading: WholeReading, spared: Checkpoint.Reach) {
        journal = reading.journal
        // Where the state machine refused an entry there is no chain to go on from.
        if reading.queue.place.chain.count == HexDigest.count { end = reading.queue.place }
        unfinishedBlanks = reading.unfinishedBlanks
        self.spared = spared
        erased = reading.erased
    }

    /// What was read from its beginning.
    init(_ journal: JournalFile, _ reading: BatchReading) {
        self.journal = journal
        note(reading)
    }

    /// Takes in what stands behind a place. Whether a content that an erasure lists still stands is looked at by the next writer.
    mutating func note(_ reading: BatchReading) {
        let tail = reading.tail
        guard tail.end.origin == journal.origin else { return }
        note(tail.end)
        let erased = tail.entries.filter { $0.verb == .erase }.flatMap { tail.on($0) }
        if !erased.isEmpty { note(reading.unfinishedBlanks, erased: erased) }
    }

    /// Takes in up to where it has been read, or written.
    mutating func note(_ place: Place) {
        if place.origin == journal.origin, place.entry > end.entry { end = place }
    }

    /// Takes in that comments are erased, and which contents may still stand.
    mutating func note(_ unfinishedBlanks: [UInt32: EntryNumber], erased: [UInt32]) {
        self.unfinishedBlanks.merge(unfinishedBlanks) { _, later in later }
        self.erased.formUnion(erased)
    }
}
