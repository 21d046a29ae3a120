import Glibc

extension RealFiles {
    package func lock(_ file: OpenFile, _ kind: LockKind, within milliseconds: Int) throws(FileFailure) -> Bool {
        let operation = (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
        let deadline = monotonicMilliseconds() + Int64(milliseconds)
        // The lock is held for a flush at most, so the first waits are short.
        var wait: Int64 = 1
        while true {
            if flock(file.descriptor, operation) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw failure("lock", file.path) }
            let left = deadline - monotonicMilliseconds()
            guard left > 0 else { return false }
            pause(milliseconds: min(wait, left))
            wait = min(wait * 2, 20)
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

/// A clock that only goes forward, for waiting.
private func monotonicMilliseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
}

private func pause(milliseconds: Int64) {
    var wait = timespec(tv_sec: Int(milliseconds / 1_000), tv_nsec: Int(milliseconds % 1_000) * 1_000_000)
    nanosleep(&wait, nil)
}
