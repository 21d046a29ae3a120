import DeskDoubles
import Dispatch
import Moderation
import Synchronization
import Testing

@Suite("Searching the texts")
struct SearchTests {
    private func world(_ comments: Int) throws -> QueryWorld {
        try QueryWorld(seed: 5, comments: comments, acts: 40)
    }

    private func candidates(_ filter: Filter, _ world: QueryWorld) -> [CommentNumber] {
        var numbers: [CommentNumber] = []
        filter.forEachMatch(in: world.queue) { number, verdict in if verdict == .text { numbers.append(number) } }
        return numbers
    }

    @Test("Hits come in the order of the candidates, with progress up to the end")
    func order() throws {
        let world = try world(3_000)
        let filter = try Query("body:paldies").filter(for: world.queue, context: world.context)
        let candidates = Order.newest.sorted(candidates(filter, world), in: world.queue)
        let search = TextSearch(filter, among: candidates, in: world.queue)
        #expect(search.total == candidates.count)
        var found: [CommentNumber] = []
        var progress = [0]
        let isWhole = try search.run(over: world.desk) { report in
            found += report.found
            progress.append(report.done)
            #expect(report.total == candidates.count)
        }
        #expect(isWhole)
        #expect(progress == progress.sorted() && progress.count > 2 && progress.last == candidates.count)
        let expected = candidates.filter { world.body(of: $0)?.lowercased() == "paldies!" }
        #expect(found == expected && !found.isEmpty)
    }

    @Test("A search that is stopped reports no more")
    func stopping() throws {
        let world = try world(3_000)
        let filter = try Query("body:paldies").filter(for: world.queue, context: world.context)
        let search = TextSearch(filter, among: candidates(filter, world), in: world.queue)
        let stop = SearchStop()
        var reports = 0
        let isWhole = try search.run(over: world.desk, stop: stop) { _ in
            reports += 1
            stop.stop()
        }
        #expect(!isWhole)
        #expect(reports == 1)
        var later = 0
        #expect(try !search.run(over: world.desk, stop: stop) { _ in later += 1 })
        #expect(later == 0)
    }

    @Test(
        "Several workers find the same, and tell it in the same order", arguments: ["body:paldies", "is:duplicate e"])
    func workers(text: String) throws {
        let world = try world(3_000)
        let filter = try Query(text).filter(for: world.queue, context: world.context)
        let search = TextSearch(filter, among: candidates(filter, world), in: world.queue)
        var alone: [CommentNumber] = []
        var progress: [Int] = []
        try search.run(over: world.desk) { report in
            alone += report.found
            progress.append(report.done)
        }
        let workers = SearchWorkers(count: 3) { count, work in
            DispatchQueue.concurrentPerform(iterations: count) { work($0) }
        }
        let together = Mutex<(found: [CommentNumber], progress: [Int])>(([], []))
        let isWhole = try search.run(over: world.desk, stop: SearchStop(), workers: workers) { report in
            together.withLock { state in
                state.found += report.found
                state.progress.append(report.done)
            }
        }
        #expect(isWhole)
        #expect(together.withLock { $0.found } == alone && !alone.isEmpty)
        #expect(together.withLock { $0.progress } == progress)
        let selected = try Selection.run(
            try Query(text), queue: world.queue, desk: world.desk, context: world.context, workers: workers)
        #expect(Set(selected) == Set(alone))
        let stop = SearchStop()
        let isStopped = try search.run(over: world.desk, stop: stop, workers: workers) { _ in stop.stop() }
        #expect(!isStopped)
        world.desk.fail(with: .replaced)
        #expect(throws: DeskError.replaced) {
            try search.run(over: world.desk, stop: SearchStop(), workers: workers) { _ in }
        }
    }

    @Test("A desk that fails ends the search with its error")
    func failure() throws {
        let world = try world(20)
        let filter = try Query("body:paldies").filter(for: world.queue, context: world.context)
        let search = TextSearch(filter, among: candidates(filter, world), in: world.queue)
        world.desk.fail(with: .replaced)
        #expect(throws: DeskError.replaced) { try search.run(over: world.desk) { _ in } }
    }

    @Test("Keys are made on the way, and asked for only once")
    func keys() throws {
        let world = try world(2_000)
        let filter = try Query("is:duplicate").filter(for: world.queue, context: world.context)
        #expect(filter.needsKeys)
        let search = TextSearch(filter, among: candidates(filter, world), in: world.queue)
        var sameText = SameText()
        var found: [CommentNumber] = []
        try search.run(over: world.desk) { report in
            if let keys = report.keys { sameText.add(keys, in: world.queue) }
            found += report.found
        }
        _ = sameText.scan(of: world.queue)
        #expect(sameText.isComplete(for: world.queue))
        var told: [CommentNumber] = []
        filter.forEachMatch(in: world.queue, sameText: sameText) { number, verdict in
            #expect(verdict == .yes)
            told.append(number)
        }
        #expect(told == found && !told.isEmpty)
        #expect(TextSearch(filter, among: [], in: world.queue, sameText: sameText).total == 0)
    }

    @Test("What the query matches is marked in the text")
    func marks() throws {
        let query = try Query("cilveku (IR OR author:liga) -body:nozieg is:pending")
        let text = "Cilvēku tirdzniecība ir noziegums, cilve\u{304}ku"
        let marked = query.marks(in: text, as: .body).map {
            String(decoding: Array(text.utf8)[$0], as: UTF8.self)
        }
        #expect(marked.map { Array($0.utf8) } == ["Cilvēku", "ir", "ir", "cilve\u{304}ku"].map { Array($0.utf8) })
        #expect(query.marks(in: "Līga Cilvēku", as: .name) == [0..<5, 6..<14])
        #expect(query.marks(in: "", as: .body).isEmpty)
        #expect(Query.pending.marks(in: text, as: .body).isEmpty)
    }
}
