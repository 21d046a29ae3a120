import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Masking")
struct MaskTests {
    @Test("After a text was saved and approved by one key the message says what it takes to undo both")
    func twoSteps() throws {
        let desk = try Scene.ten()
        let driver = Driver(desk)
        try driver.type("jjjjxa")
        #expect(driver.message == " approved #5 Līga Ozoliņa, the text too: u u undoes both   u undo")
        try driver.type("uu")
        let number = Scene.number(5)
        #expect(desk.queue.state(of: number) == .pending && !desk.queue.isEdited(number))
        try driver.type("#1<enter>a")
        #expect(driver.message == " approved #1 Inese Kalniņa   u undo")
    }

    /// A driver on #5, in which a telephone number stands.
    private func driver(_ settings: Settings = Settings(), size: Size = Size(columns: 120, rows: 40)) throws -> Driver {
        let driver = Driver(try Scene.ten(settings: settings), size: size)
        try driver.type("jjjj")
        return driver
    }

    private func body(_ driver: Driver) -> String { driver.desk.entries.last?.content?.body ?? "" }

    @Test("two keys lead from a telephone number to a comment that is published without it")
    func twoKeys() throws {
        let driver = try driver()
        #expect(driver.lines[38].contains("x mask"))
        try driver.type("xa")
        #expect(driver.desk.queue.state(of: Scene.number(5)) == .approved)
        #expect(driver.desk.entries.suffix(2).map(\.act.verb) == [.edit, .approve])
        let edit = try #require(driver.desk.entries.dropLast().last)
        #expect(edit.content?.body?.contains("Zvaniet man: [phone removed], es visu") == true)
        #expect(edit.content?.body?.contains("20000000") == false)
        #expect(driver.model.current == Scene.number(6))
        try driver.type("uu")
        #expect(driver.desk.queue.state(of: Scene.number(5)) == .pending)
        #expect(!driver.desk.queue.isEdited(Scene.number(5)))
    }

    @Test("saving is named before what can be added to it, in each language", arguments: Language.allCases)
    func order(language: Language) throws {
        let driver = Driver(try Scene.ten(), language: language)
        try driver.type("jjjjx")
        let hints = try #require(driver.lines.first { $0.hasPrefix(" y ") })
        #expect(hints.hasPrefix(language == .english ? " y save  a save and" : " y saglabāt  a un apstiprināt"))
    }

    @Test("the difference is shown, and y only saves")
    func save() throws {
        let driver = try driver()
        try driver.type("x")
        #expect(driver.text.contains("[x] phone number  20000000  → [phone removed]"))
        #expect(driver.text.contains("[-20000000,-] {+[phone removed],+}"))
        #expect(driver.message.hasPrefix(" Mask this in #5 Līga Ozoliņa?"))
        try driver.type("y")
        #expect(driver.message.hasPrefix(" edited #5 Līga Ozoliņa, not approved yet"))
        #expect(driver.desk.queue.state(of: Scene.number(5)) == .pending)
    }

    @Test("Esc, n, Enter and x leave everything as it is", arguments: ["<esc>", "n", "<enter>", "x"])
    func nothing(key: String) throws {
        let driver = try driver()
        let entries = driver.desk.entries.count
        try driver.type("x" + key)
        #expect(driver.model.question == nil && driver.desk.entries.count == entries)
        #expect(driver.model.drafts.texts.isEmpty)
    }

    @Test("keys typed before the difference was shown don't answer it")
    func atOnce() throws {
        let driver = try driver()
        let entries = driver.desk.entries.count
        try driver.typeAtOnce("xa")
        #expect(driver.desk.entries.count == entries)
        #expect(driver.message.hasPrefix(" Mask this in #5"))
    }

    @Test("Space takes single findings out and in again")
    func single() throws {
        let desk = try Scene.desk()
        try desk.submit("20000000 a@b.lv 20000001", by: Author(name: "N"), to: Scene.slug)
        let driver = Driver(desk)
        try driver.type("xj<space>")
        #expect(driver.text.contains("> [ ] e-mail        a@b.lv"))
        try driver.type("j<space>kk<space><space>y")
        #expect(body(driver) == "[phone removed] a@b.lv 20000001")
        let entries = desk.entries.count
        try driver.type("x<space>j<space>y")
        #expect(desk.entries.count == entries)
        #expect(driver.message == " the text is unchanged: nothing to save")
    }

