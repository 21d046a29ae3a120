package import Moderation
internal import Synchronization

/// A queue on disk.
///
/// The journal is read without a lock: a line counts when it is whole. Writing happens under an exclusive lock on a
/// file of its own, against the state of the journal under that lock, and is reported done only once it is on the
/// disk. What looks like damage is read again under a shared lock, when no writer is at work, before it is believed;
/// then the desk stays readable up to the last valid entry and refuses to write.
///
/// After a call that leaves open what the disk holds, every further call throws ``DeskError/replaced`` until somebody
/// reads from the beginning.
package final class JournalDesk: Desk {
    /// What changes over time. Held only briefly: never during a system call.
    struct Contents {
        /// The journal that was read last.
        var known: KnownJournal
        /// What the journal and its folder allow; the settings may allow less.
        var access: Access
        /// The files of live sites that were last returned, with their inodes.
        var sites: [String: UInt64] = [:]
        /// How a copy stands to its server.
        var contact: Contact?
    }

    let settingsFile: SettingsFile
    /// Who uses the desk; `nil` reads and submits only.
    package let login: Login?
    let paths: QueuePaths
    let folderAccess: FolderAccess
    let files: any Files
    /// Decides who writes next, if the folder is a copy.
    let ledger: (any Ledger)?
    /// Whether the folder is a copy, which follows a ledger or was left.
    private let isCopy: Bool
    /// The writer's clock.
    let clock: @Sendable () -> Moment
    let state: Mutex<Contents>
    /// What the moderator keeps here. Held while files are read and written: only drafts wait for it.
    let session: Mutex<DraftSession?>

    init(
        login: Login?, settings: SettingsFile, lock: QueueLock, ledger: (any Ledger)? = nil,
        clock: @escaping @Sendable () -> Moment, contents: Contents
    ) {
        self.ledger = ledger
        self.login = login
        settingsFile = settings
        paths = lock.paths
        folderAccess = lock.access
        isCopy = lock.isOfCopy
        files = lock.files
        self.clock = clock
        state = Mutex(contents)
        let drafts = DraftFolder(paths: lock.paths, access: lock.access, files: lock.files)
        session = Mutex(login.map { DraftSession(login: $0, since: clock(), folder: drafts) })
    }

    package var access: Access { currentSettings.limit(journalAccess) }

    /// What the journal and its folder allow.
    var journalAccess: Access { state.withLock { $0.access } }

    /// The journal that was read last.
    var journal: JournalFile { state.withLock { $0.known.journal } }

    package var currentSettings: CurrentSettings { settingsFile.current }

    package func followSettings() {
        settingsFile.follow()
    }

    /// The queue's folder.
    package var folder: String { paths.folder }

    var lock: QueueLock { QueueLock(paths: paths, access: folderAccess, files: files, isOfCopy: isCopy) }

    package var contact: Contact? { state.withLock { $0.contact } }

    /// Refuses to write from now on.
    func stopWriting(at stop: ReadingStop) {
        state.withLock { $0.access = .readOnly(stop.reason) }
    }

    /// Refuses to write from now on.
    func stopWriting(at damage: Damage) { stopWriting(at: .damage(damage)) }
}

extension JournalDesk {
    /// A desk, and the queue that follows from its journal.
    package struct Opened: Sendable {
        package var desk: JournalDesk
        package var queue: Queue
        /// What was found on the way that is not an error.
        package var remarks: [Remark]
    }

    /// How far the reading of a journal has come, in bytes.
    package struct Progress: Hashable, Sendable {
        package var read: Int
        package var total: Int
    }

