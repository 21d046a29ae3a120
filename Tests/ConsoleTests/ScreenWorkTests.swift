import DeskDoubles
import Dispatch
import Moderation
import Synchronization
import Terminal
import Testing
import Text

@testable import Console

@Suite("Work beside the loop belongs to the screen or the question that it is for")
struct ScreenWorkTests {
    /// The ten, two of them decided by two people.
    private func decided() throws -> Driver {
        let desk = try Scene.ten()
        try desk.write(.approve(on: [Scene.number(1)]), by: Scene.juris)
        try desk.write(.reject(on: [Scene.number(9)], reason: Scene.name(ReasonCode("spam"))), by: Scene.zane)
        return Driver(desk)
    }

    private func history(_ driver: Driver) -> [UInt32]? {
        driver.model.screens.top(as: HistoryScreen.self)?.entries.map(\.rawValue)
    }

    @Test("a history holds what its own query finds, not what the one before was still looking for")
    func anotherQuery() throws {
        let driver = try decided()
        driver.isHolding = true
        try driver.type("H/^Uby:juris<space>konferenc<enter>")
        #expect(driver.model.searching != nil)
        try driver.type("/^Uby:zane<enter>")
        #expect(history(driver) == [16] && driver.model.searching == nil)
        driver.release()
        #expect(history(driver) == [16])
    }

    @Test("what a history that was closed was still looking for stands in no other")
    func anotherHistory() throws {
        let driver = try decided()
        driver.isHolding = true
        try driver.type("H/^Uby:juris<space>konferenc<enter>q")
        #expect(driver.model.searching == nil)
        try driver.type("#10<enter>h")
        driver.release()
        #expect(history(driver) == [13])
    }

    @Test("what could not be read is told as that, not as nothing", arguments: ["W", "/konferenc<enter>", "V", "O"])
    func unread(keys: String) throws {
        var settings = Settings()
        settings.views = [NamedView(name: "K", key: "6", query: try Query("konferenc"))]
        settings.rules = Scene.rules
        let driver = Driver(try Scene.ten(settings: settings))
        driver.isHolding = true
        try driver.type(keys)
        if keys.hasPrefix("/") {
            driver.release()
            driver.isHolding = true
            try driver.type("%")
        }
        let id = try #require(driver.model.screens.awaited.first)
        let error = DeskError.failed(StorageFailure(.device, of: "queue.jsonl"))
        switch keys {
        case "W": driver.send(.judged(.waves(.failure(error), id: id), of: driver.model.queue.origin))
        case "V", "O": driver.send(.counted(job: id, row: 0, [], .failure(error)))
        default: driver.send(.found(search: id, SearchNews(percent: 100, isDone: true, error: error)))
        }
        driver.draw()
        #expect(driver.text.contains("queue.jsonl") && !driver.text.contains("searching"))
        #expect(!driver.text.contains("no wave") && !driver.text.contains("0 waves"))
        #expect(keys.count > 1 || keys == "W" || driver.lines[1].contains("…"))
        // Of several rules each is counted for itself.
        #expect(keys == "O" || driver.model.screens.awaited.isEmpty)
    }

    @Test("a history that is come back to goes on looking")
    func comeBackToHistory() throws {
        let driver = try decided()
        driver.isHolding = true
        try driver.type("H/^Uby:juris<space>OR<space>skurste<enter>")
        #expect(history(driver) == [15, 14] && driver.model.searching != nil)
        try driver.type("<enter>")
        #expect(driver.model.screens.isEmpty && driver.model.searching == nil)
        try driver.type("<bs>")
        driver.release()
        #expect(history(driver) == [16, 15, 14])
    }

    @Test("a history waits for the search of the list to end, and does not end it")
    func historyWaits() throws {
        let driver = try decided()
        driver.isHolding = true
        try driver.type("/<space>konferenc<enter>")
        try driver.type("H/^Uby:juris<space>konferenc<enter>")
        driver.release()
        #expect(history(driver) == [15])
        #expect(driver.model.list.rows == [6, 7].map(Scene.number))
    }

