import Moderation

/// A journal as it was read from its beginning.
struct WholeReading {
    var journal: JournalFile
    /// What follows from the valid entries before the stop, or from all of them.
    var queue: Queue
    /// Why it was read no further, if it wasn't read to its end.
    var stop: ReadingStop?
    /// The bytes of the last line, if it was never finished.
    var unfinished: Int?
    /// Entries that an erasure lists and whose content still stands in the journal, each with the erasure.
    var unfinishedBlanks: [UInt32: EntryNumber]
    /// The comments that are erased.
    var erased: Set<UInt32>

    /// The last valid entry and its chain: `N:CHAIN`.
    var head: String { Head(queue.place).text }
}

/// Reads a journal from its beginning, and has the state machine judge every entry.
struct WholeReader {
    let lock: QueueLock
    var options = PieceReader.Options()

    /// Reads the journal; what looks like damage is read a second time while no writer is at work.
    ///
    /// - Parameter progress: Called with the bytes read and the bytes there are.
    func read(progress: (JournalDesk.Progress) -> Void = { _ in }) throws(DeskError) -> WholeReading {
        let first = try readOnce(try JournalFile.open(lock.paths, files: lock.files), progress: progress)
        guard first.stop?.damage != nil else { return first }
        return try lock.holdIfPossible { () throws(DeskError) in try readWithoutWriters(progress: progress) }
    }

    /// Reads the journal while the caller keeps all writers away.
    func readWithoutWriters(progress: (JournalDesk.Progress) -> Void = { _ in }) throws(DeskError) -> WholeReading {
        let journal = try JournalFile.open(lock.paths, files: lock.files)
        let first = try readOnce(journal, progress: progress)
        guard let damage = first.stop?.damage, first.queue.place.entry >= damage.line,
            let place = first.queue.place(of: EntryNumber(UInt32(damage.line)))
        else { return first }
        // Only what follows a missing content shows whether it may be missing: the entries from there on were
        // applied, and are dropped again.
        var second = try readOnce(journal, before: place.offset, progress: progress)
        second.stop = .damage(damage)
        return second
    }

    private func readOnce(
        _ journal: JournalFile, before limit: Int? = nil, progress: (JournalDesk.Progress) -> Void
    ) throws(DeskError) -> WholeReading {
        try calling { () throws(FileFailure) in
            var size = try lock.files.status(journal.file).size
            if let limit { size = min(size, limit) }
            var queue = Queue()
            var account = ErasureAccount()
            let reader = JournalReader(files: lock.files, journal: journal, options: options)
            let result = try reader.read(from: .beginning, to: size) { [size] offset in
                progress(JournalDesk.Progress(read: offset, total: size))
            } take: { (tail) throws(Damage) in
                account.add(tail)
                try queue.apply(tail)
            }
            for entry in result.torn.keys { account.addTorn(entry) }
            var stop = result.stop
            // Before a stop only torn contents count: what explains a missing one may follow it.
            let blank = queue.unexplainedBlanks.first { stop == nil || result.torn[$0.rawValue] != nil }
            if let blank {
                stop = .damage(result.damage(ofBlank: blank.rawValue, at: queue.place(of: blank)?.offset ?? 0))
            }
            if stop == nil, queue.entryCount == 0 {
                stop = .damage(Damage(line: 1, byte: 0, kind: .empty, detail: "the journal has no entry"))
            }
            return WholeReading(
                journal: journal, queue: queue, stop: stop, unfinished: result.unfinished,
                unfinishedBlanks: account.unfinished, erased: account.erased)
        }
    }
}

extension JournalReader.Result {
    /// The damage when no erasure accounts for a content.
    func damage(ofBlank entry: UInt32, at offset: Int) -> Damage {
        torn[entry]
            ?? Damage(
                line: Int(entry), byte: offset, kind: .unlawful,
                detail: "the content is missing, and no later erasure lists it")
    }
}

/// Tracks, while a journal is read, contents and the erasures that list them: which listed ones still stand in the
/// bytes, so that the next writer can finish what an earlier one began.
struct ErasureAccount {
    /// One bit for each entry: whether its content is there, whole or torn.
    private var contents: [UInt64] = []
    private var listed: [(blank: UInt32, erasure: EntryNumber)] = []
    /// The comments that are erased.
    private(set) var erased: Set<UInt32> = []

    mutating func add(_ tail: EntryBatch) {
        guard let last = tail.entries.last else { return }
        let words = Int(last.number) / 64 + 1
        if contents.count < words {
            contents.append(contentsOf: repeatElement(0, count: words - contents.count))
        }
        for index in tail.entries.indices {
            if tail.entries[index].hasContent { mark(tail.entries[index].number) }
            guard tail.entries[index].verb == .erase else { continue }
            let facts = tail.entries[index]
            erased.formUnion(tail.on(facts))
            for blank in tail.numbers[facts.blank.range] { listed.append((blank, EntryNumber(facts.number))) }
        }
    }

    /// Notes that an entry's content is torn: neither what it was nor blank.
    mutating func addTorn(_ entry: UInt32) {
        guard Int(entry) / 64 < contents.count else { return }
        mark(entry)
    }

    /// The entries whose content is still there although an erasure lists it, each with the erasure.
    var unfinished: [UInt32: EntryNumber] {
        var unfinished: [UInt32: EntryNumber] = [:]
        for (blank, erasure) in listed where Int(blank) / 64 < contents.count {
            if contents[Int(blank) / 64] & (1 << (UInt64(blank) % 64)) != 0 { unfinished[blank] = erasure }
        }
        return unfinished
    }

    private mutating func mark(_ entry: UInt32) {
        contents[Int(entry) / 64] |= 1 << (UInt64(entry) % 64)
    }
}
