import Moderation

/// A journal as far as a desk has read it, and what is known about it. Nothing of it holds for the next journal, so
/// it is replaced as a whole.
struct KnownJournal {
    let journal: JournalFile
    /// The last place up to which it was read: in the same journal, that stays where it is.
    private(set) var end = Place.beginning
    /// Whether it has to be read from its beginning before anything else.
    var mustStartOver = false
    /// Entries that an erasure lists and whose content may still stand in it, each with the erasure.
    var unfinishedBlanks: [UInt32: EntryNumber] = [:]
    /// How much the checkpoint that was taken over or left saves.
    var spared = Checkpoint.Extent.nothing
    /// The comments that are erased.
    private(set) var erased: Set<UInt32> = []

    /// What was read to open it.
    init(_ reading: WholeReading, spared: Checkpoint.Extent) {
        journal = reading.journal
        // If the state machine refused an entry, there is no chain to go on from.
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

    /// Notes what follows a place. The next writer checks whether a content that an erasure lists still stands.
    mutating func note(_ reading: BatchReading) {
        let tail = reading.tail
        guard tail.end.origin == journal.origin else { return }
        note(tail.end)
        let erased = tail.entries.filter { $0.verb == .erase }.flatMap { tail.on($0) }
        if !erased.isEmpty { note(reading.unfinishedBlanks, erased: erased) }
    }

    /// Notes how far it has been read, or written.
    mutating func note(_ place: Place) {
        if place.origin == journal.origin, place.entry > end.entry { end = place }
    }

    /// Notes that comments are erased, and which contents may still stand.
    mutating func note(_ unfinishedBlanks: [UInt32: EntryNumber], erased: [UInt32]) {
        self.unfinishedBlanks.merge(unfinishedBlanks) { _, later in later }
        self.erased.formUnion(erased)
    }
}
