package import Moderation
import Synchronization

/// What is remembered of one live site, in the queue's folder: `sync/NAME.jsonl`, which one sync at a time may write.
package final class SiteFile: SiteMemory {
    private let desk: JournalDesk
    private let folder: SiteFolder
    private let name: String
    private let lock: HeldLock
    /// The file, while lines are added to it, and its length.
    private var open: (file: OpenFile, length: Int)?

    /// Opens the file of a site; `nil` if another sync has it.
    ///
    /// - Parameter name: A slug.
    package init?(_ name: Slug, of desk: JournalDesk) throws(DeskError) {
        self.desk = desk
        self.name = name.text
        folder = desk.siteFolder
        let folder = folder
        let lock = try calling { () throws(FileFailure) in
            try folder.make()
            return try folder.lock(name.text)
        }
        guard let lock else { return nil }
        self.lock = lock
    }

    deinit {
        if let open { desk.files.close(open.file) }
    }

    package func recall(
        for queue: Queue
    ) throws(DeskError) -> (record: SiteRecord, agreements: [Agreement])? {
        let bytes = try calling { () throws(FileFailure) in
            try desk.files.contents(of: folder.path(of: name), most: SiteFolder.mostBytes)
        }
        guard let bytes, let contents = SiteLines.read(bytes) else { return nil }
        guard contents.record.queue.utf8.elementsEqual(queue.identity.utf8) else { return (contents.record, []) }
        var held: [SiteLines.Mark: Bool] = [:]
        func holds(_ mark: SiteLines.Mark) throws(DeskError) -> Bool {
            if let known = held[mark] { return known }
            let holds = try desk.holds(mark.entry, chain: mark.chain, in: queue)
            held[mark] = holds
            return holds
        }
        guard try holds(contents.mark) else { return nil }
        // An agreement that no longer counts also drops the earlier one of the same comment.
        var forgotten: Set<[UInt8]> = []
        for line in contents.lines {
            if let mark = line.mark, try !holds(mark) { forgotten.insert(Array(line.agreement.id.utf8)) }
        }
        let agreements = contents.lines.map(\.agreement).filter { !forgotten.contains(Array($0.id.utf8)) }
        return (contents.record, agreements)
    }

    package func keep(_ agreement: Agreement, at place: Place) throws(DeskError) {
        let mark = SiteLines.Mark(entry: EntryNumber(place.entry), chain: place.proof)
        try calling { () throws(FileFailure) in
            // Before the first sync has finished there is no head that a line could follow.
            guard let (file, length) = try opened() else { return }
            let line = SiteLines.line(agreement, mark)
            try desk.files.writeAll(line, to: file, at: length)
            open = (file, length + line.count)
        }
    }

    private func opened() throws(FileFailure) -> (file: OpenFile, length: Int)? {
        if let open { return open }
        guard try desk.files.status(path: folder.path(of: name)) != nil else { return nil }
        let file = try desk.files.open(folder.path(of: name), .writing)
        open = (file, try desk.files.status(file).size)
        return open
    }

    package func settle(
        _ record: SiteRecord, _ agreements: [Agreement], for queue: Queue
    ) throws(DeskError) {
        let mark = SiteLines.Mark(entry: EntryNumber(queue.place.entry), chain: queue.place.proof)
        if let open { desk.files.close(open.file) }
        open = nil
        // Under the lock, so that no erasure that this queue doesn't know about comes in between.
        try desk.lock.hold(.exclusive) { () throws(DeskError) in
            let erased = desk.state.withLock { $0.known.erased }
            var bytes = SiteLines.head(record, mark)
            for agreement in agreements {
                if case .agreed = agreement.status,
                    erased.contains(agreement.comment.rawValue) || queue.state(of: agreement.comment) == .erased
                {
                    continue
                }
                bytes += SiteLines.line(agreement)
            }
            try calling { () throws(FileFailure) in
                try desk.folderAccess.replace(folder.path(of: name), with: bytes, files: desk.files)
            }
        }
    }
}

/// The folder with what is remembered of live sites.
struct SiteFolder {
    static let mostBytes = 1 << 30
    static let suffix = ".jsonl"

    let paths: QueuePaths
    let access: FolderAccess
    let files: any Files

    func path(of name: String) -> String { paths.sites + "/" + name + SiteFolder.suffix }

    private var folder: InnerFolder {
        InnerFolder(path: paths.sites, outer: paths.folder, access: access, files: files)
    }

