/// Where the files of a queue's folder stand.
package struct QueuePaths: Hashable, Sendable {
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    package static let journalName = "queue.jsonl"
    /// What the names of files begin with that a repair has left.
    package static let cutPrefix = journalName + ".cut-"
    package static let settingsName = "settings.json"
    package static let lockName = "queue.lock"
    package static let checkpointName = "queue.checkpoint"
    package static let draftsName = "drafts"

    package var journal: String { path(of: QueuePaths.journalName) }
    package var settings: String { path(of: QueuePaths.settingsName) }
    package var lock: String { path(of: QueuePaths.lockName) }
    package var checkpoint: String { path(of: QueuePaths.checkpointName) }
    /// Where a checkpoint is written before it gets its name.
    var checkpointBeside: String { path(of: ".\(QueuePaths.checkpointName).new") }
    package var drafts: String { path(of: QueuePaths.draftsName) }

    /// Tells whether a file of this name holds what stands in the journal a second time: the checkpoint, one that was
    /// being made, or a journal that never got its name.
    static func isCopy(_ name: String) -> Bool {
        let prefixes = [checkpointName, "." + checkpointName, "." + journalName]
        return prefixes.contains { name.hasPrefix($0) }
    }

    /// The folder that holds what has this path.
    package static func folder(of path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    func path(of name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
