import DeskDoubles
import Testing

@testable import Moderation

@Suite("Which comments say the same")
struct SameTextTests {
    private let slug = Slug("alfa")

    private func desk(_ bodies: [String]) throws -> InMemoryDesk {
        let desk = InMemoryDesk(as: try #require(Login("anna")))
        let slug = try #require(slug)
        try desk.release(slug, title: "Alfa")
        for body in bodies { try desk.submit(body, by: Author(name: "a"), to: slug) }
        return desk
    }

    private func fill(_ sameText: inout SameText, _ desk: InMemoryDesk) throws {
        var batches: [SameText.Batch] = []
        try sameText.scan(of: desk.queue).run(over: desk) { batches.append($0) }
        for batch in batches { sameText.add(batch, in: desk.queue) }
    }

    /// The comments that have the key of one, ascending.
    private func numbers(sameAs number: UInt32, _ sameText: SameText, _ queue: Queue) -> [UInt32] {
        (1...UInt32(queue.commentCount)).filter { sameText.says(CommentNumber($0), theSameAsAnyOf: [number]) }
    }

    @Test("Case, diacritics and white space do not count; words do")
    func sameness() throws {
        let desk = try desk(["Ātrie  kredīti!\n", "atrie kredīti!", "Ātrie kredīti", " ĀTRIE\tKREDĪTI! "])
        var sameText = SameText()
        #expect(sameText.count(of: CommentNumber(1), in: desk.queue) == nil)
        try fill(&sameText, desk)
        #expect(sameText.isComplete(for: desk.queue))
        #expect(numbers(sameAs: 1, sameText, desk.queue) == [1, 2, 4])
        #expect(sameText.count(of: CommentNumber(3), in: desk.queue) == 1)
        #expect(sameText.count(of: CommentNumber(5), in: desk.queue) == nil)
    }

    @Test("Tails are followed: what was edited, undone, erased or is new is asked for again, and nothing else")
    func tails() throws {
        let desk = try desk(["a", "a", "b", "a"])
        let login = try #require(Login("anna"))
        let slug = try #require(slug)
        var sameText = SameText()
        try fill(&sameText, desk)
        var place = desk.queue.place
        func follow() throws -> Int {
            let tail = try desk.news(after: place)
            place = tail.end
            sameText.apply(tail)
            let missing = sameText.scan(of: desk.queue).count
            try fill(&sameText, desk)
            return missing
        }
        let edit = try desk.write(.edit(on: CommentNumber(1)), by: login, content: Content(body: "B"))
        #expect(try follow() == 1)
        #expect(numbers(sameAs: 3, sameText, desk.queue) == [1, 3])
        try desk.write(.approve(on: [CommentNumber(2)]), by: login)
        #expect(try follow() == 0)
        try desk.write(.undo(entry: edit, on: [CommentNumber(1)]), by: login)
        #expect(try follow() == 1)
        #expect(numbers(sameAs: 3, sameText, desk.queue) == [3])
        try desk.submit("A", by: Author(name: "a"), to: slug)
        #expect(try follow() == 1)
        #expect(sameText.count(of: CommentNumber(1), in: desk.queue) == 4)
        let blank = desk.queue.blankable(with: [CommentNumber(4)]).certain
        try desk.write(.erase(on: [CommentNumber(4)], blank: blank), by: login)
        #expect(try follow() == 0)
        #expect(numbers(sameAs: 1, sameText, desk.queue) == [1, 2, 5])
        #expect(sameText.count(of: CommentNumber(4), in: desk.queue) == nil)
    }

    @Test("A key that was made of an older text is left out")
    func outdated() throws {
        let desk = try desk(["a", "b"])
        var sameText = SameText()
        var batches: [SameText.Batch] = []
        try sameText.scan(of: desk.queue).run(over: desk) { batches.append($0) }
        try desk.write(.edit(on: CommentNumber(1)), by: try #require(Login("anna")), content: Content(body: "b"))
        for batch in batches { sameText.add(batch, in: desk.queue) }
        #expect(!sameText.isComplete(for: desk.queue))
        try fill(&sameText, desk)
        #expect(sameText.count(of: CommentNumber(2), in: desk.queue) == 2)
    }

    @Test("Keys that were made of another journal are left out, though comment and entry have the same numbers")
    func ofAnother() throws {
        let desk = try desk(["a", "b"])
        var sameText = SameText()
        var batches: [SameText.Batch] = []
        try sameText.scan(of: desk.queue).run(over: desk) { batches.append($0) }
        desk.replace(by: try self.desk(["a", "a"]))
        for batch in batches { sameText.add(batch, in: desk.queue) }
        #expect(!sameText.isComplete(for: desk.queue))
        try fill(&sameText, desk)
        #expect(sameText.count(of: CommentNumber(1), in: desk.queue) == 2)
    }

    @Test("Comments whose keys are the same by chance alone are not the same to an act on them")
    func collision() throws {
        let desk = try desk(["viens", "Viens!", "viens", "divi", "divi"])
        let queue = desk.queue
        var sameText = SameText()
        var batch = SameText.Batch(origin: queue.origin)
        for number in 1...5 as ClosedRange<UInt32> {
            let comment = CommentNumber(number)
            batch.append(comment, body: queue.body(of: comment), key: number < 4 ? 7 : 8)
        }
        sameText.set(batch)
        let filter = try Query("same:1").filter(
            for: queue, context: QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: []))
        let unsure = (1...5).map { CommentNumber($0) }.filter {
            filter.verdict($0, in: queue, sameText: sameText) == .text
        }
        var found: [CommentNumber] = []
        try TextSearch(filter, among: unsure, in: queue, sameText: sameText).run(over: desk) { found += $0.found }
        #expect(filter.verdict(CommentNumber(1), in: queue, sameText: sameText) == .yes)
        #expect(found == [CommentNumber(3)])

        try sameText.separate(in: queue, desk)
        #expect(numbers(sameAs: 1, sameText, queue) == [1, 3])
        #expect(numbers(sameAs: 4, sameText, queue) == [4, 5])
        #expect(!sameText.isSaidTwice(CommentNumber(2)))
    }
}
