internal import Synchronization

/// A desk that keeps its journal in memory: for tests and for trying things out.
///
/// It does all that a desk does, and more than one that is kept on a disk can be asked to: another moderator acts
/// between two calls (``write(_:by:content:)``), the clock stands where it is put (``now``), the next call fails
/// (``fail(with:)``), the lock is held (``lockHolder``), the journal is replaced (``replace()``).
package final class InMemoryDesk: Desk {
    struct Contents {
        var entries: [Entry] = []
        var places: [EntryPlace] = []
        var end = 0
        var file: UInt64 = 1
        var queue = Queue()
        var now: Moment
        var settings: CurrentSettings
        var access: Access
        var draft: Draft?
        var draftFailure: DeskError?
        var failures: [DeskError] = []
        var lockHolder: Int32?
        var remarks: [Remark] = []
        var asksQueues = false
    }

    private let state: Mutex<Contents>

    /// Makes a desk over a journal that has its first entry only.
    package init(
        as login: Login, settings: Settings = Settings(), now: Moment = Moment(milliseconds: 1_795_510_000_000),
        identity: String = "00000000-0000-4000-8000-000000000001"
    ) {
        state = Mutex(Contents(now: now, settings: CurrentSettings(settings), access: .full(login)))
        state.withLock { state in
            _ = try? state.append(.found(queue: identity), by: login, content: nil)
        }
    }

    // MARK: What tests set

    /// The writer's clock.
    package var now: Moment {
        get { state.withLock { $0.now } }
        set { state.withLock { $0.now = newValue } }
    }

    /// What the journal and its folder allow; what is read is limited by the settings.
    package var access: Access {
        get { state.withLock { $0.settings.limit($0.access) } }
        set { state.withLock { $0.access = newValue } }
    }

    /// What the settings file says; setting it mends the file.
    package var settings: Settings {
        get { currentSettings.settings }
        set {
            change {
                $0.settings = newValue
                $0.error = nil
            }
        }
    }

    /// What is wrong with the settings file.
    package var settingsError: SettingsError? {
        get { currentSettings.error }
        set { change { $0.error = newValue } }
    }

    private func change(_ change: (inout CurrentSettings) -> Void) {
        state.withLock { state in
            change(&state.settings)
            state.settings.revision += 1
        }
    }

    /// The process that holds the lock for as long as this is set: every ``decide(_:)`` fails.
    package var lockHolder: Int32? {
        get { state.withLock { $0.lockHolder } }
        set { state.withLock { $0.lockHolder = newValue } }
    }

    /// Whether judging what others have written is left to the callers' queues, as a desk on a disk has to.
    package var asksQueues: Bool {
        get { state.withLock { $0.asksQueues } }
        set { state.withLock { $0.asksQueues = newValue } }
    }

    /// What every ``keep(_:after:)`` fails with for as long as this is set.
    package var draftFailure: DeskError? {
        get { state.withLock { $0.draftFailure } }
        set { state.withLock { $0.draftFailure = newValue } }
    }

    /// What was kept last.
    package func draft() throws(DeskError) -> Draft? {
        try state.withLock { (state) throws(DeskError) in
            try state.failIfAsked()
            return state.draft
        }
    }

    /// All entries, as they stand now.
    package var entries: [Entry] { state.withLock { $0.entries } }

    /// A queue that has taken everything.
    package var queue: Queue { state.withLock { $0.queue } }

    /// Makes the next call that can fail do so; calls queue up.
    package func fail(with error: DeskError) {
        state.withLock { $0.failures.append(error) }
    }

    /// Makes the next decision come back with a remark.
    package func remark(_ remark: Remark) {
        state.withLock { $0.remarks.append(remark) }
    }

    /// Puts another file in the journal's place, with the same entries: who read the old one must start over.
    package func replace() {
        state.withLock { $0.file += 1 }
    }

    /// Appends an entry as anybody might who shares the journal.
    ///
    /// - Throws: `Damage` when the state machine refuses the entry; then nothing is written.
    @discardableResult
    package func write(_ act: Act, by login: Login, content: Content? = nil) throws(Damage) -> EntryNumber {
        try state.withLock { (state) throws(Damage) in try state.append(act, by: login, content: content) }
    }

    // MARK: Desk

    package var currentSettings: CurrentSettings { state.withLock { $0.settings } }

    package func followSettings() {}

    package func news(after place: Place) throws(DeskError) -> EntryBatch {
        try state.withLock { (state) throws(DeskError) in
            try state.failIfAsked()
            return try state.tail(after: place)
        }
    }

    package func decide(
        _ command: Command, following wait: LockWait?, judge: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        try state.withLock { (state) throws(DeskError) in
            if case .readOnly(let reason) = state.settings.limit(state.access) { throw .readOnly(reason) }
            if let reason = state.settings.refusal(of: command.by) { throw .readOnly(reason) }
            if let fault = command.fault(settings: state.settings.settings) { throw .invalid(fault) }
            if let lockHolder = state.lockHolder { throw .locked(process: lockHolder) }
            try state.failIfAsked()
            let tail = try state.tail(after: command.after)
            let number = EntryNumber(UInt32(state.entries.count + 1))
            let ruling = CommandResolver.resolve(command, tail: tail, number: number, at: state.now)
            if state.asksQueues, !tail.isEmpty, try !state.judged(tail, by: judge), ruling.entry != nil {
                return Outcome(
                    tail: tail, entry: nil, done: [], setApart: [],
                    remaining: CommandResolver.remaining(of: command, after: tail))
            }
            if let entry = ruling.entry {
                do throws(Damage) {
                    try state.append(entry.act, by: entry.by, content: entry.content)
                } catch {
                    throw .invalid("The state machine refuses it: \(error.detail).")
                }
            }
            defer { state.remarks = [] }
            return Outcome(
                tail: try state.tail(after: command.after), entry: ruling.entry?.number, done: ruling.done,
                setApart: ruling.setApart, remarks: state.remarks)
        }
    }

    package func entry(at place: EntryPlace) throws(DeskError) -> Entry {
        try state.withLock { (state) throws(DeskError) in
            try state.failIfAsked()
            guard let index = state.index(of: place) else { throw .invalid("No entry stands at \(place.offset).") }
            return state.entries[index]
        }
    }

    package func bodies(at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool) throws(DeskError) {
        // Copied first: whoever visits may call this desk again.
        let bodies = try state.withLock { (state) throws(DeskError) -> [String?] in
            try state.failIfAsked()
            return places.map { place in state.index(of: place).flatMap { state.entries[$0].content?.body } }
        }
        for (index, body) in bodies.enumerated() {
            guard var body else { continue }
            guard body.withUTF8({ visit(index, UnsafeRawBufferPointer($0)) }) else { return }
        }
    }

    package func leftBehind() -> LeftBehind {
        state.withLock { LeftBehind(draft: $0.draft) }
    }

    package func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool {
        try state.withLock { (state) throws(DeskError) in
            if let failure = state.draftFailure { throw failure }
            let erased = state.entries.filter { $0.act.verb == .erase }
            let isBehind = erased.contains { $0.number.rawValue > place.entry }
            var kept = draft?.without(Set(erased.flatMap { $0.act.on.map(\.rawValue) }))
            if isBehind {
                kept?.query = ""
                kept?.notes = []
            }
            state.draft = kept.flatMap { $0.isEmpty ? nil : $0 }
            return !isBehind
        }
    }
}
