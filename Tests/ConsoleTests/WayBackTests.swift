import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("The way back")
struct WayBackTests {
    private func screenRow(_ driver: Driver) -> Int? { driver.lines.firstIndex { $0.hasPrefix(">") } }

    @Test(
        "leads to query, order, place and row, whatever led away", arguments: ["<bs>", "q"],
        [
            "/author:l<enter>", "f", "F", "oj<enter>", "H<enter>", ":list<space>is:any<enter>",
            "4j#1<enter>/number:3<enter>",
            "/author:l<enter>sa/author:i<enter>",
        ])
    func back(key: String, away: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("sn3sojjjj")
        driver.send(.resize(Size(columns: 80, rows: 14)))
        driver.draw()
        try driver.type("jjjjj")
        let (view, current, row) = (driver.model.list.view, driver.model.current, screenRow(driver))
        try driver.type(away)
        for _ in 0..<4 where driver.model.list.view.query != view.query || !driver.model.screens.isEmpty {
            try driver.type(
                driver.model.screens.isEmpty && !away.hasPrefix("4")
                    ? key : driver.model.screens.isEmpty ? "<bs>" : "<esc>")
        }
        #expect(!driver.isOver)
        #expect(driver.model.list.view.query == view.query && driver.model.list.view.order == view.order)
        #expect(driver.model.current == current)
        #expect(screenRow(driver) == row)
    }

    @Test(
        "leads over 1 to 5 with Backspace; q quits there, as with nothing to go back to",
        arguments: ["2", "3", "4", "5", ""])
    func views(digit: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jjj\(digit)")
        if !digit.isEmpty {
            try driver.type("<bs>")
            #expect(driver.model.list.view.query == .pending)
            #expect(driver.model.current == Scene.number(4))
            try driver.type(digit)
        }
        try driver.type("q")
        #expect(driver.isOver)
    }

    @Test(
        "the key that led to a list leads back from it, to place and row",
        arguments: [
            ("f", "f"), ("F", "F"), ("oj<enter>", "o"), ("W<enter>", "W<esc>"), ("O<enter>", "O"), ("V<enter>", "V"),
            ("Bj<enter>", "B"), ("H<enter>", "H<esc>"),
        ])
    func sameKey(away: String, again: String) throws {
        var settings = Settings()
        settings.rules = Scene.rules
        settings.views = [NamedView(name: "Saites", query: try Query("has:link"))]
        let driver = Driver(try Scene.wave(24, settings: settings))
        try driver.type("jj")
        let current = driver.model.current
        try driver.type(away)
        #expect(driver.model.list.view.query != .pending && driver.model.screens.isEmpty)
        try driver.type(again)
        #expect(driver.model.list.view.query == .pending && driver.model.screens.isEmpty)
        #expect(driver.model.current == current)
    }

    @Test(
        "the key that opened a screen closes it, wherever the key has nothing else to do", arguments: ["", "<enter>"])
    func opener(before: String) throws {
        var settings = Settings()
        settings.rules = Scene.rules
        settings.keys = ["history state:pending": ["X"]]
        var closed: Set<ActionID> = []
        for action in Registry.all {
            for key in action.keys {
                let driver = Driver(try Scene.wave(24, settings: settings))
                try driver.type("z" + before)
                let depth = driver.model.screens.count
                try driver.type(key)
                guard driver.model.screens.count == depth + 1, let scope = driver.model.screens.top.scope,
                    driver.model.keyMap.action(try #require(Key(notation: key)), in: scope) == nil
                else { continue }
                let opener = try #require(driver.model.screens.opener)
                try driver.type(key)
                #expect(driver.model.screens.count == depth && driver.model.log.current == nil, "\(key)")
                closed.insert(opener)
            }
        }
        let both: Set<ActionID> = [.help, .history, .queueHistory, .statistics, .brief, .messages]
        #expect(closed == (before.isEmpty ? both.union([.views, .releases, .waves, .rules, .rehearse]) : both))
    }

    @Test("only the key of what opened it closes a screen, by whatever way that was asked for")
    func openers() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("hH")
        #expect(driver.message == " H is not bound, ? for help" && driver.model.screens.count == 1)
        try driver.type("h:views<enter>")
        #expect(driver.model.screens.count == 1)
        try driver.type("V")
        #expect(driver.model.screens.isEmpty)
        try driver.type("Soo")
        #expect(driver.lines[0].contains("statistics"))
        try driver.type("S")
        #expect(driver.model.screens.isEmpty)
        // Also when it was left for a list and came back.
        for (there, key) in [("W<enter>q", "W"), ("H<enter><bs>", "H"), ("V<enter>q", "V")] {
            try driver.type(there)
            guard !driver.model.screens.isEmpty else { continue }
            try driver.type(key)
            #expect(driver.model.screens.isEmpty, "\(there)")
        }
    }

    @Test("% leads back from a comment of a trial to the trial")
    func trial() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/paldies<enter>aR%<enter><esc>")
        #expect(driver.model.list.view.query.text == "number:1" && driver.model.screens.isEmpty)
        try driver.type("%")
        #expect(driver.text.contains("against a moderator") && driver.model.list.view.query.text != "number:1")
    }

    @Test("is fifty steps, and keeps the tags")
    func depth() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space>")
        for _ in 0..<30 { try driver.type("41") }
        for _ in 0..<50 { try driver.type("<bs>") }
        #expect(driver.model.tags.count == 1)
        try driver.type("<bs>")
        #expect(driver.message.contains("no query to go back to"))
    }

    @Test("comes to what followed, where the comment has left the list meanwhile")
    func gone() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jjjf")
        try driver.type("a<bs>")
        #expect(driver.model.current == Scene.number(5))
    }

    @Test("a number only moves where the list holds it, and else is a list of its own", arguments: ["#", ":"])
    func numbers(opener: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("\(opener)7<enter>")
        #expect(driver.model.list.view.query == .pending && driver.model.current == Scene.number(7))
        try driver.type("3\(opener)9<enter>")
        #expect(driver.model.list.view.query.text == "number:9")
        #expect(driver.model.current == Scene.number(9))
        try driver.type("q")
        #expect(driver.model.list.view.query.text == "is:rejected")
        try driver.type("\(opener)99<enter>")
        #expect(driver.model.list.view.query.text == "is:rejected")
        #expect(driver.message.contains("there is no comment"))
    }

    @Test("scrolls the comment to where it was")
    func scroll() throws {
        let desk = try Scene.ten()
        try desk.submit(String(repeating: "Vēl viena rinda.\n", count: 80), by: Author(name: "Garais"), to: Scene.slug)
        let driver = Driver(desk)
        try driver.type("GJ")
        let before = driver.text
        try driver.type("/author:inese<enter><bs>")
        #expect(driver.text == before)
    }

    @Test("Backspace closes what lies over a list first", arguments: ["S", "H", "W", "o", "V", "?", "!", "<enter>"])
    func closes(screen: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("z4\(screen)")
        #expect(!driver.model.screens.isEmpty)
        try driver.type("<bs>")
        #expect(driver.model.screens.isEmpty && driver.model.list.view.query.text == "is:any")
        try driver.type("<bs>")
        #expect(driver.model.list.view.query == .pending)
    }

    @Test("a comment over the whole screen that was opened anew is closed first; one that was carried over leads back")
    func full() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("aR<enter>#1<enter><bs>")
        #expect(driver.model.list.view.query == .pending && driver.model.screens.count == 1)
        try driver.type("#1<enter>q<enter><bs>")
        #expect(driver.model.screens.isEmpty)
    }
}
