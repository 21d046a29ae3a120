import Journal
import Moderation
import Testing

@Suite("Submitting", .copiesToo)
struct SubmitTests {
    private func comment(
        _ body: String = "b", release: String = "budget-2027", parent: UInt32? = nil, source: Source? = nil
    ) throws -> NewComment {
        NewComment(
            release: try #require(Slug(release)), parent: parent.map { CommentNumber($0) }, author: Sample.author,
            body: body, source: source)
    }

    @Test("Every comment of a batch is judged by itself, and the good ones are one write")
    func batch() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        try desk.release(
            Release(slug: try #require(Slug("other")), title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
            queue: &queue)
        try desk.erase([2], &queue)
        office.files.forgetTrace()
        let submitted = try desk.submit(
            [
                comment("trīs"), comment(release: "none"), comment(parent: 99), comment(release: "other", parent: 1),
                comment(parent: 2), comment(""), comment(String(repeating: "ā", count: 32_769)), comment("a\0"),
                comment("atbilde", parent: 1), comment("atbilde jaunam", parent: 3),
                comment(release: "other", parent: 3), comment(parent: 6),
            ], by: Sample.web, queue: &queue)
        #expect(
            submitted.results == [
                .added(Sample.number(3)), .refused(.unknownRelease(try #require(Slug("none")))),
                .refused(.unknownParent(Sample.number(99))),
                .refused(.parentElsewhere(Sample.number(1), release: Sample.slug)),
                .refused(.parentErased(Sample.number(2))), .refused(.breach(.empty(member: "body"))),
                .refused(.breach(.tooLong(member: "body", count: 65_538, most: 65_536))),
                .refused(.breach(.nul(member: "body"))), .added(Sample.number(4)), .added(Sample.number(5)),
                .refused(.parentElsewhere(Sample.number(3), release: Sample.slug)),
                .refused(.unknownParent(Sample.number(6))),
            ])
        #expect(office.files.trace.filter { $0 == "write queue.jsonl" }.count == 1)
        let (_, again) = try office.open()
        #expect(again.place == queue.place)
        #expect(again.parent(of: Sample.number(5)) == Sample.number(3))
    }

    @Test("All or nothing writes nothing when one is refused")
    func allOrNothing() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let before = office.journal
        let submitted = try desk.submit(
            [comment("divi"), comment(parent: 9), comment("trīs")], by: Sample.web, queue: &queue, allOrNothing: true)
        #expect(
            submitted.results == [
                .refused(.notAlone), .refused(.unknownParent(Sample.number(9))), .refused(.notAlone),
            ])
        #expect(office.journal == before)
    }

    @Test("An imported comment answers another one by its source, in the batch or in the queue")
    func answersBySource() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let (one, two, three) = (
            Source(system: "w", id: "1"), Source(system: "w", id: "2"), Source(system: "w", id: "3")
        )
        var (second, third) = (try comment(source: two), try comment(source: three))
        second.answers = one
        third.answers = two
        let first = try comment(source: one)
        _ = try desk.submit([first, second], by: Sample.web, queue: &queue)
        _ = try desk.submit([third], by: Sample.web, queue: &queue)
        #expect(queue[Sample.number(2)]?.parent == nil)
        #expect(queue[Sample.number(3)]?.parent == Sample.number(2))
        #expect(queue[Sample.number(4)]?.parent == Sample.number(3))
    }

    @Test("The same source again is the number it has")
    func sources() throws {
        let office = try Office()
        var (desk, queue) = try office.open()
        let one = Source(system: "wp", id: "1")
        // Not the same bytes, though Unicode calls the two equal.
        let composed = Source(system: "wp", id: "\u{E9}")
        let decomposed = Source(system: "wp", id: "e\u{301}")
        let first = try desk.submit(
            [
                comment(source: one), comment(source: composed), comment(source: one), comment(source: decomposed),
            ], by: Sample.web, queue: &queue)
        #expect(
            first.results == [
                .added(Sample.number(1)), .added(Sample.number(2)), .known(Sample.number(1)), .added(Sample.number(3)),
            ])
        var (again, againQueue) = try office.open()
        let second = try again.submit(
            [comment(source: decomposed), comment(source: Source(system: "w", id: "p1"))], by: Sample.web,
            queue: &againQueue)
        #expect(second.results == [.known(Sample.number(3)), .added(Sample.number(4))])
    }

    @Test("An imported comment keeps its time and its state")
    func imported() throws {
        let office = try Office()
        var (desk, queue) = try office.open()
        var old = try comment()
        old.submitted = Moment(milliseconds: 5)
        old.base = .rejected(Sample.spam)
        _ = try desk.submit([old], by: Sample.web, queue: &queue)
        let (_, again) = try office.open()
        #expect(again.submitted(of: Sample.number(1)) == Moment(milliseconds: 5))
        #expect(again.reason(of: Sample.number(1)) == Sample.spam)
    }

    @Test("What others have written since counts")
    func fresh() throws {
        let office = try Office(comments: ["viens"])
        var (one, oneQueue) = try office.open()
        var (other, otherQueue) = try office.open(as: Sample.juris)
        try office.submit(["divi"], other, &otherQueue)
        try other.erase([1], &otherQueue)
        let submitted = try one.submit([comment(parent: 1), comment(parent: 2)], by: Sample.web, queue: &oneQueue)
        #expect(submitted.results == [.refused(.parentErased(Sample.number(1))), .added(Sample.number(3))])
        #expect(oneQueue.commentCount == 3)
    }

    @Test("A release is added, corrected, and left alone when it stands just so")
    func releases() throws {
        let office = try Office()
        var (desk, queue) = try office.open()
        var release = Release(slug: Sample.slug, title: "Budžets", date: CivilDate(daysSince1970: 20_000))
        #expect(try desk.release(release, by: Sample.anna, queue: &queue).entry == EntryNumber(3))
        #expect(try desk.release(release, by: Sample.anna, queue: &queue).entry == nil)
        release.url = "https://example.org"
        #expect(try desk.release(release, by: Sample.anna, queue: &queue).entry == EntryNumber(4))
        #expect(try office.open().queue.release(Sample.slug) == release)
        release.summary = ""
        #expect(throws: DeskError.invalid(.breach(.empty(member: "summary")))) {
            try desk.release(release, by: Sample.anna, queue: &queue)
        }
    }
}
