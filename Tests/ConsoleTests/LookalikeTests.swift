import DeskDoubles
import Moderation
import Terminal
import TerminalDoubles
import Testing

@testable import Console

@Suite("Names that look like another's, on the screen")
struct LookalikeTests {
    private func desk(_ authors: [String], settings: Settings? = nil) throws -> InMemoryDesk {
        let desk = try Scene.desk(settings: settings)
        for author in authors {
            try desk.submit("Body", by: Author(name: author), to: Scene.slug, submitted: Scene.now)
        }
        return desk
    }

    @Test("The row is marked and the comment says whose name it looks like")
    func told() throws {
        let driver = Driver(try desk(["Anna B", "Аnna B", "Ilze"]))
        try driver.type("j")
        let lines = driver.frame.textLines()
        #expect(lines[1].prefix(8) == "       1".prefix(8) || !lines[1].prefix(6).contains("!"))
        #expect(lines[2].prefix(6).contains("!"))
        #expect(!lines[3].prefix(6).contains("!"))
        #expect(lines.contains { $0.contains("looks like Anna B, who is somebody else") })
    }

    @Test("What is new while the console runs is looked at too, and a moderator's name is told as such")
    func moderators() throws {
        var settings = Settings()
        settings.moderators = [Scene.anna: "Anna Bērziņa"]
        let desk = try desk(["Ilze"], settings: settings)
        let driver = Driver(desk, size: Size(columns: 80, rows: 24))
        try desk.submit("Body", by: Author(name: "Аnnа Bērziņa"), to: Scene.slug, submitted: Scene.now)
        driver.send(.changed)
        try driver.type("RG")
        #expect(driver.frame.textLines().contains { $0.contains("looks like the moderator Anna Bērziņa") })
    }

    @Test("Thousands of names are looked at beside the loop")
    func many() throws {
        let desk = try desk((0..<600).map { "Reader \($0)" } + ["Reader 1O"])
        let driver = Driver(desk)
        try driver.type("G")
        #expect(driver.frame.textLines().contains { $0.contains("looks like Reader 10, who is somebody else") })
    }

    @Test("However long a name is, what there is to know about it stays in sight")
    func long() throws {
        let driver = Driver(
            try desk([String(repeating: "а", count: 50) + String(repeating: "n", count: 60)]),
            size: Size(columns: 80, rows: 24))
        #expect(driver.frame.textLines().contains { $0.contains("…   first comment   two alphabets") })
    }
}
