import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

/// A screen whose list leaves a row next to nothing for the text.
struct SmallScreen: Sendable, CustomTestStringConvertible {
    var columns: Int
    var rows: Int

    var size: Size { Size(columns: columns, rows: rows) }
    var testDescription: String { "\(columns)x\(rows)" }

    static let all = [
        SmallScreen(columns: 30, rows: 6), SmallScreen(columns: 40, rows: 10), SmallScreen(columns: 45, rows: 30),
    ]
}

@Suite("Decisions on small screens")
struct SmallScreenTests {
    private func decided(_ driver: Driver) -> Int {
        let counts = driver.desk.queue.counts(at: Scene.now)
        return counts.approved + counts.rejected + counts.deferred
    }

    @Test(
        "a comment is shown before it is decided on, and the key says so", arguments: SmallScreen.all,
        Language.allCases)
    func approve(screen: SmallScreen, language: Language) throws {
        let driver = Driver(try Scene.ten(), size: screen.size, language: language)
        #expect(!driver.text.contains("Paldies par darbu"))
        try driver.type("a")
        #expect(decided(driver) == 0)
        #expect(driver.text.contains("Paldies par darbu"), "\(driver.text)")
        #expect(driver.message == (language == .english ? " #1 is shown; press a again" : " #1 ir redzams; vēlreiz a"))
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        // The next one is shown first too, where it has not been by itself.
        if !driver.text.contains("Cik šis brauciens") {
            try driver.type("a")
            #expect(decided(driver) == 1 && driver.text.contains("Cik šis brauciens"))
        }
        try driver.type("a<esc>")
        #expect(decided(driver) == 2 && driver.model.screens.isEmpty)
    }

    @Test(
        "no decision lands before that, whatever asks for it",
        arguments: [
            "r", "w", "m", "a", ":approve<enter>", ":reject<space>spam<enter>", "?/approve<enter><enter>y", "<space>ac",
            "<space>r<tab>s",
        ])
    func others(keys: String) throws {
        let desk = try Scene.ten()
        let driver = Driver(desk, size: Size(columns: 30, rows: 6))
        let entries = desk.entries.count
        try driver.type(keys)
        #expect(desk.entries.count == entries, "\(driver.text)")
        let shown = keys.hasPrefix("<space>") ? "Cik šis brauciens" : "Paldies par darbu"
        #expect(driver.text.contains(shown), "\(driver.text)")
        // The prompt is closed: it takes the key that opened it.
        if keys == "<space>ac" { #expect(driver.message.contains("press a again")) }
        if keys == "<space>r<tab>s" { #expect(driver.message.contains("press r again")) }
    }

    @Test("keys in the packet of the one that shows the comment decide nothing", arguments: ["aa", "rsrs", "ara"])
    func packet(keys: String) throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 30, rows: 6))
        driver.tick += 1_000
        try driver.typeAtOnce(keys)
        #expect(decided(driver) == 0)
        driver.tick += 1_000
        try driver.type("a")
        #expect(decided(driver) == 1)
    }

    @Test("what has been seen is decided on in the list, and what a row shows whole or for the most part")
    func seen() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 40, rows: 10))
        driver.send(.resize(Size(columns: 80, rows: 24)))
        driver.draw()
        driver.send(.resize(Size(columns: 40, rows: 10)))
        driver.draw()
        try driver.type("a")
        #expect(decided(driver) == 1)
        let desk = try Scene.desk()
        try desk.submit("Jā.", by: Author(name: "A"), to: Scene.slug)
        let short = Driver(desk, size: Size(columns: 40, rows: 10))
        try short.type("a")
        #expect(short.desk.queue.state(of: Scene.number(1)) == .approved)
        let wider = Driver(try Scene.ten(), size: Size(columns: 59, rows: 10))
        try wider.type("a")
        #expect(wider.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("tagged ones are decided on as ever")
    func tagged() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 30, rows: 6))
        try driver.type("<space><space>;a")
        #expect(decided(driver) == 2)
    }

    @Test("nothing is masked where what changes can't be shown; a larger window asks", arguments: Language.allCases)
    func mask(language: Language) throws {
        let desk = try Scene.ten()
        let driver = Driver(desk, size: Size(columns: 30, rows: 6), language: language)
        let entries = desk.entries.count
        try driver.type("jjjjx")
        #expect(driver.model.question != nil)
        #expect(driver.text.contains(language == .english ? "larger" : "palieliniet"))
        #expect(!driver.text.contains(language == .english ? "save" : "saglab"))
        try driver.type("ya")
        #expect(desk.entries.count == entries && driver.model.question != nil)
        driver.send(.resize(Size(columns: 80, rows: 24)))
        // Not before it is drawn.
        driver.send(.key(Key.character("y"), at: driver.tick))
        #expect(desk.entries.count == entries)
        driver.draw()
        try driver.type("y")
        #expect(desk.entries.count == entries + 1)
        try driver.type("jx")
        driver.send(.resize(Size(columns: 30, rows: 6)))
        driver.draw()
        try driver.type("<esc>")
        #expect(driver.model.question == nil)
    }
}
