import Moderation

/// A folder inside a queue's folder, in which sluice keeps files of one kind.
struct InnerFolder {
    /// The path of the folder.
    let path: String
    /// The folder around it.
    let outer: String
    let access: FolderAccess
    let files: any Files

    /// The files in it; none if there is no folder. A link in the folder's place is not followed.
    func names() throws(FileFailure) -> [String] {
        guard let status = try files.status(path: path) else { return [] }
        guard status.kind == .folder else { throw isNoFolder(status) }
        return try files.names(in: path)
    }

    /// Makes the folder if it isn't there. One left with too narrow a mode, by a process that was killed or because
    /// of its mask, gets the mode that it should have.
    func make() throws(FileFailure) {
        let isNew = try files.makeFolder(path, mode: access.folderMode)
        guard let status = try files.status(path: path) else { return }
        guard status.kind == .folder else { throw isNoFolder(status) }
        if status.mode != access.folderMode || status.group != access.group {
            let folder = try files.openFolder(path)
            defer { files.close(folder) }
            // A user who doesn't own the folder may not correct it; what they can't do in it is reported when they try.
            try? access.apply(to: folder, status, mode: access.folderMode, files: files)
        }
        if isNew { try files.flushNames(in: outer) }
    }

    /// Makes a file; `nil` if somebody else was quicker.
    func create(_ path: String) throws(FileFailure) -> OpenFile? {
        do throws(FileFailure) {
            return try access.create(path, mode: access.lockMode, files: files)
        } catch {
            guard error.code == FileFailure.exists else { throw error }
            return nil
        }
    }

    private func isNoFolder(_ status: FileStatus) -> FileFailure {
        let code = status.kind == .link ? FileFailure.link : FileFailure.notAFolder
        return FileFailure(operation: .list, path: path, code: code)
    }
}
