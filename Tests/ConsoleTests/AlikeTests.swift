import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("Texts that are nearly the same, on the screen")
struct AlikeTests {
    @Test("a spun wave of 50 takes five keys and one undo; the question names the least alike and what differs")
    func fiveKeys() throws {
        let desk = try Scene.wave(50)
        let driver = Driver(desk)
        try driver.type("G+")
        #expect(driver.message == " tagged 50; 50 tagged in all")
        try driver.type(";rs")
        #expect(driver.text.contains("the least like #60: #"))
        #expect(driver.text.contains("[-") && driver.text.contains("{+"))
        #expect(driver.message == " Reject 50 comments as spam?")
        try driver.type("y")
        #expect(driver.message == " rejected 50 comments as spam   u undo")
        #expect(desk.entries.last?.act.on.count == 50)
        try driver.type("uy")
        #expect(desk.queue.counts(at: Scene.now).rejected == 0)
    }

    @Test("what a search has tagged is told until the next key, like what is tagged at once")
    func passing() throws {
        let driver = Driver(try Scene.wave(5))
        try driver.type("G+")
        #expect(driver.message == " tagged 5; 5 tagged in all")
        try driver.type("Ck")
        #expect(!driver.text.contains("tagged in all"))
    }

    @Test("of a few that were tagged for being alike it asks too, and again after an undo")
    func few() throws {
        let desk = try Scene.wave(5)
        let driver = Driver(desk)
        try driver.type("G+;rs")
        #expect(driver.message == " Reject 5 comments as spam?")
        #expect(driver.text.contains("the least like"))
        try driver.type("yu;rs")
        #expect(driver.message == " Reject 5 comments as spam?")
        #expect(driver.text.contains("the least like"))
    }

    @Test("the question can be left while the least alike is looked for", arguments: ["<esc>", "n"])
    func left(key: String) throws {
        let driver = Driver(try Scene.wave(30))
        try driver.type("G+;")
        driver.isHolding = true
        try driver.type("rs" + key)
        #expect(driver.model.question == nil)
        driver.release()
        #expect(driver.model.question == nil)
        #expect(driver.desk.entries.last?.act.verb != .reject)
    }

    @Test("the question waits for the least alike before it takes an answer")
    func waits() throws {
        let driver = Driver(try Scene.wave(30))
        try driver.type("G+;")
        driver.isHolding = true
        try driver.type("rs")
        #expect(!driver.text.contains("the least like"))
        try driver.type("y")
        #expect(driver.message == " Reject 30 comments as spam?")
        driver.release()
        #expect(driver.text.contains("the least like"))
        try driver.type("y")
        #expect(driver.message == " rejected 30 comments as spam   u undo")
    }

    @Test(
        "where anything else is tagged too, nothing is named; what was untagged is not missed",
        arguments: [("G+gt", false), ("G+kt", true)])
    func others(keys: String, isNamed: Bool) throws {
        let driver = Driver(try Scene.wave(30))
        try driver.type(keys + ";rs")
        #expect(driver.message.hasPrefix(" Reject "))
        #expect(driver.text.contains("the least like") == isNamed)
    }

    @Test("the comment tells the nearest decision, who took it and when, and how many more wait")
    func nearest() throws {
        let desk = try Scene.wave(6)
        try desk.write(
            .reject(on: [Scene.number(12)], reason: Scene.name(ReasonCode("spam"))), by: Scene.juris)
        desk.now = desk.now + 2 * Moment.day
        let driver = Driver(desk, size: Size(columns: 200, rows: 50))
        // What happened in these two days comes first.
        try driver.type("qG")
        let line = driver.lines.first { $0.contains("#12 (") }
        #expect(line?.contains(" %), rejected as spam by juris, 2 days ago; 4 more wait") ?? false)
        // What is decided meanwhile is told too, and undone again is not.
        try driver.type("ka")
        try driver.type("j")
        #expect(driver.text.contains("3 more wait"))
        try driver.type("u")
        #expect(driver.text.contains("4 more wait"))
    }

    @Test("how long ago the nearest decision was goes with the time")
    func ago() throws {
        let desk = try Scene.wave(6)
        try desk.write(
            .reject(on: [Scene.number(12)], reason: Scene.name(ReasonCode("spam"))), by: Scene.juris)
        let driver = Driver(desk, size: Size(columns: 200, rows: 50))
        try driver.type("G")
        #expect(driver.text.contains("rejected as spam by juris, just now"))
        for minutes: Int64 in [5, 70] {
            desk.now = Scene.now + minutes * Moment.minute
            driver.send(.time(desk.now))
            driver.draw()
            #expect(driver.text.contains("by juris, \(minutes == 5 ? "5 minutes" : "1 hour") ago"))
        }
    }

    @Test("a comment that nothing is like has no such line; neither has any where the settings say so")
    func silent() throws {
        let driver = Driver(try Scene.wave(6))
        #expect(!driver.text.contains("more wait"))
        var settings = Settings()
        settings.suggests = false
        let off = Driver(try Scene.wave(6, settings: settings))
        try off.type("G")
        #expect(!off.text.contains("more wait"))
        try off.type("+")
        #expect(off.message == " tagged 6; 6 tagged in all")
    }

