import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("What an edit changed is compared once")
struct ComparisonTests {
    private static let long = String(repeating: "vārds cits ", count: 1_000)

    private func compared(_ driver: Driver) -> Int {
        driver.carriedOut.count { if case .compare = $0 { true } else { false } }
    }

    /// Submits a long comment and edits it, and shows it while the comparison is held.
    private func comparing(_ desk: InMemoryDesk) throws -> Driver {
        try desk.submit(Self.long, by: Author(name: "Garais"), to: Scene.slug)
        let last = CommentNumber(UInt32(desk.queue.commentCount))
        try desk.write(.edit(on: last), by: Scene.anna, content: Content(body: Self.long + "beigas"))
        let driver = Driver(desk)
        driver.isHolding = true
        try driver.type("G<enter>G")
        #expect(driver.model.current == last)
        return driver
    }

    @Test("a large one beside the loop, and frames that show it make it no more")
    func pane() throws {
        let driver = try comparing(Scene.ten())
        #expect(driver.text.contains("comparing the texts") && compared(driver) == 1)
        try driver.type("gG")
        #expect(compared(driver) == 1)
        driver.release()
        driver.draw()
        try driver.type("G")
        #expect(driver.text.contains("{+beigas+}"))
        try driver.type("qgG<enter>G")
        #expect(driver.text.contains("{+beigas+}") && compared(driver) == 1)
    }

    @Test("what an erasure has made the console forget is not taken back in from beside the loop")
    func erased() throws {
        let desk = try Scene.ten()
        let driver = try comparing(desk)
        #expect(compared(driver) == 1)
        let blank = desk.queue.blankable(with: [Scene.number(2)]).certain
        try desk.write(.erase(on: [Scene.number(2)], blank: blank), by: Scene.juris)
        driver.hear()
        // It is made again from what is still there.
        #expect(compared(driver) == 2 && driver.text.contains("comparing the texts"))
        driver.release()
        try driver.type("gG")
        #expect(driver.text.contains("{+beigas+}"))
    }

    @Test("a small one stands in the first frame of a comment whose lines were made ahead")
    func ahead() throws {
        let desk = try Scene.ten()
        try desk.write(
            .edit(on: Scene.number(2)), by: Scene.anna,
            content: Content(body: "Pavisam kas cits"))
        let driver = Driver(desk)
        driver.draw()
        driver.prepareAhead()
        try driver.type("j")
        #expect(driver.model.current == Scene.number(2))
        #expect(driver.text.contains("{+") && !driver.text.contains("comparing"))
    }

    @Test("a question about a large edit takes no answer before its difference is on the screen")
    func question() throws {
        let desk = try Scene.ten()
        try desk.submit(Self.long, by: Author(name: "Garais"), to: Scene.slug)
        let driver = Driver(desk)
        try driver.type("Gex")
        driver.isHolding = true
        try driver.type("^X")
        #expect(driver.text.contains("comparing the texts"))
        let entries = desk.entries.count
        try driver.type("ya")
        driver.release()
        driver.draw()
        #expect(desk.entries.count == entries)
        #expect(driver.text.contains("{+xvārds+}"))
        try driver.type("y")
        #expect(desk.entries.count == entries + 1)
    }
}
