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
    /// No writer is at work meanwhile, and every byte is checked before it is copied. Drafts stay where they are: they
    /// belong to their moderators.
    ///
    /// - Parameters:
    ///   - target: A folder that is made, or one that holds nothing but dot files or a README.
    /// - Throws: ``BackupError/desk(_:)`` with ``DeskError/damaged(_:)`` for a journal that is not in order.
    package static func copy(
        folder: String, to target: String, files: any Files = RealFiles()
    ) throws(BackupError) -> Copied {
        let result: Result<Copied, CreationError>
        do throws(DeskError) {
            let lock = try QueueLock(folder: folder, files: files)
            result = try lock.holdIfPossible { () throws(DeskError) in
                var reader = WholeReader(lock: lock)
                reader.options.checksDigests = true
                let reading = try reader.read()
                if let damage = reading.damage { throw .damaged(damage) }
                let settings = try calling { () throws(FileFailure) in
                    try files.contents(of: lock.paths.settings, most: 64 * 1_024 * 1_024)
                }
                return copy(reading, settings: settings, to: QueuePaths(folder: target), files: files)
            }
        } catch {
            throw .desk(error)
        }
        do throws(CreationError) {
            return try result.get()
        } catch {
            throw .creation(error)
        }
    }

    private static func copy(
        _ reading: WholeReading, settings: [UInt8]?, to target: QueuePaths, files: any Files
    ) -> Result<Copied, CreationError> {
        let bytes = reading.queue.place.offset
        return Result { () throws(CreationError) in
            try QueueFolder.make(target, group: nil, settings: settings, files: files) { (file) throws(FileFailure) in
                let buffer = ByteBuffer(capacity: chunk)
                var offset = 0
                while offset < bytes {
                    buffer.clear()
                    try buffer.fill(
                        upTo: min(chunk, bytes - offset), from: reading.journal.file, at: offset, files: files)
                    guard buffer.count > 0 else { break }
                    try files.writeAll([UInt8](buffer.bytes), to: file, at: offset)
                    offset += buffer.count
                }
            }
            return Copied(
                head: reading.head, entries: reading.queue.entryCount, comments: reading.queue.commentCount,
                bytes: bytes, remarks: reading.remarks)
        }
    }
}

/// Why a queue was not copied.
package enum BackupError: Error, Hashable, Sendable {
    /// The queue could not be read.
    case desk(DeskError)
    /// The copy could not be made.
    case creation(CreationError)
}
