import Journal
import Moderation
import Synchronization
import Testing

@Suite("Waiting for another writer")
struct LockWaitTests {
    private let office: Office
    private let desk: JournalDesk
    private let command: Command
    /// Somebody else's hold of the lock.
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
        let processes = Mutex<[Int32?]>([])
        let wait = LockWait { process in processes.withLock { $0.append(process) } }
        #expect(throws: DeskError.locked(process: 4_711)) { try desk.decide(command, following: wait) }
        #expect(processes.withLock { $0 } == [4_711])
        #expect(attempts > 2)
    }

    @Test("A wait that is given up ends, and nothing is written")
    func givenUp() throws {
        let before = office.journal
        let own = Mutex<LockWait?>(nil)
        let wait = LockWait { _ in own.withLock { $0?.giveUp() } }
        own.withLock { $0 = wait }
        #expect(throws: DeskError.locked(process: 4_711)) { try desk.decide(command, following: wait) }
        #expect(attempts == 1)
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
