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

    /// What is seen of a prompt or a question, in words: a key stands by itself before what it does.
    private func words(_ driver: Driver) -> Set<Substring> {
        Set(driver.lines.flatMap { $0.split { " :".contains($0) } })
    }

    @Test("each key that answers is seen", arguments: SmallScreen.all, Language.allCases)
    func keysAreSeen(screen: SmallScreen, language: Language) throws {
        let prompts: [(keys: String, answers: [Substring])] = [
            ("jjjjrr", ["s", "i", "h", "t", "c", "d", "l", "o", "Shift", "Esc"]),
            ("jjjjrrs jrr", ["s", "i", "h", "t", "c", "d", "l", "o", ".", "Shift", "Esc"]),
            ("rrSabc<esc>", ["s", "i", "h", "t", "c", "d", "l", "o", "Shift", "Esc"]),
            ("<space>jrr", ["s", "i", "h", "t", "c", "d", "l", "o", "Shift", "Tab", "Esc"]),
            ("<space>ja", ["t", "c", "Esc"]), ("s", ["o", "n", "r", "a", "Esc"]),
            ("ww", ["h", "t", "m", "w", "Esc"]),
            ("<space>jmm", ["Enter", "Esc", "Tab"]), ("mm", ["Enter", "Esc"]), ("rrS", ["Enter", "Esc"]),
            ("<enter>e", ["^X", "Esc"]), ("<enter>eJā^X", ["y", "a", "e", "d", "n"]),
        ]
        for (keys, answers) in prompts {
            let driver = Driver(try Scene.ten(), size: screen.size, language: language)
            try driver.type(keys.replacingBlank)
            #expect(words(driver).isSuperset(of: answers), "\(keys)\n\(driver.text)")
        }
        let driver = Driver(try Scene.ten(), size: screen.size, language: language)
        try driver.type("wwh<enter>#1<enter>w")
        if driver.model.prompt == nil { try driver.type("w") }
        #expect(words(driver).isSuperset(of: ["h", "t", "m", "w", "0", "Enter", "Esc"]), "\(driver.text)")
    }

    @Test("where the words have no room they are cut, and the keys stay", arguments: SmallScreen.all)
    func manyReasons(screen: SmallScreen) throws {
        var settings = Settings()
        let letters = "sihtcdlozxvbgf"
        settings.reasons = letters.map {
            Settings.Reason(
                code: Scene.name(ReasonCode("reason-\($0)")), key: $0, english: "a long name for \($0)",
                latvian: "garš vārds", guide: "This is \($0).")
        }
        let driver = Driver(try Scene.ten(settings: settings), size: screen.size)
        try driver.type("rr")
        #expect(
            words(driver).isSuperset(of: letters.map { Substring(String($0)) } + ["Shift", "?", "Esc"]),
            "\(driver.text)")
        // The guides share what room there is with the keys.
        try driver.type("?")
        #expect(words(driver).isSuperset(of: letters.map { Substring(String($0)) } + ["?", "Esc"]), "\(driver.text)")
        #expect(driver.text.contains("a long name for s"), "\(driver.text)")
        try driver.type("f")
        #expect(driver.desk.queue.reason(of: Scene.number(1))?.text == "reason-f")
    }

    @Test("each of several half-typed texts has its key", arguments: SmallScreen.all)
    func texts(screen: SmallScreen) throws {
        let desk = try Scene.ten()
        let target = Target(number: Scene.number(1), version: desk.queue.version(of: Scene.number(1)))
        let texts = (1...6).map { Draft.Text(target: target, body: "teksts \($0)", at: Scene.now) }
        var newest = texts[0]
        newest.older = Array(texts.dropFirst())
        let driver = Driver(desk, size: screen.size, draft: Draft(texts: [newest]))
        try driver.type("e")
        #expect(words(driver).isSuperset(of: ["1", "2", "3", "4", "5", "6", "Esc"]), "\(driver.text)")
    }

    @Test("what changes is seen before it is saved", arguments: SmallScreen.all, Language.allCases)
    func saving(screen: SmallScreen, language: Language) throws {
        let driver = Driver(try Scene.ten(), size: screen.size, language: language)
        try driver.type("<enter>eJā,<space>^X")
        #expect(driver.text.contains("{+Jā,+}"), "\(driver.text)")
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
