package import Moderation
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
        var origin: UInt32 = 1
        var queue = Queue()
        var now: Moment
        var settings: CurrentSettings
        var access: Access
        var draft: Draft?
        var views: [NamedView] = []
        /// The other sessions, as the test has them.
        var others: [Presence] = []
        /// Where this one has told that it is.
        var told: [CommentNumber?] = []
        var draftFailure: DeskError?
        var failures: [DeskError] = []
        var lockHolder: Int32?
        var remarks: [Remark] = []
        var asksQueues = false
        var watches: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    let state: Mutex<Contents>

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

    /// What the settings file says; setting it corrects the file.
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
        tell()
    }

    /// The process that holds the lock for as long as this is set: nothing can be written.
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
    package var present: [Presence] {
        get { state.withLock { $0.others } }
        set { state.withLock { $0.others = newValue } }
    }

    package var toldPlaces: [CommentNumber?] { state.withLock { $0.told } }

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

    /// A queue that has applied everything.
    package var queue: Queue { state.withLock { $0.queue } }

    /// Makes the next call that can fail do so; calls queue up.
    package func fail(with error: DeskError) {
        state.withLock { $0.failures.append(error) }
    }

    /// Makes the next decision come back with a remark.
    package func remark(_ remark: Remark) {
        state.withLock { $0.remarks.append(remark) }
    }

    /// Puts another file in the journal's place, with the same entries: readers of the old one must start over.
    package func replace() {
        state.withLock { $0.startAnew() }
        tell()
    }

    /// Puts the journal of another desk in this one's place, as another file.
    package func replace(by other: InMemoryDesk) {
        let contents = other.state.withLock { $0 }
        state.withLock { state in
            state.entries = contents.entries
            state.startAnew()
        }
        tell()
    }

    /// Appends an entry, as anybody might who shares the journal.
    ///
    /// - Throws: `Damage` when the state machine refuses the entry; then nothing is written.
    @discardableResult
    package func write(_ act: Act, by login: Login, content: Content? = nil) throws(Damage) -> EntryNumber {
        defer { tell() }
        return try state.withLock { (state) throws(Damage) in try state.append(act, by: login, content: content) }
    }
}

// MARK: What tests fill it with

extension InMemoryDesk {
    /// Adds a release, dated 2026-11-20 unless told otherwise.
    package func release(
        _ slug: Slug, title: String, date: CivilDate? = nil, url: String? = nil, summary: String? = nil,
        by login: Login = .form
    ) throws(Damage) {
        let date = date ?? CivilDate(daysSince1970: 20_777)
        try write(.release(Release(slug: slug, title: title, date: date, url: url, summary: summary)), by: login)
    }

    /// Adds a comment, submitted at ``now`` unless told otherwise, and returns its number.
    @discardableResult
    package func submit(
        _ body: String, by author: Author, to release: Slug, parent: CommentNumber? = nil, submitted: Moment? = nil,
        source: Source? = nil, base: Submission.Base = .pending
    ) throws(Damage) -> CommentNumber {
        let number = CommentNumber(UInt32(queue.commentCount + 1))
        let submission = Submission(
            comment: number, release: release, parent: parent, submitted: submitted ?? now, source: source, base: base)
        try write(.submit(submission), by: .form, content: Content(author: author, body: body))
        return number
    }
}

extension Login {
    /// The name under which a web form submits.
    package static let form = Login("web") ?? .unknown
}

extension StorageFailure {
    /// A failure of something.
    package init(_ cause: SystemCause, of subject: String) {
        self.init(cause, operation: .write, subject: subject)
    }
}
