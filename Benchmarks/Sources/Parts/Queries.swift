import Journal
import Moderation
import Synchronization
import System

/// Queries: read, run over columns, and over texts.
struct Queries {
    let desk: JournalDesk
    let queue: Queue

    private var context: QueryContext { QueryContext(now: Reading.now, zone: FixedZone(), words: []) }

    func measure() throws {
        let text = "is:pending (author:ozols OR email:example.org) -has:link after:7d zvaniet"
        let reading = try Stopwatch.median {
            for _ in 0..<1_000 where try Query(text).isEmpty { throw NotDone(what: "an empty query") }
        }
        Stopwatch.tell("query: read one of six terms", microseconds: reading / 1_000)
        for text in ["is:rejected", "author:ozols", "is:any after:2022-01-01 before:2023-01-01"] {
            let query = try Query(text)
            var found = 0
            let seconds = Stopwatch.median {
                found = 0
                query.filter(for: queue, context: context).forEachMatch(in: queue) { _, verdict in
                    if verdict == .yes { found += 1 }
                }
            }
            guard found > 0 else { throw NotDone(what: "nothing matches \(text)") }
            Stopwatch.tell("query: `\(text)` over \(queue.commentCount) comments", milliseconds: seconds)
        }
        let query = try Query("is:any body:zvaniet")
        let workers = SearchWorkers(count: 2) { count, work in Threads.run(count, work) }
        var found = 0
        let seconds = try Stopwatch.median(of: 3) {
            found = try Selection.run(query, queue: queue, desk: desk, context: context, workers: workers).count
        }
        guard found > 0 else { throw NotDone(what: "no text matches") }
        Stopwatch.tell("query: a word in \(queue.commentCount) texts", milliseconds: seconds)
        let all = (1...UInt32(queue.commentCount)).map { CommentNumber($0) }
        let pending = all.filter { queue.state(of: $0) == .pending }.prefix(10_000)
        let grouping = try Stopwatch.median(of: 3) {
            if try WaveSearch(among: Array(pending), in: queue).run(over: desk).isEmpty {
                throw NotDone(what: "no waves")
            }
        }
        Stopwatch.tell("waves of \(pending.count) pending comments", milliseconds: grouping)
        for order in [Order.author, .release] {
            var sorted: [CommentNumber] = []
            let seconds = Stopwatch.median(of: 3) { sorted = order.sorted(all, in: queue) }
            guard sorted.count == all.count else { throw NotDone(what: "the order has lost some") }
            Stopwatch.tell("order \(queue.commentCount) comments by \(order.rawValue)", milliseconds: seconds)
        }
    }
}
