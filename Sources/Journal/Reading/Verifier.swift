package import Moderation

/// Checks every byte of a journal: form, numbering, chain, digests, the rules of the state machine, and erasures.
package enum Verifier {
    /// What was found.
    package struct Verification: Hashable, Sendable {
        /// The journal's UUID.
        package var queue: String
        package var entries: Int
        package var comments: Int
        /// The last valid entry and its chain: `N:CHAIN`.
        package var head: String
        /// The first line that is not in order.
        package var damage: Damage?
        /// The first entry that only a newer sluice can read: what follows was not checked.
        package var newer: EntryNumber?
        /// An unfinished last line, clocks that went back, erasures that were not finished.
        package var remarks: [Remark]
        /// Whether the journal still has the entry with the chain that was asked about; `nil` if none was, or if that
        /// entry was not checked because of a newer one before it.
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
        var reader = WholeReader(lock: lock)
        reader.options.checksDigests = true
        let reading = try reader.read(progress: progress)
        let queue = reading.queue
        var verification = Verification(
            queue: queue.identity, entries: queue.entryCount, comments: queue.commentCount,
            head: reading.head, damage: reading.stop?.damage, newer: reading.stop?.newer,
            remarks: stepsBack(in: queue) + reading.remarks)
        if let head, verification.newer.map({ head.entry < $0 }) ?? true {
            verification.holdsHead = try calling { () throws(FileFailure) in
                try reading.journal.holds(head, before: queue.place.offset)
            }
        }
        return verification
    }

    /// Where the clock of the writers went back.
    private static func stepsBack(in queue: Queue) -> [Remark] {
        var remarks: [Remark] = []
        var latest = Moment(milliseconds: .min)
        for number in (1..<UInt32(queue.entryCount + 1)).map({ EntryNumber($0) }) {
            guard let at = queue.time(of: number) else { continue }
            if at < latest { remarks.append(.clockWentBack(entry: number)) }
            latest = at
        }
        return remarks
    }
}

/// An entry and its chain, which stand for the whole journal up to there.
package struct Head: Hashable, Sendable {
    package var entry: EntryNumber
    /// 64 hexadecimal digits.
    package var chain: String

    /// Reads `N:CHAIN`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = UInt32(parts[0]), number > 0, parts[1].utf8.count == HexDigest.count,
            parts[1].utf8.allSatisfy(HexDigest.isDigit)
        else { return nil }
        entry = EntryNumber(number)
        chain = String(parts[1])
    }

    /// The head of a journal that was read up to a place.
    init(_ place: Place) {
        entry = EntryNumber(place.entry)
        chain = String(decoding: place.chain, as: UTF8.self)
    }

    /// `N:CHAIN`.
    package var text: String { "\(entry.rawValue):\(chain)" }
}

extension JournalFile {
    /// Whether an entry stands in the journal with exactly this chain.
    func holds(_ head: Head, before end: Int) throws(FileFailure) -> Bool {
        guard let place = try place(of: head.entry, before: end) else { return false }
        let line = try line(at: place)
        guard let chain = LineParts(line.bytes)?.chain else { return false }
        return line.bytes[chain].elementsEqual(head.chain.utf8)
    }
}
