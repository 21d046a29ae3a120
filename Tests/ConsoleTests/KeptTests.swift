import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("What is half typed is kept")
struct KeptTests {
    /// The draft that is kept once the time for it has come.
    private func kept(_ driver: Driver, isKept: Bool = true) throws -> Draft {
        driver.draw()
        let due = try #require(driver.model.deadline())
        driver.desk.now = due
        driver.send(.time(due))
        driver.send(.deadline)
        driver.draw()
        guard isKept else { return Draft() }
        let draft = try driver.desk.draft()
        return try #require(draft)
    }

    @Test("a note, the reason of a rejection or of a deferral comes back with arrow up", arguments: ["m", "rO", "wt"])
    func note(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("\(keys)pusvārds")
        let draft = try kept(driver)
        #expect(draft.notes.map(\.text) == ["pusvārds"])
        let next = Driver(driver.desk, draft: draft)
        let key = keys.hasPrefix("r") ? "r then a capital letter" : String(keys.prefix(1))
        #expect(next.message == " a note on #1, half typed, was kept; \(key) goes on with it")
        try next.type(keys)
        #expect(next.message.hasSuffix(": pusvārds"))
        try next.type("<esc><esc><esc>m<up>")
        #expect(next.message == " Note on #1: pusvārds")
    }

    @Test(
        "a note goes on where it was typed, and is gone when it was written, or emptied",
        arguments: ["<enter>", "^U<esc>"])
    func goesOn(end: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("mpusvārds")
        let next = Driver(driver.desk, draft: try kept(driver))
        try next.type("jm")
        #expect(next.message == " Note on #2:")
        try next.type("<esc>km")
        #expect(next.message == " Note on #1: pusvārds")
        try next.type(end)
        #expect(try kept(next).notes == [])
        try next.type("m")
        #expect(next.message == " Note on #1:")
    }

