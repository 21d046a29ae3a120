import Moderation

/// Reads a journal to open it: from a checkpoint on where one belongs to it, else from its beginning.
///
/// Both give the same. Whatever is not plain behind a checkpoint, damage, an entry of a newer sluice, a missing content, an erasure, is left to a
/// reading of everything.
struct OpeningReader {
    let lock: QueueLock
    /// Called with the bytes read and the bytes there are.
    var progress: (Int, Int) -> Void = { _, _ in }

    /// - Returns: The reading, and what the checkpoint that it began with spared.
    func read() throws(DeskError) -> (reading: WholeReading, spared: Checkpoint.Reach) {
        if let read = try readBehindCheckpoint() { return read }
        var reader = WholeReader(lock: lock)
        reader.progress = progress
        return (try reader.read(), .nothing)
    }

    private func readBehindCheckpoint() throws(DeskError) -> (WholeReading, Checkpoint.Reach)? {
        let journal = try JournalFile.open(lock.paths, files: lock.files)
        guard var queue = Checkpoint.queue(at: lock.paths.checkpoint, of: journal) else { return nil }
        let start = queue.place
        let spared = Checkpoint.Reach(queue)
        let result = try calling { () throws(FileFailure) in
            let size = try lock.files.status(journal.file).size
            let reader = JournalReader(files: lock.files, journal: journal)
            return try reader.read(from: start, to: size) { [size] offset in
                progress(offset, size)
            } take: { (tail) throws(Damage) in
                if let erasure = tail.entries.first(where: { $0.verb == .erase }) {
                    throw Damage(
                        line: Int(erasure.number), byte: erasure.place.offset, kind: .unlawful,
                        detail: "an erasure behind a checkpoint")
                }
                try queue.apply(tail)
            }
        }
        guard result.stop == nil, result.torn.isEmpty, queue.unexplainedBlanks.isEmpty else { return nil }
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
