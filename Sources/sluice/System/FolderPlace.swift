import Glibc
import Journal
import Moderation
import System
import Wording

/// What a folder of this machine is called on a server.
enum FolderPlace {
    static func of(_ folder: String, _ login: Login) throws(Failure) -> QueuePlace {
        guard let path = realpath(folder, nil) else { throw Failure(.missing, wording.noQueue(folder)) }
        defer { free(path) }
        return QueuePlace(host: ThisMachine.name ?? "?", folder: String(cString: path), login: login)
    }
}