    @Test("a trial that was closed is not waited for by the next search")
    func trial() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/<space>konferenc<enter>")
        driver.isHolding = true
        try driver.type("%q")
        #expect(driver.model.searching == nil)
        try driver.type("T<space>banketi<enter>")
        driver.release()
        #expect(driver.model.tags.targets.map(\.number) == [Scene.number(6)])
    }

    private func views() throws -> Driver {
        var settings = Settings()
        settings.views = [NamedView(name: "K", key: "6", query: try Query("konferenc"))]
        let desk = try Scene.ten(settings: settings)
        try desk.write(.approve(on: [Scene.number(1)]), by: Scene.juris)
        return Driver(desk)
    }

    @Test(
        "what nothing on the screen waits for any more is stopped, by whatever way it was left",
        arguments: [
            "q", "<esc>", "<enter>", "^C",
        ])
    func closed(way: String) throws {
        for screen in ["V", "W"] {
            let driver = try views()
            driver.holdsJudging = true
            try driver.type(screen)
            #expect(driver.held.compactMap(\.number).count == 1)
            if screen == "W", way == "<enter>" { continue }
            try driver.type(way)
            #expect(driver.held.compactMap(\.number).isEmpty)
        }
    }

    @Test("the answer for one question does not fill the next")
    func leastAlike() throws {
        let desk = try Scene.wave(4)
        let text = "Lūdzu, pasakiet, kad tiks publicēti konferences ieraksti un kur tos varēs noskatīties vēlāk"
        for index in 0..<3 { try desk.submit(text + " \(index)", by: Author(name: "Jauns"), to: Scene.slug) }
        let driver = Driver(desk)
        try driver.type("#11<enter>+;")
        driver.holdsJudging = true
        try driver.type("rsn")
        #expect(driver.model.question == nil && driver.held.compactMap(\.number).isEmpty)
        try driver.type("CG+;rs")
        #expect(driver.model.question != nil && driver.held.compactMap(\.number).count == 1)
        // If the first had been answered meanwhile, by a worker that had finished:
        driver.send(.judged(.least(nil, nil, of: Scene.number(11), id: 1), of: driver.model.queue.origin))
        #expect(driver.model.isComparing)
        driver.release()
        #expect(driver.text.contains("the least like #17: #"))
    }

    @Test("what is found in those that are to be approved waits behind no counting of views")
    func foundBesideCountings() throws {
        let desk = SlowFirstDesk(try Scene.ten())
        let counted = DispatchSemaphore(value: 0)
        let worker = Worker(desk: desk, readers: .one) { counted.signal() }
        let queue = desk.base.queue
        let selection = try Query("konferenc").filter(
            for: queue, context: QueryContext(now: Scene.now, zone: FixedZone(seconds: 0), settings: Settings())
        ).select(
            in: queue, order: .oldest, sameText: SameText())
        worker.count(QueryCounting(id: 1, [(place: 0, search: selection.search(in: queue, sameText: SameText()))]))
        #expect(desk.begun.wait(timeout: .now() + .seconds(20)) == .success)
        let target = Target(number: Scene.number(1), version: EntryNumber(4))
        worker.judge(.found(FoundCounting([target], in: queue, words: WordMatcher([]), id: 2)), of: queue.origin)
        // The limit is for one that waits: then the test fails rather than hangs.
        #expect(counted.wait(timeout: .now() + .seconds(20)) == .success)
        #expect(worker.collect().contains { if case .judged(.found, _) = $0 { true } else { false } })
        desk.goesOn.signal()
    }
}

/// A desk that holds up the first reader of texts.
private final class SlowFirstDesk: ForwardingDesk {
    let base: InMemoryDesk
    let begun = DispatchSemaphore(value: 0)
    let goesOn = DispatchSemaphore(value: 0)
    private let isFirst = Atomic(true)

    init(_ base: InMemoryDesk) { self.base = base }

    func bodies(
        at places: [EntryPlace], through sieve: NeedleSieve?, _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        if isFirst.exchange(false, ordering: .relaxed) {
            begun.signal()
            _ = goesOn.wait(timeout: .now() + .seconds(60))
        }
        try base.bodies(at: places, through: sieve, visit)
    }
}
