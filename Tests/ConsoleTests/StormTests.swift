import DeskDoubles
import Moderation
import Seeded
import Terminal
import TerminalDoubles
import Testing
import Wording

@testable import Console

@Suite("Storms of keys")
struct StormTests {
    private static let keys = [
        "j", "k", "a", "r", "s", "i", "w", "h", "t", "m", "e", "E", "p", "u", "U", "<space>", "v", "*", "I", "=", "T",
        ";",
        "/", "1", "2", "3", "4", "5", "f", "F", "o", "R", "H", "S", ":", "!", "?", "q", "<esc>", "<enter>", "<tab>",
        "J",
        "K", "^D", "^U", "^F", "^B", "g", "G", "n", "N", "#", "7", "x", "y", "c", "^X", "^T", "^C", "^L", "<bs>", "ф",
        ".",
        "0", "+", "-", "<left>", "<right>", "<up>", "<pgdn>", "A", "O", "d", "ā", "V", "W", "%", "B", "D",
    ]

    /// What rarely happens key by key: searches, and ways out of screens that wait for something.
    private static let searches = [
        "/<ctrl-u>konferenc<enter>", "/<ctrl-u>is:pending<space>vai<enter>", "H/<ctrl-u>paldies<enter>",
        "H/<ctrl-u>by:juris<enter>", "T<space>par<enter>", "T<space>par<enter>;rs", ":count<space>par<enter>",
        "H/<ctrl-u>by:juris<space>OR<space>vai<enter><enter><bs>", ":1<enter>", ":6<enter>", "sr", "sm", "G+;rs", "*;a",
        "*;rsn",
    ]

    @Test("whatever is pressed, the model keeps its word", arguments: 0..<24)
    func storm(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var settings = Settings()
        settings.rules = Scene.rules
        settings.views = [NamedView(name: "K", key: "6", query: try Query("konferenc"))]
        let desk = try seed.isMultiple(of: 3) ? Scene.wave(6, settings: settings) : Scene.ten(settings: settings)
        let driver = Driver(
            desk,
            size: Size(columns: Int.random(in: 20...140, using: &random), rows: Int.random(in: 4...50, using: &random)),
            language: seed.isMultiple(of: 2) ? .english : .latvian)
        driver.editor = { .text($0.body + "!") }
        for _ in 0..<400 {
            switch Int.random(in: 0..<44, using: &random) {
            case 0:
                _ = try? desk.write(.note(on: [Scene.number(3)]), by: Scene.juris, content: Content(note: "?"))
                driver.hear()
            case 1:
                let number = Scene.number(UInt32.random(in: 1...10, using: &random))
                _ = try? desk.write(.approve(on: [number]), by: Scene.zane)
                driver.hear()
            case 2:
                try desk.submit("Jauns", by: Author(name: "Jauns"), to: Scene.slug)
                driver.hear()
            case 3:
                driver.send(
                    .resize(
                        Size(
                            columns: Int.random(in: 0...140, using: &random),
                            rows: Int.random(in: 0...50, using: &random))))
                driver.draw()
            case 4: driver.isHolding = true
            case 5: driver.release()
            case 6:
                let most = Bool.random(using: &random) ? Moment.day : 10 * Moment.minute
                desk.now = desk.now + Int64.random(in: 0...most, using: &random)
                driver.send(.time(desk.now))
                driver.send(.deadline)
                driver.draw()
            case 7: driver.send(.paste("ielīmēts\nteksts"))
            case 8:
                let burst = (0..<5).map { _ in StormTests.keys.randomElement(using: &random) ?? "j" }
                try driver.typeAtOnce(burst.joined())
            case 9: driver.holdsJudging = true
            case 10, 11: driver.deliver()
            case 12: try driver.type(StormTests.searches.randomElement(using: &random) ?? "j")
            default:
                let key = StormTests.keys.randomElement(using: &random) ?? "j"
                let before = driver.model.list
                try driver.type(key)
                // A step up within the window doesn't move it.
                let list = driver.model.list
                if key == "k", list.rows == before.rows, list.cursor == before.cursor - 1, before.top < before.cursor {
                    #expect(list.top == before.top)
                }
            }
            check(driver)
            checkKeptParts(driver)
            try checkForesight(driver, &random)
        }
        driver.release()
        driver.hear()
        check(driver)
        checkNothingIsOwed(driver)
        // The queue that the console holds is the one that the journal gives.
        let model = driver.model.queue
        #expect(model.entryCount == desk.entries.count)
        for raw in 1...UInt32(desk.queue.commentCount) {
            #expect(model.facts(CommentNumber(raw)) == desk.queue.facts(CommentNumber(raw)))
        }
    }

    /// What was kept or made ahead looks the same as when it is made from scratch.
    private func checkKeptParts(_ driver: Driver) {
        let old = driver.frame
        var made = driver.model
        made.forgetPanes()
        made.parts.rows = ListRows()
        made.parts.hints = HintText()
        let isRead = !update(&made, .prepare).contains { if case .need = $0 { true } else { false } }
        driver.prepareAhead()
        guard isRead else { return }
        let new = view(made, made.size)
        let different = zip(old.textLines(), new.textLines()).filter { $0 != $1 }
        let isSame = old == new
        #expect(isSame, "\(different)")
    }

