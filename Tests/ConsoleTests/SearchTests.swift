import Console
import DeskDoubles
import Moderation
import Terminal
import Testing

@Suite("What only the texts can tell")
struct SearchTests {
    @Test(":count counts what the texts decide too", arguments: [("cilveku", "0"), ("konference", "3"), ("", "10")])
    func count(query: String, count: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(":count<space>\(query)<enter>")
        #expect(driver.message == " \(count) comments")
    }

    @Test("a search whose hits are waited for is not ended by another one")
    func busy() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("/<space>konference<enter>")
        try driver.type(":count<space>banketi<enter>")
        #expect(driver.model.log.all.last?.text.plain == "the last search is still at work; ^C stops it")
        try driver.type("T<space>banketi<enter>")
        #expect(driver.model.tags.isEmpty)
        driver.release()
        #expect(driver.model.list.rows.count == 3)
    }

    @Test("the texts are read on after a search, however that ends", arguments: ["^C", "1", "5", ":1<enter>"])
    func readsOn(key: String) throws {
        let driver = Driver(try Scene.ten())
        let text = try driver.desk.entry(at: #require(driver.desk.queue.bodyPlace(of: Scene.number(1)))).content?.body
        driver.isHolding = true
        try driver.desk.submit(text ?? "", by: Author(name: "Jauns"), to: Scene.slug)
        driver.hear()
        try driver.type("/<space>banketi<enter>\(key)/<ctrl-u><enter>g")
        driver.release()
        #expect(driver.text.contains("the same text in 1 other"))
    }

    @Test("what is wrong in the settings' theme is told at the start")
    func theme() throws {
        let driver = Driver(try Scene.ten())
        driver.send(.themeProblems([.unknownRole("wrong"), .badLook(role: "found", "pink")]))
        driver.send(.draft(LeftBehind()))
        let told = driver.model.log.all.map(\.text.plain)
        #expect(told.contains("settings, theme: no role “wrong”"))
        #expect(told.contains("settings, theme, found: “pink” is no look; the default is used"))
    }
}
