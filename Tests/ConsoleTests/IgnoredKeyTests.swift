import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("What is typed after a key that was left alone")
struct IgnoredKeyTests {
    /// A driver whose cursor has only just come to #2, and that has ignored a key.
    private func driver(_ key: String) throws -> Driver {
        let driver = Driver(try Scene.ten())
        try driver.type("a")
        try driver.press(key, after: 100)
        return driver
    }

    @Test("a note, a reason, a time or a text is not run as commands", arguments: ["m", "r", "w", "e", "E", "x"])
    func letters(key: String) throws {
        let driver = try driver(key)
        let entries = driver.desk.entries.count
        let view = driver.model.list.view
        for letter in ["a", "m", "s", "a", "v", "a", "<space>", "t", "2", "q", "Q"] {
            try driver.press(letter, after: 300)
        }
        #expect(driver.desk.entries.count == entries)
        #expect(driver.model.list.view == view)
        #expect(driver.model.tags.isEmpty)
        #expect(driver.model.prompt == nil && driver.model.screens.isEmpty && !driver.isOver)
        #expect(driver.message == " \(key) was left alone, with what was typed after it: press \(key) again")
    }

    @Test("a key half a second later was not typed with it", arguments: ["m", "r", "w", "e", "/", "T"])
    func later(key: String) throws {
        let driver = try driver(key)
        if ["/", "T"].contains(key) { try driver.press("<esc>", after: 100) }
        try driver.press("Q", after: 500)
        #expect(driver.isOver)
    }

    @Test("it ends when the keyboard has rested")
    func rest() throws {
        let driver = try driver("r")
        try driver.press("s", after: 100)
        try driver.press("r", after: 500)
        try driver.press("s", after: 100)
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .rejected)
    }

    @Test("it ends with what would have ended the field", arguments: ["<enter>", "<esc>", "^C"])
    func ended(key: String) throws {
        let driver = try driver("m")
        try driver.press("a", after: 100)
        try driver.press(key, after: 100)
        try driver.press("a", after: 300)
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("after a key that opens nothing, the next one counts")
    func approve() throws {
        let driver = try driver("a")
        try driver.press("j", after: 100)
        #expect(driver.model.current == Scene.number(3))
    }

    @Test("what was typed on after keys that waited for a failed act is not run either")
    func failed() throws {
        let driver = Driver(try Scene.ten(), query: Query.everything)
        try driver.type("G")
        driver.isHolding = true
        try driver.type("am")
        driver.send(.outcome(ticket: 1, .failure(.locked(process: nil))))
        let entries = driver.desk.entries.count
        try driver.press("a", after: 300)
        driver.isHolding = false
        try driver.press("a", after: 300)
        #expect(driver.desk.entries.count == entries)
    }
}

extension IgnoredKeyTests {
    @Test("an outcome that comes after a key was left alone says that too")
    func outcome() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("j")
        try driver.press("a", after: 400)
        try driver.press("a", after: 50)
        driver.release()
        #expect(
            driver.message
                == " approved #2 Juris K.; #3 had only just come up: left alone, press a again   u undo")
    }
}
