package import Moderation
import Synchronization

extension JournalDesk {
    package func news(after place: Place) throws(DeskError) -> EntryBatch {
        let journal = place.entry == 0 ? try startOver() : try current(for: place)
        let reading = try tail(of: journal, after: place)
        noteErasures(in: reading)
        if let stop = reading.stop {
            stopWriting(at: stop)
            if reading.tail.isEmpty { throw stop.error }
        }
        return reading.tail
    }

    /// Reads what stands behind a place, and what looks like damage a second time while no writer is at work.
    func tail(of journal: JournalFile, after place: Place) throws(DeskError) -> BatchReading {
        let reading = try batch(of: journal, after: place)
        guard reading.stop?.damage != nil else { return reading }
        return try lock.holdIfPossible { () throws(DeskError) in try batch(of: journal, after: place) }
    }

    /// Reads what stands behind a place.
    func batch(of journal: JournalFile, after place: Place) throws(DeskError) -> BatchReading {
        try calling { () throws(FileFailure) in try BatchReading(of: journal, after: place, files: files) }
    }

    package func entry(at place: EntryPlace) throws(DeskError) -> Entry {
        let (journal, listed) = state.withLock { ($0.journal, $0.unfinishedBlanks) }
        do throws(DeskError) {
            return try entry(at: place, in: journal, listed: listed)
        } catch .damaged {
            // A writer may be blanking this very line.
            return try entryWithoutWriters(at: place, in: journal, listed: listed)
        }
    }

    /// Reads an entry while this desk keeps all writers away itself, as it does where no server decides.
    func entryUnderLock(at place: EntryPlace) throws(DeskError) -> Entry {
        guard ledger == nil else { return try entry(at: place) }
        let (journal, listed) = state.withLock { ($0.journal, $0.unfinishedBlanks) }
        do throws(DeskError) {
            return try entry(at: place, in: journal, listed: listed)
        } catch {
            if case .damaged(let damage) = error { stopWriting(at: damage) }
            throw error
        }
    }

    private func entryWithoutWriters(
        at place: EntryPlace, in journal: JournalFile, listed: [UInt32: EntryNumber]
    ) throws(DeskError) -> Entry {
        do throws(DeskError) {
            return try lock.holdIfPossible { () throws(DeskError) in
                try entry(at: place, in: journal, listed: listed)
            }
        } catch .damaged(let damage) {
            // Where the file is another one, its bytes say nothing about the one that the place belongs to.
            guard try isCurrent(journal) else { throw .replaced }
            stopWriting(at: damage)
            throw .damaged(damage)
        }
    }

    private func entry(
        at place: EntryPlace, in journal: JournalFile, listed: [UInt32: EntryNumber]
    ) throws(DeskError) -> Entry {
        let line = try calling { () throws(FileFailure) in try journal.line(at: place) }
        return try withExtendedLifetime(line) { () throws(DeskError) in
            let number = EntryReader.numberAsWritten(in: line.bytes)
            let entry: Entry
            do throws(Damage) {
                entry = try EntryReader.read(
                    line.bytes, at: place.offset, isListed: listed[UInt32(clamping: number)] != nil)
            } catch {
                throw .damaged(error)
            }
            // A checkpoint may have spared the reading of this line, and then nobody has looked at its chain yet.
            guard
                try calling({ () throws(FileFailure) in try journal.continuesChain(line.bytes, from: place.offset) })
            else {
                throw .damaged(Damage(line: number, byte: place.offset, kind: .chain, detail: PieceReading.brokenChain))
            }
            return entry
        }
    }

    /// The journal as it was opened last, if `place` is one in it.
    func current(for place: Place) throws(DeskError) -> JournalFile {
        let (journal, mustStartOver) = state.withLock { ($0.journal, $0.mustStartOver) }
        guard !mustStartOver, try isCurrent(journal),
            try calling({ () throws(FileFailure) in try journal.holds(place) })
        else { throw .replaced }
        return journal
    }

    /// Tells whether a journal is still the one that the folder has.
    func isCurrent(_ journal: JournalFile) throws(DeskError) -> Bool {
        try calling { () throws(FileFailure) in
            try files.status(path: paths.journal)?.inode == journal.inode
        }
    }

    /// Opens the journal that the folder has now.
    private func startOver() throws(DeskError) -> JournalFile {
        let journal = try JournalFile.open(paths, files: files)
        state.withLock { state in
            state.journal = journal
            state.mustStartOver = false
            state.unfinishedBlanks = [:]
        }
        return journal
    }

    /// Remembers what the erasures of a tail mean for contents and drafts. Whether a content still stands is looked at
    /// by the next writer.
    func noteErasures(in reading: BatchReading) {
        let erased = reading.tail.entries.filter { $0.verb == .erase }.flatMap { reading.tail.on($0) }
        guard !erased.isEmpty else { return }
        remember(reading.unfinishedBlanks, erased: erased)
    }

    func remember(_ unfinishedBlanks: [UInt32: EntryNumber], erased: [UInt32]) {
        state.withLock { state in
            state.unfinishedBlanks.merge(unfinishedBlanks) { _, later in later }
            state.erased.formUnion(erased)
        }
    }
}

extension JournalDesk {
    /// Nothing is polled: the kernel tells. Only where it has no watch to give (too many are taken, or it has none at all)
    /// journal and settings are looked at every now and then: ``Watch/isPolled`` says so.
    ///
    /// A copy follows its server besides, on a connection and a thread of its own.
    package func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch {
        let folder = try watchFolder(changed)
        guard let ledger else { return folder }
        let server = ledger.watch { [weak self] reading in
            if let self, self.follow(reading, within: JournalDesk.patienceOfFollowers) { changed() }
        }
        return WatchPair(folder, server)
    }

    /// How long who follows waits for the server, in milliseconds.
    private static let patienceOfFollowers = 5_000

    private func watchFolder(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch {
        do throws(FileFailure) {
            let own = try files.watch(folder: paths.folder) { names in
                let ours = [
                    QueuePaths.journalName, QueuePaths.settingsName, QueuePaths.copySettingsName, QueuePaths.sitesName,
                    "",
                ]
                if !names.isDisjoint(with: ours) { changed() }
            }
            // What is remembered of live sites is put in its place at the end of a sync.
            let sites = try? files.watch(folder: paths.sites) { names in
                if names.contains(where: { $0.hasSuffix(SiteFolder.suffix + ".new") }) { changed() }
            }
            return sites.map { WatchPair(own, $0) } ?? own
        } catch {
            guard error.isAboutWatching else { throw DeskError(error) }
            return PolledWatch(
                look: { [files, paths] () -> [UInt64?] in
                    [paths.journal, paths.settings].flatMap { path -> [UInt64?] in
                        let status = try? files.status(path: path)
                        return [status?.inode, status.map { UInt64($0.size) }]
                    }
                }, changed: changed)
        }
    }

    package func watchSessions(_ changed: @escaping @Sendable () -> Void) -> (any Watch)? {
        guard keepsDrafts, (try? draftFolder.make()) != nil else { return nil }
        return try? files.watch(folder: paths.drafts) { [weak self] names in
            let own = self?.session.withLock { $0?.stem }.map { DraftName.lock($0) }
            if names.contains(where: { $0.hasSuffix(".lock") && $0 != own }) { changed() }
        }
    }
}

/// Two watches as one.
private final class WatchPair: Watch {
    private let watches: [any Watch]

    init(_ one: any Watch, _ other: any Watch) {
        watches = [one, other]
    }

    var isPolled: Bool { watches.contains(where: \.isPolled) }

    func cancel() {
        for watch in watches { watch.cancel() }
    }
}
