import DeskDoubles
import Glibc
import Journal
import Moderation
import Synchronization
import Testing

@Suite("Waiting for another writer")
struct LockWaitTests {
    private let office: Office
    private let desk: JournalDesk
    private let command: Command
    /// A hold of the lock by somebody else.
    private let held: OpenFile

    init() throws {
        office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        self.desk = desk
        command = queue.command(
            .approve, on: [Target(number: CommentNumber(1), version: queue.version(of: CommentNumber(1)))],
            by: Sample.anna, at: Sample.now)
        held = try office.files.open(Sample.folder + "/queue.lock", .writing)
        #expect(try office.files.lock(held, .exclusive, within: 0))
        office.files.forgetTrace()
    }

    private var attempts: Int { office.files.trace.count { $0 == "lock queue.lock" } }

    @Test("The holder is told once, and at last the wait ends")
    func told() throws {
        let holders = Mutex<[LockWait.Holder]>([])
        let wait = LockWait { holder in holders.withLock { $0.append(holder) } }
        #expect(throws: DeskError.locked(process: 4_711)) { try desk.decide(command, following: wait) }
        #expect(holders.withLock { $0 } == [.process(4_711)])
        #expect(attempts > 2)
    }

    @Test("A wait that is given up ends, and nothing is written")
    func givenUp() throws {
        let before = office.journal
        let own = Mutex<LockWait?>(nil)
        let wait = LockWait { _ in own.withLock { $0?.giveUp() } }
        own.withLock { $0 = wait }
        #expect(throws: DeskError.locked(process: 4_711)) { try desk.decide(command, following: wait) }
        #expect(attempts < 10)
        office.files.close(held)
        #expect(throws: DeskError.self) { try desk.decide(command, following: wait) }
        #expect(office.journal == before)
        #expect(try desk.decide(command).done == [CommentNumber(1)])
    }

    @Test("Once the other one is done, it is written")
    func free() throws {
        let wait = LockWait { [office, held] _ in office.files.unlock(held) }
        #expect(try desk.decide(command, following: wait).done == [CommentNumber(1)])
    }
}

/// Anyone who can open the lock's file, for reading only too, can hold the lock.
@Suite("The lock's file")
struct LockFileTests {
    private static let modes: [(folder: UInt32, lock: UInt32)] = [
        (0o700, 0o600), (0o750, 0o600), (0o755, 0o600), (0o2770, 0o660), (0o2775, 0o660),
    ]

    private func set(_ path: String, to mode: UInt32, _ files: MemoryFiles) throws {
        let file = path == Sample.folder ? try files.openFolder(path) : try files.open(path, .writing)
        defer { files.close(file) }
        try files.setAccess(file, group: nil, mode: mode)
    }

    @Test("is open to nobody who may not write, and a writer closes it to them", arguments: modes)
    func mode(folder: UInt32, lock: UInt32) throws {
        let path = Sample.folder + "/queue.lock"
        let office = try Office(comments: ["viens"])
        #expect(office.files.mode(of: path) == 0o600)
        try set(Sample.folder, to: folder, office.files)
        for before in [nil, 0o666, 0o644, 0o640, 0o600, lock] {
            if let before { try set(path, to: before, office.files) } else { office.files[path] = nil }
            var (desk, queue) = try office.open()
            try desk.decide(.note, on: [1], &queue, note: "n")
            #expect(office.files.mode(of: path) == lock)
        }
    }

    @Test("is not needed by who only reads: what looks like damage is looked at again without it")
    func reader() throws {
        let office = try Office(comments: ["viens", "divi"])
        office.journal[office.journal.count - 2] = UInt8(ascii: "x")
        office.files.isWritable = false
        office.files.fail(
            .init(operation: .open, suffix: "queue.lock", code: EACCES, isLasting: true))
        let opened = try office.openWhole()
        guard case .readOnly(.damaged) = opened.desk.access else {
            Issue.record("\(opened.desk.access)")
            return
        }
        #expect(opened.queue.commentCount == 1)
    }
}
