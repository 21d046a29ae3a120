import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

/// A burst: what the moderator has seen before, the keys that move, and the decision that comes too soon behind them.
struct Burst: CustomTestStringConvertible, Sendable {
    /// Typed with time to look in between.
    var before = ""
    /// Typed in one packet.
    var moving: String
    var deciding: String

    init(_ before: String, _ moving: String, _ deciding: String) {
        self.before = before
        self.moving = moving
        self.deciding = deciding
    }

    var testDescription: String { "\(before) | \(moving) | \(deciding)" }

    static let all = [
        Burst("", "G", "a"), Burst("", "j", "a"), Burst("", "n", "a"), Burst("", "jjjj", "rs"),
        Burst("", "j", "wt<enter>"),
        Burst("", "j", "mx<enter>"), Burst("", "^D", "a"), Burst("", "#5<enter>", "a"), Burst("", ":5<enter>", "a"),
        Burst("<enter>", "n", "a"), Burst("<enter>", "n", "rs"), Burst("<enter>", "#7<enter>", "a"),
        // The program chooses.
        Burst("jak", "R", "a"), Burst("ak", "R", "rs"), Burst("", "4g", "a"), Burst("", "/author:kred<enter>", "a"),
        Burst("", "sng", "a"), Burst("a", "u", "a"), Burst("au", "U", "a"),
        // A screen over the list doesn't show what is behind it.
        Burst("", "G?q", "a"), Burst("", "GHq", "rs"), Burst("", "G<enter>", "a"),
        // Tagged ones: only a number that was shown.
        Burst("", "*", ";a"), Burst("", "*", "a"), Burst("", "*", ";rs"), Burst("<space>", "t", ";a"),
        Burst("<space>", "*", "mx<enter>"), Burst("", "Tauthor:a<enter>", ";a"),
        // An answer to "which ones?" before that was asked.
        Burst("<space>j", "a", "t"), Burst("<space>j", "a", "c"),
        // What the help offers is asked about first.
        Burst("", "?", "<enter>"), Burst("", "?j", "<enter>"), Burst("", "?/approve<enter>", "<enter>y"),
        Burst("*", "?/approve<enter>", "<enter>y"), Burst("", "?/reject<enter>", "<enter>ys"),
    ]
}

@Suite("Keys that were typed too soon")
struct GuardTests {
    private func acts(_ desk: InMemoryDesk) -> Int { desk.entries.count }

