import DeskDoubles
import Moderation
import Terminal
import TerminalDoubles
import Testing

@testable import Console

@Suite("Keys that may be the rest of a paste, or of what the terminal said")
struct DoubtfulKeyTests {
    private func press(_ notation: String, of kind: Unended, _ driver: Driver) throws {
        for key in try [Key](notation: notation) {
            driver.tick += 1_000
            driver.send(.doubtful(key, of: kind, at: driver.tick))
            driver.draw()
        }
    }

    @Test(
        "decide nothing, open nothing and tag nothing, and say why",
        arguments: [
            "a", "rs", "p", "w", "m", "e", "u", "t", "<space>", "*;a", "2", "q", "Q", "<enter>", ":q<enter>", "^D",
        ])
    func leftAlone(keys: String) throws {
        for kind in [Unended.paste, .answer] {
            let driver = Driver(try Scene.ten())
            let (entries, view) = (driver.desk.entries.count, driver.model.list.view)
            try press(keys, of: kind, driver)
            #expect(driver.desk.entries.count == entries && driver.model.list.view == view)
            #expect(driver.model.tags.isEmpty && driver.model.prompt == nil && driver.model.screens.isEmpty)
            #expect(!driver.isOver)
            if keys != "^D" { #expect(driver.message.hasSuffix("not ended: Esc")) }
        }
    }

    @Test("move all the same")
    func move() throws {
        let driver = Driver(try Scene.ten())
        try press("<down><down>", of: .answer, driver)
        #expect(driver.model.current == Scene.number(3))
    }

    @Test("answer no question and pick no reason")
    func prompts() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("r")
        try press("s", of: .answer, driver)
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
        try driver.type("<esc>*;a")
        let entries = driver.desk.entries.count
        try press("y", of: .paste, driver)
        #expect(driver.desk.entries.count == entries)
    }

    @Test("go into a text and a field as the rest of a paste, and never send a field off")
    func text() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("m")
        try press("ab<enter>", of: .paste, driver)
        #expect(driver.lines.contains { $0.contains("ab") })
        #expect(driver.model.prompt != nil)
        try driver.type("<esc>e")
        try press("xyz", of: .answer, driver)
        #expect(!driver.lines.contains { $0.contains("xyz") })
        try press("xyz<enter>", of: .paste, driver)
        #expect(driver.lines.contains { $0.contains("xyz") })
    }
}
