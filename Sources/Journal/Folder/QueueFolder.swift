package import Moderation
import Text

/// Makes folders that hold a queue.
package enum QueueFolder {
    /// What was made.
    package struct Created: Hashable, Sendable {
        /// The UUID of the journal.
        package var identity: String
        package var releases: Int
        package var comments: Int
    }

    /// Makes a queue from seed documents, in a folder that is made if it isn't there.
    ///
    /// The journal appears whole or not at all, and never in place of another one. Without a group, the folder is
    /// closed to everybody but its owner, even one that was there before; with one, the group may work in it.
    ///
    /// - Parameters:
    ///   - group: The group of users who share the queue, by name or number.
    ///   - seeds: The documents whose releases and comments the queue begins with.
    ///   - login: Who sets it up, and hands in the seeds.
    ///   - now: The present time, from which the ages of sample comments count back.
    package static func create(
        at folder: String, group: String? = nil, seeds: [SeedDocument] = [], by login: Login, now: Moment,
        files: any Files = RealFiles()
    ) throws(CreationError) -> Created {
        var groupNumber: UInt32?
        if let group {
            guard let number = files.group(named: group) else { throw .noSuchGroup(group) }
            groupNumber = number
        }
        let identity = uuid(files.random(bytes: 16))
        // The seeds are judged before anything is made.
        let plan = try SeedPlan(identity: identity, seeds: seeds, now: now)
        let bytes = try journal(of: plan, by: login, files: files)
        let paths = QueuePaths(folder: folder)
        let queue = try NewQueue(paths, group: groupNumber, files: files)
        defer { queue.close() }
        try queue.creating { () throws(FileFailure) in try files.writeAll(bytes, to: queue.file, at: 0) }
        try queue.finish()
        return Created(identity: identity, releases: plan.releaseCount, comments: plan.commentCount)
    }

    private static func journal(
        of plan: SeedPlan, by login: Login, files: any Files
    ) throws(CreationError) -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = EntryWriter(after: Place.beginning.chain)
        for (index, planned) in plan.entries.enumerated() {
            let entry = Entry(
                number: EntryNumber(UInt32(index + 1)), at: planned.at, by: login, act: planned.act,
                content: planned.content)
            do throws(EntryLimits.Breach) {
                try EntryLimits.check(entry)
            } catch {
                throw .invalid(.breach(error))
            }
            writer.append(entry, salt: files.random(bytes: 16), to: &bytes)
        }
        return bytes
    }

    /// Makes a random UUID, version 4, from 16 random bytes.
    private static func uuid(_ random: [UInt8]) -> String {
        var bytes = random
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Hexadecimal.text(of: bytes)
        var parts: [Substring] = []
        var rest = digits[...]
        for count in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return parts.joined(separator: "-")
    }
}

/// A queue that is being made: its journal is written aside, and appears whole or not at all.
struct NewQueue {
    /// The file to write the journal to.
    let file: OpenFile
    private let paths: QueuePaths
    private let access: FolderAccess
    /// Whether the folder was made for it.
    private let isNew: Bool
    private let files: any Files

    /// Makes the folder, or closes the present one to everybody whom it is not for.
    init(_ paths: QueuePaths, group: UInt32?, files: any Files) throws(CreationError) {
        self.paths = paths
        self.files = files
        if let taken = try NewQueue.creating({ () throws(FileFailure) in try NewQueue.names(in: paths.folder, files) })
        {
            if taken.contains(QueuePaths.journalName) { throw .exists(path: paths.journal) }
            let other = taken.sorted().first { !$0.hasPrefix(".") && $0 != "README" && !$0.hasPrefix("README.") }
            if let other { throw .notEmpty(path: paths.folder, name: other) }
        }
        let (access, isNew) = try NewQueue.creating { () throws(FileFailure) in
            try NewQueue.prepare(paths.folder, group: group, files)
        }
        (self.access, self.isNew) = (access, isNew)
        let mark = Hexadecimal.text(of: files.random(bytes: 8))
        let temporary = paths.path(of: ".\(QueuePaths.journalName).\(mark)")
        file = try NewQueue.creating { () throws(FileFailure) in try access.create(temporary, files: files) }
    }

