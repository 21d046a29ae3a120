import Moderation
import Testing

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
        for batch in batches { sameText.take(batch, in: desk.queue) }
    }

    @Test("Case, diacritics and white space do not count; words do")
    func sameness() throws {
        let desk = try desk(["Ātrie  kredīti!\n", "atrie kredīti!", "Ātrie kredīti", " ĀTRIE\tKREDĪTI! "])
        var sameText = SameText()
        #expect(sameText.numbers(sameAs: CommentNumber(1), in: desk.queue) == nil)
        try fill(&sameText, desk)
        #expect(sameText.isComplete(for: desk.queue))
        #expect(sameText.numbers(sameAs: CommentNumber(1), in: desk.queue)?.map(\.rawValue) == [1, 2, 4])
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
            sameText.take(tail)
            let missing = sameText.scan(of: desk.queue).count
            try fill(&sameText, desk)
            return missing
        }
        let edit = try desk.write(.edit(on: CommentNumber(1)), by: login, content: Content(body: "B"))
        #expect(try follow() == 1)
        #expect(sameText.numbers(sameAs: CommentNumber(3), in: desk.queue)?.map(\.rawValue) == [1, 3])
        try desk.write(.approve(on: [CommentNumber(2)]), by: login)
        #expect(try follow() == 0)
        try desk.write(.undo(entry: edit, on: [CommentNumber(1)]), by: login)
        #expect(try follow() == 1)
        #expect(sameText.numbers(sameAs: CommentNumber(3), in: desk.queue)?.map(\.rawValue) == [3])
        try desk.submit("A", by: Author(name: "a"), to: slug)
        #expect(try follow() == 1)
        #expect(sameText.count(of: CommentNumber(1), in: desk.queue) == 4)
        let blank = desk.queue.blankable(with: [CommentNumber(4)]).certain
        try desk.write(.erase(on: [CommentNumber(4)], blank: blank), by: login)
        #expect(try follow() == 0)
        #expect(sameText.numbers(sameAs: CommentNumber(1), in: desk.queue)?.map(\.rawValue) == [1, 2, 5])
        #expect(sameText.count(of: CommentNumber(4), in: desk.queue) == nil)
    }

    @Test("A key that was made of an older text is left out")
    func outdated() throws {
        let desk = try desk(["a", "b"])
        var sameText = SameText()
        var batches: [SameText.Batch] = []
        try sameText.scan(of: desk.queue).run(over: desk) { batches.append($0) }
        try desk.write(.edit(on: CommentNumber(1)), by: try #require(Login("anna")), content: Content(body: "b"))
        for batch in batches { sameText.take(batch, in: desk.queue) }
        #expect(!sameText.isComplete(for: desk.queue))
        try fill(&sameText, desk)
        #expect(sameText.count(of: CommentNumber(2), in: desk.queue) == 2)
    }
}
