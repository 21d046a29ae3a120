import DeskDoubles
import Moderation
import Testing

@Suite("The trial of a query on the past")
struct RehearsalTests {
    private static let queries = [
        "author-approved:0", "author-approved:1.. has:link", "address-rejected:1..", "burst:2",
        "kredit author-rejected:0",
        "-author-approved:0 OR word:nauda", "rule:links", "rule:strange,money length:5..", "release:alfa is:reply",
        "before:2d -address-approved:1..", "", "is:pending address-approved:..0 paldies", "has:trap OR links:1..",
    ]

    @Test("Agrees with a plain reading of every comment as it arrived", arguments: 0..<16 as Range<UInt64>)
    func oracle(seed: UInt64) throws {
        let world = try QueryWorld(seed: seed, comments: 40, acts: 80)
        var oracle = QueryOracle(world: world)
        oracle.isOnArrival = true
        for text in Self.queries {
            for since in [nil, world.context.now + -Moment.day] {
                let query = try Query(text)
                let rehearsal = try Rehearsal(query, since: since, in: world.queue, context: world.context)
                // What it says of the state is left out; in these rules it says pending, as which all arrives.
                let tried = try Query(text.replacing("is:pending ", with: ""))
                let expected = world.numbers.filter { number in
                    world.queue.submitted(of: number) >= since ?? Moment(milliseconds: 0)
                        && oracle.matchesOnArrival(tried, number)
                }
                let report = try rehearsal.run(in: world.queue, world.desk)
                #expect(report.hits == expected.count, "\(text) since \(String(describing: since))")
                let outcomes = Dictionary(grouping: expected) { world.queue.state(of: $0) }
                let approved = outcomes[.approved] ?? []
                #expect(report.against == approved, "\(text)")
                #expect(report.edited == approved.filter { world.queue.isEdited($0) })
                #expect(report.rejectedCount == outcomes[.rejected]?.count ?? 0)
                #expect(report.erased == outcomes[.erased]?.count ?? 0)
                #expect(report.pending + report.deferred == outcomes[.pending]?.count ?? 0)
            }
        }
    }

    @Test("The numbers are those of the decisions that stand now, and say how sure they are")
    func report() throws {
        let desk = InMemoryDesk(as: .anna)
        try desk.release(.brussels, title: "T")
        for index in 1...12 {
            try desk.submit(index == 12 ? "y" : "x\(index)", by: Author(name: "A"), to: .brussels)
        }
        func numbers(_ range: ClosedRange<UInt32>) -> [CommentNumber] { range.map { CommentNumber($0) } }
        let spam = try #require(ReasonCode("spam"))
        try desk.write(.reject(on: numbers(1...5), reason: spam), by: .anna)
        try desk.write(.reject(on: numbers(12...12), reason: spam), by: .anna)
        try desk.write(.reject(on: numbers(6...6), reason: .other), by: .anna, content: Content(note: "n"))
        try desk.write(.approve(on: numbers(7...8)), by: .anna)
        try desk.write(.edit(on: CommentNumber(8)), by: .anna, content: Content(body: "x, better"))
        try desk.write(.defer(on: numbers(9...9), until: desk.now + Moment.day), by: .anna)
        let context = QueryContext(now: desk.now, zone: FixedZone(), words: [])
        let rehearsal = try Rehearsal(try Query("is:rejected x"), in: desk.queue, context: context)
        #expect(rehearsal.query.text == "x" && rehearsal.leftOut.map(\.text) == ["is:rejected"])
        let report = try rehearsal.run(in: desk.queue, desk)
        #expect(report.comments == 12 && report.hits == 11)
        #expect(report.rejected.map(\.reason.text) == ["spam", "other"])
        #expect(report.rejected.map(\.hits) == [5, 1] && report.rejected.map(\.total) == [6, 1])
        #expect(report.approved == numbers(7...7) && report.edited == numbers(8...8))
        #expect(report.against == numbers(7...8))
        #expect(report.pending == 2 && report.deferred == 1 && report.erased == 0)
        #expect(report.precision == RehearsalReport.Share(6, of: 8))
    }

    @Test(
        "A share comes with the bounds of Wilson's interval",
        arguments: [
            (281, 307, 91, 88, 94), (6, 8, 75, 41, 93), (1, 1, 100, 21, 100), (0, 10, 0, 0, 28),
            (199, 200, 99, 97, 100), (4_000, 4_010, 99, 99, 100),
        ])
    func share(part: Int, whole: Int, percent: Int, low: Int, high: Int) throws {
        let share = try #require(RehearsalReport.Share(part, of: whole))
        #expect(share.percent == percent && share.low == low && share.high == high)
        #expect(RehearsalReport.Share(0, of: 0) == nil)
    }

    @Test(
        "What a rule or a view says of the state is left out, however it is named",
        arguments: ["is:approved x", "rule:seen", "view:Seen", "rule:seen is:any"])
    func named(text: String) throws {
        let desk = InMemoryDesk(as: .anna)
        try desk.release(.brussels, title: "T")
        for _ in 1...3 { try desk.submit("x", by: Author(name: "A"), to: .brussels) }
        var context = QueryContext(now: desk.now, zone: FixedZone(), words: [])
        let when = try Query("is:approved x")
        context.rules = [
            Settings.Rule(name: try #require(ReasonCode("seen")), when: when, english: "s", latvian: "s")
        ]
        context.views = [NamedView(name: "Seen", key: nil, query: when, order: nil)]
        let rehearsal = try Rehearsal(try Query(text), in: desk.queue, context: context)
        #expect(rehearsal.leftOut.map(\.text).first == "is:approved")
        #expect(try rehearsal.run(in: desk.queue, desk).hits == 3)
    }

    @Test("What isn't known is nothing to a trial either", arguments: ["-rule:gone x", "-view:gone x", "view:Without"])
    func unknown(text: String) throws {
        let desk = InMemoryDesk(as: .anna)
        try desk.release(.brussels, title: "T")
        try desk.submit("x", by: Author(name: "A"), to: .brussels)
        var context = QueryContext(now: desk.now, zone: FixedZone(), words: [])
        context.views = [NamedView(name: "Without", key: nil, query: try Query("-rule:gone"), order: nil)]
        let rehearsal = try Rehearsal(try Query(text), in: desk.queue, context: context)
        #expect(try rehearsal.run(in: desk.queue, desk).hits == 0)
    }

    @Test("A rule is tried by its own query, and one that can't be is named")
    func rules() throws {
        let world = try QueryWorld(seed: 3, comments: 10, acts: 10)
        var context = world.context
        context.rules = [
            Settings.Rule(
                name: try #require(ReasonCode("later")), when: try Query("x by:anna"), english: "l", latvian: "l")
        ]
        #expect(throws: Rehearsal.Refusal.self) {
            try Rehearsal(try Query("is:pending rule:later"), in: world.queue, context: context)
        }
        let query = try Query("rule:later")
        do throws(Rehearsal.Refusal) {
            _ = try Rehearsal(query, in: world.queue, context: context)
        } catch {
            #expect(error.rule?.text == "later" && error.error.column == 3)
        }
    }
}
