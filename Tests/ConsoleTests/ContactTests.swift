import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("A copy of a queue on a server")
struct ContactTests {
    private func driver(columns: Int = 80) throws -> Driver {
        Driver(try Scene.ten(), size: Size(columns: columns, rows: 24))
    }

    private static let lost = Contact(server: "press", trouble: .lost(since: Scene.now, .said("refused")))

    @Test("tells on the first line since when there is no contact, and once that it is back")
    func lost() throws {
        let driver = try driver(columns: 100)
        driver.send(.contact(Self.lost))
        #expect(driver.lines.first?.contains("no contact with press since ") == true)
        #expect(driver.lines.first?.contains(": reading only") == true)
        driver.send(.contact(Contact(server: "press")))
        #expect(driver.lines.first?.contains("no contact") == false)
        #expect(driver.message == " contact with press is back")
        let told = driver.model.log.all.count
        driver.send(.contact(Contact(server: "press")))
        #expect(driver.model.log.all.count == told)
    }

    @Test("tells on the first line what the inbox refused, and where to see it")
    func refused() throws {
        let driver = try driver(columns: 100)
        driver.send(.contact(Contact(server: "press")))
        #expect(driver.lines.first?.contains("inbox") == false)
        driver.send(.contact(Contact(server: "press", refused: 3)))
        #expect(driver.lines.first?.contains("inbox refused 3 (:inbox)") == true)
        driver.send(.contact(Contact(server: "press")))
        #expect(driver.lines.first?.contains("inbox") == false)
    }

    @Test("tells for whom an act waits, with the way out")
    func waiting() throws {
        let driver = try driver()
        driver.isHolding = true
        try driver.type("a")
        driver.send(.waiting(ticket: 1, for: .server("press")))
        #expect(driver.message == " waiting for press   ^C give up")
    }

    @Test("A tail is taken by the loop's queue while others wait, and the decision goes on")
    func judges() throws {
        let driver = try driver()
        let place = driver.model.queue.place
        let desk = driver.desk
        _ = try desk.decide(
            driver.model.queue.command(
                .note, on: [Target(number: Scene.number(9), version: driver.model.queue.version(of: Scene.number(9)))],
                by: Scene.juris, note: "starp", at: Scene.now))
        let inquiry = TailInquiry(try desk.news(after: place))
        #expect(try !inquiry.wait(within: 0))
        var model = driver.model
        let effects = update(&model, .tail(inquiry))
        #expect(model.queue.entryCount == driver.model.queue.entryCount + 1)
        for case .answer(let asked, let damage) in effects { asked.answer(damage) }
        #expect(try inquiry.wait(within: 0))
    }
}
