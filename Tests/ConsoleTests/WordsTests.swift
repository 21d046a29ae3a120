import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("What the console says")
struct WordsTests {
    @Test("the messages of a start are counted beside the one that stands, and what comes later is not")
    func start() throws {
        var settings = Settings()
        settings.keys = ["nothing": ["x"], "never": ["y"]]
        let desk = try Scene.ten(settings: settings)
        var draft = Draft()
        draft.notes = [Draft.Note(number: nil, verb: .note, text: "iesākta", at: Scene.now)]
        draft.texts = [1, 2].map {
            Draft.Text(
                target: Target(number: Scene.number($0), version: desk.queue.version(of: Scene.number($0))), body: "x",
                at: Scene.now)
        }
        let driver = Driver(desk, draft: draft)
        #expect(driver.message.contains("an edit of #2"))
        #expect(driver.message.hasSuffix("   4 more, !"))
        try driver.type("a")
        #expect(!driver.message.contains("more, !"))
        let quiet = Driver(try Scene.ten())
        #expect(!quiet.text.contains("more, !"))
    }

    @Test(
        "a key after ; that takes one comment says so, and does nothing",
        arguments: ["e", "E", "h", "f", "F", "<enter>", "<space>", "t", "="])
    func one(key: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space>;\(key)")
        #expect(driver.message.contains("takes one comment, not the tagged"))
        #expect(driver.model.screens.isEmpty && driver.model.tags.count == 1)
        #expect(driver.model.list.view.query == .pending)
        try driver.type("a")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
    }

    @Test("the editor names no help that it has not")
    func editor() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("e<f9>")
        #expect(driver.message.contains("^X saves"))
        #expect(!driver.message.contains("help"))
    }

    @Test("the rows of a range under way carry a mark, until it is tagged or left", arguments: ["v", "<esc>"])
    func range(end: String) throws {
        let driver = Driver(try Scene.ten())
        func marked() -> Int { driver.lines.count { $0.dropFirst().hasPrefix("+") } }
        try driver.type("jv")
        #expect(marked() == 1)
        try driver.type("jjj")
        #expect(marked() == 4)
        try driver.type("kkkk")
        #expect(marked() == 2)
        try driver.type(end)
        #expect(marked() == 0)
    }

    @Test("one is told as one", arguments: [1, 2])
    func plurals(count: Int) {
        let english = Language.english.phrases
        let latvian = Language.latvian.phrases
        let isOne = count == 1
        #expect(
            english.hidden(count, [], isShort: false).plain.hasPrefix(
                isOne ? "1 hidden character:" : "2 hidden characters:"))
        #expect(english.emptyLines(count).plain == (isOne ? "1 empty line" : "2 empty lines"))
        #expect(english.dayCount(count).plain == (isOne ? "1 day" : "2 days"))
        #expect(english.remark(.unfinishedLine(bytes: count)).plain.contains(isOne ? "1 byte;" : "2 bytes;"))
        #expect(latvian.remark(.unfinishedLine(bytes: count)).plain.contains(isOne ? "1 baits;" : "2 baiti;"))
        #expect(latvian.decidedToday(count, own: nil).plain == (isOne ? "šodien izlemts 1" : "šodien izlemti 2"))
        #expect(
            latvian.takenIn(new: count, decided: count, unmatched: count).plain
                == (isOne
                    ? "jauns 1, noņemts izlemtais 1, noņemts 1, kas vairs neatbilst"
                    : "jauni 2, noņemti izlemtie 2, noņemti 2, kas vairs neatbilst"))
        #expect(
            latvian.otherJournal(untagged: count, texts: count).plain.hasSuffix(
                isOne ? "zudis: 1 atzīme, 1 iesākts teksts" : "zudis: 2 atzīmes, 2 iesākti teksti"))
        #expect(
            latvian.leftBehindGone(tags: count, texts: count).plain.hasSuffix(
                isOne ? "zudis: 1 atzīme, 1 iesākts teksts" : "zudis: 2 atzīmes, 2 iesākti teksti"))
        #expect(latvian.theOthers(count).plain == (isOne ? "pārējais 1" : "pārējie 2"))
        #expect(latvian.searching(percent: 5, found: count).plain.hasSuffix(isOne ? "atrasts 1" : "atrasti 2"))
    }

    @Test(
        "a word in the time of a deferral is its time, typed slowly or sent at once",
        arguments: [
            ("tomorrow", "2026-11-25T07:00:00.000Z"), ("monday", "2026-11-30T07:00:00.000Z"),
            ("Monday", "2026-11-30T07:00:00.000Z"), ("week", "2026-12-01T12:12:00.000Z"),
            ("hours", "2026-11-24T16:12:00.000Z"), ("hour", "2026-11-24T13:12:00.000Z"),
            ("tuesday", "2026-12-01T07:00:00.000Z"), ("wednesday", "2026-11-25T07:00:00.000Z"),
            ("trešdien", "2026-11-25T07:00:00.000Z"), ("rīt", "2026-11-25T07:00:00.000Z"),
        ], [true, false])
    func time(_ word: (typed: String, time: String), isAtOnce: Bool) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("w")
        if isAtOnce { try driver.typeAtOnce(word.typed) } else { try driver.type(word.typed) }
        try driver.type("<enter>")
        #expect(driver.desk.queue.deferral(of: Scene.number(1)) == nil)
        try driver.type("jā<enter>")
        #expect(driver.desk.queue.deferral(of: Scene.number(1))?.until == Scene.time(word.time))
        #expect(driver.desk.entries.last?.content?.note == "jā")
    }

    @Test(
        "a word that says no time is a mistake, and nothing of it is left for the note",
        arguments: ["today", "month", "tonight"], [true, false])
    func noTime(word: String, isAtOnce: Bool) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("w")
        if isAtOnce { try driver.typeAtOnce(word) } else { try driver.type(word) }
        try driver.type("<enter>")
        #expect(driver.text.contains("“\(word)” is no time"))
        #expect(driver.message == " Defer #1 Inese Kalniņa until: \(word)")
    }

    @Test("letters that come with the letter of a time are a word, whatever they are; a note typed after it is a note")
    func letters() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("w")
        try driver.typeAtOnce("txyz<enter>")
        #expect(driver.text.contains("“txyz” is no time"))
        try driver.type("<esc>wtour<space>lawyer<enter>")
        #expect(driver.desk.entries.last?.content?.note == "our lawyer")
        try driver.type("wtomorrow<space>is<space>better<enter>")
        #expect(driver.message.hasSuffix("because: is better"))
    }
}
