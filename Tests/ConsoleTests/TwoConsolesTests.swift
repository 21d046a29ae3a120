import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Two consoles on one queue")
struct TwoConsolesTests {
    /// Two moderators at one desk: the second one's commands are in her own name.
    private func pair() throws -> (anna: Driver, juris: Driver) {
        let desk = try Scene.ten()
        let anna = Driver(desk)
        desk.access = .full(Scene.juris)
        let juris = Driver(desk)
        return (anna, juris)
    }

    @Test("a decision that another took first is refused, with who and when")
    func refused() throws {
        let (anna, juris) = try pair()
        try juris.type("rs")
        try anna.type("a")
        #expect(anna.desk.queue.state(of: Scene.number(1)) == .rejected)
        #expect(
            anna.message == " not done: juris rejected #1 as spam at 14:12; it is shown as it is now")
        #expect(anna.model.current == Scene.number(1))
        #expect(anna.lines[1].hasPrefix("> r"))
    }

    @Test("the same decision taken just before is no error: the cursor goes on")
    func same() throws {
        let (anna, juris) = try pair()
        try juris.type("a")
        try anna.type("a")
        #expect(anna.message == " juris approved #1 at 14:12, just before you")
        #expect(anna.model.current == Scene.number(2))
    }

    @Test("a colleague's act changes the mark in place; nothing moves, and counts are true")
    func inPlace() throws {
        let (anna, juris) = try pair()
        try anna.type("jjj")
        let before = anna.lines
        try juris.type("a")
        anna.hear()
        #expect(anna.model.current == Scene.number(4))
        #expect(anna.lines[1].hasPrefix("  a      1"))
        #expect(Array(anna.lines[2...10]) == Array(before[2...10]))
        #expect(anna.lines[0].contains(" 9 pending "))
    }

    @Test("what a colleague does to the comment under the cursor is told, and guards the next key")
    func guarded() throws {
        let (anna, juris) = try pair()
        try juris.type("mtest<enter>")
        anna.hear()
        #expect(anna.message == " juris wrote a note on #1 Inese Kalniņa")
        try anna.press("a", after: 100)
        #expect(anna.message == " #1 had only just come up: left alone, press a again")
        try anna.press("a", after: 300)
        #expect(anna.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    /// A desk on which juris has deferred #4 and #5, and anna #6.
    private func deferred() throws -> InMemoryDesk {
        let desk = try Scene.ten()
        let until = Scene.time("2026-12-02T07:00:00.000Z")
        try desk.write(.defer(on: [Scene.number(4), Scene.number(5)], until: until), by: Scene.juris)
        try desk.write(.defer(on: [Scene.number(6)], until: until), by: Scene.anna)
        return desk
    }

    @Test(
        "a note says before and after that it ends another's deferral",
        arguments: [
            (
                Language.english, "this ends juris's deferral until 2026-12-02 09:00",
                "it waits no more for 2026-12-02 09:00", "the deferral stays ended"
            ),
            (
                .latvian, "atlikšana līdz 02.12.2026 09:00 (juris)", "tas vairs nav atlikts līdz 02.12.2026 09:00",
                "atlikšana neatjaunojas"
            ),
        ])
    func noteEndsDeferral(language: Language, before: String, after: String, undone: String) throws {
        let driver = Driver(try deferred(), language: language, query: .everything)
        try driver.type("#4<enter>m")
        #expect(driver.text.contains(before))
        try driver.type("x<enter>")
        #expect(driver.message.contains("; " + after))
        // Struck out, it doesn't bring the deferral back; a second note ends nothing.
        try driver.type("u")
        #expect(driver.message.hasSuffix("; " + undone), "\(driver.message)")
        try driver.type("m")
        #expect(!driver.text.contains(before))
        try driver.type("y<enter>u")
        #expect(!driver.message.contains(";"), "\(driver.message)")
        try driver.type("m")
        // One's own stays.
        try driver.type("<esc>#6<enter>m")
        #expect(!driver.text.contains(language == .english ? "this ends" : "ar to beigsies"))
        try driver.type("x<enter>")
        #expect(!driver.message.contains(";") && driver.desk.queue.deferral(of: Scene.number(6)) != nil)
    }

    @Test("a note on many says how many are deferred no more")
    func notesEndDeferrals() throws {
        let driver = Driver(try deferred(), query: .everything)
        try driver.type("*mx<enter>")
        #expect(driver.message.contains("noted on 10 comments; 2 of them are deferred no more"))
        try driver.type("u")
        #expect(driver.message.contains("the 2 deferrals stay ended"), "\(driver.message)")
    }

    @Test("an edit says before and after that it ends another's deferral, a mask too")
    func editEndsDeferral() throws {
        let driver = Driver(try deferred(), query: .everything)
        try driver.type("#4<enter>eJā^X")
        #expect(driver.message.contains("(this ends juris's deferral until 2026-12-02 09:00)"))
        try driver.type("y")
        #expect(driver.message.contains("not approved yet; it waits no more for 2026-12-02 09:00"), "\(driver.message)")
        try driver.type("#5<enter>x")
        #expect(driver.message.contains("this ends juris's deferral"))
        try driver.type("<esc>#6<enter>eJā^X")
        #expect(!driver.message.contains("deferral"))
    }

    @Test("new comments wait for R, which keeps the comment and its row on the screen")
    func arrivals() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("ajjj")
        try driver.desk.submit("Jauns komentārs", by: Author(name: "Jauns"), to: Scene.slug)
        try driver.desk.submit("Vēl viens", by: Author(name: "Jauns"), to: Scene.slug)
        driver.hear()
        #expect(driver.model.list.rows.count == 10)
        #expect(driver.text.contains("── 2 new, R shows them ──"))
        try driver.type("R")
        #expect(driver.model.list.rows.count == 11)
        #expect(driver.model.current == Scene.number(5))
        #expect(!driver.text.contains("new, R"))
        #expect(driver.message == " 2 new, 1 decided taken off the list")
    }

    @Test("only arrivals that the query matches are counted, their texts looked at")
    func matchingArrivals() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/konferenc<enter>")
        let rows = driver.model.list.rows.count
        try driver.desk.submit("Par konferenci", by: Author(name: "Jauns"), to: Scene.slug)
        try driver.desk.submit("Par ko citu", by: Author(name: "Jauns"), to: Scene.slug)
        driver.hear()
        #expect(driver.model.list.arrivals.count == 1)
        try driver.type("R")
        #expect(driver.model.list.rows.count == rows + 1)
    }

    @Test("a deferral that runs out brings the comment back as new")
    func expiry() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("whjāpajautā<enter>R")
        #expect(driver.model.list.rows.count == 9)
        #expect(driver.lines[0].contains("9 pending  1 deferred"))
        let end = Scene.now + 4 * Moment.hour
        // Half-done work is kept first, and others are told where this one is; then nothing happens until the deferral ends.
        for _ in 0..<3 {
            let deadline = try #require(driver.model.deadline())
            #expect(deadline <= end)
            driver.desk.now = deadline
            driver.send(.time(deadline))
            driver.send(.deadline)
            driver.draw()
        }
        #expect(driver.desk.now == end)
        #expect(driver.lines[0].contains("10 pending  0 deferred"))
        #expect(driver.text.contains("1 new, R shows it"))
    }
}
