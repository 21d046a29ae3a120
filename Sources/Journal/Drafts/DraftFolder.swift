import Moderation

/// The folder in which sessions keep what is half done.
///
/// A session's lock is a file of its own that is never renamed, so that its holder has the session's draft to
/// themselves, but for an erasure: that goes through all drafts under the queue's lock, which a session takes shared for
/// every write.
struct DraftFolder {
    let paths: QueuePaths
    let access: FolderAccess
    let files: any Files

    func path(of name: String) -> String { paths.drafts + "/" + name }

    /// The mode of drafts: for their owner, and in a group's queue for the group, so that an erasure reaches them.
    var mode: UInt32 { access.lockMode }

    /// The files there are. A link in the folder's place is not followed.
    func names() throws(FileFailure) -> [String] {
        guard let status = try files.status(path: paths.drafts) else { return [] }
        guard status.kind == .folder else { throw isNoFolder(status) }
        return try files.names(in: paths.drafts)
    }

    /// Makes the folder if it isn't there. One that this user's process was killed over, or that another mask made too
    /// narrow, gets the mode that it should have.
    func make() throws(FileFailure) {
        let isNew = try files.makeFolder(paths.drafts, mode: access.folderMode)
        guard let status = try files.status(path: paths.drafts) else { return }
        guard status.kind == .folder else { throw isNoFolder(status) }
        if status.mode != access.folderMode || status.group != access.group {
            let folder = try files.openFolder(paths.drafts)
            defer { files.close(folder) }
            // Whose folder it isn't may not mend it; what they can't do in it is told when they try.
            try? access.apply(to: folder, status, mode: access.folderMode, files: files)
        }
        if isNew { try files.flushNames(in: paths.folder) }
    }

    /// Takes the lock of a session that has ended; `nil` if it lives, or somebody else was quicker.
    func claim(_ name: DraftName) throws(FileFailure) -> HeldLock? {
        guard name.hasSession else { return try claim(path(of: DraftName.draft(name.stem)), makes: false) }
        return try claim(path(of: DraftName.lock(name.stem)), makes: true)
    }

    private func claim(_ path: String, makes: Bool) throws(FileFailure) -> HeldLock? {
        var file: OpenFile?
        do throws(FileFailure) {
            file = try files.open(path, .writing)
        } catch {
            guard error.code == FileFailure.missing else { throw error }
            if makes { file = try make(lock: path) }
        }
        guard let file else { return nil }
        let lock = HeldLock(file: file, files: files)
        guard try files.lock(file, .exclusive, within: 0), try isNamed(file, path) else { return nil }
        return lock
    }

    private func make(lock path: String) throws(FileFailure) -> OpenFile? {
        do throws(FileFailure) {
            return try access.create(path, mode: mode, files: files)
        } catch {
            guard error.code == FileFailure.exists else { throw error }
            return nil
        }
    }

    /// Makes the lock of a new session, and takes it.
    func begin(_ stem: String) throws(FileFailure) -> HeldLock? {
        let path = path(of: DraftName.lock(stem))
        guard let file = try make(lock: path) else { return nil }
        let lock = HeldLock(file: file, files: files)
        // Another start may have taken it for one whose session has ended.
        guard try files.lock(file, .exclusive, within: 0), try isNamed(file, path) else { return nil }
        return lock
    }

    private func isNamed(_ file: OpenFile, _ path: String) throws(FileFailure) -> Bool {
        let locked = try files.status(file)
        return try files.status(path: path)?.isSameFile(as: locked) ?? false
    }

    private func isNoFolder(_ status: FileStatus) -> FileFailure {
        let code = status.kind == .link ? FileFailure.link : FileFailure.notAFolder
        return FileFailure(operation: "list", path: paths.drafts, code: code)
    }
}

/// A lock that is held for as long as somebody holds this.
final class HeldLock: Sendable {
    private let file: OpenFile
    private let files: any Files

    init(file: OpenFile, files: any Files) {
        self.file = file
        self.files = files
    }

    deinit {
        files.close(file)
    }
}
