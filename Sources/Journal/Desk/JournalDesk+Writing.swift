import Moderation
import Synchronization

extension JournalDesk {
    /// Does a writer's work under the exclusive lock: `fill` says what to write, then it is written, durably.
    ///
    /// - Parameters:
    ///   - place: How far the caller has read.
    ///   - wait: Follows the wait for the lock, and may end it.
    ///   - fill: Begins with nothing each time: it may be asked again if somebody else was quicker.
    /// - Returns: The turn, with its tail complete up to what was written.
    func write(
        after place: Place, following wait: LockWait? = nil, _ fill: (inout WriteTurn) throws(DeskError) -> Void
    ) throws(DeskError) -> WriteTurn {
        if let ledger { return try writeShared(by: ledger, after: place, following: wait, fill) }
        return try lock.hold(.exclusive, following: wait) { () throws(DeskError) in
            var turn = try drawn(after: place, isAlone: true, fill)
            guard !turn.isEmpty else { return turn }
            try open(turn.journal) { (file) throws(DeskError) in
                try append(&turn, to: file)
                // From here on it is done, and is reported as done.
                finishErasures(in: file, &turn)
            }
            return turn
        }
    }

    /// Reads what follows a place, and lets `fill` say what to write after that.
    ///
    /// - Parameter isAlone: Whether no other writer can be at work, so that damage needs no second look.
    func drawn(
        after place: Place, isAlone: Bool = false, _ fill: (inout WriteTurn) throws(DeskError) -> Void
    ) throws(DeskError) -> WriteTurn {
        let journal = try current(for: place)
        let reading = isAlone ? try batch(of: journal, after: place) : try tail(of: journal, after: place)
        if let stop = reading.stop {
            stopWriting(at: stop)
            throw stop.error
        }
        note(reading)
        var turn = WriteTurn(journal: journal, reading: reading, files: files)
        try fill(&turn)
        return turn
    }

    /// Opens the journal for writing, which must be the one that was read.
    func open(
        _ journal: JournalFile, _ work: (OpenFile) throws(DeskError) -> Void
    ) throws(DeskError) {
        try journal.withWriting(at: paths.journal, work)
    }

    /// Appends a turn's lines.
    ///
    /// A write that fails is cut back, and once the cut is on the disk nothing has been done: lines reported as not
    /// written never come back. If the cut fails too, or a flush, what the disk holds is unknown.
    private func append(_ turn: inout WriteTurn, to file: OpenFile) throws(DeskError) {
        let offset = turn.offset
        if let bytes = turn.unfinished {
            // A step of its own: after a power cut the new line must not stand in front of what was left of the old
            // one. If it fails, nothing is written.
            try calling { () throws(FileFailure) in
                try files.cut(file, to: offset)
                try files.flush(file)
            }
            turn.remarks.append(.removedUnfinishedLine(bytes: bytes))
            turn.unfinished = nil
        }
        do throws(FileFailure) {
            try files.writeAll(turn.bytes, to: file, at: offset)
        } catch {
            let failure = error
            try unknownIfFailing { () throws(FileFailure) in
                try files.cut(file, to: offset)
                try files.flush(file)
            }
            throw DeskError(failure)
        }
        try unknownIfFailing { () throws(FileFailure) in try files.flush(file) }
        finish(&turn)
    }

    /// Notes that a turn's lines stand in the journal.
    func finish(_ turn: inout WriteTurn) {
        turn.finish()
        let end = turn.tail.end
        state.withLock { $0.known.note(end) }
    }

    /// Makes calls whose failure leaves unknown what the disk holds: then everybody starts over.
    func unknownIfFailing<Value>(_ calls: () throws(FileFailure) -> Value) throws(DeskError) -> Value {
        do throws(FileFailure) {
            return try calls()
        } catch {
            state.withLock { $0.known.mustStartOver = true }
            throw .unknown(error)
        }
    }
}

/// One writer's turn: the journal's state under the lock, and what is to be added to it.
struct WriteTurn {
    let journal: JournalFile
    /// What was appended since the caller read, with the turn's own entries last once they are written.
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

    /// The lines to write, one by one.
    var lines: [LedgerLine] {
        entries.compactMap { _, place in
            let start = place.offset - offset
            return LedgerLine([UInt8](bytes[start..<start + place.length]))
        }
    }

    /// The entries whose content is removed by what is to be written.
    var erased: [EntryNumber] {
        entries.flatMap { added -> [EntryNumber] in
            if case .erase(_, let blank) = added.entry.act { blank } else { [] }
        }
    }

    /// Adds an entry to what is to be written.
    ///
    /// - Parameter written: The entry's content, checked and written before.
    mutating func add(_ entry: Entry, written: WrittenContent? = nil) throws(DeskError) {
        do throws(EntryLimits.Breach) {
            if written == nil { try EntryLimits.check(entry) } else { try EntryLimits.checkHead(entry) }
        } catch {
            throw .invalid(.breach(error))
        }
        let start = bytes.count
        let before = writer
        let content = written ?? entry.content.map { WrittenContent($0, salt: files.random(bytes: 16)) }
        let length = writer.append(entry, written: content, to: &bytes)
        guard length <= Limits.line else {
            bytes.removeSubrange(start...)
            writer = before
            throw .invalid(.tooLong)
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
        tail.end.origin = journal.origin
        drop()
    }

    /// Forgets what was to be written.
    mutating func drop() {
        entries = []
        bytes = []
    }
}
