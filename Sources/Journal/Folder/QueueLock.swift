import Moderation

/// The lock that keeps writers of one queue apart.
///
/// It is an advisory lock on a file of its own. Because anybody who may write in the folder may also replace that
/// file, the lock counts only if the locked file still has the name afterwards.
struct QueueLock {
    /// How long a writer waits for another: five seconds. The lock is held for one write and one flush.
    static let patience = 5_000

    let paths: QueuePaths
    let access: FolderAccess
    let files: any Files
    /// Whether the folder is a copy. There, a folder stands in the place of the lock's file, so that programs that
    /// don't know about copies can't write; the lock is another file.
    var isOfCopy = false

    private var path: String { isOfCopy ? paths.copyLock : paths.lock }

    /// Does some work while the lock is held.
    ///
    /// - Parameter wait: Is told about a wait that is long enough to be noticed, and may end it.
    /// - Throws: ``DeskError/locked(process:)`` if somebody else holds the lock for too long, ``DeskError/converted``
    ///   if the folder is no longer a copy, or has become one, and what the work throws.
    func hold<Value>(
        _ kind: LockKind, following wait: LockWait? = nil, _ work: () throws(DeskError) -> Value
    ) throws(DeskError) -> Value {
        while true {
            let file: OpenFile
            do throws(FileFailure) {
                file = try open(kind)
            } catch {
                guard !isOfCopy, isNamedForServer else { throw DeskError(error) }
                throw .converted
            }
            // Closing the only descriptor of an open file releases its lock.
            defer { files.close(file) }
            if kind == .exclusive { tend(file) }
            guard try calling({ () throws(FileFailure) in try acquire(file, kind, following: wait) })
            else { throw .locked(process: files.lockHolder(file)) }
            guard try calling({ () throws(FileFailure) in try isNamed(file) }) else { continue }
            if isOfCopy {
                guard isNamedForServer else { throw .converted }
                if kind == .exclusive { keepOthersAway() }
            }
            return try work()
        }
    }

    /// Whether the folder names a server, which makes it a copy.
    private var isNamedForServer: Bool {
        do throws(FileFailure) {
            return try files.status(path: paths.server) != nil
        } catch {
            return isOfCopy
        }
    }

    /// Restores the folder that keeps out programs that don't know about copies, if somebody has removed it.
    private func keepOthersAway() {
        do throws(FileFailure) {
            guard try files.status(path: paths.lock) == nil else { return }
            _ = try files.makeFolder(paths.lock, mode: access.folderMode)
        } catch {
            // A user who can't make it can't write here either.
        }
    }

    /// Does some work while no writer is at work. A user who may only read, and so can't take the lock, does it without.
    ///
    /// Without the lock, a reader sees a writer's work half done, which is not damage: a line without its end, one
    /// with zeroes in it, or half overwritten contents that an erasure before the end lists.
    func holdIfPossible<Value>(_ work: () throws(DeskError) -> Value) throws(DeskError) -> Value {
        do throws(FileFailure) {
            files.close(try open(.shared))
        } catch {
            guard error.isAboutPermission else { throw DeskError(error) }
            return try work()
        }
        return try hold(.shared, work)
    }

    /// Takes the lock, if that is possible within ``patience`` and still wanted then.
    private func acquire(_ file: OpenFile, _ kind: LockKind, following wait: LockWait?) throws(FileFailure) -> Bool {
        guard let wait else { return try files.lock(file, kind, within: QueueLock.patience) }
        var isTold = false
        let isTaken = try files.lock(file, kind, within: QueueLock.patience) { waited in
            if waited >= LockWait.untold, !isTold, !wait.isGivenUp {
                isTold = true
                wait.tell(.process(files.lockHolder(file)))
            }
            return !wait.isGivenUp
        }
        return isTaken && !wait.isGivenUp
    }

    /// Corrects the mode of the lock's file: a process that can open it, even only for reading, can hold it and keep
    /// all writers waiting. Only its owner may correct it; processes that have it open lose nothing.
    private func tend(_ file: OpenFile) {
        guard let status = try? files.status(file) else { return }
        // A file whose group could not be set to the folder's is not for that group.
        let mode = status.group == access.group ? access.lockMode : 0o600
        if status.mode != mode { try? files.setAccess(file, group: nil, mode: mode) }
    }

    private func isNamed(_ file: OpenFile) throws(FileFailure) -> Bool {
        let locked = try files.status(file)
        return try files.status(path: path)?.isSameFile(as: locked) ?? false
    }

    private func open(_ kind: LockKind) throws(FileFailure) -> OpenFile {
        while true {
            do throws(FileFailure) {
                return try files.open(path, kind == .shared ? .reading : .writing)
            } catch {
                guard error.code == FileFailure.missing else { throw error }
            }
            do throws(FileFailure) {
                return try access.create(path, mode: access.lockMode, files: files)
            } catch {
                guard error.code == FileFailure.exists else { throw error }
            }
        }
    }
}

/// Where the files of a queue's folder stand.
package struct QueuePaths: Hashable, Sendable {
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    package static let journalName = "queue.jsonl"
    /// The beginning of the names of files that a repair has left.
    package static let cutPrefix = journalName + ".cut-"
    package static let settingsName = "settings.json"
    package static let lockName = "queue.lock"
    package static let checkpointName = "queue.checkpoint"
    package static let draftsName = "drafts"
    package static let intakeKeyName = "intake.key"
    package static let sitesName = "sync"
    /// The file that names the server that a copy follows.
    static let serverName = "queue.server"
    static let copyLockName = "copy.lock"
    /// The settings that hold for all copies, as the server last gave them.
    static let copySettingsName = "queue.settings"

    /// The settings that a plain folder is to have, while a queue comes home; and afterwards, those of this machine alone.
    var homeSettings: String { settings + ".home" }
    var ownSettings: String { settings + ".own" }

    package var journal: String { path(of: QueuePaths.journalName) }
    package var settings: String { path(of: QueuePaths.settingsName) }
    var lock: String { path(of: QueuePaths.lockName) }
    package var server: String { path(of: QueuePaths.serverName) }
    var copySettings: String { path(of: QueuePaths.copySettingsName) }
    /// The lock of a copy.
    var copyLock: String { path(of: QueuePaths.copyLockName) }
    package var checkpoint: String { path(of: QueuePaths.checkpointName) }
    /// Where a checkpoint is written before it gets its name.
    var checkpointBeside: String { path(of: ".\(QueuePaths.checkpointName).new") }
    var drafts: String { path(of: QueuePaths.draftsName) }
    package var intakeKey: String { path(of: QueuePaths.intakeKeyName) }
    /// The folder that keeps what was last known about live sites.
    var sites: String { path(of: QueuePaths.sitesName) }

    /// Whether a file with this name holds a second copy of what stands in the journal: the checkpoint, one that was
    /// being made, or a journal that never got its name.
    static func isCopy(_ name: String) -> Bool {
        let prefixes = [checkpointName, "." + checkpointName, "." + journalName]
        return prefixes.contains { name.hasPrefix($0) }
    }

    /// The folder of the file with this path.
    package static func folder(of path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    func path(of name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
