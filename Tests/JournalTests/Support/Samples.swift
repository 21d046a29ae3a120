import Glibc
import Journal
import Moderation
import Synchronization

/// What a test of the queue on disk needs again and again.
enum Sample {
    static let folder = "/queue"
    static let journal = "/queue/queue.jsonl"
    static let now = Moment(milliseconds: 1_795_510_000_000)
    static let slug = sure(Slug("budget-2027"))
    static let anna = sure(Login("anna"))
    static let juris = sure(Login("juris"))
    static let web = sure(Login("web"))
    static let spam = sure(ReasonCode("spam"))
    static let author = Author(
        name: "Jānis Bērziņš", email: "janis@example.org", site: "https://example.org", address: "192.0.2.7")

    /// A value of which the test has written the text itself.
    static func sure<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample breaks its own rule") }
        return value
    }

    static func number(_ number: UInt32) -> CommentNumber { CommentNumber(number) }
}

/// A queue in memory with one release, and the desks that are opened on it.
struct Office {
    let files: MemoryFiles
    /// What the folder is a copy of, if it is one.
    let ledger: MemoryLedger?
    let clock = TestClock(Sample.now)

    /// Makes the queue; `comments` gives the bodies of comments that are there from the beginning.
    init(comments: [String] = [], files: MemoryFiles = MemoryFiles()) throws {
        self.files = files
        _ = try QueueFolder.create(at: Sample.folder, by: Sample.anna, now: Sample.now, files: files)
        ledger = Office.isShared ? Office.share(files) : nil
        var (desk, queue) = try open()
        try desk.release(
            Release(
                slug: Sample.slug, title: "Budžets 2027", date: Sample.sure(CivilDate(year: 2026, month: 11, day: 20))),
            by: Sample.anna, queue: &queue)
        if !comments.isEmpty { try submit(comments, desk, &queue) }
    }

    /// The same office on a disk of its own.
    ///
    /// - Parameter ledger: What it is a copy of; without one, a ledger of its own.
    init(copying other: Office, ledger: MemoryLedger? = nil) {
        files = other.files.copy()
        self.ledger = ledger ?? other.ledger.map { MemoryLedger($0.journal) }
        clock.now = other.clock.now
    }

    /// Opens a desk, and the queue that follows from its journal.
    func open(as login: Login? = Sample.anna) throws -> (
        desk: JournalDesk, queue: Queue
    ) {
        let opened = try openWhole(as: login)
        return (opened.desk, opened.queue)
    }

    func openWhole(
        as login: Login? = Sample.anna
    ) throws(DeskError) -> JournalDesk.Opened {
        try JournalDesk.open(
            folder: Sample.folder, as: login, ledger: ledger, files: files, clock: { [clock] in clock.now },
            lost: { exit(74) })
    }

    func submit(_ bodies: [String], _ desk: JournalDesk, _ queue: inout Queue) throws {
        _ = try desk.submit(
            bodies.map { NewComment(release: Sample.slug, author: Sample.author, body: $0) }, by: Sample.web,
            queue: &queue)
    }

    /// A session of a moderator's, which keeps a draft and ends.
    func leave(_ draft: Draft?, as login: Login = Sample.anna) throws {
        let (desk, queue) = try open(as: login)
        _ = desk.leftBehind()
        _ = try desk.keep(draft, after: queue.place)
    }

    /// What the next session of a moderator's finds; it ends at once.
    func found(as login: Login = Sample.anna) throws -> LeftBehind { try open(as: login).desk.leftBehind() }

    /// The files with drafts, and what belongs to them.
    var drafts: [String] {
        files.names.filter { $0.hasPrefix("/queue/drafts/") }.map { String($0.dropFirst("/queue/drafts/".count)) }
    }

    var journal: [UInt8] {
        get { files[Sample.journal] ?? [] }
        nonmutating set { files[Sample.journal] = newValue }
    }
}

extension JournalDesk {
    /// Decides as the queue sees things, and lets it take what came of it.
    @discardableResult
    func decide(
        _ decision: Decision, on numbers: [UInt32], _ queue: inout Queue, note: String? = nil
    ) throws -> Outcome {
        let targets = numbers.map { Target(number: CommentNumber($0), version: queue.version(of: CommentNumber($0))) }
        let command = queue.command(
            decision, on: targets, by: login ?? Sample.anna, note: note, at: Sample.now)
        return try decide(command, queue: &queue)
    }

    /// Erases with all that goes for certain.
    @discardableResult
    func erase(_ numbers: [UInt32], _ queue: inout Queue) throws -> Outcome {
        let blank = queue.blankable(with: numbers.map { CommentNumber($0) }).certain
        return try decide(.erase(blank: blank), on: numbers, &queue)
    }
}

extension Place {
    /// The same, whichever reading of the journal it was taken from.
    var bare: Place {
        var bare = self
        bare.origin = 0
        return bare
    }
}

extension StorageFailure {
    /// The failure of a call.
    static func of(_ operation: StorageFailure.Operation, _ path: String, _ code: Int32) -> StorageFailure {
        StorageFailure(FileFailure(operation: operation, path: path, code: code))
    }
}

/// A clock that stands where it is put.
final class TestClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) {
        self.moment = Mutex(moment)
    }

    var now: Moment {
        get { moment.withLock { $0 } }
        set { moment.withLock { $0 = newValue } }
    }
}

/// Reads one line as an entry.
@discardableResult
func readEntry(_ line: [UInt8], at offset: Int = 0) throws -> Entry {
    let result = line.withUnsafeBytes { line in
        Result { () throws(Damage) in try EntryReader.read(line, at: offset) }
    }
    return try result.get()
}
