import Moderation

/// Writes a checkpoint beside the one that stands, and puts it in its place.
struct CheckpointWriter {
    let lock: QueueLock
    private var files: any Files { lock.files }
    private var beside: String { lock.paths.checkpointBeside }

    init(lock: QueueLock) {
        self.lock = lock
    }

    /// Saves a queue, unless somebody else is just saving one.
    ///
    /// The bytes are not flushed: what a power failure leaves of them is refused for its checksums.
    ///
    /// - Parameters:
    ///   - mayStand: Asked under the lock, when everything is written: whether the checkpoint still belongs to the journal.
    /// - Returns: Whether the checkpoint stands now.
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

    /// Makes the file to write to. One that nobody has locked was left by a writer who came to an end.
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

    /// Tells whether the file still has its name: an erasure takes it away, and so does a process that finds it unlocked.
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
                header.columns[index].sum = ColumnSum.of(image.bytes)
            }
            try files.cut(file, to: header.fileLength)
            try files.writeAll(header.bytes, to: file, at: 0)
        }
    }
}
