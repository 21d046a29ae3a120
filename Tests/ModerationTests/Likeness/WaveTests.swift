import Corpus
import DeskDoubles
import Seeded
import Testing

@testable import Moderation

@Suite("Waves")
struct WaveTests {
    private let slug = Slug("alfa")

    private func desk(_ bodies: [String]) throws -> InMemoryDesk {
        let desk = InMemoryDesk(as: try #require(Login("anna")))
        let slug = try #require(slug)
        try desk.release(slug, title: "Alfa")
        for body in bodies { try desk.submit(body, by: Author(name: "a"), to: slug) }
        return desk
    }

    private func waves(_ desk: InMemoryDesk) throws -> [[UInt32]] {
        let all = (1...UInt32(desk.queue.commentCount)).map { CommentNumber($0) }
        return try WaveSearch(among: all, in: desk.queue).run(over: desk).map { $0.numbers.map(\.rawValue) }
    }

    @Test(
        "Spun waves are found apart and whole, among ordinary comments in three languages",
        arguments: 0..<4 as Range<UInt64>)
    func spun(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var bodies: [String] = []
        var expected: [SpunTexts.Tongue: [UInt32]] = [:]
        for index in 0..<300 {
            let tongue = generator.pick(SpunTexts.Tongue.allCases)
            if index % 5 == 0 {
                bodies.append(SpunTexts.advertisement(tongue, using: &generator))
                expected[tongue, default: []].append(UInt32(index + 1))
            } else {
                bodies.append("\(SpunTexts.ordinary(tongue, using: &generator)) \(SpunTexts.noise(using: &generator))")
            }
        }
        let found = try waves(desk(bodies))
        for (_, wave) in expected { #expect(found.contains(wave)) }
    }

    @Test("The largest comes first; a wave begins with its first comment, and different texts are counted")
    func order() throws {
        let large = (0..<5).map {
            "Ātrie kredīti bez ķīlas un galvotājiem, zvaniet uz \($0) numuru jau šodien! http://a.example/\($0)"
        }
        let small = (0..<3).map { _ in "Pārdodu lietotu velosipēdu labā stāvoklī, zvanīt vakaros pēc sešiem." }
        let desk = try desk(small + ["Paldies!"] + large + ["Paldies!"])
        let all = (1...UInt32(desk.queue.commentCount)).map { CommentNumber($0) }
        let found = try WaveSearch(among: all, in: desk.queue).run(over: desk)
        #expect(found.map { $0.numbers.map(\.rawValue) } == [[5, 6, 7, 8, 9], [1, 2, 3]])
        #expect(found.map(\.texts) == [5, 1])
        #expect(found.first?.first == CommentNumber(5))
    }

    @Test("Short comments make a wave only where they say the same")
    func short() throws {
        let bodies = ["Paldies!", "paldies!", " PALDIES! ", "Paldies 2!", "Paldies 3!", "Paldies 4!"]
        #expect(try waves(desk(bodies)) == [[1, 2, 3]])
    }

    /// Long texts of which no two are alike, each with a beginning that many share.
    private func barelyShared(_ count: Int, beginnings: Int, among words: inout SeededGenerator) -> [String] {
        func text(_ letters: Int) -> String {
            String(decoding: (0..<letters).map { _ in UInt8.random(in: 0x61...0x7A, using: &words) }, as: UTF8.self)
        }
        let shared = (0..<beginnings).map { _ in text(400) }
        return (0..<count).map { shared[$0 % beginnings] + text(500) }
    }

    @Test(
        "Many long texts that share a part without being alike cost no more comparisons than there are texts",
        arguments: [1, 4])
    func adversarial(beginnings: Int) throws {
        var generator = SeededGenerator(seed: 6)
        let bodies = barelyShared(600, beginnings: beginnings, among: &generator)
        let desk = try desk(bodies + Array(repeating: bodies[300], count: 3))
        let all = (1...UInt32(desk.queue.commentCount)).map { CommentNumber($0) }
        let search = WaveSearch(among: all, in: desk.queue)
        let began = try search.beginnings(over: desk)
        #expect((500...600).contains(began.waves.count))
        #expect(began.comparisons + began.proposals < 25 * bodies.count)
        #expect(try search.run(over: desk).map { $0.numbers.map(\.rawValue) } == [[301, 601, 602, 603]])
    }

    @Test("A search that was stopped reads no further and finds nothing")
    func stopped() throws {
        let desk = try desk(Array(repeating: "Pārdodu lietotu velosipēdu labā stāvoklī, zvanīt vakaros.", count: 4))
        let all = (1...UInt32(4)).map { CommentNumber($0) }
        let stop = SearchStop()
        stop.stop()
        let search = WaveSearch(among: all, in: desk.queue)
        #expect(try search.run(over: desk, stop: stop).isEmpty)
        #expect(try search.beginnings(over: desk, stop).waves.isEmpty)
        #expect(try search.run(over: desk).count == 1)
    }

    @Test("What was decided of the like is told with a wave")
    func decided() throws {
        var generator = SeededGenerator(seed: 3)
        let bodies = (0..<8).map { _ in SpunTexts.advertisement(.latvian, using: &generator) }
        let desk = try desk(bodies)
        let login = try #require(Login("anna"))
        let spam = try #require(ReasonCode("spam"))
        try desk.write(.reject(on: [CommentNumber(1), CommentNumber(2)], reason: spam), by: login)
        var learner = Learner(of: desk.queue)
        learner.receive(try learner.next(desk.queue)?.run(over: desk))
        #expect(learner.isDone)
        let decided = learner.learned.signed.filter { learner.standing[$0.number] != nil }
        let pending = (3...8).map { CommentNumber($0) }
        let found = try WaveSearch(among: pending, in: desk.queue, decided: decided).run(over: desk)
        #expect(found.map(\.numbers) == [pending])
        #expect(found.map(\.decided) == [[CommentNumber(1), CommentNumber(2)]])
    }

    @Test(
        "What is alike to a comment is found by signatures as like: finds it; what changed is learned, what was erased forgotten"
    )
    func alike() throws {
        var generator = SeededGenerator(seed: 4)
        let bodies = (0..<40).map { index in
            index % 4 == 0
                ? SpunTexts.advertisement(.russian, using: &generator)
                : "\(SpunTexts.ordinary(.russian, using: &generator)) \(SpunTexts.noise(using: &generator))"
        }
        let desk = try desk(bodies)
        let login = try #require(Login("anna"))
        var learner = Learner(of: desk.queue)
        let first = CommentNumber(1)
        func alike() throws -> [UInt32] {
            while let lesson = learner.next(desk.queue) { learner.receive(try lesson.run(over: desk)) }
            let search = try #require(AlikeSearch(first, among: learner.learned.signed, in: desk.queue))
            return try search.run(over: desk).alike.map(\.number.rawValue).sorted()
        }
        let context = QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: [])
        let wave = try Selection.run(try Query("like:1 -number:1"), queue: desk.queue, desk: desk, context: context)
        #expect(wave.count == 9)
        #expect(try alike() == wave.map(\.rawValue))
        // An edit makes another text of one, a decision lets one go on being known.
        try desk.write(
            .edit(on: wave[0]), by: login, content: Content(body: "Kas pavisam cits, par ko neviens vēl nav rakstījis.")
        )
        try desk.write(.approve(on: [wave[1]]), by: login)
        learner.note([wave[0], wave[1]], in: desk.queue)
        #expect(try alike() == wave.dropFirst().map(\.rawValue))
        #expect(learner.standing[wave[1]] != nil)
        try desk.write(.erase(on: [wave[2]], blank: desk.queue.blankable(with: [wave[2]]).certain), by: login)
        learner.restart(desk.queue)
        #expect(learner.learned.signed.isEmpty)
        #expect(try alike() == [wave[1]].map(\.rawValue) + wave.dropFirst(3).map(\.rawValue))
    }

    @Test("A lesson that was begun before an erasure brings nothing")
    func spoilt() throws {
        let desk = try desk(["Pirmais komentārs.", "Otrais komentārs."])
        var learner = Learner(of: desk.queue)
        let next = learner.next(desk.queue)
        let lesson = try #require(next)
        #expect(learner.next(desk.queue) == nil)
        learner.restart(desk.queue)
        #expect(learner.next(desk.queue) == nil)
        learner.receive(try lesson.run(over: desk))
        #expect(learner.learned.signed.isEmpty)
        learner.receive(try learner.next(desk.queue)?.run(over: desk))
        #expect(learner.isDone && learner.learned.signed.count == 2)
    }

    @Test("The least alike is found, with both texts; what has become another text counts as not alike")
    func least() throws {
        var generator = SeededGenerator(seed: 5)
        let original = SpunTexts.advertisement(.english, using: &generator)
        let quote = "Why was this not removed, I ask? \(original)"
        let desk = try desk([
            original, quote, SpunTexts.advertisement(.english, using: &generator), original, "Something else",
        ])
        func least(_ numbers: [UInt32]) throws -> LeastAlikeSearch.Found? {
            try LeastAlikeSearch(CommentNumber(1), among: numbers.map { CommentNumber($0) }, in: desk.queue)?.run(
                over: desk)
        }
        #expect(try least([1]) == nil)
        #expect(try least([1, 4])?.percent == 100)
        let found = try #require(try least([1, 2, 3, 4]))
        #expect(found.number == CommentNumber(3) && found.percent >= 60 && found.percent < 100)
        #expect(found.original == original)
        #expect(try least([4, 5])?.percent == 0)
    }
}
