import DeskDoubles
import Moderation
import Testing

@Suite("Erasure")
struct ErasureTests {
    @Test("It takes the text, the author, both stacks, and leaves the rest of the history")
    func erases() throws {
        let office = try Office(comments: 2)
        try office.decide(.edit(body: "b"), on: [1])
        try office.decide(.approve, on: [1, 2])
        try office.decide(.erase(blank: []), on: [1])
        let comment = try #require(office.queue[CommentNumber(1)])
        #expect(comment.state == .erased)
        #expect(comment.authorName == nil)
        #expect(comment.facts.topAct == nil)
        #expect(office.queue.bodyPlace(of: CommentNumber(1)) == nil)
        #expect(office.queue.changes(of: CommentNumber(1)).map(\.verb) == [.submit, .edit, .approve, .erase])
        #expect(office.desk.entries.map(\.isBlanked) == [false, false, true, false, true, false, false])
        #expect(office.queue.counts(at: office.now) == Counts(approved: 1, erased: 1))
        #expect(office.queue.decidedToday(since: office.now + -Moment.day).approved == 2)
        #expect(throws: UndoRefusal.noneLeft(EntryNumber(5), [SetApart(number: CommentNumber(1), refusal: .erased)])) {
            try office.undo(5)
        }
    }

    @Test("Content goes when all comments of its entry are erased; a shared note only when asked for")
    func findsWhatGoes() throws {
        let office = try Office(comments: 3)
        let note = try #require(try office.decide(.note, on: [1, 2], note: "the same person").entry)
        let bulk = try #require(try office.decide(.reject(.spam), on: [1, 2, 3], note: "wave").entry)
        let blankable = office.queue.blankable(with: [CommentNumber(2), CommentNumber(1)])
        #expect(blankable.certain == [EntryNumber(3), EntryNumber(4), note])
        #expect(blankable.sharedNotes == [bulk])
        #expect(office.queue.blankable(with: [CommentNumber(1)]).sharedNotes == [note, bulk])
        try office.decide(.erase(blank: []), on: [1])
        #expect(office.queue.line(note)?.hasContent == true)
        // The other comment of the note is gone by now, so the note goes with this one.
        #expect(office.queue.blankable(with: [CommentNumber(2)]).certain == [EntryNumber(4), note])
        try office.decide(.erase(blank: [bulk]), on: [2])
        #expect(office.queue.line(note)?.isBlanked == true)
        #expect(office.queue.line(bulk)?.isBlanked == true)
        #expect(office.queue.bodyPlace(of: CommentNumber(3)) != nil)
    }

    @Test("A shared note goes later too, once, with the comment that is erased already")
    func goesLater() throws {
        let office = try Office(comments: 3)
        let note = try #require(try office.decide(.note, on: [1, 2], note: "the same person").entry)
        try office.decide(.erase(blank: []), on: [1])
        #expect(office.queue.blankable(with: [CommentNumber(1)]) == ([], [note]))
        let refused = try office.decide(.erase(blank: []), on: [1])
        #expect(refused.entry == nil && refused.setApart.map(\.refusal) == [.erased])
        let outcome = try office.decide(.erase(blank: [note]), on: [1, 3])
        #expect(outcome.done == [CommentNumber(1), CommentNumber(3)])
        #expect(office.queue.isBlanked(note))
        #expect(office.queue.state(of: CommentNumber(2)) == .pending)
        #expect(office.queue.counts(at: office.now) == Counts(pending: 1, erased: 2))
        let again = try office.decide(.erase(blank: [note]), on: [1])
        #expect(again.entry == nil && again.setApart.map(\.refusal) == [.erased])
    }

    @Test("What another erasure has listed meanwhile is not listed again")
    func listedMeanwhile() throws {
        let office = try Office(comments: 3)
        let note = try #require(try office.decide(.note, on: [1, 2], note: "the same person").entry)
        try office.decide(.erase(blank: []), on: [1])
        let queue = office.queue
        let both = queue.command(.erase(blank: [note]), on: queue.targets(1, 3), by: .zane, at: office.now)
        let alone = queue.command(.erase(blank: [note]), on: queue.targets(1), by: .zane, at: office.now)
        try office.decide(.erase(blank: [note]), on: [2])
        let outcome = try office.desk.decide(both)
        #expect(outcome.done == [CommentNumber(3)])
        #expect(outcome.setApart == [SetApart(number: CommentNumber(1), refusal: .erased)])
        #expect(try office.desk.decide(alone).entry == nil)
    }

    @Test("Under the lock, what goes only with a comment that has moved on is kept")
    func keepsWhatIsSetApart() throws {
        let office = try Office(comments: 3)
        let note = try #require(try office.decide(.note, on: [1, 2], note: "the same person").entry)
        let shared = try #require(try office.decide(.note, on: [2, 3], note: "a third").entry)
        let queue = office.queue
        let command = queue.command(.erase(blank: [shared]), on: queue.targets(1, 2), by: .zane, at: office.now)
        #expect(command.decision == .erase(blank: [EntryNumber(3), EntryNumber(4), note, shared]))
        try office.desk.write(.approve(on: [CommentNumber(2)]), by: .juris)
        let outcome = try office.desk.decide(command)
        #expect(outcome.done == [CommentNumber(1)])
        #expect(office.queue.isBlanked(EntryNumber(3)))
        #expect(!office.queue.isBlanked(EntryNumber(4)))
        #expect(!office.queue.isBlanked(note))
        #expect(!office.queue.isBlanked(shared))
    }

    @Test("Missing content is explained by a later erasure, and by nothing else")
    func explainsBlanks() throws {
        let office = try Office(comments: 2)
        try office.decide(.approve, on: [1])
        var entries = office.desk.entries
        entries[2].content = nil
        entries[2].isBlanked = true
        var queue = Queue()
        try queue.apply(tail(of: entries))
        #expect(queue.unexplainedBlanks == [EntryNumber(3)])
        #expect(queue[CommentNumber(1)]?.authorName == nil)
        #expect(queue.bodyPlace(of: CommentNumber(1)) == nil)
        let erasure = Entry(
            number: EntryNumber(6), at: office.now, by: .zane,
            act: .erase(on: [CommentNumber(1)], blank: [EntryNumber(3)]))
        var rest = EntryBatch(end: queue.place)
        rest.append(erasure, place: EntryPlace(mark: 500, extent: 100))
        try queue.apply(rest)
        #expect(queue.unexplainedBlanks.isEmpty)
    }

    @Test("Listed content is gone even while the line still carries it")
    func clearsUnfinishedErasures() throws {
        let office = try Office(comments: 1)
        #expect(office.queue.hasContent(EntryNumber(3)) && !office.queue.isBlanked(EntryNumber(3)))
        try office.decide(.erase(blank: []), on: [1])
        #expect(!office.queue.hasContent(EntryNumber(3)) && office.queue.isBlanked(EntryNumber(3)))
    }

    @Test(
        "What an erasure may not blank",
        arguments: [
            ([1], [1], "entry 1 has no content to blank"), ([1], [5, 3], "the entries it blanks do not ascend"),
            ([1], [3, 3], "the entries it blanks do not ascend"), ([1], [9], "there is no earlier entry 9 to blank"),
            ([1], [4], "entry 4 belongs to no comment that is erased"),
            ([2], [5], "entry 5 belongs to no comment that is erased"), ([1], [3, 5, 6], nil), ([2], [4], nil),
        ] as [([UInt32], [UInt32], String?)])
    func checksBlank(on: [UInt32], blank: [UInt32], detail: String?) throws {
        let office = try Office(comments: 2)
        try office.decide(.edit(body: "b"), on: [1])
        try office.decide(.note, on: [1, 2], note: "both")
        var told: String?
        do throws(Damage) {
            try office.desk.write(
                .erase(on: on.map { CommentNumber($0) }, blank: blank.map { EntryNumber($0) }), by: .zane)
        } catch {
            told = error.detail
        }
        #expect(told == detail)
    }

    @Test(
        "What is erased is erased again only for entries that were not listed before",
        arguments: [
            ([3], [6], nil), ([2, 3], [4, 6], nil), ([2], [4, 5], nil), ([3], [5], "#3: erased"),
            ([3], [5, 6], "#3: erased"), ([2, 3], [4, 5], "#3: erased"), ([3], [], "#3: erased"),
        ] as [([UInt32], [UInt32], String?)])
    func checksErasedAgain(on: [UInt32], blank: [UInt32], detail: String?) throws {
        let office = try Office(comments: 3)
        try office.decide(.note, on: [2, 3], note: "both")
        try office.decide(.erase(blank: []), on: [3])
        var told: String?
        do throws(Damage) {
            try office.desk.write(
                .erase(on: on.map { CommentNumber($0) }, blank: blank.map { EntryNumber($0) }), by: .zane)
        } catch {
            told = error.detail
        }
        #expect(told == detail)
    }

    @Test("A name that nobody has any more is forgotten, and can come again")
    func forgetsNames() throws {
        let office = try Office(comments: 0)
        let author = Author(name: "Līga", email: "liga@example.lv", address: "192.0.2.1")
        for _ in 0..<2 { try office.desk.submit("text", by: author, to: .brussels) }
        try office.decide(.erase(blank: []), on: [1])
        #expect(office.queue.comments(byAuthorOf: CommentNumber(2)) == [CommentNumber(2)])
        #expect(office.queue.record(ofAuthorOf: CommentNumber(2)) == AuthorRecord(pending: 1))
        let index = office.queue.nameIndex(of: CommentNumber(2))
        try office.decide(.erase(blank: []), on: [2])
        #expect(office.queue.withName(index) { $0.allSatisfy { $0 == 0 } })
        try office.desk.submit("text", by: author, to: .brussels)
        #expect(office.queue[CommentNumber(3)]?.authorName == "Līga")
        #expect(office.queue.record(ofAuthorOf: CommentNumber(3)) == AuthorRecord(pending: 1))
    }

    private func tail(of entries: [Entry]) -> EntryBatch {
        var tail = EntryBatch()
        for entry in entries {
            tail.append(entry, place: EntryPlace(mark: Int(entry.number.rawValue - 1) * 100, extent: 100))
        }
        return tail
    }
}
