import Glibc

extension RealFiles {
    package func lock(
        _ file: OpenFile, _ kind: LockKind, within milliseconds: Int, while isWanted: (Int) -> Bool
    ) throws(FileFailure) -> Bool {
        let operation = kind == .shared ? LOCK_SH : LOCK_EX
        if flock(file.descriptor, operation | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK || errno == EINTR else { throw failure("lock", file.path) }
        guard milliseconds > 0 else { return false }
        let wait = try QueuedLock.wait(file, operation)
        switch wait.outcome(within: milliseconds, while: isWanted) {
        case 0: return true
        case EINTR: return false
        case let code: throw FileFailure(operation: "lock", path: file.path, code: code)
        }
    }

    package func unlock(_ file: OpenFile) {
        _ = flock(file.descriptor, LOCK_UN)
    }

    /// Reads `/proc/locks`: a lock's line names its kind, the process, and the file as `major:minor:inode`.
    package func lockHolder(_ file: OpenFile) -> Int32? {
        guard let status = try? status(file), let stream = fopen("/proc/locks", "re") else { return nil }
        defer { fclose(stream) }
        let inode = String(status.inode)
        var line = [CChar](repeating: 0, count: 512)
        while fgets(&line, Int32(line.count), stream) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            let fields = text.split(separator: " ")
            // `1: FLOCK  ADVISORY  WRITE 4711 fe:01:12345 0 EOF`; a waiting one has `->` as its second field.
            guard fields.count >= 6, fields[1] == "FLOCK", let process = Int32(fields[4]), process > 0,
                fields[5].split(separator: ":").last.map(String.init) == inode
            else { continue }
            return process
        }
        return nil
    }
}
