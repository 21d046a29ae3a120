import DeskDoubles
import Moderation
import Terminal
import TerminalDoubles
import Testing
import Wording

@testable import Console

/// The limits are those of a queue of hundreds of thousands, made small.
@Suite("Reading the texts ahead")
struct ReadAheadTests {
    /// A console on a queue with twice the same text, which has not shown anything yet.
    private func model(_ desk: InMemoryDesk, _ limits: ClosedRange<Int>) -> Model {
        var model = Model(
            queue: desk.queue, settings: desk.settings, access: desk.access, zone: FixedZone(seconds: 7_200),
            language: .english, now: desk.now, size: Size(columns: 120, rows: 40))
        model.searches.readingLimits = limits
        _ = update(&model, .draft(LeftBehind()))
        return model
    }

    private func desk() throws -> InMemoryDesk {
        let desk = try Scene.desk()
        for _ in 0..<2 { try desk.submit("Tas pats", by: Author(name: "Jauns"), to: Scene.slug) }
        return desk
    }

    private func textsRead(_ driver: Driver) -> Int {
        driver.carriedOut.reduce(0) { if case .need(let places) = $1 { $0 + places.count } else { $0 } }
    }

    private func readings(_ effects: [Effect]) -> Int {
        effects.count { if case .search = $0 { true } else { false } }
    }

    @Test("a small queue is read with the first frame, not before")
    func atOnce() throws {
        var model = try model(desk(), 2...9)
        #expect(readings(update(&model, .prepare)) == 0)
        #expect(readings(update(&model, .drawn(at: 1))) == 1)
    }

    @Test("a large one when no key has been pressed for two seconds; a key puts it off")
    func idle() throws {
        let desk = try desk()
        var model = model(desk, 1...9)
        #expect(readings(update(&model, .drawn(at: 1))) == 0)
        let due = try #require(model.deadline())
        #expect(due == desk.now + 2_000)
        _ = update(&model, .time(desk.now + 1_500))
        _ = update(&model, .key(.character("j"), at: 1_500))
        _ = update(&model, .time(due))
        #expect(readings(update(&model, .deadline)) == 0)
        _ = update(&model, .time(desk.now + 3_500))
        #expect(readings(update(&model, .deadline)) == 1)
        // It runs once.
        _ = update(&model, .time(desk.now + 9_000))
        #expect(readings(update(&model, .deadline)) == 0)
    }

    @Test("a huge one never, so that nothing wakes the console")
    func never() throws {
        let desk = try desk()
        var model = model(desk, 0...1)
        #expect(readings(update(&model, .drawn(at: 1))) == 0)
        _ = update(&model, .time(desk.now + 60_000))
        #expect(readings(update(&model, .deadline)) == 0)
    }

    @Test("what was read tells the same text elsewhere")
    func told() throws {
        let driver = Driver(try desk())
        driver.draw()
        #expect(driver.text.contains("the same text in 1 other"))
    }

    @Test("where there is no room for all that may be needed, a key reads a few texts and not all of them again")
    func full() throws {
        let desk = try Scene.desk()
        for number in 0..<1_300 { try desk.submit("Teksts \(number)", by: Author(name: "Jauns"), to: Scene.slug) }
        // More rows in sight and on the next screen than texts are kept.
        let driver = Driver(desk, size: Size(columns: 120, rows: 620))
        driver.prepareAhead()
        let before = textsRead(driver)
        #expect(before > 620)
        try driver.type("j")
        driver.prepareAhead()
        #expect(textsRead(driver) - before < 20)
    }

    @Test("a page on needs no text that was not read ahead, also where headings take lines")
    func headings() throws {
        let desk = try Scene.desk()
        for number in 0..<10 {
            let slug = Scene.name(Slug("r\(number)"))
            try desk.release(slug, title: "Relīze", date: CivilDate(year: 2026, month: 11, day: 1))
        }
        // Those of one release stand far apart in the order before, so that none of them has been read.
        for number in 0..<60 {
            let slug = Scene.name(Slug("r\(number % 10)"))
            try desk.submit("Teksts \(number)", by: Author(name: "Jauns \(number)"), to: slug)
        }
        let driver = Driver(desk, size: Size(columns: 120, rows: 20))
        try driver.type("srg")
        for _ in 0..<3 {
            driver.prepareAhead()
            let (before, number) = (textsRead(driver), driver.model.current)
            try driver.type("<pgdn>")
            #expect(driver.model.current != number && textsRead(driver) == before)
        }
    }

    @Test("the frame of a movement is made before it comes, and holds until the clock changes it")
    func foreseen() throws {
        let desk = try Scene.ten()
        let driver = Driver(desk)
        driver.prepareAhead()
        let key = try [Key](notation: "j")[0]
        let foresight = try #require(Foresight(of: key, after: driver.model))
        #expect(foresight.holds(for: key, at: desk.now))
        let other = try [Key](notation: "k")[0]
        #expect(!foresight.holds(for: other, at: desk.now))
        // At midnight, nothing has been decided today.
        #expect(!foresight.holds(for: key, at: driver.model.zone.midnight(after: desk.now)))
        try driver.type("j")
        #expect(driver.frame == foresight.surface)
    }

    @Test("what does more than move is not foreseen", arguments: ["a", "rs", "/", "#", ":", "q", "<space>", "H", "u"])
    func unforeseen(keys: String) throws {
        let driver = Driver(try Scene.ten())
        driver.prepareAhead()
        let key = try [Key](notation: keys)[0]
        #expect(Foresight(of: key, after: driver.model) == nil)
    }

    @Test("what was ignored, and what is told of it, goes with the next key: no frame is made before that")
    func ignored() throws {
        let driver = Driver(try Scene.ten())
        driver.prepareAhead()
        try driver.press("m", after: 0)
        let key = try [Key](notation: "j")[0]
        #expect(Foresight(of: key, after: driver.model) == nil)
    }
}
