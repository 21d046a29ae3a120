import DeskDoubles
import Moderation
import Terminal
import TerminalDoubles
import Testing
import Wording

@testable import Console

@Suite("The comment in front of you")
struct CaseTests {
    @Test("P goes to the comment that this one answers, and back")
    func parent() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("#7<enter>")
        #expect(driver.model.current == Scene.number(7))
        try driver.type("P")
        #expect(driver.model.current == Scene.number(2))
        try driver.type("P")
        #expect(driver.model.current == Scene.number(7))
        try driver.type("gP")
        #expect(driver.message.contains("answers no other comment"), "\(driver.message)")
    }

    @Test("P reaches a comment outside the list, and leads back into it")
    func parentOutside() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/number:7<enter>")
        #expect(driver.model.list.rows == [Scene.number(7)])
        try driver.type("P")
        #expect(driver.model.current == Scene.number(2))
        try driver.type("P")
        #expect(driver.model.list.rows == [Scene.number(7)])
    }

    @Test("At the end of a comment over the whole screen Space goes on to the next")
    func spaceGoesOn() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<enter><space>")
        #expect(driver.model.current == Scene.number(2))
        #expect(driver.model.screens.top is FullComment)
    }

    @Test("While keys move in the comment the list has no bar, and the hints tell of scrolling")
    func focus() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<tab>")
        let hints = driver.lines[driver.lines.count - 2]
        #expect(hints.hasPrefix(" j k scroll  Tab list"), "\(hints)")
        #expect(!driver.frame.styledLines()[1].contains("C"))
        try driver.type("<tab>")
        #expect(driver.frame.styledLines()[1].contains("C"))
    }

    @Test("Lines of text are no wider than can be read, however wide the terminal")
    func readable() throws {
        let desk = try Scene.desk()
        let words = Array(repeating: "vārds", count: 100).joined(separator: " ")
        try desk.submit(words, by: Author(name: "L"), to: Scene.slug, submitted: desk.now)
        let driver = Driver(desk, size: Size(columns: 220, rows: 40))
        try driver.type("<enter>")
        let longest = driver.lines.filter { $0.contains("│ ") }.map(\.count).max()
        #expect((longest ?? 0) <= Layout.readable + 4)
    }
}