    @Test("what was kept is told at one start, and stands until it is taken up")
    func toldOnce() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jex<esc>kmpusvārds")
        let next = Driver(driver.desk, draft: try kept(driver))
        #expect(next.text.contains("half typed at"))
        let third = Driver(driver.desk, draft: try kept(next))
        #expect(!third.text.contains("half typed"))
        try third.type("m")
        #expect(third.message == " Note on #1: pusvārds")
        try third.type("<esc>je")
        #expect(third.text.contains("xCik šis"))
    }

    @Test("a failed write is told at once, and once; when it goes through again, that too")
    func notKept() throws {
        let driver = Driver(try Scene.ten())
        driver.desk.draftFailure = .failed(.init(.noRoom, of: "d.new"))
        try driver.type("ex<esc>")
        _ = try kept(driver, isKept: false)
        #expect(driver.message == " not kept: no space left on the disk: d.new")
        try driver.type("ey<esc>")
        #expect(driver.message == " not kept: no space left on the disk: d.new")
        try driver.type("j")
        _ = try kept(driver, isKept: false)
        #expect(!driver.message.contains("not kept"))
        driver.desk.draftFailure = nil
        try driver.type("k")
        #expect(try kept(driver).texts.count == 1)
        #expect(driver.message == " what is half done is kept again")
    }

    @Test("who leaves is asked when what is half done can't be kept, and only then", arguments: ["q", "Q"])
    func leaving(key: String) throws {
        let driver = Driver(try Scene.ten())
        driver.desk.draftFailure = .failed(.init(.noRoom, of: "d.new"))
        try driver.type("ex<esc>\(key)")
        #expect(!driver.isOver && !driver.model.isOver)
        #expect(driver.message == " Leave all the same?")
        #expect(driver.text.contains("not kept: no space left on the disk"))
        try driver.type("n")
        #expect(driver.model.question == nil)
        try driver.type("\(key)y")
        #expect(driver.isOver && driver.model.drafts.error != nil)
        let other = Driver(try Scene.ten())
        try other.type("ex<esc>\(key)")
        #expect(other.isOver)
    }

    @Test("a query and a note that name an author who is erased meanwhile are not kept, others are")
    func erased() throws {
        let driver = Driver(try Scene.ten())
        let name = try #require(driver.desk.queue[Scene.number(3)]?.authorName)
        try driver.type("mpar \(name.uppercased())<esc>jmpaliek<esc>".replacingBlank)
        try driver.type("/is:any<space>author:\"\(name.replacingBlank)\"<enter>")
        #expect(try kept(driver).notes.count == 2)
        try driver.desk.write(
            .erase(on: [Scene.number(3)], blank: driver.desk.queue.blankable(with: [Scene.number(3)]).certain),
            by: Scene.juris)
        // Before it has heard of that, it can't tell whose name to look for.
        try driver.type("j")
        driver.hear()
        let draft = try kept(driver)
        #expect(draft.query == "")
        #expect(draft.notes.map(\.text) == ["paliek"])
    }

    @Test("who keeps before it has heard of an erasure reads on, and keeps again")
    func readsOn() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("mpaliek<esc>")
        try driver.desk.write(
            .erase(on: [Scene.number(3)], blank: driver.desk.queue.blankable(with: [Scene.number(3)]).certain),
            by: Scene.juris)
        _ = try kept(driver)
        #expect(driver.model.queue.state(of: Scene.number(3)) == .erased)
        #expect(try kept(driver).notes.map(\.text) == ["paliek"])
        try driver.desk.write(
            .erase(on: [Scene.number(4)], blank: driver.desk.queue.blankable(with: [Scene.number(4)]).certain),
            by: Scene.juris)
        try driver.type("q")
        #expect(driver.isOver)
        #expect(try driver.desk.draft()?.notes.map(\.text) == ["paliek"])
    }

    @Test("other consoles of the moderator's, and what can't be read, are told at the start")
    func leftBehind() throws {
        let desk = try Scene.ten()
        let driver = Driver(desk)
        var left = LeftBehind()
        left.elsewhere = [DraftOwner(process: 4_182, host: "avots\u{1B}", since: Scene.now)]
        driver.send(.draft(left))
        driver.draw()
        #expect(
            driver.message.hasPrefix(" another console of yours is open since 2026-11-24 14:12, process 4182 on avots␛")
        )
        left.putAside = ["q/drafts/anna.0123abcd.json.unreadable"]
        left.failure = .failed(.init(.notPermitted, of: "q/drafts"))
        driver.send(.draft(left))
        driver.draw()
        #expect(driver.message == " what was half done can't be read: permission denied: q/drafts")
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

    @Test("tags of an earlier session are decided on only after a question, which names the least alike as before")
    func tagsAsk() throws {
        let driver = Driver(try Scene.wave(5))
        try driver.type("G+")
        let draft = try kept(driver)
        #expect(draft.alikeTo == driver.model.current)
        let next = Driver(driver.desk, draft: draft)
        try next.type(";rs")
        #expect(next.message == " Reject 5 comments as spam?")
        #expect(next.text.contains("the least like"))
        let one = Driver(driver.desk, draft: Draft(tags: [Target(number: Scene.number(1), version: EntryNumber(4))]))
        try one.type("a")
        #expect(one.model.question != nil && driver.desk.queue.state(of: Scene.number(1)) == .pending)
        try one.type("yta")
        #expect(one.model.question == nil && driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("tags whose comments this journal hasn't got as they were tagged are gone, and it says so")
    func tagsOfAnotherJournal() throws {
        let tags = [(1, 4), (2, 4), (3, 99), (5, 14), (90, 93)].map {
            Target(number: Scene.number($0), version: EntryNumber($1))
        }
        let driver = Driver(try Scene.ten(), draft: Draft(tags: tags))
        #expect(driver.model.tags.targets == [tags[0], tags[3]])
        #expect(driver.message.hasPrefix(" 3 tags gone: the journal is not the one that it was"))
    }

    @Test(
        "a text that was typed over what this journal hasn't got is gone, by itself where others stand on its comment")
    func textsOfAnotherJournal() throws {
        func text(_ number: UInt32, _ entry: UInt32, _ body: String, older: [Draft.Text] = []) -> Draft.Text {
            let target = Target(number: Scene.number(number), version: EntryNumber(entry))
            var text = Draft.Text(target: target, body: body, at: Scene.now + Int64(older.count))
            text.older = older
            return text
        }
        let texts = [
            text(1, 4, "a"), text(2, 4, "b", older: [text(2, 5, "c")]), text(3, 99, "d"), text(5, 14, "e"),
            text(90, 93, "f"),
        ]
        let desk = try Scene.ten()
        let driver = Driver(
            desk, draft: Draft(texts: texts, tags: [Target(number: Scene.number(90), version: EntryNumber(93))]))
        #expect(driver.model.drafts.texts.map(\.body) == ["a", "c", "e"])
        #expect(driver.model.drafts.texts.flatMap { $0.older }.count == 0)
        #expect(driver.message.hasPrefix(" 1 tag, 3 half-typed texts gone: the journal is not the one that it was"))
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
