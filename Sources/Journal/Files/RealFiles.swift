import Glibc
package import Moderation

/// The files of the system.
package struct RealFiles: Files {
    package init() {}

    package func open(_ path: String, _ opening: Opening) throws(FileFailure) -> OpenFile {
        // A pipe or a device in a file's place must not hang the open: hence O_NONBLOCK.
        let always = O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK
        let descriptor =
            switch opening {
            case .reading: Glibc.open(path, O_RDONLY | always)
            case .writing: Glibc.open(path, O_RDWR | always)
            case .create: Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | always, 0o600)
            }
        guard descriptor >= 0 else { throw failure(.open, path) }
        let file = OpenFile(descriptor: descriptor, path: path)
        guard try status(file).kind == .file else {
            close(file)
            throw FileFailure(operation: .open, path: path, .special)
        }
        return file
    }

    package func openFolder(_ path: String) throws(FileFailure) -> OpenFile {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(.open, path) }
        return OpenFile(descriptor: descriptor, path: path)
    }

    package func close(_ file: OpenFile) {
        _ = Glibc.close(file.descriptor)
    }

    package func read(_ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileFailure)
        -> Int
    {
        while true {
            let count = pread(file.descriptor, buffer.baseAddress, buffer.count, offset)
            if count >= 0 { return count }
            guard errno == EINTR else { throw failure(.read, file.path) }
        }
    }

    package func map(_ file: OpenFile, length: Int) throws(FileFailure) -> MappedFile {
        guard let mapping = MappedFile(descriptor: file.descriptor, length: length) else {
            throw failure(.map, file.path)
        }
        return mapping
    }

    package func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileFailure) -> Int {
        while true {
            let count = pwrite(file.descriptor, bytes.baseAddress, bytes.count, offset)
            if count >= 0 { return count }
            guard errno == EINTR else { throw failure(.write, file.path) }
        }
    }

    package func cut(_ file: OpenFile, to length: Int) throws(FileFailure) {
        while ftruncate(file.descriptor, length) != 0 {
            guard errno == EINTR else { throw failure(.cut, file.path) }
        }
    }

    package func flush(_ file: OpenFile) throws(FileFailure) {
        guard fdatasync(file.descriptor) == 0 else { throw failure(.flush, file.path) }
    }

    package func flushFolder(_ folder: OpenFile) throws(FileFailure) {
        guard fsync(folder.descriptor) == 0 else { throw failure(.flush, folder.path) }
    }

    package func rename(_ path: String, to name: String) throws(FileFailure) {
        guard Glibc.rename(path, name) == 0 else {
            // A folder that is in the way is what somebody has to see to.
            throw failure(.rename, errno == EISDIR || errno == ENOTEMPTY ? name : path)
        }
    }

    package func removeFolder(_ path: String) throws(FileFailure) {
        guard rmdir(path) == 0 else { throw failure(.remove, path) }
    }

    package func link(_ path: String, to name: String) throws(FileFailure) {
        guard Glibc.link(path, name) == 0 else { throw failure(.link, name) }
    }

    package func remove(_ path: String) throws(FileFailure) -> Bool {
        if unlink(path) == 0 { return true }
        guard errno == ENOENT else { throw failure(.remove, path) }
        return false
    }

    package func makeFolder(_ path: String, mode: UInt32) throws(FileFailure) -> Bool {
        // The mask belongs to the whole process. What another thread makes at this moment has its mode given
        // explicitly, and corrected.
        let mask = umask(0)
        let isMade = mkdir(path, mode) == 0
        let code = errno
        _ = umask(mask)
        if isMade { return true }
        errno = code
        guard errno == EEXIST else { throw failure(.make, path) }
        guard try followedStatus(path: path)?.kind == .folder else {
            throw FileFailure(operation: .make, path: path, code: ENOTDIR)
        }
        return false
    }

    package func setAccess(_ file: OpenFile, owner: UInt32?, group: UInt32?, mode: UInt32) throws(FileFailure) {
        // These first: changing a file's owner clears the set-group-ID bit.
        if owner != nil || group != nil, fchown(file.descriptor, owner ?? uid_t.max, group ?? gid_t.max) != 0 {
            throw failure(.setOwner, file.path)
        }
        guard fchmod(file.descriptor, mode) == 0 else { throw failure(.setMode, file.path) }
    }

    package func random(bytes count: Int) -> [UInt8] {
        var system = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        while bytes.count < count { withUnsafeBytes(of: system.next()) { bytes.append(contentsOf: $0) } }
        return Array(bytes.prefix(count))
    }

    package func watch(folder: String, _ changed: @escaping @Sendable (Set<String>) -> Void) throws(FileFailure)
        -> any Watch
    {
        try FolderWatch(folder: folder, changed: changed)
    }
}

/// Makes the error of a call that has just failed.
func failure(_ operation: StorageFailure.Operation, _ path: String) -> FileFailure {
    FileFailure(operation: operation, path: path, code: errno)
}

extension RealFiles {
    package func status(_ file: OpenFile) throws(FileFailure) -> FileStatus {
        var found = stat()
        guard fstat(file.descriptor, &found) == 0 else { throw failure(.lookAt, file.path) }
        return FileStatus(found)
    }

    package func status(path: String) throws(FileFailure) -> FileStatus? {
        var found = stat()
        if lstat(path, &found) == 0 { return FileStatus(found) }
        guard errno == ENOENT || errno == ENOTDIR else { throw failure(.lookAt, path) }
        return nil
    }

    package func followedStatus(path: String) throws(FileFailure) -> FileStatus? {
        var found = stat()
        if stat(path, &found) == 0 { return FileStatus(found) }
        guard errno == ENOENT || errno == ENOTDIR else { throw failure(.lookAt, path) }
        return nil
    }

    package func names(in folder: String) throws(FileFailure) -> [String] {
        guard let stream = opendir(folder) else { throw failure(.list, folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let item = readdir(stream) else {
                guard errno == 0 else { throw failure(.list, folder) }
                return names
            }
            let name = withUnsafePointer(to: &item.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
    }

    package func mayWrite(folder: String) -> Bool {
        faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0
    }

    package func group(named name: String) -> UInt32? {
        var record = Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        var buffer = [CChar](repeating: 0, count: 65_536)
        guard getgrnam_r(name, &record, &buffer, buffer.count, &found) == 0, found != nil else {
            return UInt32(name)
        }
        return record.gr_gid
    }
}

extension FileStatus {
    fileprivate init(_ found: stat) {
        let kind: Kind =
            switch found.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        self.init(
            kind: kind, device: UInt64(found.st_dev), inode: UInt64(found.st_ino), size: Int(found.st_size),
            mode: found.st_mode & 0o7777, owner: found.st_uid, group: found.st_gid)
    }
}
