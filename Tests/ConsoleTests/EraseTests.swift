import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Erasing from the console")
struct EraseTests {
    /// Comment 5 has a note of its own, and shares one with 4 and 6.
    private func driver(language: Language = .english) throws -> Driver {
        let desk = try Scene.ten()
        try desk.write(
            .note(on: [Scene.number(4), Scene.number(5), Scene.number(6)]), by: Scene.juris,
            content: Content(note: "viens un tas pats raksta"))
        return Driver(desk, size: Size(columns: 80, rows: 24), language: language)
    }

    @Test("the number has to be typed, and then author, text and its own notes go")
    func number() throws {
        let driver = try driver()
        try driver.type(":erase<space>5<enter>4<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(5)) == .pending)
        try driver.type("<bs>5<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(5)) == .erased)
        #expect(driver.message.hasPrefix(" erased #5"))
        guard case .erase(_, let blank)? = driver.desk.entries.last?.act else { throw Missing() }
        #expect(!blank.contains(EntryNumber(15)))
    }

    @Test("what an editor brings back of a comment that was erased meanwhile is dropped, and that is told")
    func editedMeanwhile() throws {
        let driver = try driver()
        let target = try #require(
            driver.model.queue.facts(Scene.number(5)).map {
                Target(number: Scene.number(5), version: $0.version)
            })
        let job = EditJob(target: target, body: "viens", after: driver.model.queue.place)
        try driver.type(":erase<space>5<enter>5<enter>")
        driver.send(.edited(job, .text("viens divi")))
        #expect(driver.message == " #5 was erased meanwhile: your text of it is not kept")
        #expect(!driver.text.contains("divi"))
    }

    @Test("a note that other comments have too is shown, and goes only on request")
    func shared() throws {
        let driver = try driver()
        try driver.type(":erase<space>5<enter>")
        #expect(driver.text.contains("juris  3 comments: viens un tas pats raksta"))
        #expect(driver.lines[22] == " erased for good; 1 note on other comments too stays   Tab erases it   Esc no")
        try driver.type("<tab>")
        #expect(driver.lines[22] == " erased for good, and 1 note on other comments too   Tab keeps it   Esc no")
        try driver.type("<tab><tab>5<enter>")
        guard case .erase(_, let blank)? = driver.desk.entries.last?.act else { throw Missing() }
        #expect(blank.contains(EntryNumber(15)))
    }

    @Test("the comment that is to be erased is shown, and the question names the author of one that the list lacks")
    func shown() throws {
        let driver = Driver(try Scene.ten())
        try driver.type(":erase<space>5<enter>")
        #expect(driver.model.current == Scene.number(5) && driver.message.hasPrefix(" Erase #5? "))
        try driver.type("4<enter>")
        #expect(driver.lines[38].hasPrefix(" that is not its number"), "\(driver.lines[38])")
        try driver.type("<esc>/number:1<enter>:erase<space>5<enter>")
        let name = try #require(driver.desk.queue[Scene.number(5)]?.authorName)
        #expect(driver.message.hasPrefix(" Erase #5 \(name)? "), "\(driver.message)")
    }

    @Test("notes that are left on a comment erased before can go later")
    func later() throws {
        let driver = try driver()
        try driver.type(":erase<space>5<enter>5<enter>")
        try driver.type(":erase<space>5<enter>5<enter>")
        guard case .erase(_, let blank)? = driver.desk.entries.last?.act else { throw Missing() }
        #expect(blank == [EntryNumber(15)])
        try driver.type(":erase<space>5<enter>")
        #expect(driver.desk.entries.count(where: { $0.act.verb == .erase }) == 2)
    }

    @Test("what could not be finished stands on the line when it is done")
    func hindered() throws {
        let driver = try driver()
        driver.desk.remark(
            .hinderedErasure(
                entry: EntryNumber(17), StorageFailure(.notPermitted, of: "/q/drafts")))
        try driver.type(":erase<space>5<enter>5<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(5)) == .erased)
        #expect(driver.message.contains("not finished: permission denied: /q/drafts"), "\(driver.message)")
    }

    @Test("it is told in Latvian too")
    func latvian() throws {
        let driver = try driver(language: .latvian)
        try driver.type(":erase<space>5<enter>")
        #expect(driver.lines[22] == " dzēš uz visiem laikiem; 1 piezīme arī pie citiem paliek   Tab dzēš   Esc nē")
    }

    private struct Missing: Error {}
}
