import Glibc
import Terminal

/// The ground that belongs to a queue: its folder and all that lies in it. What is written there by another name, a page
/// called `settings.json` for one, would be taken for the queue's own.
enum QueueGround {
    /// Refuses a folder that is a queue's, or lies in one.
    ///
    /// - Parameters:
    ///   - path: Need not be there yet.
    ///   - deed: What was to be done, for the message: `publish`.
    static func refuse(_ path: String, deed: DisplayText) throws(Failure) {
        var folder = real(path) ?? real(parent(of: path)) ?? path
        while true {
            if access(folder == "/" ? "/queue.jsonl" : folder + "/queue.jsonl", F_OK) == 0 {
                throw Failure(
                    .cannotCreate, "\(path) belongs to the queue in \(folder)",
                    advice: deed + " into a folder of its own, outside of it")
            }
            guard folder != "/", folder.utf8.first == UInt8(ascii: "/") else { return }
            folder = parent(of: folder)
        }
    }

    private static func real(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// The path without its last name.
    private static func parent(of path: String) -> String {
        var bytes = Array(path.utf8)[...]
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    }
}
