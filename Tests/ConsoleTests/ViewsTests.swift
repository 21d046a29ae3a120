import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Named views")
struct ViewsTests {
    private static func settings() throws -> Settings {
        var settings = Settings()
        settings.views = [
            NamedView(
                name: "Krieviski", key: "6", query: try Query("is:pending script:cyrillic"), order: .newest),
            NamedView(name: "Saites", query: try Query("has:link")),
        ]
        return settings
    }

    private func driver(_ size: Size = Size(columns: 120, rows: 40)) throws -> Driver {
        Driver(try Scene.ten(settings: try Self.settings()), size: size)
    }

    @Test("a view's key opens it in its order, Backspace leads back, and a key without a view says so")
    func keys() throws {
        let driver = try driver()
        try driver.type("6")
        #expect(driver.model.list.view.query.text == "is:pending script:cyrillic")
        #expect(driver.model.list.view.order == .newest)
        #expect(driver.model.list.rows == [Scene.number(3)])
        try driver.type("<bs>")
        #expect(driver.model.list.view.query == .pending)
        try driver.type("7")
        #expect(driver.message == " no view opens with 7; :view save NAME keeps the query in force")
    }

    @Test("V lists the views with what waits, what only texts tell too, and Enter opens one")
    func listed() throws {
        let driver = try driver()
        driver.desk.now = driver.desk.now + 2 * Moment.day
        // Two days away: the first key only shows what happened.
        try driver.type("jq")
        try driver.type("jjrsV")
        #expect(driver.lines[1].hasPrefix("> 6  Krieviski  0 pending"))
        #expect(driver.lines[2].hasPrefix("     Saites     2 pending, oldest 3d, 2 over target"))
        #expect(driver.lines[2].contains("has:link"))
        try driver.type("j<enter>")
        #expect(driver.model.list.view.query.text == "has:link")
        #expect(driver.model.screens.isEmpty)
        try driver.type("q")
        #expect(driver.model.list.view.query == .pending)
    }

    @Test("a view that names what there isn't says so where it is opened, named and listed")
    func missing() throws {
        var settings = Settings()
        settings.words = []
        settings.rules = [Scene.rule("old", "-word:gone", "old", "veca")]
        settings.views = [
            NamedView(name: "A", key: "6", query: try Query("is:pending -rule:gone")),
            NamedView(name: "B", key: "7", query: try Query("rule:old")),
            NamedView(name: "C", key: "8", query: try Query("-release:gone")),
        ]
        let driver = Driver(try Scene.ten(settings: settings))
        for (keys, problem) in [
            ("6", "rule: knows no “gone”"), ("7", "word: knows no “gone”"), ("8", "no release “gone”"),
            ("/<ctrl-u>-view:b<enter>", "word: knows no “gone”"),
        ] {
            try driver.type(keys)
            #expect(driver.message == " matches nothing: \(problem)" && driver.model.list.rows.isEmpty, "\(keys)")
        }
        try driver.type("V")
        #expect(driver.lines[1].hasPrefix("> 6  A  matches nothing: rule: knows no “gone”"))
        #expect(driver.lines[3].contains("8  C  matches nothing: no release “gone”"))
        try driver.type("<esc>O")
        #expect(driver.lines[1].hasSuffix("old  old   matches nothing: word: knows no “gone”"))
        let kept = Driver(driver.desk, draft: Draft(query: "-rule:gone"))
        #expect(kept.message.hasPrefix(" matches nothing: rule: knows no “gone”"))
        let latvian = Driver(driver.desk, language: .latvian)
        try latvian.type("8")
        #expect(latvian.message == " nekas neatbilst: nav paziņojuma „gone”")
    }

