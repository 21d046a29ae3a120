package import Moderation

/// Makes folders copies, and copies plain folders again.
package enum CopyFolder {
    /// What a server does while a queue's lines are sent to it.
    package protocol Receiver: Sendable {
        /// Begins to receive a queue, or goes on with it, from a folder that may send it, see ``QueueLocation``.
        ///
        /// - Returns: The number and the chain of the last line that is there; `nil` before the first.
        func begin(_ queue: String, from place: QueuePlace) throws(DeskError) -> (number: UInt32, chain: [UInt8])?
        /// Takes lines after those that are there.
        func take(_ lines: [LedgerLine], of queue: String) throws(DeskError)
        /// Replaces lines by others with the same numbers.
        func replace(_ lines: [LedgerLine], of queue: String) throws(DeskError)
        /// Compares the end, and opens the queue to writers.
        func finish(
            _ queue: String, from place: QueuePlace, with settings: [UInt8]?, at last: LedgerLine
        ) throws(DeskError)
    }

    /// What a server does when a queue leaves it.
    package protocol Giver: Sendable {
        /// The settings that hold for all copies, and their number; `nil` if there are none.
        func settings(of queue: String) throws(DeskError) -> (bytes: [UInt8]?, number: Int)
        /// Tells everybody that the queue lives in a folder, if its inbox is empty, its end is the known one, and its
        /// settings still have that number. Telling it again does no harm.
        func move(
            _ queue: String, to place: QueuePlace, after end: Place, settings: Int
        ) throws(DeskError)
    }

    /// The most bytes, and lines, that are sent at once.
    private static let pageBytes = 4 * 1_024 * 1_024
    private static let pageLines = 10_000

    /// Sends a folder's journal and settings to a server, and makes the folder a copy of what is there then.
    ///
    /// Writers of the folder are kept away all the while. After any interruption it can be run again.
    ///
    /// - Parameters:
    ///   - place: The folder's name on the server.
    ///   - progress: Is given how many bytes have been sent, and of how many.
    /// - Returns: The head that both have: `N:CHAIN`.
    package static func share(
        folder: String, as file: CopyFile, at place: QueuePlace, with receiver: some Receiver,
        files: any Files = RealFiles(), progress: (JournalDesk.Progress) -> Void
    ) throws(DeskError) -> String {
        let lock = try QueueLock(folder: folder, files: files)
        return try lock.hold(.exclusive) { () throws(DeskError) in
            let journal = try JournalFile.open(lock.paths, files: files)
            let (end, unfinished) = try journal.end()
            if unfinished > 0 { try cut(lock, to: end.offset) }
            let settings = try sharedSettings(lock)
            let there = try receiver.begin(file.queue, from: place)
            var last: LedgerLine?
            var blanked: [LedgerLine] = []
            try pages(of: journal, to: end) { (lines) throws(DeskError) in
                guard let newest = lines.last else { return }
                progress(JournalDesk.Progress(read: Int(newest.number), total: Int(end.entry)))
                last = newest
                guard let there else { return try receiver.take(lines, of: file.queue) }
                if let same = lines.first(where: { $0.number == there.number }), same.chain != there.chain {
                    throw .diverged(EntryNumber(there.number))
                }
                // What was erased since the first attempt is blanked there too.
                blanked += lines.filter { $0.number <= there.number && $0.isBlank }
                let fresh = lines.filter { $0.number > there.number }
                if !fresh.isEmpty { try receiver.take(fresh, of: file.queue) }
            }
            guard let last, last.number >= there?.number ?? 0 else { throw .behind(EntryNumber(there?.number ?? 0)) }
            if !blanked.isEmpty { try receiver.replace(blanked, of: file.queue) }
            if let settings {
                try calling { () throws(FileFailure) in
                    try lock.access.replace(lock.paths.copySettings, with: settings, files: files)
                    _ = try files.remove(lock.paths.settings)
                }
            }
            try convert(lock, to: file)
            try receiver.finish(file.queue, from: place, with: settings, at: last)
            return Head(end).text
        }
    }

    /// The settings that are to hold for all copies: the folder's, unless an earlier attempt has already put them there.
    private static func sharedSettings(_ lock: QueueLock) throws(DeskError) -> [UInt8]? {
        try calling { () throws(FileFailure) in
            let moved = try lock.files.contents(of: lock.paths.copySettings, most: SettingsReader.mostBytes)
            if let moved { return moved }
            return try lock.files.contents(of: lock.paths.settings, most: SettingsReader.mostBytes)
        }
    }

    /// The settings of all copies as a copy last saw them; `nil` if it hasn't seen any.
    package static func sharedSettings(
        of folder: String, files: any Files = RealFiles()
    ) throws(DeskError) -> [UInt8]? {
        try calling { () throws(FileFailure) in
            try files.contents(of: QueuePaths(folder: folder).copySettings, most: SettingsReader.mostBytes)
        }
    }

    /// Keeps the settings of all copies as they were seen.
    package static func keep(
        settings: [UInt8], in folder: String, files: any Files = RealFiles()
    ) throws(DeskError) {
        let lock = try QueueLock(folder: folder, files: files)
        let journal = try JournalFile.open(lock.paths, files: files)
        try CopyWriter(lock: lock, journal: journal).keep(settings: settings)
    }

    /// Where a folder's journal ends; `nil` if there is none, or it is empty.
    package static func end(of folder: String, files: any Files = RealFiles()) throws(DeskError) -> Place? {
        let paths = QueuePaths(folder: folder)
        guard try calling({ () throws(FileFailure) in try files.status(path: paths.journal) }) != nil else {
            return nil
        }
        let end = try JournalFile.open(paths, files: files).end().place
        return end.entry > 0 ? end : nil
    }

    /// The chain of an entry of a folder's journal, as bytes.
    package static func chain(
        of entry: EntryNumber, in folder: String, files: any Files = RealFiles()
    ) throws(DeskError) -> [UInt8]? {
        let journal = try JournalFile.open(QueuePaths(folder: folder), files: files)
        let end = try journal.end().place
        return try calling { () throws(FileFailure) in try journal.ledgerLine(of: entry, before: end.offset)?.chain }
    }

    /// Brings a copy up to its ledger, whatever it lacks; no process needs to have it open.
    package static func follow(
        _ folder: String, _ ledger: any Ledger, within milliseconds: Int = 30_000,
        files: any Files = RealFiles(), progress: (UInt32) -> Void = { _ in }
    ) throws(DeskError) {
        let lock = try QueueLock(folder: folder, files: files)
        let writer = CopyWriter(lock: lock, journal: try JournalFile.open(lock.paths, files: files))
        let isRead = try writer.journal.end().place.entry > 0
        var hasErasure = false
        try writer.follow(ledger, within: milliseconds, isRead: isRead, progress: progress) {
            (lines) throws(DeskError) in
            hasErasure = hasErasure || lines.contains(where: \.isErasure)
            try writer.keep(lines)
        }
        // A desk that opens finishes the erasures that it finds.
        guard hasErasure else { return }
        _ = try JournalDesk.open(
            folder: folder, as: nil, ledger: ledger, files: files, clock: { Moment(milliseconds: 0) })
    }

    /// Makes a folder an empty copy, or goes on from the journal that is there. What it remembers of live sites is
    /// forgotten: since then, another machine may have synced with them.
    ///
    /// - Parameter group: The group of users who share the copy; `nil` closes a new folder to others.
    package static func make(
        _ folder: String, as file: CopyFile, group: String? = nil, files: any Files = RealFiles()
    ) throws(CreationError) {
        do throws(CreationError) {
            try begin(folder, group: group, hasJournal: !file.isInbox, files: files)
        } catch {
            switch error {
            // A journal that is already there is an older copy, for instance a backup: the chain tells whether it is.
            case .exists where !file.isInbox: break
            case .notEmpty where !file.isInbox: guard try beginAgain(folder, files: files) else { throw error }
            default: throw error
            }
        }
        do throws(DeskError) {
            let lock = try QueueLock(folder: folder, files: files)
            try lock.hold(.exclusive) { () throws(DeskError) in
                try convert(lock, to: file)
                try calling { () throws(FileFailure) in
                    try SiteFolder(paths: lock.paths, access: lock.access, files: files).forgetAll()
                }
            }
        } catch {
            throw .desk(error)
        }
    }

    private static func begin(
        _ folder: String, group: String?, hasJournal: Bool, files: any Files
    ) throws(CreationError) {
        var number: UInt32?
        if let group {
            guard let found = files.group(named: group) else { throw .noSuchGroup(group) }
            number = found
        }
        let queue = try NewQueue(QueuePaths(folder: folder), group: number, files: files)
        defer { queue.close() }
        if hasJournal { try queue.finish() } else { queue.discard() }
    }

    /// Gives a copy that has lost its journal an empty one; returns `false` for a folder that is not a copy.
    private static func beginAgain(_ folder: String, files: any Files) throws(CreationError) -> Bool {
        do throws(DeskError) {
            let lock = try QueueLock(folder: folder, files: files)
            guard lock.isOfCopy else { return false }
            try calling { () throws(FileFailure) in
                files.close(try lock.access.create(lock.paths.journal, files: files))
            }
            return true
        } catch {
            guard case .failed(let failure) = error else { return false }
            throw .failed(failure)
        }
    }

    /// Stops following; the copy can only be read from then on.
    package static func leave(_ folder: String, files: any Files = RealFiles()) throws(DeskError) {
        guard var file = try CopyFile.read(folder: folder, files: files) else { return }
        file.isLeft = true
        let lock = try QueueLock(folder: folder, files: files)
        let left = file
        try lock.hold(.exclusive) { () throws(DeskError) in try write(left, lock) }
    }

    /// Gives a folder the marks of a copy; the caller holds the lock.
    private static func convert(_ lock: QueueLock, to file: CopyFile) throws(DeskError) {
        try write(file, lock)
        let paths = lock.paths
        try calling { () throws(FileFailure) in
            if try lock.files.status(path: paths.lock)?.kind != .folder {
                // A writer that waits for the file finds that it has lost its name, and then that it can't be opened.
                _ = try lock.files.remove(paths.lock)
                guard try lock.files.makeFolder(paths.lock, mode: lock.access.folderMode) else {
                    throw FileFailure(operation: .make, path: paths.lock, code: FileFailure.exists)
                }
            }
            try lock.files.flushNames(in: paths.folder)
        }
    }

    private static func write(_ file: CopyFile, _ lock: QueueLock) throws(DeskError) {
        try calling { () throws(FileFailure) in
            try lock.access.replace(lock.paths.server, with: file.bytes, files: lock.files)
        }
    }

    static func cut(_ lock: QueueLock, to length: Int) throws(DeskError) {
        try calling { () throws(FileFailure) in
            let file = try lock.files.open(lock.paths.journal, .writing)
            defer { lock.files.close(file) }
            try lock.files.cut(file, to: length)
            try lock.files.flush(file)
        }
    }

    /// Reads a journal's lines, some thousands at a time.
    private static func pages(
        of journal: JournalFile, to end: Place, _ take: ([LedgerLine]) throws(DeskError) -> Void
    ) throws(DeskError) {
        var offset = 0
        var length = pageBytes
        while offset < end.offset {
            let buffer = ByteBuffer(capacity: length)
            let start = offset
            try calling { () throws(FileFailure) in
                try buffer.fill(
                    upTo: min(length, end.offset - start), from: journal.file, at: start, files: journal.files)
            }
            var lines: [LedgerLine] = []
            var used = 0
            withExtendedLifetime(buffer) {
                while lines.count < pageLines, let feed = buffer.bytes.firstLineFeed(from: used) {
                    guard let line = LedgerLine([UInt8](buffer.bytes[used...feed])) else { break }
                    lines.append(line)
                    used = feed + 1
                }
            }
            guard used > 0 else {
                // A line that is longer than a page.
                guard length < 2 * Limits.line, buffer.count == length else {
                    throw .damaged(
                        Damage(line: 0, byte: offset, kind: .form, detail: "expected a line of a journal"))
                }
                length *= 2
                continue
            }
            try take(lines)
            offset += used
            length = pageBytes
        }
    }
}
