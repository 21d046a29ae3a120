import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("The way out of whatever is asked")
struct WayOutTests {
    /// Keys that open every prompt and question, with tags and without, and with a reason used before.
    static let keys = [
        "r", "w", "m", "s", "/", ":", ":re", "#", "T", "rO", "wt", "w99<enter>", "/befor:2d<enter>", ":erase<enter>",
        "jjjjrsk<space>jr", "<space>jr", "<space>jw", "<space>jm", "<space>ja", "<space>j^T", ":nix<enter>",
        "<enter>rs<esc>r",
        "H/", "?/",
    ]

    @Test("is on the screen at every size, in both languages", arguments: keys, Language.allCases)
    func visible(keys: String, language: Language) throws {
        let driver = Driver(try Scene.ten(), language: language)
        try driver.type(keys)
        for columns in [30, 31, 37, 45, 59, 60, 64, 72, 80, 99, 100, 120, 200] {
            for rows in [6, 8, 11, 12, 15, 24, 40] {
                driver.send(.resize(Size(columns: columns, rows: rows)))
                driver.draw()
                let lowest = driver.lines.dropFirst()
                #expect(lowest.contains { $0.contains("Esc ") }, "\(columns)x\(rows)\n\(driver.text)")
            }
        }
    }

    @Test("of a question is on the screen at every size", arguments: ["*a", "jjea^X", "rsu"], Language.allCases)
    func question(keys: String, language: Language) throws {
        let desk = try Scene.ten()
        // Enough for a question.
        for _ in 0..<15 { try desk.submit("Vēl", by: Author(name: "Vēl"), to: Scene.slug) }
        try desk.write(.approve(on: [Scene.number(2)]), by: Scene.anna)
        let driver = Driver(desk, language: language)
        try driver.type(keys == "rsu" ? "u" : keys)
        #expect(driver.model.question != nil)
        for columns in [30, 33, 45, 60, 80, 120] {
            for rows in [6, 11, 12, 15, 24, 40] {
                driver.send(.resize(Size(columns: columns, rows: rows)))
                driver.draw()
                #expect(
                    driver.lines.suffix(3).contains { $0.contains("n n") || $0.contains("n ne") },
                    "\(columns)x\(rows)\n\(driver.text)")
            }
        }
    }

    @Test("the reject prompt names everything in Latvian at 60 columns, with something tagged")
    func tagged() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 60, rows: 15), language: .latvian)
        try driver.type("rs<space>jr")
        let lowest = driver.lines.suffix(5).joined(separator: "\n")
        for part in ["Noraidīt 1 atzīmēto:", ". tas pats iemesls", "Shift: piezīme", "Tab tikai #4", "Esc nē"] {
            #expect(lowest.contains(part), "\(lowest)")
        }
    }
}

@Suite("A screen that is too small")
struct TooSmallTests {
    @Test("says so in whole words, or nothing", arguments: Language.allCases)
    func line(language: Language) throws {
        let driver = Driver(try Scene.ten(), language: language)
        var said: Set<String> = []
        for columns in 0..<120 {
            driver.send(.resize(Size(columns: columns, rows: 5)))
            driver.draw()
            let line = driver.lines.first ?? ""
            #expect(!line.contains("…"))
            #expect(line.isEmpty || line.hasSuffix("30x6") || line.hasSuffix("at least"))
            said.insert(line)
        }
        #expect(said.contains("30x6") && said.contains(""))
    }
}
