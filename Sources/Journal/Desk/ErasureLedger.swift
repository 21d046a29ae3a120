import Moderation

/// Keeps account, while a journal is read, of contents and of the erasures that list them: which listed ones still stand
/// in the bytes, so that the next writer can finish what a writer before it began.
struct ErasureLedger {
    /// One bit for each entry: whether its content is there, whole or torn.
    private var contents: [UInt64] = []
    private var listed: [(blank: UInt32, erasure: EntryNumber)] = []
    /// The comments that are erased.
    private(set) var erased: Set<UInt32> = []

    mutating func add(_ tail: EntryBatch) {
        guard let last = tail.entries.last else { return }
        let words = Int(last.number) / 64 + 1
        if contents.count < words {
            contents.append(contentsOf: repeatElement(0, count: words - contents.count))
        }
        for facts in tail.entries {
            if facts.hasContent { mark(facts.number) }
            guard facts.verb == .erase else { continue }
            erased.formUnion(tail.on(facts))
            for blank in tail.numbers[facts.blank.range] { listed.append((blank, EntryNumber(facts.number))) }
        }
    }

    /// Tells that an entry's content is torn: neither what it was nor blank.
    mutating func addTorn(_ entry: UInt32) {
        guard Int(entry) / 64 < contents.count else { return }
        mark(entry)
    }

    /// The entries whose content an erasure lists, and which is still there, each with the erasure.
    var unfinished: [UInt32: EntryNumber] {
        var unfinished: [UInt32: EntryNumber] = [:]
        for (blank, erasure) in listed where Int(blank) / 64 < contents.count {
            if contents[Int(blank) / 64] & (1 << (UInt64(blank) % 64)) != 0 { unfinished[blank] = erasure }
        }
        return unfinished
    }

    private mutating func mark(_ entry: UInt32) {
        contents[Int(entry) / 64] |= 1 << (UInt64(entry) % 64)
    }
}
