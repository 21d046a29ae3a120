package import Moderation
import Synchronization

/// Writes a checkpoint beside the present one, and puts it in its place.
struct CheckpointWriter {
    let lock: QueueLock
    private var files: any Files { lock.files }
    private var beside: String { lock.paths.checkpointBeside }

    init(lock: QueueLock) {
        self.lock = lock
    }

    /// Saves a queue, unless somebody else is saving one at the moment.
    ///
    /// The bytes are not flushed: what a power failure leaves of them is refused because of its checksums.
    ///
    /// - Parameters:
    ///   - mayStand: Asked under the lock, when everything is written, whether the checkpoint still belongs to the journal.
    /// - Returns: Whether the checkpoint is in place now.
    func write(_ queue: Queue, ifAllowed mayStand: () throws(DeskError) -> Bool) throws(DeskError) -> Bool {
        guard let file = try calling({ () throws(FileFailure) in try claim() }) else { return false }
        defer { files.close(file) }
        do throws(DeskError) {
            try calling { () throws(FileFailure) in try fill(file, with: queue) }
            let stands = try lock.hold(.exclusive) { () throws(DeskError) in
                guard try isNamed(file), try mayStand() else { return false }
                try calling { () throws(FileFailure) in try files.rename(beside, to: lock.paths.checkpoint) }
                return true
            }
            if !stands { try withdraw(file) }
            return stands
        } catch {
            try withdraw(file)
            throw error
        }
    }

    /// Makes the file to write to. An unlocked one was left by a writer that was killed.
    ///
    /// - Returns: `nil` if somebody is writing one.
    private func claim() throws(FileFailure) -> OpenFile? {
        if try files.status(path: beside) != nil {
            let left = try files.open(beside, .writing)
            defer { files.close(left) }
            guard try files.lock(left, .exclusive, within: 0) else { return nil }
            _ = try files.remove(beside)
        }
        let file = try lock.access.create(beside, files: files)
        do throws(FileFailure) {
            if try files.lock(file, .exclusive, within: 0) { return file }
        } catch {
            files.close(file)
            throw error
        }
        files.close(file)
        return nil
    }

    /// Whether the file still has its name: an erasure removes it, and so does a process that finds it unlocked.
    private func isNamed(_ file: OpenFile) throws(DeskError) -> Bool {
        try calling { () throws(FileFailure) in
            guard let named = try files.status(path: beside) else { return false }
            return named.isSameFile(as: try files.status(file))
        }
    }

    private func withdraw(_ file: OpenFile) throws(DeskError) {
        if try isNamed(file) { _ = try calling { () throws(FileFailure) in try files.remove(beside) } }
    }

    private func fill(_ file: OpenFile, with queue: Queue) throws(FileFailure) {
        try queue.withColumns { (images) throws(FileFailure) in
            var header = CheckpointHeader(identity: queue.identity, place: queue.place, images: images)
            for (index, image) in images.enumerated() {
                try files.writeAll(image.bytes, to: file, at: header.columns[index].start)
                let column = header.columns[index]
                header.columns[index].sums = (0..<column.blockCount).map { column.sum(of: $0, in: image.bytes) }
            }
            try files.cut(file, to: header.fileLength)
            try files.writeAll(header.bytes, to: file, at: 0)
        }
    }
}

extension JournalDesk {
    package func owesCheckpoint(of queue: Queue) -> Bool {
        owesCheckpoint(of: queue, beyond: Checkpoint.worthwhile)
    }

    func owesCheckpoint(of queue: Queue, beyond worthwhile: Checkpoint.Extent) -> Bool {
        switch access {
        case .readOnly(.damaged), .readOnly(.newer): return false
        case .full, .readOnly: break
        }
        let known = state.withLock { $0.known }
        let whole = Checkpoint.Extent(queue)
        // The longer a journal is, the longer it takes to save it; applying changes again does not take longer.
        let changes = max(worthwhile.changes, known.spared.changes / 16)
        let isWorthwhile =
            whole.bytes - known.spared.bytes > worthwhile.bytes || whole.changes - known.spared.changes > changes
        let isOpen = !known.mustStartOver && known.unfinishedBlanks.isEmpty
        return isOpen && isWorthwhile && files.mayWrite(folder: folder)
    }

    /// Leaves a checkpoint. Takes the lock only at the end.
    @discardableResult
    package func leaveCheckpoint(of queue: Queue, hindered: (Remark) -> Void) -> Bool {
        guard queue.place.chain.count == HexDigest.count, queue.unexplainedBlanks.isEmpty else { return false }
        do throws(DeskError) {
            let stands = try CheckpointWriter(lock: lock).write(queue) { () throws(DeskError) in
                try mayStand(checkpointAt: queue.place)
            }
            guard stands else { return false }
        } catch {
            if case .failed(let failure) = error { hindered(.hinderedCheckpoint(failure)) }
            return false
        }
        let spared = Checkpoint.Extent(queue)
        state.withLock { state in
            let isOfAnother = queue.origin != state.known.journal.origin
            if !isOfAnother, spared.bytes > state.known.spared.bytes { state.known.spared = spared }
        }
        return true
    }

    /// Whether, under the lock, the journal is the one that was read, with no erasure since or unfinished.
    private func mayStand(checkpointAt place: Place) throws(DeskError) -> Bool {
        let journal = try current(for: place)
        let reading = try calling { () throws(FileFailure) in
            try BatchReading(of: journal, after: place, files: files)
        }
        guard reading.stop == nil, !reading.tail.entries.contains(where: { $0.verb == .erase }) else { return false }
        return state.withLock { $0.known.unfinishedBlanks.isEmpty }
    }
}
