import DeskDoubles
import Moderation
import Testing

@Suite("What happened since a moderator left")
struct BriefTests {
    private static func login(_ text: String) throws -> Login { try #require(Login(text)) }
    private static let start = Moment(milliseconds: 1_795_000_000_000)

    /// A desk with so many comments, an hour apart.
    private func desk(_ comments: Int) throws -> InMemoryDesk {
        let desk = InMemoryDesk(as: try Self.login("anna"), settings: Settings(), now: Self.start)
        let slug = try #require(Slug("zina"))
        try desk.release(slug, title: "Ziņa")
        for index in 0..<comments {
            try desk.submit("\(index)", by: Author(name: "N"), to: slug, submitted: desk.now)
            desk.now = desk.now + Moment.hour
        }
        return desk
    }

    private func on(_ raw: UInt32) -> [CommentNumber] { [CommentNumber(raw)] }

    private func brief(_ desk: InMemoryDesk, since: Moment? = nil, target: Int64? = nil) throws -> Brief {
        let anna = try Self.login("anna")
        return Brief(
            for: anna, since: since ?? Brief.left(anna, in: desk.queue, at: desk.now), in: desk.queue, target: target,
            at: desk.now)
    }

    @Test("She left with her newest entry; who has none, a day ago")
    func left() throws {
        let desk = try desk(2)
        let anna = try Self.login("anna")
        #expect(Brief.left(try Self.login("zane"), in: desk.queue, at: desk.now) == desk.now + -Moment.day)
        let then = desk.now
        try desk.write(.approve(on: on(1)), by: anna)
        desk.now = desk.now + Moment.hour
        try desk.write(.approve(on: on(2)), by: try Self.login("juris"))
        #expect(Brief.left(anna, in: desk.queue, at: desk.now) == then)
    }

    @Test("Counts what is over the target, by a query that finds just that, and what is due")
    func waiting() throws {
        let desk = try desk(5)
        try desk.write(.defer(on: on(1), until: desk.now + Moment.hour), by: try Self.login("juris"))
        try desk.write(.defer(on: on(2), until: desk.now + Moment.day), by: try Self.login("juris"))
        desk.now = desk.now + 2 * Moment.hour
        let brief = try brief(desk, target: 4 * Moment.hour)
        #expect(brief.due == on(1))
        #expect(brief.late?.query.text == "is:pending before:4h")
        let context = QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: [])
        let found = try Selection.run(
            try #require(brief.late?.query), queue: desk.queue, desk: desk, context: context)
        #expect(found.count == brief.late?.count && found.count == 2)
        #expect(try self.brief(desk, target: 100 * Moment.day).late == nil)
        #expect(try self.brief(desk).late == nil)
    }

    @Test("Tells her decisions that others have changed, and not those that stand again, or that she has taken anew")
    func changed() throws {
        let desk = try desk(8)
        let (anna, juris) = (try Self.login("anna"), try Self.login("juris"))
        let spam = try #require(ReasonCode("spam"))
        for number in 1...6 { try desk.write(.approve(on: on(UInt32(number))), by: anna) }
        try desk.write(.approve(on: on(7)), by: juris)
        desk.now = desk.now + Moment.hour
        // 1: rejected by another. 2: reopened. 3: edited, which leaves the decision. 4: there and back. 5: decided again.
        let rejection = try desk.write(.reject(on: on(1), reason: spam), by: juris)
        try desk.write(.note(on: on(1)), by: juris, content: Content(note: "kāpēc"))
        let reopening = try desk.write(.reopen(on: on(2)), by: juris)
        try desk.write(.edit(on: CommentNumber(3)), by: juris, content: Content(body: "cits"))
        let back = try desk.write(.reopen(on: on(4)), by: juris)
        try desk.write(.undo(entry: back, on: on(4)), by: juris)
        try desk.write(.reopen(on: on(5)), by: juris)
        // A decision that was never hers is not counted.
        try desk.write(.reject(on: on(7), reason: spam), by: juris)
        let since = desk.now
        try desk.write(.approve(on: on(5)), by: anna)
        let changed = try brief(desk, since: since).changed
        #expect(changed.map(\.number.rawValue) == [1, 2])
        #expect(changed.map(\.entry) == [rejection, reopening])
        #expect(changed.map(\.verb) == [.reject, .reopen] && changed.allSatisfy { $0.by == juris })
        desk.now = desk.now + Moment.hour
        #expect(try brief(desk, since: desk.now).changed.isEmpty)
    }

    @Test("An erasure of what she decided is told, and so is an undo of her act")
    func erased() throws {
        let desk = try desk(2)
        let (anna, juris) = (try Self.login("anna"), try Self.login("juris"))
        let act = try desk.write(.approve(on: on(1) + on(2)), by: anna)
        desk.now = desk.now + Moment.hour
        try desk.write(.undo(entry: act, on: on(1)), by: juris)
        try desk.write(.erase(on: on(2), blank: desk.queue.blankable(with: on(2)).certain), by: juris)
        #expect(try brief(desk).changed.map(\.verb) == [.undo, .erase])
    }

    @Test("Tells what was changed on a site after its approval, until somebody acts on it")
    func siteEdits() throws {
        let desk = try desk(1)
        let (anna, site) = (try Self.login("anna"), try Self.login("iem-site"))
        let slug = try #require(Slug("zina"))
        let new = (0..<2).map { index in
            NewComment(
                release: slug, author: Author(name: "N"), body: "\(index)",
                source: Source(system: "wordpress:iem.example", id: "\(index)"))
        }
        var queue = desk.queue
        _ = try desk.submit(new, by: site, queue: &queue, allOrNothing: false)
        // 2: changed there before anybody approved it. 1 came by no sync.
        try desk.write(.edit(on: CommentNumber(2)), by: site, content: Content(body: "agrāk"))
        for number in 1...3 { try desk.write(.approve(on: on(UInt32(number))), by: anna) }
        #expect(try brief(desk).siteEdits == 0)
        try desk.write(.edit(on: CommentNumber(1)), by: anna, content: Content(body: "moderatora"))
        try desk.write(.edit(on: CommentNumber(3)), by: site, content: Content(body: "vietnē"))
        #expect(try brief(desk).siteEdits == 1)
        let context = QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: [])
        let found = try Selection.run(.siteEdits, queue: desk.queue, desk: desk, context: context)
        #expect(found == on(3))
        try desk.write(.note(on: on(3)), by: anna, content: Content(note: "izlasīts"))
        #expect(try brief(desk).siteEdits == 0)
    }

    @Test("As many comments as a query can name make one", arguments: [1, 2_000])
    func numbers(count: Int) throws {
        let query = Query.comments((1...count).map { CommentNumber(UInt32($0)) })
        #expect(query.text.hasPrefix("number:1") && query.text.utf8.count <= Query.longest)
    }
}