    @Test("the settings switch it off and on again while the console runs")
    func switched() throws {
        let desk = try Scene.wave(6)
        let driver = Driver(desk)
        try driver.type("G")
        #expect(driver.text.contains("5 more wait"))
        desk.settings.suggests = false
        driver.hear()
        #expect(!driver.text.contains("more wait"))
        desk.settings.suggests = true
        driver.hear()
        driver.draw()
        #expect(driver.text.contains("5 more wait"))
    }

    @Test("what was erased is nowhere told of any more")
    func erased() throws {
        let desk = try Scene.wave(6)
        let driver = Driver(desk)
        try driver.type("G")
        #expect(driver.text.contains("5 more wait"))
        let number = Scene.number(12)
        try desk.write(.erase(on: [number], blank: desk.queue.blankable(with: [number]).certain), by: Scene.juris)
        driver.hear()
        driver.draw()
        #expect(driver.text.contains("4 more wait"))
    }

    @Test("who leaves the waves before they are found stops the search, and may ask again", arguments: ["q", "<esc>"])
    func leftWaves(key: String) throws {
        let driver = Driver(try Scene.wave(7))
        driver.isHolding = true
        try driver.type("W")
        #expect(driver.held.count == 1)
        try driver.type(key)
        #expect(driver.held.isEmpty)
        driver.isHolding = false
        try driver.type("W")
        #expect(driver.lines[0].contains("1 wave") && driver.lines[1].hasPrefix("> 7, 7 texts"))
    }

    @Test("what an edit changed and what tells a comment from another are folded at one width, however wide the screen")
    func oneWidth() throws {
        let desk = try Scene.desk()
        let letters = Array("abcdefghijklmnoprstuvz")
        let words = (0..<60).map { place in
            String([place, place * 7 + 3, place * 5 + 1, place * 3, place * 11].map { letters[$0 % letters.count] })
        }
        func text(_ changed: [Int: String]) -> String {
            words.indices.map { changed[$0] ?? words[$0] }.joined(separator: " ")
        }
        try desk.submit(text([:]), by: Author(name: "A"), to: Scene.slug)
        try desk.submit(text([25: "citsvaards"]), by: Author(name: "B"), to: Scene.slug)
        let number = Scene.number(2)
        let edited = Content(body: text([25: "citsvaards", 47: "labojums"]))
        try desk.write(.edit(on: number), by: Scene.anna, content: edited)
        let size = Size(columns: 300, rows: 60)
        let driver = Driver(desk, size: size, query: try Query("like:1"))
        try driver.type("#2<enter>")
        #expect(driver.text.contains("what differs from #1"))
        let folded = driver.lines.compactMap { line -> Substring? in
            let parts = line.split(separator: "│", omittingEmptySubsequences: false)
            return parts.count == 3 ? parts[2] : nil
        }
        #expect(folded.contains { $0.contains("{+citsvaards+}") } && folded.contains { $0.contains("{+labojums+}") })
        #expect(folded.allSatisfy { line in line.count - line.reversed().prefix { $0 == " " }.count <= 82 })
    }

    @Test("W lists the waves, the largest first; Enter shows one with what differs from its first, and W comes back")
    func waves() throws {
        let desk = try Scene.wave(7)
        for index in 0..<3 {
            try desk.submit(
                "Pārdodu lietotu velosipēdu labā stāvoklī, zvanīt vakaros pēc sešiem.", by: Author(name: "B\(index)"),
                to: Scene.slug, submitted: Scene.now)
        }
        try desk.write(.reject(on: [Scene.number(11)], reason: Scene.name(ReasonCode("spam"))), by: Scene.juris)
        let driver = Driver(desk)
        try driver.type("W")
        #expect(driver.lines[0].contains("waves") && driver.lines[0].contains("2 waves"))
        #expect(driver.lines[1].hasPrefix("> 6, 6 texts  ") && driver.lines[1].contains("rejected 1"))
        #expect(driver.lines[2].hasPrefix("  3, one text  Pārdodu lietotu velosipēdu"))
        try driver.type("<enter>")
        #expect(driver.model.list.view.query.text == "is:pending like:12")
        #expect(driver.model.list.rows.map(\.rawValue) == [12, 13, 14, 15, 16, 17])
        #expect(!driver.text.contains("what differs from"))
        try driver.type("j")
        #expect(driver.text.contains("what differs from #12"))
        #expect(driver.text.contains("[-") && driver.text.contains("{+"))
        try driver.type("W")
        #expect(driver.lines[0].contains("2 waves"))
        try driver.type("q")
        #expect(driver.model.list.view.query == .pending)
    }

    @Test("where there is no wave, that is said")
    func noWave() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("W")
        #expect(driver.text.contains("no 3 comments of this list have nearly the same text"))
        try driver.type("<enter>q")
        #expect(driver.model.screens.isEmpty)
    }

    @Test("A question quotes no text that was erased since")
    func erasedQuote() throws {
        let desk = try Scene.wave(24)
        let driver = Driver(desk)
        try driver.type("G+;rs")
        #expect(driver.text.contains("the least like #"))
        for raw in 11...34 as ClosedRange<UInt32> {
            let number = Scene.number(raw)
            try desk.write(.erase(on: [number], blank: desk.queue.blankable(with: [number]).certain), by: Scene.juris)
        }
        driver.hear()
        #expect(!driver.text.contains("the least like #"))
        #expect(driver.message.hasPrefix(" Reject"))
    }
}
