import DeskDoubles
import Moderation
import Synchronization
import Testing

/// What every desk does is asked in the tests of the journal; this is what only the one in memory does.
@Suite("The desk in memory")
struct InMemoryDeskTests {
    @Test("A held lock, a failure, a reader's rights and a replaced journal are told as what they are")
    func fails() throws {
        let office = try Office(comments: 1)
        let queue = office.queue
        let command = queue.command(.approve, on: queue.targets(1), by: .anna, at: office.now)
        office.desk.lockHolder = 4182
        #expect(throws: DeskError.locked(process: 4182)) { try office.desk.decide(command) }
        office.desk.lockHolder = nil
        let full = DeskError.failed(.init(.noRoom, of: "queue.jsonl"))
        office.desk.fail(with: full)
        #expect(throws: full) { try office.desk.decide(command) }
        office.desk.access = .readOnly(.notWritable)
        #expect(throws: DeskError.readOnly(.notWritable)) { try office.desk.decide(command) }
        office.desk.access = .full(.anna)
        office.desk.replace()
        #expect(throws: DeskError.replaced) { try office.desk.decide(command) }
        #expect(throws: DeskError.replaced) { try office.desk.news(after: queue.place) }
    }

    @Test("A watcher is told of what is written, until the watch is cancelled")
    func watched() throws {
        let office = try Office(comments: 1)
        let bell = Bell()
        let watch = try office.desk.watch { bell.rings.add(1, ordering: .relaxed) }
        try office.desk.write(.approve(on: [CommentNumber(1)]), by: .juris)
        #expect(bell.rings.load(ordering: .relaxed) == 1)
        watch.cancel()
        try office.desk.write(.reopen(on: [CommentNumber(1)]), by: .juris)
        #expect(bell.rings.load(ordering: .relaxed) == 1)
    }

    private final class Bell: Sendable {
        let rings = Atomic(0)
    }

    @Test("A login may be nothing that can be seen where it stands in a journal, but nobody takes such a one")
    func invisibleLogin() {
        #expect(Login(visible: "\u{200B}") == nil && Login(visible: "anna\u{200B}") != nil)
        #expect(Login("\u{200B}") != nil)
    }
}
