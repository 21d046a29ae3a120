import Moderation

/// Who may use a queue's folder: every file in it takes its owner, group and mode from the folder.
struct FolderAccess: Hashable, Sendable {
    let owner: UInt32
    let group: UInt32
    /// The mode of new files: the folder's, without what applies to folders only.
    let fileMode: UInt32
    /// The mode of new folders inside.
    let folderMode: UInt32

    /// The mode of the lock's file, which only those who may write here may open.
    var lockMode: UInt32 { fileMode & 0o020 == 0 ? 0o600 : 0o660 }

    init(_ status: FileStatus) {
        owner = status.owner
        group = status.group
        fileMode = status.mode & 0o666
        folderMode = status.mode & 0o7770
    }

    /// Makes a file with the folder's access, and leaves it open for writing.
    func create(_ path: String, mode: UInt32? = nil, files: any Files) throws(FileFailure) -> OpenFile {
        let file = try files.open(path, .create)
        do throws(FileFailure) {
            try apply(to: file, try files.status(file), mode: mode ?? fileMode, files: files)
            return file
        } catch {
            files.close(file)
            _ = try? files.remove(path)
            throw error
        }
    }

    /// Gives a new file or folder the folder's group and a mode. If root made it, it also gets the folder's owner,
    /// who would be locked out of it otherwise.
    func apply(to file: OpenFile, _ made: FileStatus, mode: UInt32, files: any Files) throws(FileFailure) {
        // A file made in a folder with the set-group-ID bit, or in one of the maker's own group, needs no change of
        // group. Where one is needed it may not be allowed, and then the mode alone keeps others out.
        let newOwner = made.owner == 0 && owner != 0 ? owner : nil
        guard made.group != group || newOwner != nil else {
            return try files.setAccess(file, owner: nil, group: nil, mode: mode)
        }
        do throws(FileFailure) {
            try files.setAccess(file, owner: newOwner, group: group, mode: mode)
        } catch {
            try files.setAccess(file, owner: nil, group: nil, mode: mode & 0o7700)
        }
    }

    /// Writes a file beside the one at `path` and puts it in its place, durably.
    func replace(_ path: String, with bytes: [UInt8], mode: UInt32? = nil, files: any Files) throws(FileFailure) {
        let beside = path + ".new"
        _ = try files.remove(beside)
        let file = try create(beside, mode: mode, files: files)
        do throws(FileFailure) {
            defer { files.close(file) }
            try files.writeAll(bytes, to: file, at: 0)
            try files.flush(file)
            try files.rename(beside, to: path)
        } catch {
            _ = try? files.remove(beside)
            throw error
        }
        try files.flushNames(in: QueuePaths.folder(of: path))
    }
}

extension Files {
    /// Waits until the names in a folder are on the disk.
    func flushNames(in path: String) throws(FileFailure) {
        let folder = try openFolder(path)
        defer { close(folder) }
        try flushFolder(folder)
    }

    /// Writes all bytes, in as many calls as it takes.
    func writeAll(_ bytes: [UInt8], to file: OpenFile, at offset: Int) throws(FileFailure) {
        // The type of a thrown error isn't inferred for a closure, hence the detour through a result.
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(FileFailure) in try writeAll(bytes, to: file, at: offset) }
        }
        try result.get()
    }

    /// Writes all bytes, in as many calls as it takes.
    func writeAll(_ bytes: UnsafeRawBufferPointer, to file: OpenFile, at offset: Int) throws(FileFailure) {
        var done = 0
        while done < bytes.count {
            let count = try write(file, UnsafeRawBufferPointer(rebasing: bytes[done...]), at: offset + done)
            // A write of nothing without an error only says that the disk is full.
            guard count > 0 else { throw FileFailure(operation: .write, path: file.path, code: FileFailure.noSpace) }
            done += count
        }
    }

    /// Reads a whole file, of `most` bytes at the most; `nil` if there is none.
    func contents(of path: String, most: Int) throws(FileFailure) -> [UInt8]? {
        guard try status(path: path) != nil else { return nil }
        let file = try open(path, .reading)
        defer { close(file) }
        let size = try status(file).size
        guard size <= most else { throw FileFailure(operation: .read, path: path, .tooLong) }
        let buffer = ByteBuffer(capacity: size)
        try buffer.fill(upTo: size, from: file, at: 0, files: self)
        return [UInt8](buffer.bytes)
    }
}
