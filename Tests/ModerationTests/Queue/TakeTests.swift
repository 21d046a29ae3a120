import DeskDoubles
import Moderation
import Testing

@Suite("Taking what was read")
struct TakeTests {
    @Test(
        "An entry that the state machine refuses is damage, told by line, byte and rule",
        arguments: [
            (.found(queue: "x"), .unlawful, "found stands on line 1 and only there"),
            (.approve(on: [CommentNumber(3)]), .unlawful, "there is no comment #3"),
            (.approve(on: []), .unlawful, "it names no comment"),
            (.approve(on: [CommentNumber(0)]), .unlawful, "the comments it names do not ascend"),
            (.approve(on: [CommentNumber(2), CommentNumber(1)]), .unlawful, "the comments it names do not ascend"),
            (.approve(on: [CommentNumber(1), CommentNumber(2)]), .unlawful, "#1: already approved"),
            (.reject(on: [CommentNumber(1)], reason: .spam), nil, ""),
            (.reopen(on: [CommentNumber(2)]), .unlawful, "#2: already pending"),
            (.defer(on: [CommentNumber(1)], until: past), .unlawful, "#1: only pending ones wait"),
            (.defer(on: [CommentNumber(2)], until: past), nil, ""),
            (.undo(entry: EntryNumber(5), on: [CommentNumber(2)]), .unlawful, "#2: the entry does not name it"),
            (.undo(entry: EntryNumber(6), on: [CommentNumber(1)]), .unlawful, "there is no earlier entry 6"),
            (.undo(entry: EntryNumber(0), on: [CommentNumber(1)]), .unlawful, "there is no earlier entry 0"),
            (.undo(entry: EntryNumber(3), on: [CommentNumber(1)]), .unlawful, "#1: submit is not taken back"),
            (.undo(entry: EntryNumber(5), on: [CommentNumber(1)]), nil, ""),
            (submit(4), .numbering, "comment #3 is expected here, not #4"),
            (submit(3, to: .riga), .unlawful, "there is no release riga"),
            (submit(3, parent: 3), .unlawful, "#3 answers #3, which is no earlier comment"),
            (submit(3, parent: 2), nil, ""),
        ] as [(Act, Damage.Kind?, String)])
    func findsDamage(act: Act, kind: Damage.Kind?, detail: String) throws {
        let office = try Office(comments: 2)
        try office.decide(.approve, on: [1])
        var queue = office.queue
        var tail = EntryBatch(end: queue.place)
        tail.append(
            Entry(number: EntryNumber(6), at: office.now, by: .anna, act: act),
            place: EntryPlace(mark: 1_000, extent: 70))
        var told: Damage?
        do throws(Damage) { try queue.apply(tail) } catch { told = error }
        #expect(told == kind.map { Damage(line: 6, byte: 1_000, kind: $0, detail: detail) })
        #expect(queue.entryCount == (kind == nil ? 6 : 5))
    }

    @Test("A reply belongs to the release of what it answers")
    func checksRepliesRelease() throws {
        let office = try Office(comments: 1)
        try office.desk.release(.riga, title: "Riga")
        var told: Damage?
        do throws(Damage) { try office.desk.write(Self.submit(2, to: .riga, parent: 1), by: .form) } catch {
            told = error
        }
        #expect(told?.detail == "#2 answers #1, which belongs to another release")
    }

    @Test("What is refused when deciding is valid when read")
    func readsMoreThanItDecides() throws {
        let office = try Office(comments: 1)
        let now = office.now
        // Until has passed when it is written, and then it is reopened though it has run out.
        try office.desk.write(.defer(on: [CommentNumber(1)], until: now + -Moment.day), by: .anna)
        #expect(office.queue.counts(at: now) == Counts(pending: 1))
        let reopen = office.queue.command(.reopen, on: office.queue.targets(1), by: .anna, at: now)
        #expect(reopen.setApart == [SetApart(number: CommentNumber(1), refusal: .alreadyPending)])
        try office.desk.write(.reopen(on: [CommentNumber(1)]), by: .anna)
        // A reason that no settings list, the same source twice, and a reply to an erased comment.
        try office.desk.write(.reject(on: [CommentNumber(1)], reason: .name("boredom")), by: .anna)
        let source = Source(system: "old", id: "7")
        let author = Author(name: "Reader")
        for _ in 0..<2 { try office.desk.submit("text", by: author, to: .brussels, source: source) }
        try office.decide(.erase(blank: []), on: [1])
        try office.desk.submit("text", by: author, to: .brussels, parent: CommentNumber(1))
        #expect(office.queue.candidates(from: source) == [CommentNumber(2), CommentNumber(3)])
        #expect(office.queue.candidates(from: Source(system: "old", id: "8")).isEmpty)
        #expect(office.queue.hasSource(CommentNumber(2)))
        #expect(!office.queue.hasSource(CommentNumber(1)))
    }

    @Test("What stands before the damage is taken; the place says up to where, and nothing can be read on from it")
    func keepsWhatIsLawful() throws {
        let office = try Office(comments: 3)
        var tail = try office.desk.news(after: .beginning)
        tail.entries[4].number = 9
        var queue = Queue()
        #expect(throws: Damage(line: 5, byte: 800, kind: .numbering, detail: "entry 5 is expected here, not 9")) {
            try queue.apply(tail)
        }
        #expect(queue.commentCount == 2)
        #expect(queue.place.entry == 4)
        #expect(queue.place.mark == 800)
        #expect(queue.place.proof.isEmpty)
    }

    @Test("A journal begins with found")
    func beginsWithFound() {
        var queue = Queue()
        var tail = EntryBatch()
        let release = Release(slug: .riga, title: "Riga", date: CivilDate(daysSince1970: 0))
        tail.append(
            Entry(number: EntryNumber(1), at: Self.past, by: .anna, act: .release(release)),
            place: EntryPlace(mark: 0, extent: 10))
        #expect(throws: Damage(line: 1, byte: 0, kind: .unlawful, detail: "a journal begins with found")) {
            try queue.apply(tail)
        }
    }

    @Test("A release named again is corrected, and stays where it stood")
    func correctsReleases() throws {
        let office = try Office(comments: 1)
        try office.desk.release(.riga, title: "Riga", url: "https://example.lv/riga")
        try office.desk.release(.brussels, title: "Corrected", summary: "In short")
        #expect(office.queue.releases.map(\.slug) == [.brussels, .riga])
        #expect(office.queue.release(.brussels)?.title == "Corrected")
        #expect(office.queue.release(.brussels)?.summary == "In short")
        #expect(office.queue.release(.riga)?.url == "https://example.lv/riga")
        #expect(office.queue.release(.name("imanta")) == nil)
        #expect(office.queue.releaseCounts(at: office.now) == [Counts(pending: 1), Counts()])
        #expect(office.queue.line(EntryNumber(5))?.release == .brussels)
    }

    static let past = Moment(milliseconds: 1_795_500_000_000)

    static func submit(_ number: UInt32, to release: Slug = .brussels, parent: UInt32? = nil) -> Act {
        .submit(
            Submission(
                comment: CommentNumber(number), release: release, parent: parent.map { CommentNumber($0) },
                submitted: past))
    }
}
