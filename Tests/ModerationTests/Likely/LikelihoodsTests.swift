import Corpus
import DeskDoubles
import Seeded
import Testing

@testable import Moderation

@Suite("What the team's decisions make likely")
struct LikelihoodsTests {
    private static let anna = Login("anna")
    private static let spam = ReasonCode("spam")

    /// A desk with so many advertisements and as many ordinary comments, one after the other, none decided.
    private func desk(_ pairs: Int, seed: UInt64 = 1, tongues: [SpunTexts.Tongue] = [.latvian]) throws -> InMemoryDesk {
        let desk = InMemoryDesk(as: try #require(Self.anna))
        let slug = try #require(Slug("alfa"))
        try desk.release(slug, title: "Alfa")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<pairs {
            let tongue = generator.pick(tongues)
            try desk.submit(SpunTexts.advertisement(tongue, using: &generator), by: Author(name: "a"), to: slug)
            try desk.submit(SpunTexts.ordinary(tongue, using: &generator), by: Author(name: "b"), to: slug)
        }
        return desk
    }

    private func numbers(_ range: ClosedRange<UInt32>) -> [CommentNumber] { range.map { CommentNumber($0) } }

    /// Rejects the odd ones as spam and approves the even ones, up to a number.
    private func decide(_ desk: InMemoryDesk, upTo last: UInt32) throws {
        let all = numbers(1...last)
        let login = try #require(Self.anna)
        try desk.write(.reject(on: all.filter { $0.rawValue % 2 == 1 }, reason: try #require(Self.spam)), by: login)
        try desk.write(.approve(on: all.filter { $0.rawValue % 2 == 0 }), by: login)
    }

    /// Everything that is said about the comments of a desk.
    private func said(_ likelihoods: Likelihoods, _ desk: InMemoryDesk) throws -> [String] {
        let all = numbers(1...UInt32(desk.queue.commentCount))
        let scores = try LikelySearch(all, in: desk.queue, likelihoods).run(over: desk)
        var said: [String] = []
        for number in all {
            guard let place = desk.queue.bodyPlace(of: number), let body = try desk.entry(at: place).content?.body
            else { continue }
            let told = likelihoods.tell(of: body).map { "\($0)" } ?? "nothing"
            said.append("\(number) \(scores[number] ?? 0) \(told)")
        }
        return said
    }

    @Test(
        "Before 20 rejections and 20 approvals nothing is said, from then on of spam",
        arguments: [38, 39, 40] as [UInt32])
    func silence(last: UInt32) throws {
        let desk = try desk(30)
        try decide(desk, upTo: last)
        let likelihoods = try Learner.likelihoods(of: desk.queue, desk)
        #expect(likelihoods.speaks == (last == 40))
        var context = QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: [])
        context.likelihoods = likelihoods
        for query in ["is:pending likely:spam", "is:pending likely:any", "is:pending likely:abuse,spam"] {
            let found = try Selection.run(try Query(query), queue: desk.queue, desk: desk, context: context)
            #expect(found == (last == 40 ? numbers(41...60).filter { $0.rawValue % 2 == 1 } : []))
        }
        for query in ["is:pending likely:abuse", "is:pending likely:none"] {
            #expect(try Selection.run(try Query(query), queue: desk.queue, desk: desk, context: context).isEmpty)
        }
        // Where nothing can be said, its contrary can't be either.
        context.likelihoods = nil
        for query in ["likely:any", "-likely:any", "is:any (has:link OR -likely:spam)"] {
            #expect(try Selection.run(try Query(query), queue: desk.queue, desk: desk, context: context).isEmpty)
        }
    }

    @Test("The same queue gives the same whole numbers in every process")
    func numbers() throws {
        let desk = try desk(25, seed: 7, tongues: SpunTexts.Tongue.allCases)
        try decide(desk, upTo: 46)
        let likelihoods = try Learner.likelihoods(of: desk.queue, desk)
        let scores = try LikelySearch(numbers(47...50), in: desk.queue, likelihoods).run(over: desk)
        #expect(numbers(47...50).map { scores[$0] } == [3_448_111, -1_581_839, 2_403_059, -11_773])
        let body = "Labdien! Piedāvājam kredītu bez ķīlas: http://kredits1.example/ Paldies par informāciju."
        let told = try #require(likelihoods.tell(of: body))
        let bytes = Array(body.utf8)
        func word(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        #expect(told.reason == Self.spam && told.count == Likelihoods.Count(rejected: 11, of: 11))
        #expect(told.words.map(word) == ["Piedāvājam", "example", "kredits1"])
        #expect(told.against.map(word) == "informāciju")
    }

    @Test(
        "What is unlearned leaves nothing behind: followed through decisions, undos and erasures it is as if learned at once",
        arguments: 0..<6 as Range<UInt64>)
    func following(seed: UInt64) throws {
        let desk = try desk(40, seed: seed, tongues: SpunTexts.Tongue.allCases)
        let most = seed % 2 == 0 ? 24 : 1_000
        var generator = SeededGenerator(seed: seed)
        var learner = Learner(of: desk.queue, most: most)
        let reasons = try ["spam", "abuse"].map { try #require(ReasonCode($0)) }
        let login = try #require(Self.anna)
        func follow(_ numbers: [CommentNumber], isErasure: Bool = false) throws {
            if isErasure { learner.restart(desk.queue) } else { learner.note(numbers, in: desk.queue) }
            while let lesson = learner.next(desk.queue) { learner.receive(try lesson.run(over: desk)) }
        }
        try follow([])
        try decide(desk, upTo: 60)
        try follow(numbers(1...60))
        for step in 0..<30 {
            let on = Set((0..<generator.below(6) + 1).map { _ in CommentNumber(UInt32(generator.below(80) + 1)) })
                .sorted()
            let act: Act
            var content: Content?
            switch generator.below(10) {
            case 0...2: act = .approve(on: on)
            case 3...5: act = .reject(on: on, reason: generator.pick(reasons))
            case 6:
                act = .edit(on: on[0])
                content = Content(body: SpunTexts.ordinary(.english, using: &generator))
            case 7 where step % 3 == 0: act = .erase(on: [on[0]], blank: desk.queue.blankable(with: [on[0]]).certain)
            default:
                let entry = desk.entries[desk.entries.count - 1 - generator.below(5)]
                act = .undo(entry: entry.number, on: entry.act.on)
            }
            guard (try? desk.write(act, by: login, content: content)) != nil else { continue }
            try follow(act.on, isErasure: act.verb == .erase)
        }
        var fresh = Learner(of: desk.queue, most: most)
        while let lesson = fresh.next(desk.queue) { fresh.receive(try lesson.run(over: desk)) }
        #expect(try said(learner.learned.likelihoods, desk) == said(fresh.learned.likelihoods, desk))
    }

    @Test("A lesson that was begun before an erasure hinders nothing, though its texts can't be read any more")
    func spoilt() throws {
        let desk = try desk(10)
        var learner = Learner(of: desk.queue)
        _ = learner.next(desk.queue)
        learner.restart(desk.queue)
        learner.receive(nil)
        while let lesson = learner.next(desk.queue) { learner.receive(try lesson.run(over: desk)) }
        #expect(learner.isDone && !learner.learned.signed.isEmpty)
    }

    @Test("Where a text can't be read nothing is told, even if it was of the last lesson")
    func unreadable() throws {
        let desk = try desk(10)
        var learner = Learner(of: desk.queue)
        while learner.next(desk.queue) != nil { learner.receive(nil) }
        #expect(!learner.isDone)
    }

    @Test("Undone decisions are as if they had never been taken")
    func undone() throws {
        let desk = try desk(40)
        let login = try #require(Self.anna)
        try decide(desk, upTo: 60)
        let before = try said(Learner.likelihoods(of: desk.queue, desk), desk)
        let entry = try desk.write(.approve(on: numbers(61...80)), by: login)
        #expect(try said(Learner.likelihoods(of: desk.queue, desk), desk) != before)
        try desk.write(.undo(entry: entry, on: numbers(61...80)), by: login)
        #expect(try said(Learner.likelihoods(of: desk.queue, desk), desk) == before)
    }

    @Test("A text approved five hundred times counts once, and as what was decided of it last")
    func poisoned() throws {
        let login = try #require(Self.anna)
        let slug = try #require(Slug("alfa"))
        var generator = SeededGenerator(seed: 9)
        let poison = SpunTexts.advertisement(.latvian, using: &generator)
        func said(copies: Int, rejectsLast: Bool = false) throws -> [String] {
            let desk = try desk(40)
            try decide(desk, upTo: 70)
            let first = UInt32(desk.queue.commentCount) + 1
            for _ in 0..<copies { try desk.submit(poison, by: Author(name: "c"), to: slug) }
            let all = numbers(first...first + UInt32(copies) - 1)
            try desk.write(.approve(on: all), by: login)
            if rejectsLast { try desk.write(.reject(on: [all[0]], reason: try #require(Self.spam)), by: login) }
            return Array(try self.said(Learner.likelihoods(of: desk.queue, desk), desk).prefix(80))
        }
        let once = try said(copies: 1)
        #expect(try said(copies: 500) == once)
        let rejected = try said(copies: 1, rejectsLast: true)
        #expect(rejected != once)
        #expect(try said(copies: 500, rejectsLast: true) == rejected)
    }

    @Test("The order puts advertisement first, or last; equals and what has no text stand by time")
    func orders() throws {
        let desk = try desk(60, tongues: SpunTexts.Tongue.allCases)
        try decide(desk, upTo: 80)
        let likelihoods = try Learner.likelihoods(of: desk.queue, desk)
        let pending = numbers(81...120)
        let scores = try LikelySearch(pending, in: desk.queue, likelihoods).run(over: desk)
        let likely = Order.likely.sorted(pending, by: scores)
        #expect(likely.prefix(20).allSatisfy { $0.rawValue % 2 == 1 })
        #expect(Order.unlikely.sorted(pending, by: scores).prefix(20).allSatisfy { $0.rawValue % 2 == 0 })
        #expect(Order.likely.sorted(pending, by: [:]) == pending)
        #expect(Order.oldest.sorted(pending, by: scores) == pending)
        let few = [pending[3]: 5, pending[1]: 5]
        #expect(
            Order.likely.sorted(Array(pending.prefix(4)), by: few) == [pending[1], pending[3], pending[0], pending[2]])
    }

    @Test("What imported comments were decided elsewhere is learned by nobody")
    func imported() throws {
        let desk = try desk(20)
        let slug = try #require(Slug("alfa"))
        try decide(desk, upTo: 40)
        let before = try said(Learner.likelihoods(of: desk.queue, desk), desk)
        try desk.submit("Kāds jauns teksts", by: Author(name: "c"), to: slug, base: .rejected(try #require(Self.spam)))
        #expect(try Array(said(Learner.likelihoods(of: desk.queue, desk), desk).prefix(40)) == before)
    }

    @Test("After many rejections in a row what readers write in good faith is not taken for the like of them")
    func oneKind() throws {
        let login = try #require(Self.anna)
        let slug = try #require(Slug("alfa"))
        let desk = try desk(100)
        try decide(desk, upTo: 200)
        var generator = SeededGenerator(seed: 4)
        let first = UInt32(desk.queue.commentCount) + 1
        for _ in 0..<600 {
            try desk.submit(SpunTexts.advertisement(.latvian, using: &generator), by: Author(name: "c"), to: slug)
        }
        try desk.write(.reject(on: numbers(first...first + 599), reason: try #require(Self.spam)), by: login)
        let likelihoods = try Learner.likelihoods(of: desk.queue, desk)
        for _ in 0..<20 {
            #expect(likelihoods.tell(of: SpunTexts.ordinary(.latvian, using: &generator)) == nil)
            let told = likelihoods.tell(of: SpunTexts.advertisement(.latvian, using: &generator))
            #expect(told?.count == Likelihoods.Count(rejected: 40, of: 40))
        }
    }
}
