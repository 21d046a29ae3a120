import Moderation
import Text

/// Adds the lines of a ledger to the journal of a copy.
///
/// Each line must continue number and chain of the one before, so a copy is always the beginning of the ledger, byte for byte.
/// Nothing is flushed: what a power cut takes is read from the ledger again.
struct CopyWriter {
    /// The most bytes that wait in memory for an erasure that accounts for them.
    private static let mostHeld = 64 * 1_024 * 1_024

    let lock: QueueLock
    let journal: JournalFile
    private var files: any Files { lock.files }

    init(lock: QueueLock, journal: JournalFile) {
        self.lock = lock
        self.journal = journal
    }

    /// Brings the copy up to the ledger.
    ///
    /// - Parameters:
    ///   - isRead: Whether somebody may be reading the copy. Then an entry whose content is missing is added together
    ///     with the erasure that lists it: alone it would look like damage.
    ///   - keep: Adds lines to the copy.
    func follow(
        _ ledger: any LedgerReading, within milliseconds: Int, isRead: Bool = true,
        progress: (UInt32) -> Void = { _ in }, keep: ([LedgerLine]) throws(DeskError) -> Void
    ) throws(DeskError) {
        var held: [LedgerLine] = []
        var bytes = 0
        try ledger.lines(after: try journal.end().place, within: milliseconds) { (page) throws(DeskError) in
            if let settings = page.settings { try self.keep(settings: settings) }
            guard let last = page.lines.last else { return false }
            held += page.lines
            bytes += page.lines.reduce(0) { $0 + $1.bytes.count }
            progress(last.number)
            guard page.isLast || !isRead || bytes > CopyWriter.mostHeld || LedgerLine.areExplained(held) else {
                return true
            }
            try keep(held)
            held = []
            bytes = 0
            return true
        }
        if !held.isEmpty { try keep(held) }
    }

    /// Keeps the settings that hold for all copies.
    func keep(settings: [UInt8]) throws(DeskError) {
        let path = lock.paths.copySettings
        var isNew = false
        try calling { () throws(FileFailure) in
            let before = try files.contents(of: path, most: SettingsReader.mostBytes)
            guard before ?? [] != settings else { return }
            isNew = true
        }
        guard isNew else { return }
        // Several processes follow one copy, and learn of this at the same moment.
        try lock.hold(.exclusive) { () throws(DeskError) in
            try calling { () throws(FileFailure) in
                if settings.isEmpty {
                    _ = try files.remove(path)
                } else {
                    try lock.access.replace(path, with: settings, files: files)
                }
            }
        }
    }

    /// Adds lines under the lock.
    func keep(_ lines: [LedgerLine]) throws(DeskError) {
        try lock.hold(.exclusive) { () throws(DeskError) in
            try journal.withWriting(at: lock.paths.journal) { (file) throws(DeskError) in try add(lines, to: file) }
        }
    }

    /// Adds those of some lines that are not there yet; the caller holds the lock.
    ///
    /// - Returns: The place after which lines were added; `nil` if all were there.
    /// - Throws: ``DeskError/diverged(_:)`` if the copy has another line, ``DeskError/lacking(_:)`` if it ends too early,
    ///   ``DeskError/unsound(_:)`` if one doesn't continue the one before.
    @discardableResult
    func add(_ lines: [LedgerLine], to file: OpenFile) throws(DeskError) -> Place? {
        let (end, unfinished) = try journal.end()
        let fresh = lines.drop { $0.number <= end.entry }
        if let known = lines.last(where: { $0.number <= end.entry }), known.number == end.entry,
            Hexadecimal.digits(of: known.chain) != end.chain
        {
            throw .diverged(EntryNumber(known.number))
        }
        guard let first = fresh.first else { return nil }
        // The next to follow reads where the copy ends, and brings what is missing.
        guard first.number == end.entry + 1 else { throw .lacking(EntryNumber(end.entry + 1)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(fresh.reduce(0) { $0 + $1.bytes.count })
        var (number, chain) = (end.entry, end.chain)
        for line in fresh {
            guard line.follows(number, chain) else {
                throw .unsound(EntryNumber(number + 1))
            }
            (number, chain) = (line.number, Hexadecimal.digits(of: line.chain))
            bytes += line.bytes
        }
        let all = bytes
        try calling { () throws(FileFailure) in
            if unfinished > 0 { try files.cut(file, to: end.offset) }
            do throws(FileFailure) {
                try files.writeAll(all, to: file, at: end.offset)
            } catch {
                try? files.cut(file, to: end.offset)
                throw error
            }
        }
        return end
    }
}

extension LedgerLine {
    /// Whether each of some lines that lacks its content is listed by an erasure among them.
    static func areExplained(_ lines: [LedgerLine]) -> Bool {
        var blank = Set(lines.filter(\.isBlank).map(\.number))
        guard !blank.isEmpty else { return true }
        for line in lines where !blank.isEmpty {
            for number in line.erased { blank.remove(number) }
        }
        return blank.isEmpty
    }

    /// The entries whose content the line's erasure removes.
    var erased: [UInt32] {
        guard isErasure else { return [] }
        let entry = bytes.withUnsafeBytes { line in try? EntryReader.read(line, at: 0) }
        guard case .erase(_, let blank) = entry?.act else { return [] }
        return blank.map(\.rawValue)
    }

    /// Whether the line is an erasure's. Its mark comes before everything that strangers wrote.
    var isErasure: Bool {
        bytes.withUnsafeBytes { line in
            guard let mark = line.firstOffset(of: #","do":""#) else { return false }
            return line.holds(#","do":"erase""#, at: mark)
        }
    }
}
