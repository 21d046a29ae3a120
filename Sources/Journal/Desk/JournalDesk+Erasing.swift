import Moderation
import Synchronization

extension JournalDesk {
    /// Carries out erasures: removes everything that could bring a text back, and overwrites, in place, the contents
    /// that erasures list and that still stand: those of this turn, and those that another writer left.
    ///
    /// The turn's entries are on the disk by now, and nothing in here takes that back: what can't be reached becomes
    /// a remark, and everything else is done all the same. The contents are overwritten last, and while something
    /// could not be reached, the last byte of each stays, so that a reader sees that something is left to do, and the
    /// next writer does all of it again.
    func finishErasures(in file: OpenFile, _ turn: inout WriteTurn) {
        // The erasure of the turn itself. All others were found in the journal, and what was done for them is not known.
        var own: EntryNumber?
        if let last = turn.tail.entries.last, last.verb == .erase {
            let erasure = EntryNumber(last.number)
            own = erasure
            let blanks = turn.tail.numbers[last.blank.range].map { ($0, erasure) }
            state.withLock { $0.known.note(Dictionary(blanks) { $1 }, erased: Array(turn.tail.on(last))) }
        }
        let (listed, erased) = state.withLock { ($0.known.unfinishedBlanks, $0.known.erased) }
        guard own != nil || !listed.isEmpty else { return }
        var hindrances = Hindrances()
        var standing: [StandingContent] = []
        for (entry, erasure) in listed.sorted(by: { $0.key < $1.key }) {
            hindrances.attempt { () throws(FileFailure) in
                let found = try content(
                    of: EntryNumber(entry), listedBy: erasure, in: turn.journal, before: turn.tail.end.offset)
                if let found { standing.append(found) }
            }
        }
        let isAgain = standing.contains { $0.erasure != own }
        if own != nil || isAgain || !hindrances.isEmpty {
            removeCopies(flushesAlways: isAgain, &hindrances)
            siteFolder.forget(erased, &hindrances)
            let dropped = goThroughDrafts(
                erased, of: turn, listing: standing, flushesAlways: isAgain, &hindrances)
            if dropped > 0 { turn.remarks.append(.droppedDrafts(files: dropped)) }
        }
        overwrite(standing, in: file, &hindrances)
        guard hindrances.isEmpty else {
            let entry = listed.values.max() ?? own ?? EntryNumber(turn.tail.end.entry)
            turn.remarks += hindrances.all.map { .hinderedErasure(entry: entry, $0) }
            return
        }
        state.withLock { state in
            for entry in listed.keys { state.known.unfinishedBlanks[entry] = nil }
        }
        for erasure in Set(standing.map(\.erasure)).sorted() where erasure != own {
            turn.remarks.append(.finishedErasure(entry: erasure))
        }
    }

    /// Removes, durably, what holds texts besides the journal: the checkpoint, and files left by a process that was
    /// killed while it made a checkpoint or the queue itself.
    ///
    /// - Parameter flushesAlways: Whether an earlier writer may have removed something that is not durable yet.
    private func removeCopies(flushesAlways: Bool, _ hindrances: inout Hindrances) {
        var isChanged = flushesAlways
        var names: [String] = []
        hindrances.attempt { () throws(FileFailure) in names = try files.names(in: paths.folder) }
        for name in names where QueuePaths.isCopy(name) {
            hindrances.attempt { () throws(FileFailure) in
                if try files.remove(paths.path(of: name)) { isChanged = true }
            }
        }
        if isChanged { hindrances.attempt { () throws(FileFailure) in try files.flushNames(in: paths.folder) } }
    }