    /// Opens the queue in a folder and reads its journal, from its checkpoint on if it has one (see
    /// ``owesCheckpoint(of:)``).
    ///
    /// A damaged journal opens too, read-only and with the valid entries before the damage: see ``access``. A journal
    /// without a single valid entry doesn't open. One that a newer sluice has written to opens up to the first entry
    /// that only that sluice can read, even if that is the very first.
    ///
    /// - Parameters:
    ///   - login: Who will decide; `nil` opens the queue for reading and for ``submit(_:by:queue:allOrNothing:)``.
    ///   - settings: The settings, if they have been read already; else those of the folder.
    ///   - ledger: The ledger that a copy follows: the copy is brought up to it first, if it answers within a second.
    ///   - progress: Called now and then, on the calling thread, while a long journal is read.
    ///   - lost: Called, on any thread, if the checkpoint turns out to be damaged after all and the journal does not give
    ///     what it held; it has been removed by then. It must end the process. Without it the whole checkpoint is checked first.
    /// - Throws: ``DeskError/noQueue(path:)`` if there is no journal; ``DeskError/readOnly(_:)`` with `worldWritable`
    ///   for a folder that everybody may write in.
    package static func open(
        folder: String, as login: Login?, settings: SettingsFile? = nil, ledger: (any Ledger)? = nil,
        files: any Files = RealFiles(), clock: @escaping @Sendable () -> Moment,
        progress: (Progress) -> Void = { _ in }, lost: (@Sendable () -> Never)? = nil
    ) throws(DeskError) -> Opened {
        let lock =
            ledger == nil
            ? try QueueLock(folder: folder, files: files)
            : try QueueLock(folder: folder, files: files, isOfCopy: true)
        let contact = try ledger.map { (ledger) throws(DeskError) in
            try JournalDesk.contact(after: ledger, lock, clock)
        }
        let (reading, spared) = try OpeningReader(lock: lock, lost: lost).read(progress: progress)
        if let damage = reading.stop?.damage, reading.queue.entryCount == 0 { throw .damaged(damage) }
        let access = access(of: reading, login: login, lock: lock, follows: ledger != nil)
        let desk = JournalDesk(
            login: login, settings: settings ?? SettingsFile(folder: folder, isOfCopy: lock.isOfCopy, files: files),
            lock: lock, ledger: ledger, clock: clock,
            contents: Contents(known: KnownJournal(reading, spared: spared), access: access, contact: contact))
        let remarks = ledger == nil ? reading.remarks : desk.remarksOfCopy(reading)
        return Opened(desk: desk, queue: reading.queue, remarks: remarks)
    }

    /// Brings a copy up to its server before it is read, and returns how it stands to it.
    private static func contact(
        after ledger: any Ledger, _ lock: QueueLock, _ clock: () -> Moment
    ) throws(DeskError) -> Contact {
        let journal = try JournalFile.open(lock.paths, files: lock.files)
        var contact = Contact(server: ledger.server)
        do throws(DeskError) {
            let writer = CopyWriter(lock: lock, journal: journal)
            try writer.follow(ledger, within: JournalDesk.patienceOfReaders) { (lines) throws(DeskError) in
                try writer.keep(lines)
            }
        } catch {
            contact.note(error, at: clock())
        }
        return contact
    }

    /// How long a reader waits for the server, in milliseconds, before the copy answers as it is.
    private static let patienceOfReaders = 1_000

    /// The remarks about a copy, whose last line is often unfinished and whose erasures are finished at once.
    private func remarksOfCopy(_ reading: WholeReading) -> [Remark] {
        try? finishErasuresOfCopy()
        let isLeft = state.withLock { !$0.known.unfinishedBlanks.isEmpty }
        return reading.remarks.filter {
            switch $0 {
            case .unfinishedLine: false
            case .unfinishedErasure: isLeft
            default: true
            }
        }
    }

    private static func access(of reading: WholeReading, login: Login?, lock: QueueLock, follows: Bool) -> Access {
        if let stop = reading.stop { return .readOnly(stop.reason) }
        if lock.isOfCopy, !follows { return .readOnly(.copyWasLeft) }
        guard lock.files.mayWrite(folder: lock.paths.folder), mayWriteJournal(lock), let login else {
            return .readOnly(.notWritable)
        }
        return .full(login)
    }

    private static func mayWriteJournal(_ lock: QueueLock) -> Bool {
        guard let file = try? lock.files.open(lock.paths.journal, .writing) else { return false }
        lock.files.close(file)
        return true
    }
}

extension WholeReading {
    /// The remarks about what was read.
    var remarks: [Remark] {
        var remarks: [Remark] = []
        if let unfinished { remarks.append(.unfinishedLine(bytes: unfinished)) }
        for erasure in Set(unfinishedBlanks.values).sorted() { remarks.append(.unfinishedErasure(entry: erasure)) }
        return remarks
    }
}

extension QueueLock {
    /// Looks at a folder; throws if everybody may write in it.
    init(folder: String, files: any Files, isOfCopy: Bool) throws(DeskError) {
        paths = QueuePaths(folder: folder)
        self.files = files
        self.isOfCopy = isOfCopy
        guard let status = try calling({ () throws(FileFailure) in try files.followedStatus(path: folder) }),
            status.kind == .folder
        else { throw .noQueue(path: folder) }
        guard status.mode & 0o002 == 0 else { throw .readOnly(.worldWritable) }
        access = FolderAccess(status)
    }

    /// Looks at a folder, which may be a copy.
    init(folder: String, files: any Files) throws(DeskError) {
        let paths = QueuePaths(folder: folder)
        let isOfCopy = try calling { () throws(FileFailure) in try files.status(path: paths.server) != nil }
        try self.init(folder: folder, files: files, isOfCopy: isOfCopy)
    }
}