    @Test("a file of one's own views that can't be read is told at the start")
    func unread() throws {
        let driver = Driver(try Scene.ten())
        var left = LeftBehind()
        left.unreadViews = "/q/drafts/anna.views.json"
        driver.send(.draft(left))
        driver.draw()
        #expect(
            driver.message
                == " of your own views not all can be read: /q/drafts/anna.views.json; saving one puts that file aside")
    }

    @Test("view:NAME is a term like any other, on the list and in what is tagged; a mistake is told")
    func term() throws {
        let driver = try driver()
        try driver.type("/<ctrl-u>is:any -view:saites<enter>".replacingBlank)
        #expect(driver.model.list.rows.count == 8)
        try driver.type("/<ctrl-u>view:saitas<enter>")
        #expect(driver.text.contains("no view “saitas”; did you mean “Saites”?"))
        try driver.type("<esc>:count view:krieviski<enter>".replacingBlank)
        #expect(driver.message == " 1 comment")
    }

    @Test("the query in force is kept under a name, gets the first free key, and comes back at the next start")
    func saved() throws {
        let driver = try driver()
        try driver.type("/<ctrl-u>view:saites author:kredits<enter>:view save Viltus saites<enter>".replacingBlank)
        #expect(driver.message == " view “Viltus saites” is kept; 7 opens it")
        let next = Driver(driver.desk)
        try next.type("7")
        // The view that it named has been expanded in it, so that nothing changes under it.
        #expect(next.model.list.view.query.text == "has:link author:kredits")
        try next.type("1:view viltus saites<enter>".replacingBlank)
        #expect(next.model.list.rows == [Scene.number(4)])
        try next.type(":view delete Viltus saites<enter>".replacingBlank)
        #expect(next.message == " view “Viltus saites” is deleted")
        try next.type(":view Viltus saites<enter>".replacingBlank)
        #expect(next.lines[38].contains("no view “Viltus saites”"))
    }

    @Test(
        "what can't be is told",
        arguments: [
            (":view save Krieviski", "is in settings.json"), (":view delete saites", "is in settings.json"),
            (":view save", "a view's name is needed"), (":view delete x", "no view “x”"),
            (":view saits", "did you mean “Saites”?"), (":view save a\"b", "can't be a view's name"),
        ])
    func refused(typed: String, message: String) throws {
        let driver = try driver()
        try driver.type("\(typed)<enter>".replacingBlank)
        #expect(driver.lines[38].contains(message), "\(driver.text)")
    }

    @Test("Where one word of a query is left, the hint line tells what it means")
    func meanings() throws {
        let driver = Driver(try Scene.ten())
        for (typed, meaning) in [
            ("has:ph", "phone  a telephone number"), ("burst:", "at least so many from one address"),
            ("author:", "the author's name has this in it; = exactly this name, with case"),
            ("author:=", "=  exactly this name, with case"), ("author:=J", "exactly this name, with case"),
            ("author:J", "the author's name has this in it"),
        ] {
            try driver.type("/<ctrl-u>" + typed)
            #expect(driver.text.contains(meaning), "\(typed)")
            try driver.type("<esc>")
        }
    }

    @Test("Tab completes what :view takes, and the names behind view:")
    func completion() throws {
        let driver = try driver()
        try driver.type(":view Kr<tab>".replacingBlank)
        #expect(driver.message == " :view Krieviski")
        try driver.type("<esc>/<ctrl-u>view:Sa<tab>")
        #expect(driver.message == " / view:Saites")
        try driver.type("<ctrl-u>view:kri<tab>")
        #expect(driver.message == " / view:Krieviski")
        try driver.type("<ctrl-u>lang:l<tab>")
        #expect(driver.message == " / lang:lv")
    }

    @Test(
        "a name is completed as a view is found, whatever its case and diacritics, blanks and all",
        arguments: [
            (":view kr<tab>", " :view Krieviski"), (":view mānu<tab>", " :view Manu teksti"),
            (":view manu t<tab>", " :view Manu teksti"), (":view delete man<tab>", " :view delete Manu teksti"),
            // Those of the settings stay.
            (":view delete kr<tab>", " :view delete kr"), (":view save kr<tab>", " :view save kr"),
            // What begins alike in other letters stays as it was typed.
            (":view sā<tab>", " :view sā"), (":view s<tab>", " :view s"), (":view d<tab>x", " :view delete x"),
        ])
    func spelling(keys: String, line: String) throws {
        let driver = try driver()
        try driver.type(":view save Manu teksti<enter>:view save Sākums<enter>".replacingBlank)
        try driver.type(keys.replacingBlank)
        #expect(driver.message == line)
    }

    @Test("an erasure takes a view of one's own that names the person")
    func erased() throws {
        let driver = try driver()
        try driver.type("/<ctrl-u>author:liga<enter>:view save Viens<enter>".replacingBlank)
        let number = Scene.number(5)
        try driver.desk.write(
            .erase(on: [number], blank: driver.desk.queue.blankable(with: [number]).certain), by: Scene.juris)
        driver.hear()
        try driver.type("V")
        #expect(!driver.text.contains("Viens"))
    }

    @Test("without views V says how to keep one", arguments: Language.allCases)
    func none(language: Language) throws {
        let driver = Driver(try Scene.ten(), language: language)
        try driver.type("V")
        #expect(driver.text.contains(":view save"))
    }

    @Test("a key of the settings binds an action with what is said to it")
    func boundWithArgument() throws {
        var settings = try Self.settings()
        settings.keys = ["reject spam": ["X"], "view Saites": ["<f5>"], "order newest": ["Y"]]
        let driver = Driver(try Scene.ten(settings: settings))
        try driver.type("X")
        #expect(driver.desk.queue.reason(of: Scene.number(1))?.text == "spam")
        // Its own key works as ever.
        try driver.type("ri")
        #expect(driver.desk.queue.reason(of: Scene.number(2))?.text == "abuse")
        try driver.type("<f5>")
        #expect(driver.model.list.view.query.text == "has:link")
        try driver.type("1Y")
        #expect(driver.model.list.view.order == .newest)
    }

    @Test("a bound decision waits for a frame, as its key does")
    func guarded() throws {
        var settings = try Self.settings()
        settings.keys = ["reject spam": ["X"]]
        let driver = Driver(try Scene.ten(settings: settings))
        try driver.type("j")
        try driver.typeAtOnce("XX")
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 1)
    }

    @Test(
        "a mistake in such a binding is told",
        arguments: [
            (["undos 3": ["X"]], "no action “undos 3”"), (["down 3": ["X"]], "nothing can stand behind “down”"),
            (["reject spam": ["a"]], "a belongs to approve"),
        ])
    func mistakes(keys: [String: [String]], message: String) throws {
        var settings = Settings()
        settings.keys = keys
        #expect(Driver(try Scene.ten(settings: settings)).message.contains(message))
    }

    @Test("what a bound reason lacks is told when the key is pressed")
    func unknownReason() throws {
        var settings = Settings()
        settings.keys = ["reject spma": ["X"]]
        let driver = Driver(try Scene.ten(settings: settings))
        try driver.type("X")
        #expect(driver.message.contains("spma"))
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
    }
}
