import Moderation
import Seeded
import Testing

@Suite("Judging comments by query")
struct FilterTests {
    @Test("Columns, then texts, agree with a plain reading of every comment", arguments: 0..<24 as Range<UInt64>)
    func oracle(seed: UInt64) throws {
        let world = try QueryWorld(seed: seed, comments: 30, acts: 60)
        let oracle = QueryOracle(world: world)
        var maker = QueryMaker(generator: SeededGenerator(seed: seed &+ 1_000))
        var filled = SameText()
        var batches: [SameText.Batch] = []
        try filled.scan(of: world.queue).run(over: world.desk) { batches.append($0) }
        for batch in batches { filled.take(batch, in: world.queue) }
        for _ in 0..<60 {
            let query = try maker.query()
            let filter = query.filter(for: world.queue, context: world.context)
            for number in world.numbers {
                let expected = oracle.matches(query, number)
                for sameText in [SameText(), filled] {
                    switch filter.verdict(number, in: world.queue, sameText: sameText) {
                    case .yes: #expect(expected, "\(query.text) on \(number)")
                    case .no: #expect(!expected, "\(query.text) on \(number)")
                    case .text: #expect(filter.needsText)
                    }
                }
                if filter.verdict(number, in: world.queue, sameText: filled) == .text {
                    var body = try #require(world.body(of: number))
                    let isMatch = body.withUTF8 {
                        filter.matches(
                            number, in: world.queue, body: UnsafeRawBufferPointer($0), sameText: filled)
                    }
                    #expect(isMatch == expected, "\(query.text) on the text of \(number)")
                }
            }
            let order = try #require(Order.allCases.randomElement(using: &maker.generator))
            let selected = try Selection.run(
                query, queue: world.queue, desk: world.desk, context: world.context, order: order)
            let expected = world.numbers.filter { oracle.matches(query, $0) }
            #expect(selected == order.sorted(expected, in: world.queue), "\(query.text) in order \(order)")
            let few = try Selection.run(
                query, queue: world.queue, desk: world.desk, context: world.context, order: order, limit: 3)
            #expect(few == Array(selected.prefix(3)))
        }
    }

    @Test("A filter stays right while the queue takes tails")
    func tails() throws {
        let world = try QueryWorld(seed: 7, comments: 20, acts: 10)
        var queue = world.queue
        let login = try #require(Login("mārtiņš"))
        let slug = try #require(Slug("later"))
        let queries = try ["by:mārtiņš", "release:later", "author:\"jauns autors\"", "entry:\(queue.entryCount + 3)"]
            .map { try Query($0) }
        let filters = queries.map { $0.filter(for: queue, context: world.context) }
        for filter in filters {
            #expect(world.numbers.allSatisfy { filter.verdict($0, in: queue) == .no })
        }
        try world.desk.release(slug, title: "Vēlāk")
        let number = try world.desk.submit("x", by: Author(name: "JAUNS AUTORS"), to: slug)
        try world.desk.write(.approve(on: [number]), by: login)
        try queue.take(try world.desk.news(after: queue.place))
        for filter in filters {
            #expect(filter.verdict(number, in: queue) == .yes, "\(filter.query.text)")
            #expect(filter.verdict(CommentNumber(1), in: queue) == .no)
        }
    }

    @Test("A comment that the queue does not know matches nothing")
    func unknown() throws {
        let world = try QueryWorld(seed: 1, comments: 3, acts: 0)
        let filter = Query.everything.filter(for: world.queue, context: world.context)
        #expect(filter.verdict(CommentNumber(0), in: world.queue) == .no)
        #expect(filter.verdict(CommentNumber(4), in: world.queue) == .no)
        #expect(filter.verdict(CommentNumber(3), in: world.queue) == .yes)
    }

    @Test("Case and diacritics do not count", arguments: ["cilveku", "CILVĒKU", "cilve\u{304}ku", "ĆİLVÊKÚ"])
    func folding(word: String) throws {
        let world = try QueryWorld(seed: 3, comments: 40, acts: 0)
        let selected = try Selection.run(
            try Query("body:" + word), queue: world.queue, desk: world.desk, context: world.context)
        let expected = world.numbers.filter { world.body(of: $0)?.lowercased().contains("tirdzniec") ?? false }
        #expect(!expected.isEmpty)
        #expect(Set(selected) == Set(expected))
    }
}
