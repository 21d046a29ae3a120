import Moderation

/// What was appended to a journal after a place.
struct BatchReading {
    /// The valid entries before the stop, or all of them, as far as can be judged without a queue.
    var tail: EntryBatch
    var stop: ReadingStop?
    var unfinished: Int?
    /// Entries whose content is neither whole nor blank.
    private var torn: Set<UInt32>

    /// Reads what was appended after `place`, up to the present end.
    init(of journal: JournalFile, after place: Place, files: any Files) throws(FileFailure) {
        let size = try files.status(journal.file).size
        var tail = EntryBatch(end: place)
        tail.end.origin = journal.origin
        let reader = JournalReader(files: files, journal: journal)
        let result = try reader.read(from: place, to: size) { (more) throws(Damage) in
            tail.join(more)
        }
        torn = Set(result.torn.keys)
        stop = result.stop
        unfinished = result.unfinished
        if stop == nil, let index = tail.firstUnexplainedBlank {
            let facts = tail.entries[index]
            stop = .damage(result.damage(ofBlank: facts.number, at: facts.place.offset))
            let chain = try journal.line(before: facts.place.offset).flatMap { line in
                LineParts(line.buffer.bytes).map { [UInt8](line.buffer.bytes[$0.chain]) }
            }
            tail.cut(at: index, chain: chain ?? place.chain)
        }
        self.tail = tail
    }

    /// The entries listed by erasures of the tail whose content is not known to be blank, each with the erasure.
    var unfinishedBlanks: [UInt32: EntryNumber] {
        var unfinished: [UInt32: EntryNumber] = [:]
        for facts in tail.entries where facts.verb == .erase {
            for blank in tail.numbers[facts.blank.range] where mayStand(blank) {
                unfinished[blank] = EntryNumber(facts.number)
            }
        }
        return unfinished
    }

    /// Whether an entry's content may still stand in the journal: as it was read, or, before the tail, unread.
    private func mayStand(_ entry: UInt32) -> Bool {
        guard let first = tail.entries.first?.number, entry >= first else { return true }
        return tail.entries[Int(entry - first)].hasContent || torn.contains(entry)
    }
}

extension EntryBatch {
    /// Adds the entries of a tail that follows this one.
    mutating func join(_ other: EntryBatch) {
        guard !entries.isEmpty else {
            self = other
            return
        }
        let bytesBefore = bytes.count
        let numbersBefore = numbers.count
        bytes.append(contentsOf: other.bytes)
        numbers.append(contentsOf: other.numbers)
        for var facts in other.entries {
            facts.shift(bytes: UInt32(bytesBefore), numbers: UInt32(numbersBefore))
            entries.append(facts)
        }
        end = other.end
    }

    /// Drops the entries from an index on.
    ///
    /// - Parameters:
    ///   - chain: The chain of the last line that stays.
    mutating func cut(at index: Int, chain: [UInt8]) {
        end.entry = entries[index].number - 1
        end.offset = entries[index].place.offset
        end.chain = chain
        entries.removeSubrange(index...)
    }

    /// The index of the first entry whose content is missing although no erasure of this tail lists it.
    ///
    /// An erasure comes after what it lists, so a reader of the whole journal sees both or neither.
    var firstUnexplainedBlank: Int? {
        var listed: Set<UInt32> = []
        for facts in entries where facts.verb == .erase { listed.formUnion(numbers[facts.blank.range]) }
        return entries.firstIndex { $0.hasDigest && !$0.hasContent && !listed.contains($0.number) }
    }
}

extension EntryFacts {
    /// Moves everything that points into ``EntryBatch/bytes`` and ``EntryBatch/numbers``.
    fileprivate mutating func shift(bytes: UInt32, numbers: UInt32) {
        func move(_ piece: inout Piece, _ distance: UInt32) {
            if !piece.isEmpty { piece.start += distance }
        }
        move(&by, bytes)
        move(&release, bytes)
        move(&title, bytes)
        move(&date, bytes)
        move(&url, bytes)
        move(&summary, bytes)
        move(&queue, bytes)
        move(&reason, bytes)
        move(&sourceSystem, bytes)
        move(&sourceID, bytes)
        move(&name, bytes)
        move(&email, bytes)
        move(&address, bytes)
        move(&on, numbers)
        move(&blank, numbers)
    }
}
