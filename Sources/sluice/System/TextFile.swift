import Glibc
import Terminal

/// Files that the command line names.
enum TextFile {
    /// Reads a whole file, at most so many bytes.
    static func bytes(_ path: String, limit: Int = 256 << 20) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return all }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            all += chunk[..<count]
            guard all.count <= limit else {
                throw Failure(.data, "\(path) is longer than \(limit) bytes", advice: "name another file")
            }
        }
    }

    private static func failure(_ path: String) -> Failure {
        let code = errno
        let isMissing = code == ENOENT || code == ENOTDIR || code == EISDIR
        let status: ExitStatus = isMissing ? .missing : code == EACCES ? .notPermitted : .disk
        return Failure(status, "\(path) can't be read: \(describe(code))", advice: "look at the path")
    }
}
