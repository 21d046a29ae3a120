import Glibc
import Journal
import System
import Terminal
import Wording

/// Checks that a folder belongs to no queue. A file written into a queue's folder or its drafts, for instance a page
/// called `settings.json`, would be taken for the queue's own.
enum QueueFolderCheck {
    /// Refuses a queue's folder, and that of its drafts.
    ///
    /// - Parameters:
    ///   - path: Need not exist yet.
    ///   - errand: What was to be done, for the message.
    static func refuse(_ path: String, _ errand: Errand) throws(Failure) {
        // A folder that isn't there yet belongs to no queue.
        guard let folder = ThisMachine.path(of: path) else { return }
        let isDrafts = folder.hasSuffix("/" + QueuePaths.draftsName)
        for ground in isDrafts ? [folder, QueuePaths.folder(of: folder)] : [folder]
        where access(QueuePaths(folder: ground).journal, F_OK) == 0 {
            throw Failure(.cannotCreate, wording.belongsToQueue(path, ground, errand))
        }
    }

    /// Refuses a queue's folder and everything in it, whether it exists already or would be made: for another queue,
    /// which would stand among that one's files.
    static func refuseAll(_ path: String, _ errand: Errand) throws(Failure) {
        guard var ground = nearest(path) else { return }
        while true {
            if access(QueuePaths(folder: ground).journal, F_OK) == 0 {
                throw Failure(.cannotCreate, wording.belongsToQueue(path, ground, errand))
            }
            guard ground != "/" else { return }
            ground = QueuePaths.folder(of: ground)
        }
    }

    /// The folder with a path, without links; if it doesn't exist, the nearest one around it that does.
    private static func nearest(_ path: String) -> String? {
        var path = path
        while true {
            if let found = ThisMachine.path(of: path) { return found }
            let around = QueuePaths.folder(of: path)
            guard around != path else { return nil }
            path = around
        }
    }
}
