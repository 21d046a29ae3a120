package import Moderation

/// Copies queues.
package enum Backup {
    /// What was copied.
    package struct Copied: Hashable, Sendable {
        /// The last entry of the copy and its chain: `N:CHAIN`.
        package var head: String
        package var entries: Int
        package var comments: Int
        /// Bytes of the journal.
        package var bytes: Int
        /// An unfinished last line, which is not copied; an unfinished erasure, which the copy has to finish too.
        package var remarks: [Remark]
    }

    private static let chunk = 4 * 1_024 * 1_024

    /// Copies the journal and the settings of a queue into a folder of their own, which is closed to others.
    ///
    /// Others go on writing meanwhile: what is appended after the reading began is not copied. Every byte is checked
    /// before it is copied. Only if somebody erases meanwhile, so that bytes change that were already read, the copy
    /// is made again with all writers kept away. Drafts stay where they are: they belong to their moderators.
    ///
    /// - Parameters:
    ///   - target: A folder that is made, or one that holds only dot files or a README.
    /// - Throws: ``BackupError/desk(_:)`` for a journal that is not in order, or that this sluice can't read to its end.
    package static func copy(
        folder: String, to target: String, files: any Files = RealFiles()
    ) throws(BackupError) -> Copied {
        var reading: WholeReading
        let settings: [UInt8]?
        let lock: QueueLock
        do throws(DeskError) {
            lock = try QueueLock(folder: folder, files: files)
            reading = try read(lock)
            settings = try calling { () throws(FileFailure) in
                // The settings of all copies are the queue's own.
                try files.contents(
                    of: lock.isOfCopy ? lock.paths.copySettings : lock.paths.settings, most: 64 * 1_024 * 1_024)
            }
        } catch {
            throw .desk(error)
        }
        let queue = try making { () throws(CreationError) in
            try NewQueue(QueuePaths(folder: target), group: nil, files: files)
        }
        defer { queue.close() }
        do throws(DeskError) {
            try calling { () throws(FileFailure) in try write(reading, to: queue.file, files: files) }
            reading = try lock.holdIfPossible { () throws(DeskError) in
                try copyAgainIfErased(reading, lock, to: queue.file)
            }
        } catch {
            queue.discard()
            // A failure while the copy is written is the copy's or the queue's: its path tells which.
            throw .desk(error)
        }
        try making { () throws(CreationError) in try queue.finish(settings: settings) }
        return Copied(
            head: reading.head, entries: reading.queue.entryCount, comments: reading.queue.commentCount,
            bytes: reading.queue.place.offset, remarks: reading.remarks)
    }

    private static func making<Value>(_ work: () throws(CreationError) -> Value) throws(BackupError) -> Value {
        try Result(catching: work).mapError { BackupError.creation($0) }.get()
    }

    /// Reads the whole journal, digests included, which must be in order.
    private static func read(_ lock: QueueLock) throws(DeskError) -> WholeReading {
        var reader = WholeReader(lock: lock)
        reader.options.checksDigests = true
        let reading = try reader.read()
        if let stop = reading.stop { throw stop.error }
        return reading
    }

    private static func write(_ reading: WholeReading, to file: OpenFile, files: any Files) throws(FileFailure) {
        let end = reading.queue.place.offset
        let buffer = ByteBuffer(capacity: min(chunk, end))
        var offset = 0
        while offset < end {
            buffer.clear()
            try buffer.fill(upTo: min(chunk, end - offset), from: reading.journal.file, at: offset, files: files)
            guard buffer.count > 0 else { break }
            try files.writeAll([UInt8](buffer.bytes), to: file, at: offset)
            offset += buffer.count
        }
    }

    /// Copies once more, while no writer is at work, if bytes may have been overwritten since they were read.
    private static func copyAgainIfErased(
        _ reading: WholeReading, _ lock: QueueLock, to file: OpenFile
    ) throws(DeskError) -> WholeReading {
        let files = lock.files
        let isErased = try calling { () throws(FileFailure) in
            guard try reading.journal.holds(reading.queue.place) else { return true }
            let tail = try BatchReading(of: reading.journal, after: reading.queue.place, files: files).tail
            return !reading.unfinishedBlanks.isEmpty || tail.entries.contains { $0.verb == .erase }
        }
        guard isErased else { return reading }
        let again = try read(lock)
        try calling { () throws(FileFailure) in
            try files.cut(file, to: 0)
            try write(again, to: file, files: files)
        }
        return again
    }
}

/// Why a queue was not copied.
package enum BackupError: Error, Hashable, Sendable {
    /// The queue could not be read.
    case desk(DeskError)
    /// The copy could not be made.
    case creation(CreationError)
}