    /// Makes the folder if it isn't there.
    func make() throws(FileFailure) { try folder.make() }

    /// Takes the lock of a site; `nil` if somebody else has it.
    func lock(_ name: String) throws(FileFailure) -> HeldLock? {
        let path = paths.sites + "/" + name + ".lock"
        let file: OpenFile
        do throws(FileFailure) {
            file = try files.open(path, .writing)
        } catch {
            guard error.code == FileFailure.missing else { throw error }
            // If another process makes it first, that process is about to lock it.
            guard let made = try folder.create(path) else { return nil }
            file = made
        }
        let lock = HeldLock(file: file, files: files)
        return try files.lock(file, .exclusive, within: 0) ? lock : nil
    }

    /// The names of all files, including half-written ones.
    func names() throws(FileFailure) -> [String] { try folder.names() }

    /// The files of sites, each with its inode: every sync replaces its file by another.
    var inodes: [String: UInt64] {
        var found: [String: UInt64] = [:]
        for name in (try? names()) ?? [] where name.hasSuffix(SiteFolder.suffix) {
            found[name] = (try? files.status(path: paths.sites + "/" + name))?.inode
        }
        return found
    }

    /// Forgets everything that is remembered. A sync then compares both sides from scratch; with memories that
    /// another machine's syncs have overtaken, it could take an old agreement for the last one.
    func forgetAll() throws(FileFailure) {
        for name in try names() where name.hasSuffix(SiteFolder.suffix) {
            _ = try files.remove(paths.sites + "/" + name)
        }
    }

    /// Removes what belongs to erased comments from all files, under the queue's lock.
    func forget(_ erased: Set<UInt32>, _ hindrances: inout Hindrances) {
        var names: [String] = []
        hindrances.attempt { () throws(FileFailure) in names = try self.names() }
        for name in names {
            let path = paths.sites + "/" + name
            if name.hasSuffix(SiteFolder.suffix + ".new") {
                hindrances.attempt { () throws(FileFailure) in _ = try files.remove(path) }
            } else if name.hasSuffix(SiteFolder.suffix) {
                hindrances.attempt { () throws(FileFailure) in
                    guard let bytes = try files.contents(of: path, most: SiteFolder.mostBytes),
                        let kept = SiteLines.without(erased, bytes)
                    else { return }
                    try access.replace(path, with: kept, files: files)
                }
            }
        }
    }
}

extension JournalDesk {
    /// Whether the journal still has an entry with this chain.
    func holds(_ entry: EntryNumber, chain: [UInt8], in queue: Queue) throws(DeskError) -> Bool {
        guard let place = queue.place(of: entry) else { return false }
        let journal = try known(for: place).journal
        return try calling { () throws(FileFailure) in
            try journal.holds(
                Place(
                    entry: entry.rawValue, offset: place.offset + place.length, chain: chain, origin: place.origin))
        }
    }

    var siteFolder: SiteFolder { SiteFolder(paths: paths, access: folderAccess, files: files) }

    /// The site for which somebody acts here, according to what is remembered of it.
    package func site(of login: Login) -> String? {
        for name in (try? siteFolder.names()) ?? [] where name.hasSuffix(SiteFolder.suffix) {
            guard let record = head(of: paths.sites + "/" + name), record.login == login else { continue }
            return record.name
        }
        return nil
    }

    private func head(of path: String) -> SiteRecord? {
        guard let file = try? files.open(path, .reading) else { return nil }
        defer { files.close(file) }
        var bytes = [UInt8](repeating: 0, count: SiteLines.longestHead)
        guard let count = try? bytes.withUnsafeMutableBytes({ try files.read(file, into: $0, at: 0) }) else {
            return nil
        }
        return SiteLines.read(Array(bytes[..<count].prefix { $0 != 0x0A }))?.record
    }

    package func sites() -> [SiteContents]? {
        let found = siteFolder.inodes
        let isKnown = state.withLock { state in
            defer { state.sites = found }
            return state.sites == found
        }
        guard !isKnown else { return nil }
        return found.keys.sorted().compactMap { name in
            guard let bytes = try? files.contents(of: paths.sites + "/" + name, most: SiteFolder.mostBytes),
                let contents = SiteLines.read(bytes)
            else { return nil }
            return SiteContents(record: contents.record, agreements: contents.lines.map(\.agreement))
        }
    }
}
