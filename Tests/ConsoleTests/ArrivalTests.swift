import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("What has come to match a query that only the texts can tell")
struct ArrivalTests {
    private func arrivals(_ driver: Driver) -> [CommentNumber] {
        let list = driver.model.list
        return (1...UInt32(driver.model.queue.commentCount)).map { Scene.number($0) }.filter(list.arrivals.contains)
    }

    private func submit(_ body: String, _ driver: Driver) throws {
        try driver.desk.submit(body, by: Author(name: "Jauns"), to: Scene.slug)
        driver.hear()
    }

    @Test(
        "a comment that was put off has arrived when that has run out, and R takes it in", arguments: ["", "konferenc"])
    func deferral(word: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("wh<enter>G/<space>\(word)<enter>R")
        #expect(!driver.model.list.rows.contains(Scene.number(1)))
        driver.desk.now = driver.desk.now + 5 * Moment.hour
        driver.send(.time(driver.desk.now))
        driver.send(.deadline)
        driver.draw()
        #expect(arrivals(driver) == [Scene.number(1)])
        try driver.type("R")
        #expect(driver.model.list.rows.contains(Scene.number(1)))
    }

    @Test(
        "screens that are open when a deferral runs out show what they show when they are opened then",
        arguments: ["S", "o"])
    func openScreens(key: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("wh<enter>j\(key)")
        driver.desk.now = driver.desk.now + 5 * Moment.hour
        driver.send(.time(driver.desk.now))
        driver.send(.deadline)
        driver.draw()
        let open = driver.text
        try driver.type("q\(key)")
        #expect(open == driver.text)
    }

    @Test("one whose search another search has ended is searched after it")
    func replaced() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/<space>konferenc<enter>")
        driver.isHolding = true
        try submit("Jauna konference", driver)
        try driver.type(":count<space>banketi<enter>")
        driver.release()
        #expect(driver.message == " 1 comment")
        #expect(arrivals(driver) == [Scene.number(11)])
    }

    @Test("one that another search has made certain meanwhile is not lost")
    func certain() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/<space>is:duplicate<enter>")
        driver.isHolding = true
        try submit("Viens vienīgs", driver)
        for _ in 0..<2 { try submit("Divreiz tas pats", driver) }
        try driver.type(":count<space>is:duplicate<enter>")
        driver.release()
        #expect(arrivals(driver) == [12, 13].map(Scene.number))
    }

    @Test("^C ends the search for them like any other")
    func stopped() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/<space>konferenc<enter>")
        driver.isHolding = true
        try submit("Jauna konference", driver)
        try driver.type("^C")
        #expect(driver.model.searching == nil && driver.message == " stopped")
    }
}
