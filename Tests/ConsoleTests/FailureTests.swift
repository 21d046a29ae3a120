import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("When the desk can't")
struct FailureTests {
    @Test(
        "an act that was not done stays not done, and the message says what to do",
        arguments: [
            (DeskError.failed(.init(.noRoom, of: "q")), "not saved: no space left on the disk"),
            (DeskError.overtaken, "not saved: others wrote meanwhile, and were quicker"),
            (.lacking(EntryNumber(7)), "not saved: this copy lacks entry 7, and can take nothing after it"),
            (.locked(process: 4182), "not saved: another process holds the queue: 4182"),
        ])
    func failed(error: DeskError, message: String) throws {
        let driver = Driver(try Scene.ten())
        driver.desk.fail(with: error)
        try driver.type("a")
        #expect(driver.message.hasPrefix(" " + message))
        #expect(driver.message.contains("#1 is as it was, press a again later"))
        #expect(driver.model.current == Scene.number(1))
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("the note of an act that was not done is kept, and the message says where")
    func note() throws {
        let driver = Driver(try Scene.ten())
        driver.desk.fail(with: .failed(StorageFailure(.noRoom, of: "q")))
        try driver.type("mlawyers<enter>")
        #expect(driver.message.contains("the note is kept, ↑ brings it back"))
        try driver.type("m<up><enter>")
        #expect(driver.desk.queue.verb(of: try #require(driver.desk.entries.last).number) == .note)
    }

    @Test("an unknown outcome is told, and the queue is read again")
    func unknown() throws {
        let driver = Driver(try Scene.ten())
        driver.desk.fail(with: .outcomeUnknown(.init(.device, of: "q")))
        try driver.type("a")
        #expect(driver.message.hasPrefix(" not known whether it was saved"))
        #expect(driver.model.queue.entryCount == driver.desk.entries.count)
    }

    @Test("a journal that was replaced is read again")
    func replaced() throws {
        let driver = Driver(try Scene.ten())
        driver.desk.replace()
        driver.hear()
        #expect(driver.model.queue.place == (try driver.desk.news(after: .beginning)).end)
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test(
        "a queue that can only be read says so for as long as it lasts",
        arguments: [
            (
                Access.ReadOnlyReason.notWritable,
                " READ ONLY  this queue is not yours to write to  is:pending                   10 pending  0 deferred"
            ),
            (
                Access.ReadOnlyReason.damaged(Damage(line: 4812, byte: 1, kind: .chain, detail: "")),
                " READ ONLY  journal damaged at line 4812: sluice verify  is:pending           10 pending  0 deferred"
            ),
        ])
    func readOnly(reason: Access.ReadOnlyReason, line: String) throws {
        let desk = try Scene.ten()
        desk.access = .readOnly(reason)
        let driver = Driver(desk, size: Size(columns: 100, rows: 30))
        #expect(driver.lines[0].hasPrefix(" READ ONLY  "))
        driver.model.onlooker = Scene.anna
        #expect(driver.lines[0].hasSuffix("  \(Scene.anna)"))
        #expect(
            driver.lines[0].split(separator: " ").joined(separator: " ").hasPrefix(
                line.split(separator: " ").joined(separator: " ")))
        for keys in ["a", "r", "e", "w", "m", "p", "u"] {
            try driver.type(keys)
            #expect(driver.message.hasPrefix(" \(keys): read only"))
        }
        #expect(driver.desk.entries.count == 14)
    }

    @Test("while an act is being saved its row says so, and keys that speak of it wait")
    func saving() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("a")
        #expect(driver.model.current == Scene.number(2))
        #expect(driver.lines[1].contains("saving  Paldies"))
        try driver.type("u")
        #expect(driver.message == " in a moment: the last act is being saved")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
        driver.release()
        #expect(driver.desk.queue.counts(at: Scene.now).pending == 10)
        #expect(driver.desk.entries.suffix(2).map(\.act.verb) == [.approve, .undo])
    }

    @Test("several acts under way are taken in their order, none twice")
    func several() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("aaa")
        #expect(driver.model.pendingDecisions.savingCount == 3)
        driver.release()
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 3)
        #expect(driver.model.queue.entryCount == driver.desk.entries.count)
        #expect(driver.lines[0].contains("7 pending"))
    }

    /// What was said of conflicts.
    private func conflicts(_ driver: Driver) -> [String] {
        driver.model.log.all.map(\.text.plain).filter { $0.contains("not done") || $0.contains("set apart") }
    }

    @Test("a decision on tagged ones that are being saved waits for that, and is no conflict with oneself")
    func tagged() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("<space><space>G;a;")
        for key in ["m", "v", "a", "i", "<enter>"] { try driver.press(key, after: 100) }
        #expect(driver.model.prompt == nil)
        driver.release()
        #expect(driver.desk.entries.count == 15 && conflicts(driver) == [])
    }

    @Test("who picks the tagged ones while they are being saved waits too, and the key that picks is no other")
    func which() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("t")
        driver.isHolding = true
        try driver.type(";aGat")
        driver.release()
        #expect(driver.carriedOut.count { if case .decide = $0 { true } else { false } } == 1)
        #expect(driver.model.tags.isEmpty && driver.model.prompt == nil)
    }

    @Test("Tab in a prompt does not turn to a comment that is being saved")
    func tab() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("Gtg")
        driver.isHolding = true
        try driver.type("ackr<tab>s")
        driver.release()
        #expect(conflicts(driver) == [])
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        #expect(driver.desk.queue.state(of: Scene.number(10)) == .rejected)
    }

    @Test("keys that waited for an act which shows that the journal is damaged go with it")
    func damaged() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("au")
        // What cannot be: the same comment approved twice.
        let other = try Scene.ten()
        try other.write(.approve(on: [Scene.number(1)]), by: Scene.juris)
        var tail = try other.news(after: driver.model.queue.place)
        tail.entries[0].number += 1
        driver.send(
            .outcome(ticket: 1, .success(Outcome(tail: tail, entry: nil, done: [Scene.number(1)], setApart: []))))
        driver.draw()
        #expect(driver.message.contains("damaged"))
        try driver.type("G")
        #expect(driver.model.current == Scene.number(10))
    }
}