    /// What a movement is foreseen to bring is what it brings, whenever it comes before the foresight ends.
    private func checkForesight(_ driver: Driver, _ random: inout SeededGenerator) throws {
        let moves = ["j", "k", "n", "N", "^F", "^D", "G", "g", "J", "P", "<tab>", "<enter>", "-"]
        let keys = try [Key](notation: moves.randomElement(using: &random) ?? "j")
        let pause = Int64.random(in: 0...Int64.random(in: 1...Moment.hour, using: &random), using: &random)
        let (key, now) = (keys[0], driver.model.now + pause)
        guard let foresight = Foresight(of: key, after: driver.model), foresight.holds(for: key, at: now) else {
            return
        }
        var came = driver.model
        let effects = update(&came, .time(now)) + update(&came, .key(key, at: driver.tick)) + update(&came, .prepare)
        #expect(effects.isEmpty)
        let different = zip(foresight.surface.textLines(), view(came, came.size).textLines()).filter { $0 != $1 }
        let isSame = foresight.surface == view(came, came.size)
        #expect(isSame, "\(key): \(different)")
        var adopted = driver.model
        foresight.swapIn(&adopted, at: now)
        #expect(adopted.current == came.current && adopted.deadline() == came.deadline())
        #expect(view(adopted, adopted.size) == view(came, came.size))
    }

    private func check(_ driver: Driver) {
        let model = driver.model
        let list = model.list
        #expect(list.rows.isEmpty ? list.cursor == 0 : list.rows.indices.contains(list.cursor))
        #expect(Set(list.rows).count == list.rows.count)
        for target in model.tags.targets {
            #expect(model.queue.contains(target.number))
            #expect(target.version <= model.queue.version(of: target.number))
        }
        #expect(model.tags.hidden == model.tags.targets.count { !list.rows.contains($0.number) })
        #expect(driver.frame.size == model.size)
        // Nothing waits for what doesn't come.
        let isTagging = model.searching?.isTagging ?? false
        #expect(model.typing.waiting.isEmpty || isTagging || !model.pendingDecisions.isEmpty)
        // A history holds what its query matches, where no time and no text tells that.
        if let history = model.screens.top(as: HistoryScreen.self), history.comment == nil,
            let query = try? Query(history.query), !query.text.contains("after:")
        {
            let matches = HistoryQuery(query).matches(
                in: model.queue, context: model.queryContext, sameText: model.sameText)
            if matches.search == nil { #expect(Set(history.entries).isSubset(of: matches.certain)) }
        }
    }

    /// Once nothing is held up, nothing waits any more.
    private func checkNothingIsOwed(_ driver: Driver) {
        let model = driver.model
        #expect(driver.held.isEmpty && model.searching == nil && model.screens.awaited.isEmpty)
        #expect(model.question?.awaited.isEmpty ?? true)
        #expect(model.typing.waiting.isEmpty && model.pendingDecisions.isEmpty)
        #expect(model.searches.openArrivals.isEmpty && model.rules.uncounted.isEmpty)
    }

    @Test("what has come to match the query is known, whatever was searched meanwhile", arguments: 0..<24)
    func arrivals(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let desk = try Scene.ten()
        let driver = Driver(desk)
        let words = ["konference", "banketi", "par to", "vai tā", "nekas"]
        let keys = [
            "j", "k", "a", "wh<enter>", "p", "u", "R", "t", "G", "g", "V", "W", "%", "<esc>", "<bs>",
            ":count<space>par<enter>", "T<space>vai<enter>", "H/<ctrl-u>konferenc<enter>", "sm", "sr",
            "H/<ctrl-u>by:zane<space>OR<space>par<enter><enter>",
            "/<ctrl-u>is:pending<space>konferenc<enter>", "/<ctrl-u>is:pending<space>-vai<enter>",
            "/<ctrl-u>is:pending<enter>",
            "/<ctrl-u>par<enter>",
        ]
        for step in 1...200 {
            let number = Scene.number(UInt32.random(in: 1...UInt32(desk.queue.commentCount), using: &random))
            switch Int.random(in: 0..<20, using: &random) {
            case 0, 1:
                let text = words.randomElement(using: &random) ?? ""
                try desk.submit(text, by: Author(name: "Jauns"), to: Scene.slug)
            case 2: _ = try? desk.write(.approve(on: [number]), by: Scene.zane)
            case 3: _ = try? desk.write(.reopen(on: [number]), by: Scene.zane)
            case 4: _ = try? desk.write(.defer(on: [number], until: desk.now + Moment.hour), by: Scene.zane)
            case 5: driver.isHolding = true
            case 6, 7: driver.deliver()
            case 8:
                desk.now = desk.now + Int64.random(in: 0...(2 * Moment.hour), using: &random)
                driver.send(.time(desk.now))
                driver.send(.deadline)
            case 9, 10: driver.hear()
            default: try driver.type(keys.randomElement(using: &random) ?? "j")
            }
            driver.draw()
            guard step.isMultiple(of: 10) else { continue }
            driver.release()
            driver.hear()
            checkNothingIsOwed(driver)
            let model = driver.model
            let matching = try Selection.run(
                model.list.view.query, queue: model.queue, desk: desk, context: model.queryContext)
            let outside = matching.filter { !model.list.contains($0) }
            #expect(outside == model.list.arrivals.numbers, "after \(step) steps: \(model.list.view.query.text)")
        }
    }

    @Test(
        "an act and its undo leave every comment as it was", arguments: ["a", "rs", "wh<enter>", "eX^Xy", "mx<enter>"])
    func identity(keys: String) throws {
        let driver = Driver(try Scene.ten())
        let before = (1...10).map { driver.desk.queue.facts(Scene.number($0))?.snapshot }
        try driver.type(keys)
        try driver.type("u")
        #expect((1...10).map { driver.desk.queue.facts(Scene.number($0))?.snapshot } == before)
    }
}
