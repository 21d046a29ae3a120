import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Undo does what the last line names, or asks")
struct UndoHintTests {
    @Test("what the same login did elsewhere meanwhile is asked about, and named")
    func elsewhere() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("a")
        #expect(driver.message == " approved #1 Inese Kalniņa   u undo")
        try driver.desk.write(.approve(on: [Scene.number(6)]), by: Scene.anna)
        try driver.type("u")
        // The console doesn't know about it yet: the act on the line is the one that is taken back.
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
        try driver.type("a")
        driver.hear()
        try driver.desk.write(.approve(on: [Scene.number(7)]), by: Scene.anna)
        driver.hear()
        try driver.type("u")
        #expect(driver.message == " Undo: approved #7 Māris Liepiņš? You did that in another session, at 14:12.")
        #expect(driver.desk.queue.state(of: Scene.number(7)) == .approved)
        try driver.type("y")
        #expect(driver.desk.queue.state(of: Scene.number(7)) == .pending)
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("how many more were left out is told, and the messages tell which", arguments: Language.allCases)
    func partly(language: Language) throws {
        let driver = Driver(try Scene.ten(), language: language)
        try driver.type("*;a")
        for raw: UInt32 in [5, 6, 7] {
            try driver.desk.write(
                .reject(on: [Scene.number(raw)], reason: Scene.name(ReasonCode("spam"))), by: Scene.zane)
        }
        driver.hear()
        try driver.type("u")
        if driver.model.question != nil { try driver.type("y") }
        #expect(driver.desk.queue.counts(at: Scene.now).pending == 7)
        #expect(driver.message.contains("#5"))
        #expect(driver.message.contains(language == .english ? ", and 2 more, ! tells why" : ", un vēl 2, ! pasaka"))
        try driver.type("!")
        #expect(driver.text.contains("#5 #6 #7"))
    }

    @Test("the question names how many stand in the way of an act that is passed over")
    func passedOver() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("a<space><space>;a")
        let bulk = try #require(driver.desk.entries.last).act.on
        #expect(bulk.count == 2)
        try driver.desk.write(.reopen(on: bulk), by: Scene.zane)
        driver.hear()
        try driver.type("u")
        #expect(driver.text.contains("passed over: entry") && driver.text.contains(", and 1 more"), "\(driver.text)")
    }

    @Test("the way back is told where its key counts, and nowhere else")
    func offered() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("mx<enter>")
        #expect(driver.message == " noted on #1 Inese Kalniņa   u undo")
        for screen in ["S", "H", "o", "?"] {
            try driver.type(screen)
            #expect(driver.message == " noted on #1 Inese Kalniņa", "\(screen)")
            try driver.type("q")
        }
        try driver.type("au")
        #expect(driver.message.hasSuffix("   U redo"))
        // In the history U counts, and u is another's key.
        try driver.type("H")
        #expect(driver.message.hasSuffix("   U redo"))
        try driver.type("U")
        #expect(driver.message == " redone: approved #1 Inese Kalniņa")
        try driver.type("q")
        #expect(driver.message.hasSuffix("   u undo"))
    }

    @Test("what was taken back elsewhere is not what u takes back: it asks about the act before")
    func takenBackElsewhere() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("aa")
        let last = try #require(driver.desk.entries.last)
        try driver.desk.write(.undo(entry: last.number, on: last.act.on), by: Scene.anna)
        driver.hear()
        #expect(driver.message.hasPrefix(" approved #2 Juris K."))
        try driver.type("u")
        #expect(driver.message == " Undo: approved #1 Inese Kalniņa?")
        try driver.type("n")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("the last line names no way back that another moderator has closed", arguments: ["a", "au", "rs"])
    func closed(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(keys)
        let act = try #require(driver.desk.entries.last { $0.act.verb != .undo })
        try driver.type("G")
        #expect(driver.message.contains("  u undo") || driver.message.contains("  U redo"))
        if keys == "rs" {
            let blank = driver.desk.queue.blankable(with: [Scene.number(1)]).certain
            try driver.desk.write(.erase(on: [Scene.number(1)], blank: blank), by: Scene.juris)
        } else {
            let last = try #require(driver.desk.entries.last)
            try driver.desk.write(.undo(entry: last.number, on: act.act.on), by: Scene.juris)
        }
        driver.hear()
        #expect(driver.message.contains("#1"))
        #expect(!driver.message.contains("  u undo") && !driver.message.contains("  U redo"))
    }

    @Test("many undos and redos of this session ask nothing")
    func manyDeep() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("aaauuuUUUuu")
        #expect(driver.model.question == nil)
        #expect((1...3).map { driver.desk.queue.state(of: Scene.number($0)) } == [.approved, .pending, .pending])
    }

    @Test("redo that was made an end of elsewhere says so")
    func redoEnded() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("au")
        let entry = try driver.desk.write(.approve(on: [Scene.number(6)]), by: Scene.anna)
        driver.hear()
        try driver.type("U")
        #expect(driver.message == " nothing to redo: you have acted since, entry \(entry.rawValue), approve")
    }

    @Test("what undo passes over is named before it does anything")
    func passesOver() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("a")
        try driver.type(":erase<enter>2<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .erased)
        let erasure = try #require(driver.desk.entries.last?.number.rawValue)
        try driver.type("u")
        #expect(driver.text.contains("passed over: entry \(erasure), erase, which can't be undone"))
        #expect(driver.message == " Undo: approved #1 Inese Kalniņa?")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        try driver.type("y")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
    }

    @Test("a note that was taken back is not done again, nor anything in its place")
    func struckNote() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("aujmhello<enter>")
        let note = try #require(driver.desk.entries.last?.number.rawValue)
        try driver.type("uU")
        #expect(driver.message == " the note of entry \(note) was struck out and stays so")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
    }
}
