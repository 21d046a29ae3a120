import Corpus
import DeskDoubles
import Moderation
import Seeded
import Terminal
import Testing

@testable import Console

@Suite("What is likely, on the screen")
struct LikelyTests {
    /// So many advertisements, rejected, and as many ordinary comments, approved; then one of each that waits, and one more of each.
    private func desk(_ pairs: Int, settings: Settings? = nil) throws -> InMemoryDesk {
        let desk = try Scene.desk(settings: settings)
        var generator = SeededGenerator(seed: 15)
        for _ in 0..<pairs + 2 {
            try desk.submit(
                SpunTexts.ordinary(.latvian, using: &generator), by: Author(name: "Lasītājs"), to: Scene.slug,
                submitted: Scene.now)
            try desk.submit(
                SpunTexts.advertisement(.latvian, using: &generator), by: Author(name: "Nauda"), to: Scene.slug,
                submitted: Scene.now)
        }
        let decided = (1...UInt32(2 * pairs)).map { Scene.number($0) }
        try desk.write(.approve(on: decided.filter { $0.rawValue % 2 == 1 }), by: Scene.juris)
        try desk.write(
            .reject(on: decided.filter { $0.rawValue % 2 == 0 }, reason: Scene.name(ReasonCode("spam"))),
            by: Scene.juris)
        return desk
    }

    private let wide = Size(columns: 200, rows: 50)

    @Test(
        "a comment like what was rejected says so, by counting, with the words; one like what was approved says nothing"
    )
    func told() throws {
        let driver = Driver(try desk(100), size: wide)
        #expect(!driver.text.contains("most like it were rejected"))
        try driver.type("j")
        let line = driver.lines.first { $0.contains("likely") }
        #expect(line?.contains("likely    spam: 40 of 40 most like it were rejected   ") ?? false)
        #expect(driver.model.list.rows.map(\.rawValue) == [201, 202, 203, 204])
    }

    @Test("where too little was decided nothing is said, and an order by likelihood is the oldest first and says why")
    func silent() throws {
        let driver = Driver(try desk(19), size: wide)
        try driver.type("j")
        #expect(!driver.text.contains("most like it were rejected"))
        try driver.type("sl")
        #expect(driver.message == " too little was decided to tell what is likely: oldest first")
        #expect(driver.model.list.rows.map(\.rawValue) == [39, 40, 41, 42])
    }

    @Test(
        "the orders put first what is the most likely to be rejected, or approved; the cursor keeps its comment",
        arguments: [("sl", [202, 204]), ("su", [201, 203])] as [(String, Set<UInt32>)])
    func orders(keys: String, first: Set<UInt32>) throws {
        let driver = Driver(try desk(60), size: wide)
        #expect(driver.model.list.rows.map(\.rawValue) == [121, 122, 123, 124])
        try driver.type("j" + keys)
        #expect(driver.model.current == Scene.number(122))
        #expect(Set(driver.model.list.rows.prefix(2).map { $0.rawValue + 80 }) == first)
        // It stays so when the list is made again.
        try driver.type("R")
        #expect(Set(driver.model.list.rows.prefix(2).map { $0.rawValue + 80 }) == first)
    }

    @Test("likely: finds what waits, and is asked again at the start once it is known what is likely")
    func query() throws {
        let desk = try desk(60)
        let driver = Driver(desk, size: wide)
        try driver.type("/<space>likely:spam<enter>")
        #expect(driver.model.list.rows.map(\.rawValue) == [122, 124])
        let kept = Driver(desk, size: wide, query: try Query("is:pending likely:any"))
        #expect(kept.model.list.rows.map(\.rawValue) == [122, 124])
    }

    @Test("two consoles on one journal tell the same, whichever way they came to know it")
    func twoConsoles() throws {
        let desk = try desk(100)
        let first = Driver(desk, size: wide)
        try first.type("j")
        // A decision that is undone leaves no trace.
        try first.type("rsu")
        try desk.write(.approve(on: [Scene.number(203)]), by: Scene.juris)
        first.hear()
        let second = Driver(desk, size: wide)
        func line(_ driver: Driver) throws -> String? {
            try driver.type("#202<enter>")
            return driver.lines.first { $0.contains("most like it were rejected") }
        }
        let told = try line(first)
        #expect(told != nil)
        #expect(try line(second) == told)
    }

    @Test("the settings switch it off")
    func off() throws {
        var settings = Settings()
        settings.suggests = false
        let driver = Driver(try desk(60, settings: settings), size: wide)
        try driver.type("j")
        #expect(!driver.text.contains("most like it were rejected"))
        try driver.type("sl")
        #expect(driver.message == " the settings (suggest) leave out what is likely: oldest first")
        try driver.type("/<space>likely:any<enter>")
        #expect(driver.model.list.rows.isEmpty)
    }
}
