import DeskDoubles
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
        for batch in batches { filled.add(batch, in: world.queue) }
        for _ in 0..<60 {
            let query = try maker.query()
            let filter = query.filter(for: world.queue, context: world.context)
            for number in world.numbers {
                let expected = oracle.matches(query, number)
                for sameText in [SameText(), filled] {
                    switch filter.verdict(number, in: world.queue, sameText: sameText) {
                    case .yes: #expect(expected, "\(query.text) on \(number)")
                    case .no: #expect(!expected, "\(query.text) on \(number)")
                    case .text: break
                    }
                }
                if filter.verdict(number, in: world.queue, sameText: filled) == .text {
                    var found: [CommentNumber] = []
                    try TextSearch(filter, among: [number], in: world.queue, sameText: filled)
                        .run(over: world.desk) { found += $0.found }
                    #expect(!found.isEmpty == expected, "\(query.text) on the text of \(number)")
                }
            }
            let order = try #require(Order.allCases.randomElement(using: &maker.generator))
            let selected = try Selection.run(
                query, queue: world.queue, desk: world.desk, context: world.context, order: order)
            let expected = world.numbers.filter { oracle.matches(query, $0) }
            if order == .marked {
                let marks = world.context.rules.map { rule in expected.filter { oracle.matches(rule.when, $0) } }
                let sorted = Order.oldest.sorted(expected, in: world.queue).enumerated().map { place, number in
                    (count: marks.count { $0.contains(number) }, place: place, number: number)
                }.sorted { ($1.count, $0.place) < ($0.count, $1.place) }
                #expect(selected == sorted.map(\.number), "\(query.text) in order \(order)")
            } else {
                #expect(selected == order.sorted(expected, in: world.queue), "\(query.text) in order \(order)")
            }
            let few = try Selection.run(
                query, queue: world.queue, desk: world.desk, context: world.context, order: order, limit: 3)
            #expect(few == Array(selected.prefix(3)))
            let kept = Selection.keptCount(query, queue: world.queue, context: world.context)
            #expect(kept == nil || kept == expected.count, "\(query.text)")
        }
    }

    @Test("A query for states alone is counted without looking at a comment, and gives its first ones alone")
    func statesAlone() throws {
        let world = try QueryWorld(seed: 11, comments: 60, acts: 90)
        for text in ["is:pending", "is:deferred", "is:approved,rejected", "is:rejected", "is:erased"] {
            let query = try Query(text)
            let selected = try Selection.run(
                query, queue: world.queue, desk: world.desk, context: world.context, order: .newest)
            #expect(Selection.keptCount(query, queue: world.queue, context: world.context) == selected.count, "\(text)")
            for order in [Order.newest, .oldest] {
                let all = try Selection.run(
                    query, queue: world.queue, desk: world.desk, context: world.context, order: order)
                for limit in 0...selected.count + 1 {
                    let few = try Selection.run(
                        query, queue: world.queue, desk: world.desk, context: world.context, order: order, limit: limit)
                    #expect(few == Array(all.prefix(limit)), "\(limit) of \(text), \(order)")
                }
            }
        }
    }

    @Test("The first of a list are right in a queue whose comments came in another order than they were sent")
    func misplaced() throws {
        for times in [[1, 2, 3, 4], [1, 2, 2, 1], [4, 1, 3, 2]] as [[Int64]] {
            let desk = InMemoryDesk(as: .anna)
            try desk.release(.brussels, title: "T")
            for time in times {
                try desk.submit(
                    "B", by: Author(name: "Ann"), to: .brussels, submitted: Moment(milliseconds: time * 1_000))
            }
            let context = QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: [])
            for order in [Order.newest, .oldest] {
                let all = order.sorted((1...4).map { CommentNumber($0) }, in: desk.queue)
                for limit in 0...5 {
                    let few = try Selection.run(
                        .pending, queue: desk.queue, desk: desk, context: context, order: order, limit: limit)
                    #expect(few == Array(all.prefix(limit)))
                }
            }
        }
    }

    @Test(
        "Exact terms match one author and one address, in any spelling that is the same, and nobody else",
        arguments: [
            ("author:=Ann", [1, 2]), ("author:=ann", [3]), ("author:Ann", [1, 2, 3, 4]), ("author:=Anna", [4]),
            ("author:=\u{100}ra", [5, 6]), ("author:=A\u{304}ra", [5, 6]), ("author:=Ara", []),
            ("author:=\u{200B}", [7]),
            ("email:=a@b.lv", [1]), ("email:=A@b.lv", [3]), (#"email:="""#, [2, 4, 5, 6, 7]),
            (#"author:=Ann email:="""#, [2]),
            (#"-email:="""#, [1, 3, 8]), (#"author:=Ann -email:="""#, [1]),
            ("address:=192.0.2.1", [1, 3]), ("address:192.0.2.1", [1, 2, 3]), ("address:=::FFFF:192.0.2.1", [1, 3]),
            ("address:=2001:db8::1", [4, 5]), ("address:=[2001:db8:0:0:0:0:0:1]", [4, 5]), ("address:=x", [6]),
        ] as [(String, [UInt32])])
    func exact(text: String, numbers: [UInt32]) throws {
        let desk = InMemoryDesk(as: .anna)
        try desk.release(.brussels, title: "T")
        let authors: [(String, String?, String?)] = [
            ("Ann", "a@b.lv", "192.0.2.1"), ("Ann", nil, "192.0.2.10"), ("ann", "A@b.lv", "::ffff:192.0.2.1"),
            ("Anna", nil, "2001:db8::1"), ("\u{100}ra", nil, "2001:DB8:0::1"), ("A\u{304}ra", nil, "x"),
            ("\u{200B}", nil, nil), ("Erased", nil, nil),
        ]
        for (name, email, address) in authors {
            try desk.submit("B", by: Author(name: name, email: email, address: address), to: .brussels)
        }
        try desk.write(
            .erase(on: [CommentNumber(8)], blank: desk.queue.blankable(with: [CommentNumber(8)]).certain), by: .anna)
        let context = QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: [])
        let found = try Selection.run(
            try Query(text), queue: desk.queue, desk: desk, context: context, order: .oldest)
        #expect(found == numbers.map { CommentNumber($0) })
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
        try queue.apply(try world.desk.news(after: queue.place))
        for (filter, query) in zip(filters, queries) {
            #expect(filter.verdict(number, in: queue) == .yes, "\(query.text)")
            #expect(filter.verdict(CommentNumber(1), in: queue) == .no)
        }
    }

    @Test(
        "What the queue doesn't know matches nothing, negated or not, until it is there",
        arguments: [
            "release:later", "reason:odd", "number:21", "same:21", "like:21", "entry:25", "number:3,21",
            "release:alfa,later",
        ])
    func unknownNames(term: String) throws {
        let world = try QueryWorld(seed: 7, comments: 20, acts: 0)
        for text in ["-" + term, "NOT (\(term) OR author:x)", "is:any OR " + term, "view:Old", "-rule:old"] {
            var context = world.context
            context.views = [NamedView(name: "Old", query: try Query("-" + term))]
            let old = try #require(ReasonCode("old"))
            context.rules = [Settings.Rule(name: old, when: try Query(term), english: "old", latvian: "old")]
            let filter = try Query(text).filter(for: world.queue, context: context)
            #expect(world.numbers.allSatisfy { filter.verdict($0, in: world.queue) == .no }, "\(text)")
            #expect(filter.select(in: world.queue, order: .oldest).certain.isEmpty, "\(text)")
            let history = HistoryQuery(try Query(text), verbs: Set(Verb.allCases))
            #expect(history.matches(in: world.queue, context: context).certain.isEmpty, "\(text)")
        }
        var queue = world.queue
        let filter = try Query("-" + term).filter(for: queue, context: world.context)
        #expect(filter.verdict(CommentNumber(1), in: queue) == .no)
        let desk = world.desk
        try desk.release(try #require(Slug("later")), title: "Vēlāk")
        let number = try desk.submit("x", by: Author(name: "X"), to: .name("later"))
        let reason = try #require(ReasonCode("odd"))
        try desk.write(.reject(on: [number], reason: reason), by: try #require(Login("anna")))
        try queue.apply(try desk.news(after: queue.place))
        #expect(filter.verdict(CommentNumber(1), in: queue) != .no, "\(term)")
    }

    @Test("One who never acted has acted on no comment, and so has a range that ends beyond the last")
    func nobody() throws {
        let world = try QueryWorld(seed: 7, comments: 20, acts: 10)
        for (text, count) in [("by:nobody", 0), ("-by:nobody", 20), ("number:21..30", 0), ("-number:15..99", 14)] {
            let filter = try Query(text).filter(for: world.queue, context: world.context)
            #expect(filter.select(in: world.queue, order: .oldest).certain.count == count, "\(text)")
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
