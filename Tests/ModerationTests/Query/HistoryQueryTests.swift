import DeskDoubles
import Moderation
import Seeded
import Testing

@Suite("A query over the history")
struct HistoryQueryTests {
    @Test("Entries are selected as a plain reading selects them", arguments: 0..<12 as Range<UInt64>)
    func oracle(seed: UInt64) throws {
        let world = try QueryWorld(seed: seed, comments: 25, acts: 80)
        let oracle = QueryOracle(world: world)
        var maker = QueryMaker(generator: SeededGenerator(seed: seed &+ 2_000))
        for _ in 0..<60 {
            let query = try maker.query()
            let selected = try HistoryQuery(query)
                .run(queue: world.queue, desk: world.desk, context: world.context)
            let expected = world.entries.filter {
                HistoryQuery.decisions.contains($0.act.verb) && oracle.matches(query, entry: $0)
            }
            #expect(selected == expected.map(\.number), "\(query.text)")
        }
    }

    @Test("Who, what, why and when narrow it further")
    func options() throws {
        let world = try QueryWorld(seed: 2, comments: 25, acts: 120)
        let anna = try #require(Login("anna"))
        let spam = try #require(ReasonCode("spam"))
        func run(_ history: HistoryQuery) throws -> [EntryNumber] {
            try history.run(queue: world.queue, desk: world.desk, context: world.context)
        }
        let all = world.entries.filter { HistoryQuery.decisions.contains($0.act.verb) }
        #expect(try run(HistoryQuery()) == all.map(\.number))
        #expect(try run(HistoryQuery(by: [anna])) == all.filter { $0.by == anna }.map(\.number))
        #expect(
            try run(HistoryQuery(verbs: [.edit, .note]))
                == all.filter {
                    $0.act.verb == .edit || $0.act.verb == .note
                }.map(\.number))
        #expect(
            try run(HistoryQuery(reasons: [spam]))
                == all.filter {
                    if case .reject(_, let reason) = $0.act { return reason == spam }
                    return false
                }.map(\.number))
        let middle = all[all.count / 2].at
        #expect(try run(HistoryQuery(since: middle)) == all.filter { $0.at >= middle }.map(\.number))
        #expect(try run(HistoryQuery(until: middle)) == all.filter { $0.at < middle }.map(\.number))
        #expect(
            try run(HistoryQuery(verbs: [.release])).count == QueryWorld.slugs.count)
    }

    @Test("An entry without comments matches only by what is said of the entry")
    func withoutComments() throws {
        let world = try QueryWorld(seed: 4, comments: 5, acts: 5)
        func count(_ text: String) throws -> Int {
            try HistoryQuery(try Query(text), verbs: [.release])
                .run(queue: world.queue, desk: world.desk, context: world.context).count
        }
        #expect(try count("") == 3)
        #expect(try count("before:0m") == 3)
        #expect(try count("by:nobody") == 0)
        #expect(try count("is:pending") == 0)
        #expect(try count("-is:pending") == 0)
        #expect(try count("is:pending OR before:0m") == 3)
    }
}