    /// Removes from all drafts what belongs to erased comments, and queries and notes that name their authors. If an earlier
    /// writer was hindered, the names are no longer known: once nothing is in the way, all queries and notes are removed.
    ///
    /// - Returns: How many files were removed because nobody can tell what they hold.
    private func goThroughDrafts(
        _ erased: Set<UInt32>, of turn: WriteTurn, listing standing: [StandingContent], flushesAlways: Bool,
        _ hindrances: inout Hindrances
    ) -> Int {
        var names = ErasedNames()
        hindrances.attempt { () throws(FileFailure) in
            names = try self.names(in: standing.map(\.entry), of: turn.journal, before: turn.tail.end.offset)
        }
        var forgotten = forgetDrafts(of: erased, named: names, flushesAlways: flushesAlways)
        if forgotten.failures.isEmpty, hindrances.isEmpty, standing.contains(where: \.isMarked) {
            let more = forgetDrafts(of: erased, named: .unknown, flushesAlways: false)
            forgotten = ForgottenDrafts(failures: more.failures, dropped: forgotten.dropped + more.dropped)
        }
        for failure in forgotten.failures { hindrances.attempt { () throws(FileFailure) in throw failure } }
        return forgotten.dropped
    }

    /// Overwrites contents with `null` and spaces, except for their last byte if something was in the way before.
    private func overwrite(_ standing: [StandingContent], in file: OpenFile, _ hindrances: inout Hindrances) {
        let isWhole = hindrances.isEmpty
        let standing = standing.filter { isWhole || !$0.isMarked }
        guard !standing.isEmpty else { return }
        for content in standing {
            hindrances.attempt { () throws(FileFailure) in
                try files.writeAll(content.blank(isWhole: isWhole), to: file, at: content.place.offset)
            }
        }
        let written = hindrances.count
        hindrances.attempt { () throws(FileFailure) in try files.flush(file) }
        guard hindrances.count > written else { return }
        // What the disk holds now is unknown, and reading gives what was written: so they are marked as left to do.
        for content in standing {
            hindrances.attempt { () throws(FileFailure) in
                try files.writeAll(content.blank(isWhole: false), to: file, at: content.place.offset)
            }
        }
    }

    /// Finds the content of an entry, unless it is already blank.
    private func content(
        of entry: EntryNumber, listedBy erasure: EntryNumber, in journal: JournalFile, before end: Int
    ) throws(FileFailure) -> StandingContent? {
        guard let place = try journal.place(of: entry, before: end) else { return nil }
        let line = try journal.line(at: place)
        guard let content = LineParts(line.bytes)?.content else { return nil }
        var found = StandingContent(
            entry: entry.rawValue,
            place: EntryPlace(offset: place.offset + content.lowerBound, length: content.count), erasure: erasure)
        found.isMarked = line.bytes[content].elementsEqual(found.blank(isWhole: false))
        return line.bytes[content].elementsEqual(found.blank(isWhole: true)) ? nil : found
    }
}

/// A content that an erasure lists and that still stands in the journal, or part of it.
private struct StandingContent {
    var entry: UInt32
    var place: EntryPlace
    var erasure: EntryNumber

    /// Whether only the mark of an unfinished erasure is left.
    var isMarked = false

    /// The bytes that replace a removed content.
    ///
    /// - Parameter isWhole: `false` leaves its last byte, which belongs to no text: the mark.
    func blank(isWhole: Bool) -> [UInt8] {
        var value = LineParts.blank(place.length)
        if !isWhole, place.length > 4 { value[place.length - 1] = UInt8(ascii: "}") }
        return value
    }
}

/// Failures during work that goes on all the same.
struct Hindrances {
    private(set) var all: [StorageFailure] = []

    var isEmpty: Bool { all.isEmpty }
    var count: Int { all.count }

    /// Makes calls; a failure is noted, once for each path.
    mutating func attempt(_ calls: () throws(FileFailure) -> Void) {
        do throws(FileFailure) {
            try calls()
        } catch {
            let hindrance = StorageFailure(error)
            if !all.contains(hindrance) { all.append(hindrance) }
        }
    }
}

/// What came of going through all drafts.
struct ForgottenDrafts {
    /// The files that could not be gone through; everything else is done.
    var failures: [FileFailure] = []
    /// How many files that somebody may look for were removed, because nobody can tell what they hold.
    var dropped = 0
}

