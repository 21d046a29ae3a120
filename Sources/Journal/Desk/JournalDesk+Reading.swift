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

    /// Reads the journal that the folder has now. It replaces the one read before only once all of it has been read.
    private func readAgain() throws(DeskError) -> BatchReading {
        let journal = try JournalFile.open(paths, files: files, origin: self.journal.origin + 1)
        let reading = try tail(of: journal, after: .beginning)
        state.withLock { $0.known = KnownJournal(journal, reading) }
        return reading
    }

    /// Reads what follows a place; what looks like damage is read a second time while no writer is at work.
    func tail(of journal: JournalFile, after place: Place) throws(DeskError) -> BatchReading {
        let reading = try batch(of: journal, after: place)
        guard reading.stop?.damage != nil else { return reading }
        return try lock.holdIfPossible { () throws(DeskError) in
            guard try isCurrent(journal, upTo: place) else { throw .replaced }
            return try batch(of: journal, after: place)
        }
    }

    /// Reads what follows a place.
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

    /// Reads an entry while this desk itself keeps all writers away, as it does where no server decides.
    func entryUnderLock(at place: EntryPlace) throws(DeskError) -> Entry {
        try ledger == nil ? entryWithoutWriters(at: place) : entry(at: place)
    }

    private func entryWithoutWriters(at place: EntryPlace) throws(DeskError) -> Entry {
        let known = try known(for: place)
        do throws(DeskError) {
            return try entry(at: place, in: known)
        } catch .damaged(let damage) {
            // If another journal has taken its place, the bytes say nothing about the one that was read.
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
            // A checkpoint may have made reading this line unnecessary, so its chain may not have been checked yet.
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

    /// What is known about the journal that was read last, if `place` comes from it.
    func known(for place: EntryPlace) throws(DeskError) -> KnownJournal {
        let known = state.withLock { $0.known }
        guard place.origin == known.journal.origin else { throw .replaced }
        return known
    }

    /// Whether a journal is still the one in the folder, and unchanged up to a place: some people restore a backup by
    /// writing over the file.
    private func isCurrent(_ journal: JournalFile, upTo place: Place) throws(DeskError) -> Bool {
        guard try isCurrent(journal) else { return false }
        return try calling { () throws(FileFailure) in try journal.holds(place) }
    }

    /// Whether a journal is still the one in the folder.
    func isCurrent(_ journal: JournalFile) throws(DeskError) -> Bool {
        try calling { () throws(FileFailure) in
            try files.status(path: paths.journal)?.inode == journal.inode
        }
    }

    /// Remembers how far the journal was read, and what the erasures there mean for contents and drafts.
    func note(_ reading: BatchReading) {
        state.withLock { $0.known.note(reading) }
    }
}

extension JournalDesk {
    /// Nothing is polled: the kernel reports changes. Only where it has no watch to offer (too many are in use, or it
    /// has none at all), journal and settings are looked at every now and then, and ``Watch/isPolled`` says so.
    ///
    /// A copy also follows its server, on a connection and a thread of its own.
    package func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch {
        let folder = try watchFolder(changed)
        guard let ledger else { return folder }
        let server = ledger.watch { [weak self] reading in
            if let self, self.follow(reading, within: JournalDesk.patienceOfFollowers) { changed() }
        }
        return WatchPair(folder, server)
    }

    /// How long a watch waits for the server, in milliseconds.
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
            // A sync puts what is remembered of live sites in place at its end.
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

    /// A value that differs whenever ``watchFolder(_:)`` has something to report. The settings are read, since an
    /// edit need not change their length.
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
