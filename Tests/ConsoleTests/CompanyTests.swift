import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("Who else is here")
struct CompanyTests {
    private func presence(_ login: Login, _ place: UInt32?, ago: Int64 = 0) -> Presence {
        Presence(login: login, place: place.map { Scene.number($0) }, pressed: Scene.now + -ago)
    }

    private func driver(_ present: [Presence], size: Size = Size(columns: 120, rows: 40)) throws -> Driver {
        let driver = Driver(try Scene.ten(), size: size)
        driver.desk.present = present
        driver.hear()
        return driver
    }

    @Test("stands on the first line, and a mark on the row")
    func shown() throws {
        let driver = try driver([presence(Scene.zane, 3)])
        #expect(driver.lines[0].hasSuffix("zane #3  anna"))
        #expect(driver.lines[3].hasPrefix("  @  "))
        driver.desk.present = [presence(Scene.zane, 4), presence(Scene.juris, nil), presence(Scene.anna, 1)]
        driver.hear()
        #expect(driver.lines[0].hasSuffix("zane #4, juris, +1  anna"))
        driver.desk.present = []
        driver.hear()
        #expect(!driver.text.contains("zane"))
    }

    @Test("n and the step after a decision pass over what somebody else looks at")
    func passedOver() throws {
        let driver = try driver([presence(Scene.zane, 2), presence(Scene.juris, 4)])
        try driver.type("a")
        #expect(driver.model.current == Scene.number(3))
        try driver.type("n")
        #expect(driver.model.current == Scene.number(5))
        // Nothing holds up a move there by hand.
        try driver.type("ka")
        #expect(driver.desk.queue.state(of: Scene.number(4)) == .approved)
    }

    @Test(
        "not over the last one, nor over one's own second console, nor over somebody who has pressed no key for two minutes"
    )
    func notPassedOver() throws {
        let own = try driver([presence(Scene.anna, 2)])
        try own.type("a")
        #expect(own.model.current == Scene.number(2))
        let away = try driver([presence(Scene.zane, 2, ago: 2 * Moment.minute)])
        try away.type("a")
        #expect(away.model.current == Scene.number(2))
        let last = try driver([presence(Scene.zane, 10)])
        try last.type("Gka")
        #expect(last.model.current == Scene.number(10))
    }

    @Test("the place is told two seconds after the keyboard rests, and not at each move")
    func told() throws {
        let driver = Driver(try Scene.ten())
        func rest(_ milliseconds: Int64) {
            driver.desk.now = driver.desk.now + milliseconds
            driver.send(.time(driver.desk.now))
            driver.send(.deadline)
        }
        rest(2_000)
        #expect(driver.desk.toldPlaces == [Scene.number(1)])
        for _ in 0..<5 {
            try driver.type("j")
            rest(1_000)
        }
        #expect(driver.desk.toldPlaces.count == 1)
        rest(1_000)
        #expect(driver.desk.toldPlaces == [Scene.number(1), Scene.number(6)])
        // A key that leads nowhere is told once a minute at most, so that others know that somebody is there.
        try driver.type("h")
        rest(2_000)
        #expect(driver.desk.toldPlaces.count == 2)
        driver.desk.now = driver.desk.now + Moment.minute
        try driver.type("q")
        rest(2_000)
        #expect(driver.desk.toldPlaces.count == 3)
        // Then nothing wakes the console until something changes.
        rest(1_000)
        let next = try #require(driver.model.deadline())
        #expect(next > driver.desk.now + Moment.hour)
        try driver.type("Q")
        #expect(driver.desk.toldPlaces.last == .some(nil))
    }
}
