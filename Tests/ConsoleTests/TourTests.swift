import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("The tour")
struct TourTests {
    /// Eight comments as the tour has them: three say the same, the sixth has a telephone number.
    private static func desk() throws -> InMemoryDesk {
        let desk = try Scene.desk()
        let bodies = [
            "Thank you", "Loans: http://loans.example", "Won! http://prize.example", "Won! http://prize.example",
            "Won! http://prize.example", "Please call +371 20000000", "Open on Saturdays?", "And the road?",
        ]
        for (index, body) in bodies.enumerated() {
            try desk.submit(
                body, by: Author(name: "Reader \(index)"), to: Scene.slug,
                submitted: desk.now + Int64(index - bodies.count) * Moment.hour)
        }
        return desk
    }

    private static func driver(_ desk: InMemoryDesk, language: Language = .english, columns: Int = 80) -> Driver {
        let driver = Driver(desk, size: Size(columns: columns, rows: 24), language: language)
        driver.model.tour = Tour(in: driver.model.queue)
        return driver
    }

    @Test("Each task is told until it is done, whatever else is pressed")
    func tasks() throws {
        let driver = Self.driver(try Self.desk())
        let steps = ["a", "rs", "u", "j=", ";rs", "/has:link<enter>", "qGkkxa", "h"]
        for (index, keys) in steps.enumerated() {
            #expect(driver.message.hasPrefix(" \(index + 1)/8  "), "\(driver.message)")
            try driver.type(keys)
        }
        #expect(driver.message.hasPrefix(" That was the tour"), "\(driver.message)")
        let isDone = driver.model.isTourDone
        #expect(isDone)
    }

    @Test(
        "A task that can't be done any more is passed over: what was decided too early counts",
        arguments: [
            ("aaa", "2/8"), ("aaarsuj=", "5/8"), ("aaarsuj=;rs", "6/8"), ("aaaaarsu", "6/8"), ("jarsu", "4/8"),
            ("aaaaaarsu/has:link<enter>", "8/8"), ("aaaaaaaa", "3/8"),
        ])
    func tooEarly(keys: String, told: String) throws {
        let driver = Self.driver(try Self.desk())
        try driver.type(keys)
        #expect(driver.message.hasPrefix(" \(told)  "), "\(driver.message)")
    }

    @Test("The way back is told by the key that goes it", arguments: [("", "Press q:"), ("2", "Press Backspace:")])
    func wayBack(keys: String, told: String) throws {
        let driver = Self.driver(try Self.desk())
        try driver.type("arsuj=;rs/has:link<enter>" + keys)
        #expect(driver.message.hasPrefix(" 7/8  \(told)"), "\(driver.message)")
        try driver.type(keys.isEmpty ? "q" : "<bs><bs>")
        #expect(driver.message.hasPrefix(" 7/8  Go to #6"), "\(driver.message)")
    }

    @Test("A hint is told until the next key; then the task is back")
    func hints() throws {
        let driver = Self.driver(try Self.desk())
        try driver.type("p")
        #expect(driver.message.contains("already pending"), "\(driver.message)")
        try driver.type("j")
        #expect(driver.message.hasPrefix(" 1/8  "))
    }

    @Test("A tour that was left goes on behind the last decision that it asks for")
    func resumes() throws {
        let desk = try Self.desk()
        try Self.driver(desk).type("arsu")
        #expect(Self.driver(desk).message.hasPrefix(" 4/8  "))
    }

    @Test("Every task fits into a line of 80 cells", arguments: Language.allCases)
    func fits(language: Language) {
        for task in TourTask.allCases { #expect(language.phrases.tour(task).width <= 78, "\(task)") }
        #expect(language.phrases.tour(nil).width <= 78)
    }
}
