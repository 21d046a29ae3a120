package import Moderation
import Synchronization

extension JournalDesk {
    package func news(after place: Place) throws(DeskError) -> EntryBatch {
        let reading = place.entry == 0 ? try readAgain() : try tail(of: current(for: place), after: place)
        note(reading)
        if let stop = reading.stop {
            stopWriting(at: stop)
            if reading.tail.isEmpty { throw stop.error }
        }
        return reading.tail
    }

    /// Reads the journal that the folder has now. Only when all of it is there does it take the place of the one that was read before.
    private func readAgain() throws(DeskError) -> BatchReading {
        let journal = try JournalFile.open(paths, files: files, origin: self.journal.origin + 1)
        let reading = try tail(of: journal, after: .beginning)
        state.withLock { $0.known = KnownJournal(journal, reading) }
        return reading
    }

    /// Reads what stands behind a place, and what looks like damage a second time while no writer is at work.
    func tail(of journal: JournalFile, after place: Place) throws(DeskError) -> BatchReading {
        let reading = try batch(of: journal, after: place)
        guard reading.stop?.damage != nil else { return reading }
        return try lock.holdIfPossible { () throws(DeskError) in
            guard try isCurrent(journal, upTo: place) else { throw .replaced }
            return try batch(of: journal, after: place)
        }
    }

    /// Reads what stands behind a place.
    func batch(of journal: JournalFile, after place: Place) throws(DeskError) -> BatchReading {
        try calling { () throws(FileFailure) in try BatchReading(of: journal, after: place, files: files) }
    }

    package func entry(at place: EntryPlace) throws(DeskError) -> Entry {
        do throws(DeskError) {
            return try entry(at: place, in: known(for: place))
        } catch .damaged {
            // A writer may be blanking this very line.
            return try lock.holdIfPossible { () throws(DeskError) in try entryWithoutWriters(at: place) }
        }
    }

    /// Reads an entry while this desk keeps all writers away itself, as it does where no server decides.
    func entryUnderLock(at place: EntryPlace) throws(DeskError) -> Entry {
        try ledger == nil ? entryWithoutWriters(at: place) : entry(at: place)
    }

    private func entryWithoutWriters(at place: EntryPlace) throws(DeskError) -> Entry {
        let known = try known(for: place)
        do throws(DeskError) {
            return try entry(at: place, in: known)
        } catch .damaged(let damage) {
            // Where another journal has taken its place, the bytes say nothing about the one that was read.
            guard try isCurrent(known.journal, upTo: known.end) else { throw .replaced }
            stopWriting(at: damage)
            throw .damaged(damage)
        }
    }

    private func entry(at place: EntryPlace, in known: KnownJournal) throws(DeskError) -> Entry {
        let journal = known.journal
        let line = try calling { () throws(FileFailure) in try journal.line(at: place) }
        return try withExtendedLifetime(line) { () throws(DeskError) in
            let number = EntryReader.numberAsWritten(in: line.bytes)
            let entry: Entry
            do throws(Damage) {
                entry = try EntryReader.read(
                    line.bytes, at: place.offset, isListed: known.unfinishedBlanks[UInt32(clamping: number)] != nil)
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

    /// The journal that was read last, if `place` is one in it.
    func current(for place: Place) throws(DeskError) -> JournalFile {
        let known = state.withLock { $0.known }
        guard !known.mustStartOver, try isCurrent(known.journal, upTo: place) else { throw .replaced }
        return known.journal
    }

    /// What is known of the journal that was read last, if `place` was taken from that one.
    func known(for place: EntryPlace) throws(DeskError) -> KnownJournal {
        let known = state.withLock { $0.known }
        guard place.origin == known.journal.origin else { throw .replaced }
        return known
    }

    /// Tells whether a journal is still the one that the folder has, and still what was read up to a place: some put a backup
    /// back by writing over the file.
    private func isCurrent(_ journal: JournalFile, upTo place: Place) throws(DeskError) -> Bool {
        guard try isCurrent(journal) else { return false }
        return try calling { () throws(FileFailure) in try journal.holds(place) }
    }

    /// Tells whether a journal is still the one that the folder has.
    func isCurrent(_ journal: JournalFile) throws(DeskError) -> Bool {
        try calling { () throws(FileFailure) in
            try files.status(path: paths.journal)?.inode == journal.inode
        }
    }

    /// Remembers up to where the journal was read, and what the erasures in that mean for contents and drafts.
    func note(_ reading: BatchReading) {
        state.withLock { $0.known.note(reading) }
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
            let sites = try watchSites(changed)
            return sites.map { WatchPair(own, $0) } ?? own
        } catch {
            guard error.isAboutWatching else { throw DeskError(error) }
            return PolledWatch(look: look, changed: changed)
        }
    }

    /// - Returns: `nil` where this user may not look.
    private func watchSites(_ changed: @escaping @Sendable () -> Void) throws(FileFailure) -> (any Watch)? {
        do throws(FileFailure) {
            return try files.watch(folder: paths.sites) { names in
                if names.contains(where: { $0.isEmpty || $0.hasSuffix(SiteFolder.suffix + ".new") }) { changed() }
            }
        } catch {
            if error.isAboutWatching { throw error }
            return nil
        }
    }

    /// What differs whenever ``watchFolder(_:)`` has something to tell: the settings are read, since an edit need not change
    /// their length.
    var look: @Sendable () -> Look {
        { [files, paths, settingsFile, sites = siteFolder] in
            let journal = try? files.status(path: paths.journal)
            return Look(
                inode: journal?.inode, size: journal?.size, settings: settingsFile.follow().revision,
                sites: sites.inodes)
        }
    }

    struct Look: Equatable {
        var inode: UInt64?
        var size: Int?
        var settings: Int
        var sites: [String: UInt64]
    }

    package func watchSessions(_ changed: @escaping @Sendable () -> Void) -> (any Watch)? {
        guard keepsDrafts, (try? draftFolder.make()) != nil else { return nil }
        return try? files.watch(folder: paths.drafts) { [weak self] names in
            let own = self?.session.withLock { $0?.stem }.map { DraftName.lock($0) }
            if names.contains(where: { $0.isEmpty || $0.hasSuffix(".lock") && $0 != own }) { changed() }
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
