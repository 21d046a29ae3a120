import Moderation
import Synchronization

extension JournalDesk {
    /// Carries out erasures: removes whatever could bring a text back, and overwrites, in place, the contents that
    /// erasures list and that still stand: those of this turn, and those that another writer left.
    ///
    /// The erasures are on the disk by now. The contents go last: while one of them stands, whoever opens the queue sees
    /// that something is left to do, and the next writer does all of it again.
    func blank(in file: OpenFile, _ turn: inout WriteTurn) throws(DeskError) {
        let own = EntryNumber(turn.tail.end.entry)
        var isErasing = false
        if let last = turn.tail.entries.last, last.verb == .erase {
            isErasing = true
            let blanks = turn.tail.numbers[last.blank.range].map { ($0, own) }
            remember(Dictionary(blanks) { $1 }, erased: Array(turn.tail.on(last)))
        }
        let (listed, erased) = state.withLock { ($0.unfinishedBlanks, $0.erased) }
        guard isErasing || !listed.isEmpty else { return }
        let end = turn.tail.end.offset
        let finished = try unknownIfFailing { () throws(FileFailure) in
            try removeCopies()
            try forgetDrafts(of: erased)
            var finished: Set<EntryNumber> = []
            for (entry, erasure) in listed.sorted(by: { $0.key < $1.key }) {
                if try blank(EntryNumber(entry), in: file, of: turn.journal, before: end) { finished.insert(erasure) }
            }
            if !finished.isEmpty { try files.flush(file) }
            return finished
        }
        state.withLock { state in
            for entry in listed.keys { state.unfinishedBlanks[entry] = nil }
        }
        for erasure in finished.sorted() where erasure != own {
            turn.remarks.append(.finishedErasure(entry: erasure))
        }
    }

    /// Removes, durably, what holds texts besides the journal: the checkpoint, and files that a process left behind which
    /// was killed while it made a checkpoint or the queue itself.
    private func removeCopies() throws(FileFailure) {
        var isChanged = false
        for name in try files.names(in: paths.folder) where QueuePaths.isCopy(name) {
            if try files.remove(paths.path(of: name)) { isChanged = true }
        }
        if isChanged { try files.flushNames(in: paths.folder) }
    }

    /// Overwrites the content of one entry with `null` and spaces, unless it is blank already.
    private func blank(
        _ entry: EntryNumber, in file: OpenFile, of journal: JournalFile, before end: Int
    ) throws(FileFailure) -> Bool {
        guard let place = try journal.place(of: entry, before: end) else { return false }
        let line = try journal.line(at: place)
        guard let content = LineParts(line.bytes)?.content else { return false }
        var value = [UInt8](repeating: UInt8(ascii: " "), count: content.count)
        value.replaceSubrange(0..<min(4, value.count), with: "null".utf8.prefix(value.count))
        guard !line.bytes[content].elementsEqual(value) else { return false }
        try files.writeAll(value, to: file, at: place.offset + content.lowerBound)
        return true
    }
}