    /// Makes calls; if one fails, removes what was made.
    func creating(_ calls: () throws(FileFailure) -> Void) throws(CreationError) {
        do throws(CreationError) {
            try NewQueue.creating(calls)
        } catch {
            discard()
            throw error
        }
    }

    /// Removes what was written; nothing but the folder was made.
    func discard() {
        _ = try? files.remove(file.path)
    }

    func close() {
        files.close(file)
    }

    /// Gives the journal its name once it is on the disk, unless another journal got it first.
    ///
    /// - Parameter settings: The bytes of its settings, if it has any from the beginning.
    func finish(settings: [UInt8]? = nil) throws(CreationError) {
        var isLinked = false
        try creating { () throws(FileFailure) in
            try files.flush(file)
            isLinked = try link()
        }
        // A second name of the journal does no harm.
        discard()
        guard isLinked else { throw .exists(path: paths.journal) }
        // The journal is there now, and somebody may be working with it: nothing is taken back from here on.
        do throws(FileFailure) {
            // The journal's name first: a folder with other files but no journal would not count as empty.
            try files.flushNames(in: paths.folder)
            if let settings { try access.replace(paths.settings, with: settings, files: files) }
            if isNew { try files.flushNames(in: QueuePaths.folder(of: paths.folder)) }
        } catch {
            throw .outcomeUnknown(StorageFailure(error))
        }
        // A writer that finds no lock makes it.
        if let lock = try? access.create(paths.lock, mode: access.lockMode, files: files) { files.close(lock) }
    }

    /// Gives the file the journal's name; `false` if something has it.
    private func link() throws(FileFailure) -> Bool {
        do throws(FileFailure) {
            try files.link(file.path, to: paths.journal)
            return true
        } catch {
            guard error.code == FileFailure.exists else { throw error }
            return false
        }
    }

    /// The names in a folder; `nil` if there is no such folder.
    private static func names(in folder: String, _ files: any Files) throws(FileFailure) -> [String]? {
        guard try files.followedStatus(path: folder) != nil else { return nil }
        return try files.names(in: folder)
    }

    /// Makes a folder, or closes the present one; returns whether it was made.
    private static func prepare(
        _ path: String, group: UInt32?, _ files: any Files
    ) throws(FileFailure) -> (access: FolderAccess, isNew: Bool) {
        let isNew = try files.makeFolder(path)
        let folder = try files.openFolder(path)
        defer { files.close(folder) }
        try files.setAccess(folder, group: group, mode: group == nil ? 0o700 : 0o2770)
        return (FolderAccess(try files.status(folder)), isNew)
    }

    private static func creating<Value>(
        _ calls: () throws(FileFailure) -> Value
    ) throws(CreationError) -> Value {
        try Result(catching: calls).mapError { CreationError.failed(StorageFailure($0)) }.get()
    }
}

/// Why a queue could not be made.
package enum CreationError: Error, Hashable, Sendable {
    /// The folder already has a journal.
    case exists(path: String)
    /// The folder holds something other than dot files or a README, for instance this name.
    case notEmpty(path: String, name: String)
    case noSuchGroup(String)
    /// What the seeds ask for can't be written. `document` is the name of the document.
    case seed(document: String, SeedError)
    /// What it would begin with can't be written, and nothing was made.
    case invalid(WriteFault)
    /// A call failed, and nothing was made.
    case failed(StorageFailure)
    /// The journal was made, but then a call failed, and whether a power cut would leave it there is unknown.
    case outcomeUnknown(StorageFailure)
    /// The folder is there, but could not be made a copy.
    case desk(DeskError)
}
