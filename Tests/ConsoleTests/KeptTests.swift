import Console
import Moderation
import Terminal
import Testing

@Suite("What is half typed is kept")
struct KeptTests {
    /// The draft that is kept once the time for it has come.
    private func kept(_ driver: Driver) throws -> Draft {
        let due = try #require(driver.model.deadline())
        driver.desk.now = due
        driver.send(.time(due))
        driver.send(.deadline)
        let draft = try driver.desk.draft()
        return try #require(draft)
    }

    @Test("a note, the reason of a rejection or of a deferral comes back with arrow up", arguments: ["m", "rO", "wt"])
    func note(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("\(keys)pusvārds")
        let draft = try kept(driver)
        #expect(draft.note == "pusvārds")
        let next = Driver(driver.desk, draft: draft)
        #expect(next.message == " a note, half typed, was kept; m and ↑ bring it back")
        try next.type("m<up>")
        #expect(next.message == " Note on #1: pusvārds")
        try next.type("<enter>")
        #expect(try kept(next).note.isEmpty)
    }

    @Test("Esc out of a note loses nothing either")
    func escape() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("mpusvārds<esc>jm<up>")
        #expect(driver.message == " Note on #2: pusvārds")
    }

    @Test("a kept edit of another comment is offered with the way there")
    func elsewhere() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jex<esc>jq")
        let next = Driver(driver.desk, draft: try driver.desk.draft())
        #expect(next.message.hasSuffix("was kept; #2 Enter, then e"))
        try next.type("#2<enter>e")
        #expect(next.text.contains("xCik šis"))
    }

    @Test("a hundred thousand tags and more are kept")
    func tags() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("*")
        #expect(try kept(driver).tags.count == 10)
        #expect(Model.keptTags == 1_000_000)
    }

    @Test("what comes into an empty list stands there at once, and is guarded")
    func empty() throws {
        let driver = Driver(try Scene.desk())
        try driver.desk.submit("Pirmais", by: Author(name: "Jauns"), to: Scene.slug)
        driver.hear()
        #expect(driver.model.list.rows.count == 1)
        #expect(!driver.text.contains("Nothing is pending"))
        try driver.press("a", after: 100)
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
    }

    @Test("what is typed after a key that was refused is not run either", arguments: ["^T", "m", "r", "e"])
    func refused(key: String) throws {
        let desk = try Scene.ten()
        if key != "^T" { desk.access = .readOnly(.notWritable) }
        let driver = Driver(desk)
        try driver.type("j")
        try driver.press(key, after: 400)
        let said = driver.message
        for letter in ["i", "s", ":", "a", "x", "<enter>"] { try driver.press(letter, after: 300) }
        #expect(driver.message == said)
        #expect(driver.model.prompt == nil && driver.model.screens.isEmpty)
        try driver.press(key, after: 300)
        try driver.press("<down>", after: 300)
        #expect(driver.model.current == Scene.number(3))
    }
}
