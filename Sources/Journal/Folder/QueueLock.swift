import Moderation

/// The lock that keeps writers of one queue apart.
///
/// It is an advisory lock on a file of its own. Because anybody who may write in the folder may also replace that
/// file, the lock counts only if the file that was locked still has the name afterwards.
struct QueueLock {
    /// How long a writer waits for another one: five seconds. A lock is held for one write and one flush.
    static let patience = 5_000

    let paths: QueuePaths
    let access: FolderAccess
    let files: any Files

    /// Does some work while the lock is held.
    ///
    /// - Parameter wait: Is told of a wait that can be noticed, and may end it.
    /// - Throws: ``DeskError/locked(process:)`` if somebody else holds the lock for too long, and what the work throws.
    func hold<Value>(
        _ kind: LockKind, following wait: LockWait? = nil, _ work: () throws(DeskError) -> Value
    ) throws(DeskError) -> Value {
        while true {
            let file = try calling { () throws(FileFailure) in try open(kind) }
            // Closing the only descriptor of an open file gives its lock back.
            defer { files.close(file) }
            guard try calling({ () throws(FileFailure) in try take(file, kind, following: wait) })
            else { throw .locked(process: files.lockHolder(file)) }
            if try calling({ () throws(FileFailure) in try isNamed(file) }) { return try work() }
        }
    }

    /// Does some work while no writer is at work; without the lock where this user can't take it.
    func holdIfPossible<Value>(_ work: () throws(DeskError) -> Value) throws(DeskError) -> Value {
        do throws(FileFailure) {
            files.close(try open(.shared))
        } catch {
            guard error.isAboutPermission else { throw DeskError(error) }
            return try work()
        }
        return try hold(.shared, work)
    }

    /// Takes the lock, if that can be done within ``patience`` and is still wanted then.
    private func take(_ file: OpenFile, _ kind: LockKind, following wait: LockWait?) throws(FileFailure) -> Bool {
        guard let wait else { return try files.lock(file, kind, within: QueueLock.patience) }
        guard !wait.isGivenUp else { return false }
        if try files.lock(file, kind, within: LockWait.untold) { return !wait.isGivenUp }
        wait.tell(files.lockHolder(file))
        var left = QueueLock.patience - LockWait.untold
        while left > 0, !wait.isGivenUp {
            if try files.lock(file, kind, within: LockWait.attempt) { return !wait.isGivenUp }
            left -= LockWait.attempt
        }
        return false
    }

    private func isNamed(_ file: OpenFile) throws(FileFailure) -> Bool {
        let locked = try files.status(file)
        return try files.status(path: paths.lock)?.isSameFile(as: locked) ?? false
    }

    private func open(_ kind: LockKind) throws(FileFailure) -> OpenFile {
        while true {
            do throws(FileFailure) {
                return try files.open(paths.lock, kind == .shared ? .reading : .writing)
            } catch {
                guard error.code == FileFailure.missing else { throw error }
            }
            do throws(FileFailure) {
                return try access.create(paths.lock, files: files)
            } catch {
                guard error.code == FileFailure.exists else { throw error }
            }
        }
    }
}
