import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Reasons that teach")
struct GuideTests {
    private static let settings: Settings = {
        var settings = Settings()
        settings.reasons = [
            Settings.Reason(
                code: Scene.name(ReasonCode("spam")), key: "s", english: "spam", latvian: "reklāma",
                guide: "Sells something, or only leads elsewhere.\nNot: a source that belongs to the matter."),
            Settings.Reason(
                code: Scene.name(ReasonCode("abuse")), key: "i", english: "abuse", latvian: "apvainojums",
                guide: "Attacks a person, not what they say.", note: .demanded, texts: ["repeated", "a threat"]),
            Settings.Reason(
                code: Scene.name(ReasonCode("off-topic")), key: "t", english: "off-topic", latvian: "nav par tēmu",
                note: .offered),
            Settings.Reason(code: .other, key: "o", english: "other", latvian: "cits"),
        ]
        return settings
    }()

    private func driver(size: Size = Size(columns: 120, rows: 40)) throws -> Driver {
        Driver(try Scene.ten(settings: Self.settings), size: size)
    }

    @Test(
        "? unfolds the guides in the pane and folds them again; a letter still picks the reason",
        arguments: [Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 50, rows: 15)])
    func guides(size: Size) throws {
        let driver = try driver(size: size)
        // In so narrow a list nothing of the text is seen.
        try driver.type(size.columns < 60 ? "<enter>r" : "r")
        #expect(driver.text.contains("? when which"))
        #expect(!driver.text.contains("Sells something"))
        try driver.type("?")
        #expect(driver.text.contains("s spam") && driver.text.contains("Sells something"))
        #expect(driver.text.contains("i abuse  needs a note"))
        try driver.type("?")
        #expect(!driver.text.contains("Sells something"))
        try driver.type("?s")
        #expect(driver.desk.queue.reason(of: Scene.number(1))?.text == "spam")
    }

    @Test("guides that are longer than the pane are scrolled")
    func scrolled() throws {
        let driver = try driver(size: Size(columns: 60, rows: 12))
        try driver.type("r?<pgdn><pgdn><pgdn><pgdn>")
        #expect(driver.text.contains("a note if you like") && !driver.text.contains("Sells something"))
        try driver.type("<up><up><up><up><up><up><up><up><up><up>")
        #expect(driver.text.contains("Sells something"))
    }

    @Test("without guides ? says so")
    func none() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("r")
        #expect(!driver.text.contains("when which"))
        try driver.type("?")
        #expect(driver.text.contains("no reason has a guide; the settings can give them one"))
    }

    @Test("demanded: letter and capital ask, and an empty note is refused", arguments: ["ri", "rI"])
    func demanded(keys: String) throws {
        let driver = try driver()
        try driver.type(keys + "<enter>")
        #expect(driver.lines[38].hasPrefix(" a few words are needed here"))
        try driver.type("jā<enter>")
        #expect(driver.desk.queue.reason(of: Scene.number(1))?.text == "abuse")
        #expect(driver.desk.entries.last?.content?.note == "jā")
    }

    @Test(
        "offered: letter and capital ask, and the note may stay empty",
        arguments: ["rt", "rT", ":reject off-topic<enter>"])
    func offered(keys: String) throws {
        let driver = try driver()
        try driver.type(keys.replacingBlank)
        #expect(driver.message.contains("as off-topic, note:"))
        #expect(driver.text.contains("a note if you like"))
        try driver.type("<enter>")
        #expect(driver.desk.queue.reason(of: Scene.number(1))?.text == "off-topic")
        #expect(driver.desk.entries.last?.content?.note == nil)
    }

    @Test("without a policy only the capital asks, for a reason named other too")
    func absent() throws {
        let driver = try driver()
        try driver.type("rorO")
        #expect(driver.desk.queue.reason(of: Scene.number(1)) == .other)
        #expect(driver.message.contains("as other, note:"))
    }

    @Test("Tab brings the ready texts one after the other, and those that go on with what is typed")
    func ready() throws {
        let driver = try driver()
        try driver.type("ri")
        #expect(driver.text.contains("Tab a ready text"))
        try driver.type("<tab>")
        #expect(driver.message.hasSuffix("note: repeated"))
        try driver.type("<tab>")
        #expect(driver.message.hasSuffix("note: a threat"))
        try driver.type("<tab><tab>^Ua<space>t<tab><enter>")
        #expect(driver.desk.entries.last?.content?.note == "a threat")
        try driver.type("rixyz<tab>")
        #expect(driver.message.hasSuffix("note: xyz"))
    }

    @Test("arrow up brings the moderator's own notes with this reason, of earlier sessions too, the newest first")
    func earlier() throws {
        let desk = try Scene.ten(settings: Self.settings)
        func reject(_ number: UInt32, _ reason: String, by login: Login, _ note: String) throws {
            try desk.write(
                .reject(on: [Scene.number(number)], reason: Scene.name(ReasonCode(reason))), by: login,
                content: Content(note: note))
        }
        try reject(1, "spam", by: Scene.anna, "viens")
        try reject(2, "abuse", by: Scene.anna, "divi")
        try reject(3, "spam", by: Scene.juris, "trīs")
        try reject(4, "spam", by: Scene.anna, "četri")
        let driver = Driver(desk)
        try driver.type("rS<up>")
        #expect(driver.message.hasSuffix("note: četri"))
        try driver.type("<up><up><up>")
        #expect(driver.message.hasSuffix("note: viens"))
        try driver.type("^Upieci<enter>rI<up>")
        #expect(driver.message.hasSuffix("note: divi"))
        try driver.type("^Ux<enter>rS<up>")
        #expect(driver.message.hasSuffix("note: pieci"))
    }
}
