import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Settings that change while the console is open")
struct SettingsTests {
    private static let broken = SettingsError.mistake(
        path: "data/settings.json", line: 3, column: 5, .form("a settings file has no member moderator"))

    private func driver(_ language: Language = .english) throws -> Driver {
        var settings = Settings()
        settings.moderators = [Scene.anna: "Anna", Scene.juris: "Juris"]
        return Driver(try Scene.ten(settings: settings), language: language)
    }

    @Test("a mistake stands on the first line, and nothing is decided until it is mended")
    func breaks() throws {
        let driver = try driver()
        driver.desk.settingsError = Self.broken
        driver.hear()
        let mistake = "settings.json, line 3, column 5: a settings file has no member moderator"
        #expect(driver.lines[0].hasPrefix(" READ ONLY  " + mistake))
        #expect(driver.message == " nothing is decided: " + mistake + "; correct the file")
        // The last good settings are still drawn.
        #expect(driver.text.contains("Inese Kalniņa"))
        let before = driver.desk.entries.count
        try driver.type("a")
        #expect(driver.message.hasPrefix(" a: nothing is decided: settings.json, line 3"))
        try driver.type("rsu;a:approve<space>1<enter><esc>")
        #expect(driver.desk.entries.count == before)
        driver.desk.settings = driver.desk.settings
        driver.hear()
        #expect(driver.message == " settings.json is in order again")
        #expect(driver.lines[0].contains(" anna"))
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("the mistake is said in Latvian too")
    func latvian() throws {
        let driver = try driver(.latvian)
        driver.desk.settingsError = .failed(.init(.notPermitted, of: "data/settings.json"))
        driver.hear()
        #expect(driver.message == " nekas netiek izlemts: settings.json: nav tiesību")
    }

    @Test("a mistake that only the desk has seen yet stops the act, and what was asked for stays")
    func underTheLock() throws {
        let driver = try driver()
        driver.desk.settingsError = Self.broken
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
        #expect(driver.model.current == Scene.number(1))
        #expect(driver.message.hasPrefix(" not saved: settings.json, line 3, column 5"))
        #expect(driver.lines[0].contains("READ ONLY"))
    }

    @Test(
        "what was begun before the mistake is not done, and says so",
        arguments: ["r|s", "rS|because<enter>", "m|hello<enter>", "wh|<enter>", "eX^X|y", "eX^X|a"])
    func begun(keys: String) throws {
        let driver = try driver()
        let parts = keys.split(separator: "|").map(String.init)
        try driver.type(parts[0])
        driver.desk.settingsError = Self.broken
        driver.hear()
        let before = driver.desk.entries.count
        try driver.type(parts[1])
        #expect(driver.desk.entries.count == before)
        #expect(driver.message.hasPrefix(" nothing is decided: settings.json"))
        if keys.hasPrefix("e") { #expect(driver.model.drafts.texts.count == 1) }
    }

    @Test("who is struck off can only read from then on, and who is put back decides")
    func struckOff() throws {
        let driver = try driver()
        driver.desk.settings.moderators = [Scene.juris: "Juris"]
        driver.hear()
        #expect(driver.lines[0].hasPrefix(" READ ONLY  anna is not among the moderators"))
        driver.desk.settings.moderators = nil
        driver.hear()
        #expect(driver.message == " the settings let you decide now")
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("words, reasons and target hold at once")
    func atOnce() throws {
        let driver = try driver()
        driver.desk.settings.words = [Settings.WordList(name: "konferences", patterns: ["konference*"])]
        driver.hear()
        #expect(driver.text.contains("konferences"))
        driver.desk.settings.reasons = [
            Settings.Reason(
                code: Scene.name(ReasonCode("rude")), key: "x", english: "rude", latvian: "rupjš")
        ]
        driver.hear()
        try driver.type("rx")
        #expect(driver.message.hasPrefix(" rejected #1 Inese Kalniņa as rude"))
    }

    @Test("the letters of the reasons are those that are drawn, whatever the settings say by now")
    func lettersDrawn() throws {
        let driver = try driver()
        try driver.type("r")
        var reasons = driver.desk.settings.reasons
        reasons[0].key = "i"
        reasons[1].key = "s"
        driver.desk.settings.reasons = reasons
        driver.hear()
        #expect(driver.text.contains("s spam"))
        try driver.type("s")
        #expect(driver.desk.queue.reason(of: Scene.number(1))?.text == "spam")
    }

    @Test("a reason that the settings have no more is not offered again, whatever was asked before it went")
    func reasonGone() throws {
        let driver = try driver()
        try driver.type("rir")
        #expect(driver.message.contains(". abuse again"))
        driver.desk.settings.reasons.removeAll { $0.code.text == "abuse" }
        driver.hear()
        // Its letter is still drawn, and the desk refuses it.
        try driver.type("i")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .pending)
        try driver.type("r")
        #expect(!driver.text.contains("again"))
        try driver.type(".")
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 1)
    }

    @Test("V shows the views as they are, with the cursor on its own, and opens none that has gone")
    func views() throws {
        let driver = try driver()
        func view(_ name: String, _ query: String) throws -> NamedView {
            NamedView(name: name, query: try Query(query))
        }
        driver.desk.settings.views = [try view("A", "is:any"), try view("B", "has:link")]
        driver.hear()
        try driver.type("Vj")
        driver.desk.settings.views = try [view("C", "body:paldies"), view("A", "is:any"), view("b", "has:phone")]
        driver.hear()
        #expect(driver.lines[1].contains("C  1 pending"), "\(driver.text)")
        #expect(driver.lines[3].hasPrefix(">    b  1 pending"))
        driver.desk.settings.views = [try view("A", "author:inese")]
        driver.hear()
        #expect(driver.lines[1].hasPrefix(">    A  1 pending") && driver.lines[2].allSatisfy { $0 == " " })
        try driver.type("<enter>")
        #expect(driver.model.list.view.query.text == "author:inese")
        try driver.type("<bs>V?")
        driver.desk.settings.views = []
        driver.hear()
        try driver.type("q")
        #expect(driver.text.contains(":view save"))
    }

    @Test("a view of one's own that is kept while V is open stands there")
    func ownViews() throws {
        let driver = try driver()
        try driver.type("V")
        let view = NamedView(name: "Saites", query: try Query("has:link"))
        driver.send(.views(.save(view), .success([view])))
        driver.draw()
        #expect(driver.lines[1].contains("Saites  2 pending"))
    }

    @Test("O shows the rules as they are, and says so where there are none left")
    func rules() throws {
        let driver = try driver()
        driver.desk.settings.rules = Scene.rules
        driver.hear()
        try driver.type("Oj")
        driver.desk.settings.rules = [Scene.rule("praise", "author:inese", "praise", "uzslava")]
        driver.hear()
        #expect(driver.lines[1].hasPrefix("> 1  praise") && driver.lines[1].hasSuffix("author:inese"))
        #expect(!driver.text.contains("newcomer-link"))
        driver.desk.settings.rules = []
        driver.hear()
        #expect(driver.text.contains("no rules yet"))
        try driver.type("<enter>")
        #expect(driver.model.list.view.query == .pending)
    }

    @Test("B shows the views and the target as they are")
    func brief() throws {
        let driver = try driver()
        try driver.type("B")
        #expect(driver.lines[1].hasPrefix("> 10 pending") && !driver.text.contains("Krieviski"))
        driver.desk.settings.views = [NamedView(name: "Krieviski", query: try Query("script:cyrillic"))]
        driver.desk.settings.target = 6 * Moment.hour
        driver.hear()
        #expect(driver.lines[2].hasPrefix("  Krieviski: 1 pending"))
        #expect(driver.lines[3].hasSuffix("waited longer than 6h"), "\(driver.text)")
        try driver.type("j<enter>")
        #expect(driver.model.list.rows == [Scene.number(3)])
    }

    @Test("keys, theme, language and mouse wait for the next start, which is said once")
    func nextStart() throws {
        let driver = try driver()
        driver.desk.settings.keys = ["approve": ["y"]]
        driver.desk.settings.mouse = true
        driver.hear()
        #expect(driver.message == " settings.json has changed: keys, mouse from the next start on")
        try driver.type("j")
        let said = driver.model.log.all.count
        driver.desk.settings.keys = ["approve": ["Y"]]
        driver.hear()
        #expect(driver.model.log.all.count == said)
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("a change that comes while news are being read is asked for once more")
    func lateChange() throws {
        let driver = try driver()
        driver.holdsNews = true
        driver.hear()
        driver.desk.settings.moderators = [Scene.juris: "Juris"]
        driver.hear()
        #expect(driver.held.count == 1)
        driver.release()
        #expect(driver.lines[0].contains("READ ONLY"))
        let asked = driver.carriedOut.count { if case .news = $0 { true } else { false } }
        #expect(asked == 2)
    }
}
