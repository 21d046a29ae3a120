import Moderation

/// One writer's turn: the state that stands under the lock, and what is to be added to it.
struct WriteTurn {
    let journal: JournalFile
    /// What was appended since the caller had read, with the turn's own entries last once they are written.
    var tail: EntryBatch
    /// The bytes of an unfinished last line, which the turn's write removes.
    var unfinished: Int?
    var remarks: [Remark] = []

    /// The lines to write.
    private(set) var bytes: [UInt8] = []
    private var entries: [(entry: Entry, place: EntryPlace)] = []
    private var writer: EntryWriter
    private let files: any Files

    init(journal: JournalFile, reading: BatchReading, files: any Files) {
        self.journal = journal
        self.files = files
        tail = reading.tail
        unfinished = reading.unfinished
        writer = EntryWriter(after: tail.end.chain)
    }

    /// The number that the next entry gets.
    var nextNumber: EntryNumber { EntryNumber(tail.end.entry + UInt32(entries.count) + 1) }

    /// Whether there is anything to write.
    var isEmpty: Bool { entries.isEmpty }

    /// Where the first byte goes.
    var offset: Int { tail.end.offset }

    /// Adds an entry to what is to be written.
    ///
    /// - Parameter written: The entry's content, checked and written before.
    mutating func add(_ entry: Entry, written: WrittenContent? = nil) throws(DeskError) {
        do throws(EntryLimits.Breach) {
            if written == nil { try EntryLimits.check(entry) } else { try EntryLimits.checkHead(entry) }
        } catch {
            throw .invalid("This can't be written: \(error.clause).")
        }
        let start = bytes.count
        let before = writer
        let content = written ?? entry.content.map { WrittenContent($0, salt: files.random(bytes: 16)) }
        let length = writer.append(entry, written: content, to: &bytes)
        guard length <= Limits.line else {
            bytes.removeSubrange(start...)
            writer = before
            throw .invalid("This can't be written: the entry would have more than \(Limits.line) bytes.")
        }
        entries.append((entry, EntryPlace(offset: offset + start, length: length)))
    }

    /// Makes room for entries that are to be added, of so many bytes.
    mutating func reserve(_ count: Int, bytes: Int) {
        self.bytes.reserveCapacity(self.bytes.count + bytes)
        entries.reserveCapacity(entries.count + count)
    }

    /// Puts what was written at the end of the tail.
    mutating func finish() {
        for (entry, place) in entries { tail.append(entry, place: place) }
        tail.end.chain = writer.chain
        tail.end.file = journal.inode
        entries = []
        bytes = []
    }
}
