import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

/// A queue in which only the texts decide what a query matches.
@Suite("The place in a list that texts decide about")
struct PlaceTests {
    private func driver() throws -> Driver {
        let desk = try Scene.desk()
        for number in 0..<200 {
            try desk.submit(
                number.isMultiple(of: 2) ? "Paldies par darbu" : "Nekā", by: Author(name: "Lasītājs \(number)"),
                to: Scene.slug)
        }
        let driver = Driver(desk)
        try driver.type("/paldies<enter>Gkkkk")
        return driver
    }

    /// The row of the screen that the cursor is on.
    private func screenRow(_ driver: Driver) -> Int? { driver.lines.firstIndex { $0.hasPrefix(">") } }

    @Test("R keeps comment and row, takes off what was decided and nothing else")
    func refresh() throws {
        let driver = try driver()
        try driver.type("a")
        let current = driver.model.current
        let row = screenRow(driver)
        let count = driver.model.list.rows.count
        try driver.type("R")
        #expect(driver.message == " 1 decided taken off the list")
        #expect(driver.model.list.rows.count == count - 1)
        #expect(driver.model.current == current)
        #expect(screenRow(driver).map { abs($0 - (row ?? 0)) <= 1 } ?? false)
        try driver.type("R")
        #expect(driver.message == " nothing new")
    }

    @Test("R says that a comment was decided only where it was")
    func unmatched() throws {
        for (query, message) in [
            ("is:any -has:note", " 1 taken off that matches no more"),
            ("is:pending -has:note", " 1 decided taken off the list, 1 taken off that matches no more"),
        ] {
            let driver = Driver(try Scene.ten())
            try driver.type("/<ctrl-u>" + query.replacing(" ", with: "<space>") + "<enter>")
            try driver.desk.write(.note(on: [Scene.number(2)]), by: Scene.juris, content: Content(note: "jāpadomā"))
            try driver.desk.write(.approve(on: [Scene.number(3)]), by: Scene.juris)
            driver.hear()
            try driver.type("R")
            #expect(driver.message == message)
        }
    }

    @Test("R takes in what has arrived, in its place in the order")
    func arrivals() throws {
        let driver = try driver()
        try driver.desk.submit("Liels paldies!", by: Author(name: "Jauns"), to: Scene.slug)
        driver.hear()
        let current = driver.model.current
        try driver.type("R")
        #expect(driver.message == " 1 new")
        #expect(driver.model.current == current)
        #expect(driver.model.list.rows.last == Scene.number(201))
    }

    @Test("another order keeps the comment, and searches nothing again", arguments: ["n", "r", "a"])
    func order(letter: String) throws {
        let driver = try driver()
        let current = driver.model.current
        let searches = driver.searches
        let rows = Set(driver.model.list.rows)
        try driver.type("s\(letter)")
        #expect(driver.model.current == current)
        #expect(Set(driver.model.list.rows) == rows)
        #expect(driver.searches == searches)
    }

    @Test(
        "coming back from another view finds the comment when the search does", arguments: ["f<bs>", "ff", "o<enter>o"])
    func back(keys: String) throws {
        let driver = try driver()
        let current = driver.model.current
        let row = screenRow(driver)
        try driver.type(keys)
        #expect(driver.model.list.view.query.text == "is:pending paldies")
        #expect(driver.model.current == current)
        #expect(screenRow(driver) == row)
    }

    @Test("the next start finds the comment too; a key that moves is not undone by the search")
    func start() throws {
        let first = try driver()
        let current = first.model.current
        try first.type("Q")
        let draft = try #require(try first.desk.draft())
        let second = Driver(first.desk, draft: draft)
        #expect(second.model.current == current)
        let third = Driver(first.desk)
        third.isHolding = true
        third.send(.draft(LeftBehind(draft: draft)))
        third.draw()
        try third.type("g")
        third.release()
        #expect(third.model.current != current)
    }
}
