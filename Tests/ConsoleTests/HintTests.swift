import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("The keys that work now")
struct HintTests {
    private func hints(_ driver: Driver) -> String { driver.lines[driver.lines.count - 2] }

    @Test("no reopening where all that is tagged is pending, in the list and in the full screen")
    func reopen() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space>")
        #expect(!hints(driver).contains("p reopen"))
        try driver.type("<enter>")
        #expect(!hints(driver).contains("p reopen"))
        #expect(hints(driver).contains("a approve 2"))
    }

    @Test("no approving where all that is tagged is approved, but reopening")
    func approve() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("aa2<space><space>")
        #expect(!hints(driver).contains("a approve"))
        #expect(!hints(driver).contains("w defer"))
        #expect(hints(driver).contains("p reopen 2"))
        #expect(hints(driver).contains("r reject 2"))
    }

    @Test("reopening where something tagged is put off, until that has run out")
    func deferred() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("wh<enter>5<space>")
        #expect(hints(driver).contains("p reopen 1"))
        driver.desk.now = driver.desk.now + 5 * Moment.hour
        driver.send(.time(driver.desk.now))
        driver.draw()
        #expect(!hints(driver).contains("p reopen"))
    }

    @Test("no undo before there is something to undo, nor after all is undone")
    func undo() throws {
        let driver = Driver(try Scene.ten())
        #expect(!hints(driver).contains("u undo"))
        try driver.type("a")
        #expect(hints(driver).contains("u undo"))
        try driver.type("u")
        #expect(!hints(driver).contains("u undo"))
    }

    @Test("a semicolon says for how many the next key is, and only what they allow")
    func semicolon() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space>;")
        #expect(driver.message == " what next is for the 2 tagged?   Esc nothing")
        #expect(hints(driver) == " a approve 2  r reject 2  w defer 2  m note 2  ? all keys")
    }

    @Test("a semicolon with nothing tagged says so")
    func nothingTagged() throws {
        let driver = Driver(try Scene.ten())
        try driver.type(";")
        #expect(driver.message == " ;: nothing is tagged")
    }

    @Test("the full screen says that its comment is tagged, and how many are")
    func full() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<enter>t")
        #expect(driver.lines[1].hasPrefix(" #1  pending, tagged"))
        #expect(driver.text.contains("── 1 of 10 ── 1 tagged ──"))
        try driver.type("t")
        #expect(!driver.text.contains("tagged"))
    }

    @Test(
        "an empty view offers what holds something: nothing in an empty queue, no view of a state that no comment has")
    func empty() throws {
        #expect(hints(Driver(try Scene.desk())) == " ? all keys")
        let driver = Driver(try Scene.ten())
        try driver.type("a2u")
        try driver.type("R")
        #expect(hints(driver).hasPrefix(" 1 pending  4 everything  / query"))
        #expect(!hints(driver).contains("deferred"))
    }
}
