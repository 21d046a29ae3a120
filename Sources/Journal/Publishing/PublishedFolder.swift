import Moderation

/// The folder that a publication is written into.
struct PublishedFolder {
    /// What is to become of the folder's files: prepared beside them, applied at once.
    struct Change {
        var list: PublishedList
        /// Files whose new bytes stand beside them.
        var written: [String] = []
        var removed: [String] = []

        init(list: PublishedList) {
            self.list = list
        }
    }

    private static let besidePrefix = ".sluice-new-"
    private static let mostBytes = 1 << 32

    let path: String
    let files: any Files

    /// Does some work while the folder is locked.
    ///
    /// - Parameters:
    ///   - work: Gets the folder's list, if it has one.
    func locked<Value>(_ work: (PublishedList?) throws(PublishError) -> Value) throws(PublishError) -> Value {
        guard try publishing({ () throws(FileFailure) in try makeIfMissing() }) else { throw .noFolder(path: path) }
        let folder = try publishing { () throws(FileFailure) in try files.openFolder(path) }
        defer { files.close(folder) }
        guard
            try publishing({ () throws(FileFailure) in
                try files.lock(folder, .exclusive, within: QueueLock.patience)
            })
        else { throw .locked(path: path, process: files.lockHolder(folder)) }
        let list = try list()
        let names = try publishing { () throws(FileFailure) in try files.names(in: path) }
        if list == nil, let foreign = names.sorted().first(where: PublishedFolder.isForeign) {
            throw .foreign(path: path, name: foreign)
        }
        // What an interrupted publication has left.
        for name in names where name.hasPrefix(PublishedFolder.besidePrefix) {
            _ = try publishing { () throws(FileFailure) in try files.remove(file(name)) }
        }
        return try work(list)
    }

    /// Makes the folder, open to all readers, where there is nothing yet.
    ///
    /// - Returns: `false` if something else has the name.
    private func makeIfMissing() throws(FileFailure) -> Bool {
        if let present = try files.followedStatus(path: path) { return present.kind == .folder }
        guard try files.makeFolder(path) else { return true }
        let folder = try files.openFolder(path)
        defer { files.close(folder) }
        try files.setAccess(folder, group: nil, mode: 0o755)
        try files.flushNames(in: QueuePaths.folder(of: path))
        return true
    }

    /// Writes the new bytes of a file beside it, if they are new.
    ///
    /// - Returns: Whether they are.
    func prepare(_ name: String, _ bytes: [UInt8], _ change: inout Change) throws(PublishError) -> Bool {
        let isOurs = change.list.files.contains(name)
        let present = try publishing { () throws(FileFailure) in try files.status(path: file(name)) }
        if !isOurs, present != nil { throw .foreign(path: path, name: name) }
        return try publishing { () throws(FileFailure) in
            if let present, present.kind == .file, present.size == bytes.count,
                try files.contents(of: file(name), most: PublishedFolder.mostBytes) == bytes
            {
                return false
            }
            let beside = try files.open(file(PublishedFolder.besidePrefix + name), .createPublic)
            defer { files.close(beside) }
            try files.writeAll(bytes, to: beside, at: 0)
            try files.flush(beside)
            return true
        }
    }

    /// Puts what was prepared in its place, and takes away what is no longer public.
    ///
    /// The list knows a file, on the disk, before it appears and until it is gone, so that an interruption leaves nothing
    /// behind that we would not own up to.
    func apply(_ change: Change) throws(PublishError) {
        try publishing { () throws(FileFailure) in
            var list = change.list
            list.files.formUnion(change.written)
            if !change.written.isEmpty {
                try keep(list)
                try files.flushNames(in: path)
            }
            for name in change.written {
                try files.rename(file(PublishedFolder.besidePrefix + name), to: file(name))
            }
            for name in change.removed { _ = try files.remove(file(name)) }
            if !change.removed.isEmpty { try files.flushNames(in: path) }
            list.files.subtract(change.removed)
            try keep(list)
            try files.flushNames(in: path)
        }
    }

    /// Removes what was prepared.
    func abandon(_ change: Change) {
        for name in change.written { _ = try? files.remove(file(PublishedFolder.besidePrefix + name)) }
    }

    /// Whether a name is one that a publication might take for its own: a JSON file in plain sight.
    private static func isForeign(_ name: String) -> Bool {
        !name.hasPrefix(".") && name.lowercased().hasSuffix(".json")
    }

    private func list() throws(PublishError) -> PublishedList? {
        let bytes = try publishing { () throws(FileFailure) in
            try files.contents(of: file(PublishedList.name), most: 64 * 1_024 * 1_024)
        }
        guard let bytes else { return nil }
        guard let list = PublishedList(bytes) else { throw .badList(path: file(PublishedList.name)) }
        return list
    }

    /// Keeps a list, unless the one that is there says the same.
    private func keep(_ list: PublishedList) throws(FileFailure) {
        let bytes = list.bytes
        if try files.contents(of: file(PublishedList.name), most: 64 * 1_024 * 1_024) == bytes { return }
        let beside = file(PublishedFolder.besidePrefix + "list")
        _ = try files.remove(beside)
        let made = try files.open(beside, .createPublic)
        defer { files.close(made) }
        try files.writeAll(bytes, to: made, at: 0)
        try files.flush(made)
        try files.rename(beside, to: file(PublishedList.name))
    }

    private func file(_ name: String) -> String {
        path.hasSuffix("/") ? path + name : path + "/" + name
    }

    private func publishing<Value>(_ calls: () throws(FileFailure) -> Value) throws(PublishError) -> Value {
        do throws(FileFailure) {
            return try calls()
        } catch {
            throw .failed(operation: error.operation, path: error.path, code: error.code)
        }
    }
}