    @Test("from the help it is asked for whom, and then what it would replace")
    func fromHelp() throws {
        let driver = try driver()
        try driver.type("?/mask<enter><enter>")
        #expect(driver.message.hasPrefix(" Mask what is personal in #5 "))
        try driver.type("y")
        #expect(driver.text.contains("→ [phone removed]"))
    }

    @Test("e edits on, with what was replaced")
    func editOn() throws {
        let driver = try driver()
        try driver.type("xe")
        #expect(driver.text.contains("Zvaniet man: [phone removed], es visu"))
        try driver.type("?<esc>x")
        #expect(driver.message == " x: a text is half typed; e goes on with it")
        try driver.type("e^Xy")
        #expect(body(driver).hasPrefix("?Mana") && body(driver).contains("[phone removed]"))
    }

    @Test("on an approved comment a only saves; on a rejected one x says why not")
    func decided() throws {
        let driver = try driver()
        try driver.type("akx")
        #expect(driver.text.contains("y save") && !driver.text.contains("a save and approve"))
        try driver.type("a")
        #expect(driver.desk.entries.last?.act.verb == .edit)
        #expect(driver.desk.queue.state(of: Scene.number(5)) == .approved)
        try driver.type("rskx")
        #expect(driver.model.question == nil)
        #expect(driver.message == " x: #5 is rejected: reopen it first")
    }

    @Test("the settings say what is masked and with what; the queue's language gives the rest")
    func settings() throws {
        var settings = Settings()
        settings.language = "lv"
        var driver = try driver(settings)
        try driver.type("xy")
        #expect(body(driver).contains("Zvaniet man: [tālruņa numurs izņemts], es"))
        settings.mask = [.phone: "(…)", .link: "(saite)"]
        driver = try self.driver(settings)
        try driver.type("xykx")
        #expect(driver.text.contains("[x] link  http://kredits24.example/lv  → (saite)"))
        try driver.type("y")
        #expect(driver.desk.entries.dropLast().last?.content?.body?.contains("man: (…), es") == true)
        #expect(body(driver).hasSuffix("tagad: (saite)"))
        settings.mask = [:]
        driver = try self.driver(settings)
        try driver.type("x")
        #expect(driver.message == " the settings say that nothing is masked")
    }

    @Test("where nothing is found, it says what was looked for")
    func nothingFound() throws {
        let driver = Driver(try Scene.ten())
        #expect(!driver.lines[38].contains("x mask"))
        try driver.type("x")
        #expect(driver.message == " nothing to mask in #1: phone number, e-mail, personal code")
    }

    @Test("a colleague's act while the difference stands is not written over")
    func changedMeanwhile() throws {
        let driver = try driver()
        try driver.type("x")
        try driver.desk.write(.note(on: [Scene.number(5)]), by: Scene.juris, content: Content(note: "?"))
        driver.hear()
        let entries = driver.desk.entries.count
        try driver.type("a")
        #expect(driver.desk.entries.count == entries)
        #expect(driver.message == " not saved: juris wrote a note on #5, 14:12; x masks the new version")
    }

    @Test("an erasure ends the question")
    func erased() throws {
        let driver = try driver()
        try driver.type("x")
        let number = Scene.number(5)
        try driver.desk.write(
            .erase(on: [number], blank: driver.desk.queue.blankable(with: [number]).certain), by: Scene.juris)
        driver.hear()
        #expect(driver.model.question == nil && !driver.text.contains("20000000"))
    }

    @Test("edit by number takes kinds, those that the settings don't name too")
    func typed() throws {
        var grammar = CommandGrammar()
        grammar.verbs = ["edit"]
        grammar.read = { _, _ in .edit(TypedEdit(target: TypedTarget(Scene.number(4)), mask: [.link])) }
        let desk = try Scene.ten()
        let driver = Driver(desk, grammar: grammar)
        try driver.type(":edit<space>4<space>--mask<space>link<enter>")
        #expect(body(driver).hasSuffix("tagad: [link removed]"))
    }
}
