import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Since you left")
struct BriefTests {
    /// A desk on which anna has approved #2 and #9, and juris has changed one of it, nine hours ago.
    private func desk() throws -> InMemoryDesk {
        var settings = Settings()
        settings.views = [NamedView(name: "Krieviski", key: "6", query: try Query("script:cyrillic"))]
        let desk = try Scene.ten(settings: settings)
        try desk.write(.approve(on: [Scene.number(2), Scene.number(9)]), by: Scene.anna)
        try desk.write(.defer(on: [Scene.number(6)], until: desk.now + Moment.hour), by: Scene.juris)
        try desk.write(
            .reject(on: [Scene.number(2)], reason: Scene.name(ReasonCode("off-topic"))), by: Scene.juris,
            content: Content(note: "cits temats"))
        desk.now = desk.now + 9 * Moment.hour
        return desk
    }

    @Test("it opens by itself after eight hours away, each line a query that Enter goes to")
    func opens() throws {
        let driver = Driver(try desk())
        #expect(driver.lines[0].contains("what happened since 2026-11-24 14:12"))
        #expect(driver.lines[1].hasPrefix("> 8 pending, oldest 2d"))
        #expect(driver.lines[2].hasPrefix("  Krieviski: 1 pending"))
        #expect(driver.lines[3] == "  1 has waited longer than 2d")
        #expect(driver.lines[4] == "  1 that was deferred is due")
        #expect(
            driver.lines[5] == "  juris rejected #2 Juris K. as off-topic, 2026-11-24 14:12: “cits temats”")
        try driver.type("jjjj<enter>")
        #expect(driver.model.list.rows == [Scene.number(2)])
        try driver.type("<bs>B")
        #expect(driver.lines[1].hasPrefix("> 8 pending"))
        try driver.type("q")
        #expect(driver.model.screens.isEmpty)
    }

    @Test("not before eight hours, nor where a query was given; B shows it all the same")
    func notByItself() throws {
        let desk = try desk()
        desk.now = desk.now + -2 * Moment.hour
        let driver = Driver(desk)
        #expect(driver.model.screens.isEmpty)
        try driver.type("B")
        #expect(driver.lines[0].contains("what happened since"))
        #expect(Driver(try self.desk(), query: .everything).model.screens.isEmpty)
    }

    @Test("a console that was left open shows it at the first key, which does nothing else")
    func leftOpen() throws {
        let desk = try desk()
        let driver = Driver(desk)
        try driver.type("qa")
        let entries = desk.entries.count
        desk.now = desk.now + 8 * Moment.hour
        try driver.type("a")
        #expect(driver.lines[0].contains("what happened since"))
        #expect(desk.entries.count == entries)
        try driver.type("qa")
        #expect(desk.entries.count == entries + 1)
    }

    @Test("what one does in a session does not move when one left")
    func ownActs() throws {
        let desk = try desk()
        let driver = Driver(desk)
        try driver.type("qaB")
        #expect(driver.lines[0].contains("what happened since 2026-11-24 14:12"))
        #expect(driver.text.contains("juris rejected #2"))
    }

    @Test("where nothing has happened B says so", arguments: Language.allCases)
    func nothing(language: Language) throws {
        let desk = try Scene.desk()
        let driver = Driver(desk, language: language)
        try driver.type("B")
        #expect(driver.model.screens.isEmpty)
        #expect(driver.message == " \(language.phrases.nothingSince.plain)")
    }
}
