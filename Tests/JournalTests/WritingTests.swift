import Journal
import Moderation
import Testing

@Suite("Writing")
struct WritingTests {
    @Test("What is written is whole, and on the disk before it is reported")
    func order() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.files.forgetTrace()
        try desk.decide(.approve, on: [1], &queue)
        #expect(office.files.trace == ["lock queue.lock", "write queue.jsonl", "flush queue.jsonl"])
    }

    @Test("Short writes are gone on with", .copiesToo)
    func shortWrites() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.files.mostWritten = 7
        try desk.decide(.approve, on: [1], &queue, note: "labi")
        #expect(try office.open().queue.place.bare == queue.place.bare)
    }

    @Test("After a failed write that was cut back nothing has been done", arguments: [0, 1, 40])
    func failedWrite(written: Int) throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let before = office.journal
        office.files.fail(.init(operation: .write, suffix: "queue.jsonl", code: 28, written: written))
        #expect(throws: DeskError.failed(.of(.write, Sample.journal, 28))) {
            try desk.decide(.approve, on: [1], &queue)
        }
        #expect(office.journal == before)
        try desk.decide(.approve, on: [1], &queue)
        #expect(try office.open().queue.state(of: Sample.number(1)) == .approved)
    }

    @Test("When the cut fails too, nobody knows, and everybody starts over")
    func failedCut() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.files.fail(.init(operation: .write, suffix: "queue.jsonl", code: 28, written: 20))
        office.files.fail(.init(operation: .cut, code: 5))
        #expect(throws: DeskError.outcomeUnknown(.of(.cut, Sample.journal, 5))) {
            try desk.decide(.approve, on: [1], &queue)
        }
        #expect(throws: DeskError.replaced) { try desk.decide(.approve, on: [1], &queue) }
        #expect(throws: DeskError.replaced) { try desk.news(after: queue.place) }
        queue = Queue()
        try queue.apply(try desk.news(after: .beginning))
        let outcome = try desk.decide(.approve, on: [1], &queue)
        #expect(outcome.remarks == [.removedUnfinishedLine(bytes: 20)])
        #expect(try office.open().queue.place.bare == queue.place.bare)
    }

    @Test("After a failed flush nothing is tried again: the queue is read anew")
    func failedFlush() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.files.fail(.init(operation: .flush, suffix: "queue.jsonl", code: 5))
        #expect(throws: DeskError.outcomeUnknown(.of(.flush, Sample.journal, 5))) {
            try desk.decide(.approve, on: [1], &queue)
        }
        #expect(throws: DeskError.replaced) { try office.submit(["divi"], desk, &queue) }
        queue = Queue()
        try queue.apply(try desk.news(after: .beginning))
        #expect(queue.state(of: Sample.number(1)) == .approved)
        try office.submit(["divi"], desk, &queue)
        #expect(queue.commentCount == 2)
    }

    @Test(
        "An unfinished last line is ignored by readers and removed by the next writer",
        arguments: ["{\"n\":5,\"at\":\"2026", "\0\0\0\0", "{\"n\":5,\0\0\"}\n", "x"])
    func unfinished(stump: String) throws {
        let office = try Office(comments: ["viens"])
        office.journal += Array(stump.utf8)
        let opened = try office.openWhole()
        #expect(opened.remarks == [.unfinishedLine(bytes: stump.utf8.count)])
        #expect(opened.desk.access == .full(Sample.anna))
        var (desk, queue) = (opened.desk, opened.queue)
        #expect(try desk.news(after: queue.place).isEmpty)
        let outcome = try desk.decide(.approve, on: [1], &queue)
        #expect(outcome.remarks == [.removedUnfinishedLine(bytes: stump.utf8.count)])
        let again = try office.openWhole()
        #expect(again.queue.place == queue.place)
        #expect(again.remarks == [])
    }

    @Test("A writer that finds the lock held says so, and by whom")
    func locked() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let held = try office.files.open("/queue/queue.lock", .writing)
        #expect(try office.files.lock(held, .exclusive, within: 0))
        #expect(throws: DeskError.locked(process: 4_711)) { try desk.decide(.approve, on: [1], &queue) }
        office.files.unlock(held)
        try desk.decide(.approve, on: [1], &queue)
    }

    @Test("A lock on a file that has lost its name does not count")
    func replacedLock() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let held = try office.files.open("/queue/queue.lock", .writing)
        #expect(try office.files.lock(held, .exclusive, within: 0))
        office.files.replace("/queue/queue.lock", with: [])
        try desk.decide(.approve, on: [1], &queue)
        #expect(queue.state(of: Sample.number(1)) == .approved)
    }

    @Test("A missing lock file is made again, as closed as the folder")
    func missingLock() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        _ = try office.files.remove("/queue/queue.lock")
        try desk.decide(.approve, on: [1], &queue)
        #expect(office.files.mode(of: "/queue/queue.lock") == 0o600)
    }

    @Test("A journal that was put in the place of another is noticed before anything is read or written", .copiesToo)
    func replaced() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.files.replace(Sample.journal, with: office.journal)
        #expect(throws: DeskError.replaced) { try desk.news(after: queue.place) }
        #expect(throws: DeskError.replaced) { try desk.decide(.approve, on: [1], &queue) }
        queue = Queue()
        try queue.apply(try desk.news(after: .beginning))
        try desk.decide(.approve, on: [1], &queue)
        #expect(queue.state(of: Sample.number(1)) == .approved)
    }

    @Test("A journal that was rewritten in place is noticed by the chain of the last line read", .copiesToo)
    func rewritten() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        let other = try Office(comments: ["cits viens"], files: MemoryFiles())
        office.journal = other.journal
        #expect(throws: DeskError.replaced) { try desk.news(after: queue.place) }
        office.journal = []
        #expect(throws: DeskError.replaced) { try desk.news(after: queue.place) }
    }

    @Test("No descriptor stays open but the desks' own", .copiesToo)
    func descriptors() throws {
        let office = try Office(comments: ["viens"])
        do {
            var (desk, queue) = try office.open()
            try desk.decide(.approve, on: [1], &queue)
            _ = try desk.entry(at: try #require(queue.submissionPlace(of: Sample.number(1))))
            #expect(office.files.openCount == 1)
        }
        #expect(office.files.openCount == 0)
    }
}
