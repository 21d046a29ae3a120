/// Where the files of a queue's folder stand.
package struct QueuePaths: Hashable, Sendable {
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    package static let journalName = "queue.jsonl"
    package static let settingsName = "settings.json"
    package static let lockName = "queue.lock"
    package static let checkpointName = "queue.checkpoint"
    package static let draftsName = "drafts"

    package var journal: String { path(of: QueuePaths.journalName) }
    package var settings: String { path(of: QueuePaths.settingsName) }
    package var lock: String { path(of: QueuePaths.lockName) }
    package var checkpoint: String { path(of: QueuePaths.checkpointName) }
    package var drafts: String { path(of: QueuePaths.draftsName) }

    func path(of name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