extension JournalDesk {
    /// Removes from all drafts what belongs to erased comments, and queries and notes that name their authors;
    /// durably, under the queue's lock. Also removes files that a killed process left half written, unreadable
    /// drafts, and texts of editors whose session has ended, since they may hold anything.
    ///
    /// - Parameter flushesAlways: Whether an earlier writer may have removed something that is not durable yet.
    func forgetDrafts(
        of erased: Set<UInt32>, named names: ErasedNames, flushesAlways: Bool
    ) -> ForgottenDrafts {
        let folder = DraftFolder(paths: paths, access: folderAccess, files: files)
        var forgotten = ForgottenDrafts()
        var isChanged = false
        func attempt(_ work: () throws(FileFailure) -> Bool) {
            do throws(FileFailure) {
                if try work() { isChanged = true }
            } catch {
                // Its session may have removed it in the meantime.
                if error.code != FileFailure.missing { forgotten.failures.append(error) }
            }
        }
        var found: [String] = []
        attempt { () throws(FileFailure) in
            found = try folder.names()
            return false
        }
        for file in found {
            guard let name = DraftName(file) else { continue }
            let path = folder.path(of: file)
            attempt { () throws(FileFailure) in
                switch name.kind {
                case .draft:
                    let change = try forget(erased, names, inDraftAt: path, of: folder)
                    if change == .dropped { forgotten.dropped += 1 }
                    return change != .none
                case .views: return try folder.forget(names, inViewsAt: path)
                case .leftOver:
                    guard try files.remove(path) else { return false }
                    if DraftName.isPutAside(file) { forgotten.dropped += 1 }
                    return true
                case .editing:
                    // A text that was put aside is no session's any more.
                    let isPutAside = DraftName.isPutAside(file)
                    if !isPutAside, try folder.claim(name) == nil { return false }
                    guard try folder.removeAll(path) else { return false }
                    if isPutAside || file == DraftName.editing(name.stem) { forgotten.dropped += 1 }
                    return true
                case .lock: return false
                }
            }
        }
        if isChanged || flushesAlways && !found.isEmpty {
            attempt { () throws(FileFailure) in
                try files.flushNames(in: paths.drafts)
                return false
            }
        }
        return forgotten
    }

    /// What was done with one draft.
    private enum DraftChange {
        case none
        /// Something was taken out; if nothing was left, the file was removed.
        case forgotten
        /// It can't be read, or not wholly, and may have held anything: the file was removed.
        case dropped
    }

    /// Removes what is erased from one draft.
    private func forget(
        _ erased: Set<UInt32>, _ names: ErasedNames, inDraftAt path: String, of folder: DraftFolder
    ) throws(FileFailure) -> DraftChange {
        // A link, or anything else with the name, is not a draft that sluice wrote.
        guard try files.status(path: path)?.kind == .file else { return .none }
        guard let bytes = try files.contents(of: path, most: DraftFile.mostBytes) else { return .none }
        guard var file = DraftFile(bytes) else { return try files.remove(path) ? .dropped : .none }
        let kept = file.draft.without(erased).without(names)
        // What can't be read may hold anything.
        guard kept != file.draft || !file.isWhole else { return .none }
        if kept.isEmpty { return try files.remove(path) ? file.isWhole ? .forgotten : .dropped : .none }
        file.draft = kept
        try folder.access.replace(path, with: file.bytes, mode: folder.mode, files: files)
        return .forgotten
    }

    /// The names of the authors of entries whose contents still stand in the journal.
    func names(in entries: some Sequence<UInt32>, of journal: JournalFile, before end: Int) throws(FileFailure)
        -> ErasedNames
    {
        var names = ErasedNames()
        for entry in entries {
            guard let place = try journal.place(of: EntryNumber(entry), before: end) else { continue }
            let line = try journal.line(at: place)
            // A torn or blank content no longer names anybody.
            guard let author = (try? EntryReader.read(line.bytes, at: place.offset))?.content?.author else { continue }
            names.add(name: author.name, email: author.email, address: author.address)
        }
        return names
    }
}
