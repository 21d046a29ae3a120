import Moderation

/// Reads a journal to open it: from a checkpoint on where one belongs to it, else from its beginning.
///
/// Both give the same. Whatever is not plain behind a checkpoint, damage, an entry of a newer sluice, a missing content, an erasure, is left to a
/// reading of everything.
struct OpeningReader {
    let lock: QueueLock

    /// - Parameter progress: Called with the bytes read and the bytes there are.
    /// - Returns: The reading, and what the checkpoint that it began with spared.
    func read(
        progress: (JournalDesk.Progress) -> Void = { _ in }
    ) throws(DeskError) -> (reading: WholeReading, spared: Checkpoint.Reach) {
        if let read = try readBehindCheckpoint(progress) { return read }
        return (try WholeReader(lock: lock).read(progress: progress), .nothing)
    }

    private func readBehindCheckpoint(_ progress: (JournalDesk.Progress) -> Void) throws(DeskError) -> (
        WholeReading, Checkpoint.Reach
    )? {
        let journal = try JournalFile.open(lock.paths, files: lock.files)
        guard var queue = Checkpoint.queue(at: lock.paths.checkpoint, of: journal) else { return nil }
        let start = queue.place
        let spared = Checkpoint.Reach(queue)
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