    @Test("decide nothing in the packet of what brought the comment up", arguments: Burst.all)
    func packet(burst: Burst) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(burst.before)
        let acts = acts(driver.desk)
        driver.tick += 1_000
        try driver.typeAtOnce(burst.moving + burst.deciding)
        // Undo and redo are acts of their own.
        let own = burst.moving == "u" || burst.moving == "U" ? 1 : 0
        #expect(self.acts(driver.desk) == acts + own, "\(driver.text)")
        #expect(driver.model.question == nil || driver.message.contains("?"))
    }

    @Test("decide when they are typed after a look at what stands there", arguments: Burst.all)
    func slowly(burst: Burst) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(burst.before)
        let acts = acts(driver.desk)
        try driver.type(burst.moving)
        try driver.type(burst.deciding)
        // Enter in the help where no line is chosen does nothing whenever it comes, and asks for another key where one is.
        guard !burst.moving.hasPrefix("?") || burst.deciding.count > "<enter>".count else { return }
        // Redo has nothing to do after an undo that was done again.
        #expect(self.acts(driver.desk) > acts, "\(driver.text)")
    }

    @Test(
        "decide when the frame was seen, however soon after it, where the moderator moved", arguments: ["j", "G", "n"])
    func fastTypist(move: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(move)
        try driver.press("a", after: 1)
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 1)
    }

    @Test("a comment that was seen before counts at once, whatever way the moderator comes back to it")
    func seen() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jj")
        driver.tick += 1_000
        try driver.typeAtOnce("ka")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test(
        "the comment of the last frame waits for nothing, behind whatever screen it was",
        arguments: ["?q", "H<esc>", "<enter>q", "R", "4", "S", "!q", "sn"])
    func same(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("j")
        driver.tick += 1_000
        try driver.typeAtOnce(keys + (keys == "S" ? "qa" : "a"))
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("the first comment of a start has to have been there for a while")
    func start() throws {
        let driver = Driver(try Scene.ten())
        try driver.press("a", after: 200)
        #expect(driver.message == " #1 had only just come up: left alone, press a again")
        try driver.press("a", after: 150)
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 1)
    }

    @Test("a key that is held down decides once, one pressed every 0.35 s each time")
    func held() throws {
        let driver = Driver(try Scene.ten())
        try driver.press("a", after: 1_000)
        for _ in 0..<60 { try driver.press("a", after: 33) }
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 1)
        #expect(driver.message.contains("a held down counts once"))
        for _ in 0..<5 { try driver.press("a", after: 350) }
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 6)
    }

    @Test("a held key that opens a prompt answers nothing in it", arguments: ["r", "w", "m", "e"])
    func heldOpener(key: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("a")
        let acts = acts(driver.desk)
        for _ in 0..<60 { try driver.press(key, after: 33) }
        #expect(self.acts(driver.desk) == acts)
    }

    @Test(
        "a new version of the comment has to be seen, its list mark alone is not enough where there is room for its text"
    )
    func version() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jj")
        try driver.desk.write(.note(on: [Scene.number(2)]), by: Scene.juris, content: Content(note: "?"))
        driver.hear()
        driver.tick += 1_000
        try driver.typeAtOnce("ka")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .pending)
        driver.tick += 1_000
        try driver.typeAtOnce("a")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("nothing is decided on a screen that is too small to show a comment")
    func tiny() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 20, rows: 5))
        try driver.type("aja")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
        driver.send(.resize(Size(columns: 80, rows: 24)))
        driver.draw()
        try driver.type("a")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 1)
    }

    @Test("a click is a movement by hand; a resize changes nothing")
    func click() throws {
        let driver = Driver(try Scene.ten())
        driver.tick += 1_000
        driver.send(.click(row: 3, column: 4))
        try driver.typeAtOnce("a")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
        driver.tick += 1_000
        driver.send(.resize(Size(columns: 80, rows: 24)))
        try driver.typeAtOnce("a")
        #expect(driver.desk.queue.state(of: Scene.number(3)) == .approved)
    }

    @Test("a frame from before another program had the terminal counts no more")
    func lent() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("j")
        driver.tick += 1_000
        driver.send(.lent)
        try driver.typeAtOnce("a")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
        #expect(driver.message.contains("had only just come up"))
        driver.tick += 1_000
        try driver.typeAtOnce("a")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("a number that is typed needs no look")
    func numbers() throws {
        let driver = Driver(
            try Scene.ten(),
            grammar: .standIn([
                "approve|9": .decide(.approve, on: .numbers([TypedTarget(Scene.number(9))]), note: nil)
            ]))
        try driver.typeAtOnce(":approve<space>9<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(9)) == .approved)
    }
}

@Suite("Enter in the help")
struct HelpChoiceTests {
    @Test("does nothing before a movement or a search")
    func unchosen() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("?<enter>")
        #expect(driver.message.contains("no line is chosen"))
        #expect(driver.model.screens.count == 1)
        try driver.type("/redraw<esc><enter>")
        #expect(driver.model.screens.count == 1)
    }

    @Test(
        "asks before a decision, and names for whom",
        arguments: [
            ("?j<enter>", " Approve #1 Inese Kalniņa?"), ("?jj<enter>", " Reject #1 Inese Kalniņa?"),
            ("<space>?/approve<enter><enter>", " Approve 1 tagged?"),
            ("?/edit<enter><enter>", " Edit #1 Inese Kalniņa?"),
        ])
    func asks(keys: String, question: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(keys)
        #expect(driver.message == question)
        try driver.type("n")
        #expect(driver.model.question == nil && driver.model.prompt == nil && driver.model.screens.isEmpty)
        #expect(driver.desk.entries.count == 14)
    }

    @Test("y takes it on what was named", arguments: [("?j<enter>y", State.approved), ("?jj<enter>ys", .rejected)])
    func yes(keys: String, state: State) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(keys)
        #expect(driver.desk.queue.state(of: Scene.number(1)) == state)
    }

    @Test("does at once what only moves or looks")
    func looks() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("?/releases<enter><enter>")
        #expect(driver.lines[0].contains("releases"))
    }
}

@Suite("Where the screen has no room to show anything")
struct OutOfSightTests {
    @Test(
        "nothing is decided, answered or tagged", arguments: ["a", "rs", "ro", "p", "t", "<space>", "*;ay", "wt", "e"])
    func tiny(keys: String) throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 120, rows: 40))
        let entries = driver.desk.entries.count
        driver.send(.resize(Size(columns: 20, rows: 4)))
        try driver.type(keys)
        #expect(driver.desk.entries.count == entries && driver.model.tags.isEmpty)
        driver.send(.resize(Size(columns: 120, rows: 40)))
        try driver.type("r")
        driver.send(.resize(Size(columns: 20, rows: 4)))
        try driver.type("s")
        #expect(driver.desk.entries.count == entries)
    }
}
