package import Moderation

extension JournalDesk {
    /// A desk, and the queue that follows from its journal.
    package struct Opened: Sendable {
        package var desk: JournalDesk
        package var queue: Queue
        /// What was found on the way that is no error.
        package var remarks: [Remark]
    }

    /// How far the reading of a journal has come, in bytes.
    package struct Progress: Hashable, Sendable {
        package var read: Int
        package var total: Int
    }

    /// Opens the queue in a folder and reads its journal.
    ///
    /// A damaged journal opens too, read-only and with the lawful entries before the damage: see ``access``. A journal
    /// without a single lawful entry doesn't.
    ///
    /// - Parameters:
    ///   - login: Who will decide; `nil` opens the queue for reading and for ``submit(_:by:queue:allOrNothing:)``.
    ///   - settings: What ``SettingsReader`` read.
    ///   - progress: Called now and then, on the calling thread, while a long journal is read.
    /// - Throws: ``DeskError/noQueue(path:)`` where there is no journal; ``DeskError/readOnly(_:)`` with `worldWritable` for
    ///   a folder that everybody may write.
    package static func open(
        folder: String, as login: Login?, settings: Settings = Settings(), files: any Files = RealFiles(),
        clock: @escaping @Sendable () -> Moment, progress: (Progress) -> Void = { _ in }
    ) throws(DeskError) -> Opened {
        throw .noQueue(path: folder)
    }
}
