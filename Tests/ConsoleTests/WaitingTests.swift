import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("While somebody else holds the queue")
struct WaitingTests {
    /// A driver whose decision waits for the lock that another process holds.
    private func waiting(_ keys: String, process: Int32? = 4_182) throws -> Driver {
        let driver = Driver(try Scene.ten(), size: Size(columns: 80, rows: 24))
        driver.isHolding = true
        try driver.type(keys)
        driver.send(.waiting(ticket: 1, for: .process(process)))
        return driver
    }

    @Test("the wait is told, with who holds the lock and the way out")
    func told() throws {
        #expect(
            try waiting("a").message == " waiting for the queue: locked by process 4182   ^C give up")
        #expect(try waiting("a", process: nil).message == " waiting for the queue: locked   ^C give up")
    }

    @Test("^C gives up what waits: it stays as it was, and the cursor is on it")
    func givenUp() throws {
        let driver = try waiting("jaa")
        #expect(driver.model.current == Scene.number(4))
        try driver.type("^C")
        #expect(driver.model.pendingDecisions.isEmpty)
        #expect(driver.message == " given up: #3 is as it was, press a again later")
        #expect(driver.model.current == Scene.number(3))
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
        #expect(driver.model.queue.state(of: Scene.number(2)) == .pending)
    }

    @Test("keys that waited behind the act go with it")
    func heldKeys() throws {
        let driver = try waiting("au")
        try driver.type("^C")
        #expect(driver.desk.entries.count == 14)
        driver.isHolding = false
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("what was written all the same is told as done")
    func tooLate() throws {
        let driver = try waiting("a")
        driver.release()
        #expect(driver.message.hasPrefix(" approved #1"))
        try driver.type("^C")
        #expect(driver.message == " nothing runs; Q leaves sluice")
        // A wait that is told late belongs to no decision.
        driver.send(.waiting(ticket: 1, for: .process(7)))
        #expect(!driver.message.contains("waiting"))
    }

    @Test("Esc, which a slow line makes of an arrow, gives nothing up")
    func escape() throws {
        let driver = try waiting("a")
        try driver.type("<esc>")
        #expect(driver.message.hasPrefix(" waiting for the queue"))
        #expect(!driver.model.pendingDecisions.isEmpty)
    }

    @Test("^C before the wait is told gives it up as well")
    func early() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("a^C")
        #expect(driver.model.pendingDecisions.isEmpty)
        #expect(driver.message == " given up: #1 is as it was, press a again later")
    }

    @Test("a message that is too long is cut in its middle: what to do now stays", arguments: [60, 70, 80])
    func cut(columns: Int) throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: columns, rows: 24))
        driver.isHolding = true
        try driver.type("a")
        driver.send(.outcome(ticket: 1, .failure(.locked(process: 4_182))))
        driver.draw()
        #expect(driver.message.hasSuffix("; #1 is as it was, press a again later"))
    }

    @Test("a key that waited and then closes its prompt leaves the next ones to do what they do")
    func closesItsPrompt() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("<space><space>atat")
        driver.release()
        let before = driver.model.current
        try driver.type("j")
        #expect(driver.model.current != before && !driver.message.contains("until Esc"))
    }
}
