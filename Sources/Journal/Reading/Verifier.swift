package import Moderation

/// Checks every byte of a journal: form, numbering, chain, digests, the law, and erasures.
package enum Verifier {
    /// What was found.
    package struct Verification: Hashable, Sendable {
        package var entries: Int
        package var comments: Int
        /// The last lawful entry and its chain: `N:CHAIN`.
        package var head: String
        /// The first line that is not in order.
        package var damage: Damage?
        /// The first entry that only a newer sluice can read: what stands from there on was not checked.
        package var newer: EntryNumber?
        /// An unfinished last line, clocks that went back, erasures that were not finished.
        package var remarks: [Remark]
        /// Whether the journal still has the entry with the chain that was asked about; `nil` if none was, or if that entry
        /// was not checked for the sake of a newer one before it.
        package var holdsHead: Bool?
    }

    /// Verifies the journal of a folder.
    ///
    /// - Parameters:
    ///   - head: An older head, `N:CHAIN`, which the journal must still contain.
    package static func verify(
        folder: String, against head: Head? = nil, files: any Files = RealFiles(),
        progress: (JournalDesk.Progress) -> Void = { _ in }
    ) throws(DeskError) -> Verification {
        let lock = try QueueLock(folder: folder, files: files)
        var clock = ClockWatch()
        let reading = try withoutActuallyEscaping(progress) { progress throws(DeskError) in
            var reader = WholeReader(lock: lock)
            reader.options.checksDigests = true
            reader.progress = { progress(JournalDesk.Progress(read: $0, total: $1)) }
            reader.inspect = { clock.take($0) }
            reader.reset = { clock = ClockWatch() }
            return try reader.read()
        }
        let queue = reading.queue
        var verification = Verification(
            entries: queue.entryCount, comments: queue.commentCount,
            head: reading.head, damage: reading.stop?.damage, newer: reading.stop?.newer,
            remarks: clock.remarks + reading.remarks)
        if let head, verification.newer.map({ head.entry < $0 }) ?? true {
            verification.holdsHead = try calling { () throws(FileFailure) in
                try reading.journal.holds(head, before: queue.place.offset)
            }
        }
        return verification
    }

    /// An entry and its chain, which stand for the whole journal up to there.
    package struct Head: Hashable, Sendable {
        package var entry: EntryNumber
        /// 64 hexadecimal digits.
        package var chain: String

        /// Reads `N:CHAIN`.
        package init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = UInt32(parts[0]), number > 0, parts[1].utf8.count == Digits.count,
                parts[1].utf8.allSatisfy(Digits.isDigit)
            else { return nil }
            entry = EntryNumber(number)
            chain = String(parts[1])
        }
    }
}

/// Notices where the clock of the writers went back.
private struct ClockWatch {
    private(set) var remarks: [Remark] = []
    private var latest = Moment(milliseconds: .min)

    mutating func take(_ tail: Tail) {
        for facts in tail.entries {
            if facts.at < latest { remarks.append(.clockWentBack(entry: EntryNumber(facts.number))) }
            latest = facts.at
        }
    }
}

extension JournalFile {
    /// Tells whether an entry stands in the journal with just this chain.
    fileprivate func holds(_ head: Verifier.Head, before end: Int) throws(FileFailure) -> Bool {
        guard let place = try place(of: head.entry, before: end) else { return false }
        let line = try line(at: place)
        guard let chain = LineParts(line.bytes)?.chain else { return false }
        return line.bytes[chain].elementsEqual(head.chain.utf8)
    }
}
