import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("Decisions")
struct DecideTests {
    @Test("approve is one key, and the cursor goes on to the next that needs a decision")
    func approve() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        #expect(driver.model.current == Scene.number(2))
        #expect(driver.message == " approved #1 Inese Kalniņa   u undo")
    }

    @Test("reject is two keys")
    func reject() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("rs")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .rejected)
        #expect(driver.desk.queue.reason(of: Scene.number(1))?.text == "spam")
        #expect(driver.message == " rejected #1 Inese Kalniņa as spam   u undo")
    }

    @Test("undo is one key, and the cursor is on what was changed")
    func undo() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jau")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .pending)
        #expect(driver.model.current == Scene.number(2))
        try driver.type("U")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("a key on a comment that has only just come up does nothing")
    func guardTime() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("a")
        try driver.press("a", after: 100)
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .pending)
        #expect(driver.message == " #2 had only just come up: left alone, press a again")
        try driver.press("a", after: 300)
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("keys typed in one batch decide one comment, not three")
    func batch() throws {
        let driver = Driver(try Scene.ten())
        driver.tick += 1_000
        try driver.typeAtOnce("aaa")
        #expect(driver.desk.queue.counts(at: driver.desk.now).approved == 1)
    }
}
