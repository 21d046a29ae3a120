package import Moderation
internal import Synchronization

/// A queue on disk.
///
/// The journal is read without a lock: a line counts when it is whole. Writing happens under an exclusive lock on a
/// file of its own, against the state that stands under that lock, and is reported done only once it is on the disk.
/// What looks like damage is read again under a shared lock, when no writer is at work, before it is believed; then the
/// desk stays readable up to the last lawful entry and refuses to write.
///
/// After a call that leaves open what the disk holds, every further call gives ``DeskError/replaced`` until somebody
/// reads from the beginning.
package final class JournalDesk: Desk {
    /// What changes in the course of time. Held only for moments: never over a call to the system.
    struct Contents {
        var journal: JournalFile
        /// What the journal and its folder allow; the settings may allow less.
        var access: Access
        /// Nobody may go on before the journal has been read from its beginning.
        var mustStartOver = false
        /// Entries that an erasure lists and whose content may still stand in the journal, each with the erasure.
        var unfinishedBlanks: [UInt32: EntryNumber] = [:]
        /// What the checkpoint that was taken over or left spares.
        var spared = Checkpoint.Reach.nothing
        /// The comments that are erased.
        var erased: Set<UInt32> = []
    }

    let settingsFile: SettingsFile
    /// Who uses the desk; `nil` reads and submits only.
    package let login: Login?
    let paths: QueuePaths
    let folderAccess: FolderAccess
    let files: any Files
    /// The writer's clock.
    let clock: @Sendable () -> Moment
    let state: Mutex<Contents>
    /// What the moderator keeps here. Held while files are read and written: only drafts wait for it.
    let session: Mutex<DraftSession?>

    init(
        login: Login?, settings: SettingsFile, lock: QueueLock, clock: @escaping @Sendable () -> Moment,
        contents: Contents
    ) {
        self.login = login
        settingsFile = settings
        paths = lock.paths
        folderAccess = lock.access
        files = lock.files
        self.clock = clock
        state = Mutex(contents)
        let drafts = DraftFolder(paths: lock.paths, access: lock.access, files: lock.files)
        session = Mutex(login.map { DraftSession(login: $0, since: clock(), folder: drafts) })
    }

    package var access: Access { currentSettings.limit(journalAccess) }

    /// What the journal and its folder allow.
    var journalAccess: Access { state.withLock { $0.access } }

    package var currentSettings: CurrentSettings { settingsFile.current }

    package func followSettings() {
        settingsFile.follow()
    }

    /// The queue's folder.
    package var folder: String { paths.folder }

    var lock: QueueLock { QueueLock(paths: paths, access: folderAccess, files: files) }

    /// Refuses to write from now on.
    func stopWriting(at stop: ReadingStop) {
        state.withLock { $0.access = .readOnly(stop.reason) }
    }

    /// Refuses to write from now on.
    func stopWriting(at damage: Damage) { stopWriting(at: .damage(damage)) }
}
