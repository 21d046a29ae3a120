import Moderation

/// The queue's columns on disk, so that opening a long journal reads only what was written since.
///
/// It is derived and may be deleted at any time. It is used only if its header is right and the journal has the same
/// UUID and, at the same length, the same chain; and only as long as no later erasure stands, because the columns
/// hold names. The columns are checked as they are used: see ``SavedColumns``.
enum Checkpoint {
    /// What has to be read, or done again, after a checkpoint.
    struct Extent: Hashable {
        /// Bytes of the journal.
        var bytes = 0
        /// Changes of comments by its entries: a bulk makes many in few bytes.
        var changes = 0

        static let nothing = Extent()
    }

    /// How much must follow the last checkpoint for a new one to pay: ten milliseconds or more at every start.
    static let worthwhile = Extent(bytes: 16 * 1_024 * 1_024, changes: 25_000)

    /// Takes over the queue in a checkpoint, as it was at its place in the journal.
    ///
    /// - Parameter lost: See ``SavedColumns``; `nil` has all columns checked before one is used.
    /// - Returns: `nil` if there is no checkpoint that belongs to this journal, for whatever reason.
    static func queue(at path: String, of journal: JournalFile, lost: (@Sendable () -> Never)?) -> Queue? {
        (try? open(path, of: journal, lost: lost)) ?? nil
    }

    private static func open(
        _ path: String, of journal: JournalFile, lost: (@Sendable () -> Never)?
    ) throws(FileFailure) -> Queue? {
        let files = journal.files
        let file = try files.open(path, .reading)
        defer { files.close(file) }
        guard let header = try CheckpointHeader(of: file, files: files) else { return nil }
        let place = Place(entry: header.entry, offset: header.offset, chain: header.chain, origin: journal.origin)
        guard try journal.holds(place), try journal.identity() == header.identity else { return nil }
        let saved = SavedColumns(
            header.columns, in: try files.map(file, length: header.fileLength),
            of: SavedColumns.Origin(
                journal: journal, place: place, path: path, file: try files.status(file), lost: lost))
        guard lost != nil || saved.areRight(),
            let queue = Queue(place: place, identity: header.identity, saved: saved.column)
        else { return nil }
        saved.seeds = queue.seeds
        // Columns had room for what was erased, which the journal doesn't give again.
        let mayBeUsed = lost == nil || queue.counts(at: Moment(milliseconds: 0)).erased == 0
        return mayBeUsed ? queue : try open(path, of: journal, lost: nil)
    }
}

extension JournalFile {
    /// The UUID that the first line names; `nil` if it names none.
    fileprivate func identity() throws(FileFailure) -> String? {
        let buffer = ByteBuffer(capacity: 1_024)
        try buffer.fill(upTo: 1_024, from: file, at: 0, files: files)
        return withExtendedLifetime(buffer) {
            guard let end = buffer.bytes.firstLineFeed(from: 0),
                let entry = try? EntryReader.read(UnsafeRawBufferPointer(rebasing: buffer.bytes[...end]), at: 0),
                case .found(let identity) = entry.act
            else { return nil }
            return identity
        }
    }
}

extension Checkpoint.Extent {
    /// What a checkpoint of a queue saves.
    init(_ queue: Queue) {
        self.init(bytes: queue.place.offset, changes: queue.changeCount)
    }
}

/// Reads a journal to open it: from a checkpoint on if one belongs to it, else from its beginning.
///
/// Both give the same. If what follows the checkpoint is anything but plain (damage, an entry of a newer sluice, a
/// missing content, an erasure), the whole journal is read instead.
struct OpeningReader {
    let lock: QueueLock
    /// See ``SavedColumns``; `nil` has the whole checkpoint checked before it is used.
    let lost: (@Sendable () -> Never)?

    /// - Parameter progress: Called with the bytes read and the bytes there are.
    /// - Returns: The reading, and how much the checkpoint that it began with has saved.
    func read(
        progress: (JournalDesk.Progress) -> Void = { _ in }
    ) throws(DeskError) -> (reading: WholeReading, spared: Checkpoint.Extent) {
        if let read = try readBehindCheckpoint(progress) { return read }
        return (try WholeReader(lock: lock).read(progress: progress), .nothing)
    }

    private func readBehindCheckpoint(_ progress: (JournalDesk.Progress) -> Void) throws(DeskError) -> (
        WholeReading, Checkpoint.Extent
    )? {
        let journal = try JournalFile.open(lock.paths, files: lock.files)
        guard var queue = Checkpoint.queue(at: lock.paths.checkpoint, of: journal, lost: lost) else { return nil }
        let start = queue.place
        let spared = Checkpoint.Extent(queue)
        var hasErasure = false
        let result = try calling { () throws(FileFailure) in
            let size = try lock.files.status(journal.file).size
            let reader = JournalReader(files: lock.files, journal: journal)
            return try reader.read(from: start, to: size) { [size] offset in
                progress(JournalDesk.Progress(read: offset, total: size))
            } take: { (tail) throws(Damage) in
                hasErasure = hasErasure || tail.entries.contains { $0.verb == .erase }
                if !hasErasure { try queue.apply(tail) }
            }
        }
        guard !hasErasure, result.stop == nil, result.torn.isEmpty, queue.unexplainedBlanks.isEmpty else { return nil }
        let reading = WholeReading(
            journal: journal, queue: queue, stop: nil, unfinished: result.unfinished, unfinishedBlanks: [:],
            erased: queue.erased)
        return (reading, spared)
    }
}

extension Queue {
    /// The comments that are erased.
    fileprivate var erased: Set<UInt32> {
        guard counts(at: Moment(milliseconds: 0)).erased > 0 else { return [] }
        return Set((1...UInt32(commentCount)).filter { state(of: CommentNumber($0)) == .erased })
    }
}
