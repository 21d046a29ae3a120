import Moderation

/// The folder that a publication is written into.
///
/// Its lock is a file that only its owner can open, since any process that can open a file can lock it. A new file is
/// written beside its place, for its owner alone, and made readable for everybody just before it is renamed.
struct PublishedFolder {
    static let lockName = ".sluice-lock"
    private static let besidePrefix = ".sluice-new-"
    private static let mostBytes = 1 << 32
    /// Everybody may read what is published, whatever the mask of the process that publishes.
    private static let mode: UInt32 = 0o644

    let path: String
    let files: any Files

    /// Does some work while the folder is locked. First removes what an interrupted publication has left.
    ///
    /// - Parameters:
    ///   - adopts: Makes a lost or garbled list again, from the pages that are as sluice writes them.
    ///   - work: Gets the folder's list, if it has one.
    func locked<Value>(
        adopts: Bool, _ work: (PublishedList?) throws(PublishError) -> Value
    ) throws(PublishError) -> Value {
        guard try publishing({ () throws(FileFailure) in try makeIfMissing() }) else { throw .noFolder(path: path) }
        // Before the lock is made, so that nothing is left in somebody else's folder.
        try refuseForeign(try names(), adopts: adopts)
        let lock = try lock()
        defer { files.close(lock) }
        let names = try names()
        var failure: PublishError?
        for name in names where name.hasPrefix(PublishedFolder.besidePrefix) {
            do throws(FileFailure) {
                _ = try files.remove(file(name))
            } catch {
                failure = PublishError(error)
            }
        }
        try refuseForeign(names, adopts: adopts)
        let list = try list(names, adopts: adopts)
        let value: Value
        do throws(PublishError) {
            value = try work(list)
        } catch {
            // If nothing was ever published here, not even the lock is left. A process that waits for it makes another.
            if list == nil, (try? files.status(path: file(PublishedList.name))) == nil {
                _ = try? files.remove(file(PublishedFolder.lockName))
            }
            throw error
        }
        // A failure to remove a leftover prevents nothing else.
        if let failure { throw .incomplete(PartialPublication(), cause: failure) }
        return value
    }

    /// Makes the folder, open to all readers, if nothing is there yet.
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

    // MARK: The lock

    private func lock() throws(PublishError) -> OpenFile {
        while true {
            let file = try publishing { () throws(FileFailure) in try openLock() }
            do throws(PublishError) {
                let isOurs = try publishing { () throws(FileFailure) in
                    try files.lock(file, .exclusive, within: QueueLock.patience)
                }
                guard isOurs else { throw .locked(path: path, process: files.lockHolder(file)) }
                // Somebody may have cleared the folder meanwhile, and the next process made a new lock.
                if try publishing({ () throws(FileFailure) in try isNamed(file) }) { return file }
            } catch {
                files.close(file)
                throw error
            }
            files.close(file)
        }
    }

    private func openLock() throws(FileFailure) -> OpenFile {
        let path = file(PublishedFolder.lockName)
        while true {
            do throws(FileFailure) {
                let file = try files.open(path, .writing)
                // A lock that somebody has opened to others is closed again; failing to do so is no reason to stop.
                if let status = try? files.status(file), status.mode & 0o077 != 0 {
                    try? files.setAccess(file, group: nil, mode: 0o600)
                }
                return file
            } catch {
                guard error.code == FileFailure.missing else { throw error }
            }
            do throws(FileFailure) {
                return try files.open(path, .create)
            } catch {
                guard error.code == FileFailure.exists else { throw error }
            }
        }
    }

    private func isNamed(_ lock: OpenFile) throws(FileFailure) -> Bool {
        let locked = try files.status(lock)
        return try files.status(path: lock.path)?.isSameFile(as: locked) ?? false
    }

    // MARK: What is there

    private func names() throws(PublishError) -> [String] {
        try publishing { () throws(FileFailure) in try files.names(in: path) }
    }

