import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("ESC and a key that a slow line brings together")
struct AltKeyTests {
    @Test("are ESC and the key where that only moves")
    func moves() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<alt-j>")
        #expect(driver.model.current == Scene.number(2))
        try driver.type("r<alt-j>")
        #expect(driver.model.prompt == nil)
        #expect(driver.model.current == Scene.number(3))
        try driver.type("?<alt-j>")
        #expect(driver.model.screens.isEmpty)
        #expect(driver.model.current == Scene.number(4))
    }

    @Test("never decide, tag or quit", arguments: ["a", "r", "w", "p", "e", "u", "t", "<space>", "*", "q", "Q"])
    func harmless(key: String) throws {
        let driver = Driver(try Scene.ten())
        let word = key == "<space>" ? "space" : key
        try driver.type("jr<alt-\(word)>")
        #expect(driver.model.prompt == nil)
        #expect(driver.desk.entries.count == 14)
        #expect(driver.model.tags.isEmpty)
        #expect(!driver.isOver)
        #expect(driver.message.contains("left alone, press it again"))
    }

    @Test("answer a question with no")
    func question() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("T")
        try driver.type("<esc>*j")
        // One that the query hides makes the decision ask.
        try driver.type("/<space>author:inese<enter>;a")
        #expect(driver.model.question != nil)
        try driver.type("<alt-y>")
        #expect(driver.model.question == nil)
        #expect(driver.desk.entries.count == 14)
    }

    @Test("do nothing in a field: there they may be meant as a letter")
    func fields() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/<alt-x>")
        #expect(driver.model.prompt != nil)
        try driver.type("<esc>e<alt-x>")
        #expect(!driver.model.screens.isEmpty)
    }
}
