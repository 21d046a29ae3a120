import Journal
import Moderation
import Synchronization

/// A ledger in memory, which fails when it is told to.
final class MemoryLedger: Ledger {
    /// What strikes one call, whatever it is.
    enum Strike: Hashable, CaseIterable {
        /// Nothing is sent.
        case unreachable
        /// Somebody else holds the ledger for too long.
        case locked
        /// The answer never comes, and the lines don't stand.
        case lostBefore
        /// The answer never comes, and the lines stand.
        case lostAfter
        /// Others are quicker.
        case overtaken
        /// The same lines arrive a second time, as after a broken connection.
        case twice
    }

    struct Contents {
        var lines: [LedgerLine] = []
        var strike: (kind: Strike, after: Int)?
        /// Called, once, when a strike lets others be quicker.
        var rival: (@Sendable () -> Void)?
        var calls = 0
        var inbox: [InboxItem] = []
        var refused: [String] = []
    }

    let server = "press"
    private let state = Mutex(Contents())

    /// Begins with the lines of a journal.
    init(_ journal: [UInt8]) {
        state.withLock { $0.lines = MemoryLedger.lines(of: journal) }
    }

    static func lines(of journal: [UInt8]) -> [LedgerLine] {
        journal.split(separator: 0x0A).compactMap { LedgerLine(Array($0) + [0x0A]) }
    }

    var journal: [UInt8] { state.withLock { $0.lines.flatMap(\.bytes) } }

    /// How often it was asked for anything.
    var calls: Int { state.withLock { $0.calls } }

    func strike(_ kind: Strike, after: Int, rival: (@Sendable () -> Void)? = nil) {
        state.withLock { state in
            state.strike = (kind, after)
            state.rival = rival
        }
    }

    var isStrikePending: Bool { state.withLock { $0.strike != nil } }

    func heal() {
        state.withLock { state in
            state.strike = nil
            state.rival = nil
        }
    }

    /// Takes the last lines away, as a server does that went back.
    func loseLast(_ count: Int) { state.withLock { $0.lines.removeLast(count) } }

    // MARK: Ledger

    func lines(
        after place: Place, within milliseconds: Int, _ take: (LedgerPage) throws(DeskError) -> Bool
    ) throws(DeskError) {
        guard due() == nil else { throw .unreachable(server: server, .said("cut")) }
        _ = try take(LedgerPage(lines: try tail(after: place), isLast: true))
    }

    func refusedCount(within milliseconds: Int) -> Int? { refused.count }

    func append(
        _ addition: LedgerAddition, after place: Place, following wait: LockWait?
    ) throws(DeskError) -> [LedgerLine]? {
        let strike = try struck()
        if strike == .lostBefore { throw lost }
        let before = try tail(after: place)
        guard before.isEmpty else { return before }
        stand(addition)
        if strike == .twice { _ = add(addition, after: place) }
        if strike == .lostAfter { throw lost }
        return nil
    }

    func hold(
        after place: Place, following wait: LockWait?,
        _ decide: ([LedgerLine]) throws(DeskError) -> LedgerAddition
    ) throws(DeskError) {
        let strike = try struck()
        let addition = try decide(try tail(after: place))
        guard !addition.lines.isEmpty else { return }
        if strike == .lostBefore { throw lost }
        stand(addition)
        if strike == .lostAfter { throw lost }
    }

    /// What lies in the inbox, and why what was refused was.
    var inbox: [InboxItem] {
        get { state.withLock { $0.inbox } }
        set { state.withLock { $0.inbox = newValue } }
    }

    var refused: [String] { state.withLock { $0.refused } }

    func takeIn(
        after place: Place, _ decide: ([LedgerLine], [InboxItem]) throws(DeskError) -> LedgerIntake
    ) throws(DeskError) {
        let strike = try struck()
        let intake = try decide(try tail(after: place), inbox)
        if strike == .lostBefore { throw lost }
        stand(intake.addition)
        state.withLock { state in
            state.inbox.removeAll { intake.taken.contains($0.id) }
            state.refused += intake.refused.map(\.why)
        }
        if strike == .lostAfter { throw lost }
    }

    func watch(_ changed: @escaping @Sendable (any LedgerReading) -> Void) -> any Watch {
        changed(self)
        return NoWatch()
    }

    private final class NoWatch: Watch {
        func cancel() {}
    }

    private var lost: DeskError {
        .outcomeUnknown(StorageFailure(.noContact(.said("cut")), operation: .write, subject: server))
    }

    /// The strike whose turn this call is, after what it does to any call.
    private func struck() throws(DeskError) -> Strike? {
        let strike = due()
        switch strike {
        case .unreachable: throw .unreachable(server: server, .said("cut"))
        case .locked: throw .locked(process: nil)
        case .overtaken: state.withLock { $0.rival.take() }?()
        case .lostBefore, .lostAfter, .twice, nil: break
        }
        return strike
    }

    private func due() -> Strike? {
        state.withLock { state in
            state.calls += 1
            guard let (kind, after) = state.strike else { return nil }
            state.strike = after > 0 ? (kind, after - 1) : nil
            return after > 0 ? nil : kind
        }
    }

    private func tail(after place: Place) throws(DeskError) -> [LedgerLine] {
        let lines = state.withLock { $0.lines }
        guard place.entry > 0 else { return lines }
        guard lines.count >= place.entry else { throw .behind(EntryNumber(place.entry)) }
        guard lines[Int(place.entry) - 1].chain == place.chainBytes else { throw .diverged(EntryNumber(place.entry)) }
        return Array(lines[Int(place.entry)...])
    }

    private func stand(_ addition: LedgerAddition) {
        state.withLock { state in
            state.lines += addition.lines
            for line in addition.blanked { state.lines[Int(line.number) - 1] = line }
        }
    }

    /// Handles lines that arrive once more: the key is taken.
    private func add(_ addition: LedgerAddition, after place: Place) -> Bool {
        guard (try? tail(after: place))?.isEmpty == true else { return false }
        stand(addition)
        return true
    }
}

extension Office {
    /// Whether an office that is made is a copy of a ledger in memory.
    @TaskLocal static var isShared = false

    /// Makes a folder a copy of what it holds.
    static func share(_ files: MemoryFiles) -> MemoryLedger {
        files[Sample.folder + "/queue.server"] = Array(#"{"queue":"","server":"service=press"}"#.utf8)
        files[Sample.folder + "/queue.lock"] = nil
        _ = try? files.makeFolder(Sample.folder + "/queue.lock")
        return MemoryLedger(files[Sample.journal] ?? [])
    }

    /// Another machine's copy of the same ledger.
    func anotherCopy() -> Office {
        Office(copying: self, ledger: ledger)
    }
}