    /// Refuses a folder with JSON files in plain sight and no list.
    private func refuseForeign(_ names: [String], adopts: Bool) throws(PublishError) {
        guard !names.contains(PublishedList.name) else { return }
        let foreign = names.filter {
            !$0.hasPrefix(".") && $0.lowercased().hasSuffix(".json") && !(adopts && isPage($0))
        }
        if let name = foreign.min() { throw .foreign(path: path, name: name) }
    }

    /// The beginnings of our files of other forms, by their endings: they must be recognised even when their form is not asked for.
    private static let beginnings = [
        ".html": "<ol class=\"comments\">\n",
        ".atom": "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>tag:",
    ]

    /// Whether a file can only be a page that sluice wrote.
    private func isPage(_ name: String) -> Bool {
        guard PublishedList.isFileName(name), (try? files.status(path: file(name)))??.kind == .file,
            let bytes = try? files.contents(of: file(name), most: PublishedFolder.mostBytes)
        else { return false }
        if let slug = PublishedList.slug(ofFile: name) { return PublishedPage.isPage(bytes, of: slug) }
        return PublishedFolder.beginnings.contains { ending, beginning in
            name.hasSuffix(ending) && bytes.starts(with: beginning.utf8)
        }
    }

    private func list(_ names: [String], adopts: Bool) throws(PublishError) -> PublishedList? {
        let bytes = try publishing { () throws(FileFailure) in
            try files.contents(of: file(PublishedList.name), most: PublishedFolder.mostBytes)
        }
        if let bytes, let list = PublishedList(bytes) { return list }
        guard adopts else {
            if bytes != nil { throw .badList(path: file(PublishedList.name)) }
            return nil
        }
        var list = PublishedList(queue: "")
        list.files = Set(names.filter(isPage))
        return bytes == nil && list.files.isEmpty ? nil : list
    }

    /// How the file with this name compares with the bytes that it should have.
    func comparison(
        of name: String, with bytes: [UInt8], in form: any PublishedForm
    ) throws(FileFailure) -> Comparison {
        guard let present = try files.status(path: file(name)) else { return .absent }
        // A file that can't be read is assumed to be the worst case.
        guard present.kind == .file,
            let old = try? files.contents(of: file(name), most: PublishedFolder.mostBytes)
        else { return .loses }
        if old == bytes { return present.mode & 0o777 == PublishedFolder.mode ? .same : .grows }
        return form.loses(from: old, to: bytes) ? .loses : .grows
    }

    enum Comparison {
        case absent, same
        /// The present file shows nothing that the new one doesn't.
        case grows
        /// The present file shows something that is no longer public.
        case loses
    }

    // MARK: Changes

    /// Writes a file, whole or not at all.
    func put(_ name: String, _ bytes: [UInt8]) throws(FileFailure) {
        let beside = file(PublishedFolder.besidePrefix + name)
        let new = try files.open(beside, .create)
        do throws(FileFailure) {
            defer { files.close(new) }
            try files.writeAll(bytes, to: new, at: 0)
            try files.flush(new)
            try files.setAccess(new, group: nil, mode: PublishedFolder.mode)
            try files.rename(beside, to: file(name))
        } catch {
            _ = try? files.remove(beside)
            throw error
        }
    }

    /// Removes a file; returns `false` if there is none.
    func remove(_ name: String) throws(FileFailure) -> Bool { try files.remove(file(name)) }

    /// Keeps a list, unless the present one says the same.
    func keep(_ list: PublishedList) throws(FileFailure) {
        let bytes = list.bytes
        if try files.contents(of: file(PublishedList.name), most: PublishedFolder.mostBytes) != bytes {
            try put(PublishedList.name, bytes)
        }
        try flush()
    }

    /// Waits until all names are on the disk.
    func flush() throws(FileFailure) { try files.flushNames(in: path) }

    private func file(_ name: String) -> String {
        path.hasSuffix("/") ? path + name : path + "/" + name
    }
}
