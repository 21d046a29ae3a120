import Glibc
import System
import Terminal
import Wording

/// Files that the command line names.
enum TextFile {
    /// Reads a whole file, at most so many bytes.
    static func bytes(_ path: String, limit: Int = 256 << 20) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, .last) }
        defer { close(descriptor) }
        var all: [UInt8] = []
        do throws(SystemError) {
            while try Descriptor.read(descriptor, to: &all) > 0, all.count <= limit {}
        } catch {
            throw failure(path, error)
        }
        guard all.count <= limit else {
            throw Failure(.data, "\(path) is longer than \(limit) bytes", advice: "name another file")
        }
        return all
    }

    private static func failure(_ path: String, _ error: SystemError) -> Failure {
        let code = error.code
        let isMissing = code == ENOENT || code == ENOTDIR || code == EISDIR
        let status: ExitStatus = isMissing ? .missing : code == EACCES ? .notPermitted : .disk
        return Failure(status, "\(path) can't be read: \(error.text)", advice: "look at the path")
    }
}
