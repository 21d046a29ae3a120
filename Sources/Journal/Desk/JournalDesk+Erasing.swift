import Moderation
import Synchronization

extension JournalDesk {
    /// Overwrites, in place, the contents that erasures list and that still stand: those of this turn, and those that
    /// another writer left.
    ///
    /// The erasures are on the disk by now. What could bring a text back goes first, the checkpoint; then the texts.
    func blank(in file: OpenFile, _ turn: inout WriteTurn) throws(DeskError) {
        let own = EntryNumber(turn.tail.end.entry)
        if let last = turn.tail.entries.last, last.verb == .erase {
            let blanks = turn.tail.numbers[last.blank.range].map { ($0, own) }
            remember(Dictionary(blanks) { $1 }, erased: Array(turn.tail.on(last)))
        }
        let listed = state.withLock { $0.unfinishedBlanks }
        guard !listed.isEmpty else { return }
        let end = turn.tail.end.offset
        let finished = try unknownIfFailing { () throws(FileFailure) in
            if try files.remove(paths.checkpoint) {
                let folder = try files.openFolder(paths.folder)
                defer { files.close(folder) }
                try files.flushFolder(folder)
            }
            var finished: Set<EntryNumber> = []
            for (entry, erasure) in listed.sorted(by: { $0.key < $1.key }) {
                if try blank(EntryNumber(entry), in: file, of: turn.journal, before: end) { finished.insert(erasure) }
            }
            if !finished.isEmpty { try files.flush(file) }
            return finished
        }
        let erased = state.withLock { state in
            for entry in listed.keys { state.unfinishedBlanks[entry] = nil }
            return state.erased
        }
        for erasure in finished.sorted() where erasure != own {
            turn.remarks.append(.finishedErasure(entry: erasure))
        }
        try forgetDrafts(of: erased)
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
