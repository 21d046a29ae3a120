import DeskDoubles
import Journal
import Moderation
import Testing

/// All desks. What is asked here is true of each, wherever it keeps its journal.
enum DeskKind: CaseIterable, Sendable {
    case inMemory, onDisk, onCopy
}

/// A desk with one release and some comments, and what its caller has read.
struct DeskUnderTest {
    let desk: any Desk
    var queue = Queue()
    private let reopen: () throws -> any Desk

    init(_ kind: DeskKind, comments: Int) throws {
        switch kind {
        case .inMemory:
            let memory = InMemoryDesk(as: Sample.anna, now: Sample.now)
            reopen = { memory }
        case .onDisk:
            let files = MemoryFiles()
            _ = try QueueFolder.create(at: Sample.folder, by: Sample.anna, now: Sample.now, files: files)
            reopen = {
                try JournalDesk.open(folder: Sample.folder, as: Sample.anna, files: files, clock: { Sample.now }).desk
            }
        case .onCopy:
            let files = MemoryFiles()
            _ = try QueueFolder.create(at: Sample.folder, by: Sample.anna, now: Sample.now, files: files)
            let ledger = Office.share(files)
            reopen = {
                try JournalDesk.open(
                    folder: Sample.folder, as: Sample.anna, ledger: ledger, files: files, clock: { Sample.now }
                ).desk
            }
        }
        desk = try reopen()
        try queue.apply(desk.news(after: .beginning))
        try desk.release(DeskUnderTest.release, by: Sample.anna, queue: &queue)
        let batch = (0..<comments).map { DeskUnderTest.comment("Body \($0 + 1)") }
        if !batch.isEmpty { _ = try desk.submit(batch, by: Sample.web, queue: &queue) }
    }

    static let release = Release(
        slug: Sample.slug, title: "Budžets 2027", date: Sample.sure(CivilDate(year: 2026, month: 11, day: 20)))

    static func comment(
        _ body: String, to slug: Slug = Sample.slug, parent: UInt32? = nil, source: Source? = nil
    ) -> NewComment {
        NewComment(
            release: slug, parent: parent.map { CommentNumber($0) }, author: Sample.author, body: body, source: source)
    }

    /// A second desk on the same queue, which has read all of it.
    func another() throws -> DeskUnderTest {
        var other = self
        other.queue = Queue()
        try other.queue.apply(reopen().news(after: .beginning))
        return other
    }

    /// A command of what this caller has seen.
    func command(
        _ decision: Decision, on numbers: UInt32..., by login: Login = Sample.anna, note: String? = nil
    ) -> Command {
        let targets = numbers.map { Target(number: CommentNumber($0), version: queue.version(of: CommentNumber($0))) }
        return queue.command(decision, on: targets, by: login, note: note, at: Sample.now)
    }

    /// The bodies of some comments, of which no more than so many are wanted.
    func bodies(of places: [EntryPlace], atMost most: Int = .max) throws -> [String] {
        var seen: [String] = []
        try desk.bodies(at: places) { _, bytes in
            seen.append(String(decoding: bytes, as: UTF8.self))
            return seen.count < most
        }
        return seen
    }
}

@Suite("Every desk")
struct DeskConformanceTests {
    @Test("writes a decision made on what was seen, and the caller's queue takes it", arguments: DeskKind.allCases)
    func decides(kind: DeskKind) throws {
        var work = try DeskUnderTest(kind, comments: 2)
        let outcome = try work.desk.decide(work.command(.approve, on: 1, 2))
        #expect(outcome.done == [CommentNumber(1), CommentNumber(2)])
        #expect(outcome.entry == EntryNumber(5))
        try work.queue.apply(outcome.tail)
        #expect(work.queue.counts(at: Sample.now) == Counts(approved: 2))
        #expect(work.queue.place == (try work.another().queue.place))
        #expect(try work.desk.news(after: work.queue.place).isEmpty)
    }

    @Test("sets apart what another moderator touched meanwhile; the rest goes through", arguments: DeskKind.allCases)
    func setsConflictsApart(kind: DeskKind) throws {
        var work = try DeskUnderTest(kind, comments: 3)
        let command = work.command(.reject(Sample.spam), on: 1, 2, 3, note: "wave")
        let other = try work.another()
        _ = try other.desk.decide(other.command(.approve, on: 2, by: Sample.juris))
        let outcome = try work.desk.decide(command, queue: &work.queue)
        #expect(outcome.done == [CommentNumber(1), CommentNumber(3)])
        let conflict = Conflict(
            entry: EntryNumber(6), by: Sample.juris, verb: .approve, at: Sample.now, reason: nil)
        #expect(outcome.setApart == [SetApart(number: CommentNumber(2), refusal: .conflict(conflict))])
        #expect(work.queue.state(of: CommentNumber(2)) == .approved)
        #expect(work.queue.state(of: CommentNumber(3)) == .rejected)
    }

    @Test("writes nothing where nothing is left, and hands the news over all the same", arguments: DeskKind.allCases)
    func writesNothingWhenNothingIsLeft(kind: DeskKind) throws {
        var work = try DeskUnderTest(kind, comments: 1)
        let command = work.command(.approve, on: 1)
        let other = try work.another()
        _ = try other.desk.decide(other.command(.note, on: 1, by: Sample.juris, note: "wait"))
        let outcome = try work.desk.decide(command)
        #expect(outcome.entry == nil && outcome.done.isEmpty && outcome.setApart.count == 1)
        try work.queue.apply(outcome.tail)
        #expect(work.queue.version(of: CommentNumber(1)) == EntryNumber(4))
    }

    @Test("reads texts where the queue says they stand; after an erasure they are gone", arguments: DeskKind.allCases)
    func readsTexts(kind: DeskKind) throws {
        var work = try DeskUnderTest(kind, comments: 3)
        let places = (1...3).compactMap { work.queue.bodyPlace(of: CommentNumber($0)) }
        #expect(try work.bodies(of: places, atMost: 2) == ["Body 1", "Body 2"])
        let blank = work.queue.blankable(with: [CommentNumber(2)]).certain
        _ = try work.desk.decide(work.command(.erase(blank: blank), on: 2), queue: &work.queue)
        #expect(work.queue.bodyPlace(of: CommentNumber(2)) == nil)
        #expect(try work.bodies(of: places) == ["Body 1", "Body 3"])
        #expect(try work.desk.entry(at: places[1]).isBlanked)
        #expect(try work.desk.entry(at: places[2]).content?.body == "Body 3")
    }

    @Test(
        "does not write what the settings or the journal's limits forbid",
        arguments: DeskKind.allCases,
        [
            (Decision.reject(Sample.spam), nil, true), (.reject(.other), nil, false), (.reject(.other), 3, true),
            (.reject(Sample.sure(ReasonCode("boredom"))), 3, false), (.note, nil, false), (.note, 0, false),
            (.note, 2, true), (.edit(body: ""), nil, false), (.edit(body: "new\u{0}"), nil, false),
            (.edit(body: "new"), 3, true), (.approve, 4_097, false), (.approve, 4_096, true),
        ] as [(Decision, Int?, Bool)])
    func checksCommands(kind: DeskKind, row: (Decision, Int?, Bool)) throws {
        let (decision, noteBytes, isFine) = row
        let note = noteBytes.map { String(repeating: "a", count: $0) }
        let work = try DeskUnderTest(kind, comments: 1)
        let command = work.command(decision, on: 1, note: note)
        #expect((command.fault(settings: work.desk.settings) == nil) == isFine)
        let written = (try? work.desk.decide(command).entry) ?? nil
        #expect((written != nil) == isFine)
        #expect((try work.another().queue.entryCount == 4) == isFine)
    }

    @Test(
        "takes a text or a note in which nothing can be seen for none, whatever the decision",
        arguments: DeskKind.allCases,
        [" \n\t", "\u{200B}", "\u{3164}", "\u{A0}\u{2800}", "\u{202E}\u{FEFF}", "\u{301}", "\u{E0041}"])
    func refusesInvisible(kind: DeskKind, text: String) throws {
        let work = try DeskUnderTest(kind, comments: 1)
        let later = Decision.defer(until: Sample.now + Moment.day)
        let decisions = [.approve, .reject(.other), .reject(Sample.spam), .note, later, .edit(body: "n")] as [Decision]
        for (decision, note) in [(.edit(body: text), nil)] + decisions.map({ ($0, text) }) as [(Decision, String?)] {
            #expect((try? work.desk.decide(work.command(decision, on: 1, note: note)).entry) == nil)
        }
        #expect(try work.another().queue.entryCount == 3)
    }

    @Test("keeps a draft until it is removed, without what was erased", arguments: DeskKind.allCases)
    func keepsDraft(kind: DeskKind) throws {
        var work = try DeskUnderTest(kind, comments: 2)
        #expect(work.desk.leftBehind().draft == nil)
        let texts = (1...2 as ClosedRange<UInt32>).map { number in
            let target = Target(number: CommentNumber(number), version: work.queue.version(of: CommentNumber(number)))
            return Draft.Text(target: target, body: "half", at: Sample.now)
        }
        let draft = Draft(texts: texts, query: "is:pending")
        #expect(try work.desk.keep(draft, after: work.queue.place))
        let behind = work.queue.place
        let blank = work.queue.blankable(with: [CommentNumber(1)]).certain
        _ = try work.desk.decide(work.command(.erase(blank: blank), on: 1), queue: &work.queue)
        #expect(try !work.desk.keep(draft, after: behind), "the query may hold the erased one's name")
        #expect(try work.desk.keep(draft, after: work.queue.place))
        #expect(try work.desk.keep(nil, after: work.queue.place))
    }

    @Test("judges what was appended by the caller's queue, and only then", arguments: DeskKind.allCases)
    func asksTheQueue(kind: DeskKind) throws {
        let work = try DeskUnderTest(kind, comments: 2)
        if let memory = work.desk as? InMemoryDesk { memory.asksQueues = true }
        let (first, second) = (work.command(.approve, on: 1), work.command(.approve, on: 2))
        var asked = 0
        let quiet = try work.desk.decide(first, following: nil) { _ in
            asked += 1
            return true
        }
        #expect(asked == 0 && quiet.entry == EntryNumber(5))
        let outOfReach = try work.desk.decide(second)
        #expect(outOfReach.entry == nil && outOfReach.remaining?.targets == second.targets)
        let damage = Damage(line: 5, byte: 0, kind: .unlawful, detail: "not so")
        #expect(throws: DeskError.damaged(damage)) {
            try work.desk.decide(second, following: nil) { (_) throws(Damage) in throw damage }
        }
        #expect(try work.another().queue.entryCount == 5)
    }

    @Test("takes comments one by one, and each source once", arguments: DeskKind.allCases)
    func submits(kind: DeskKind) throws {
        var work = try DeskUnderTest(kind, comments: 1)
        let old = Source(system: "old", id: "7")
        let elsewhere = Sample.sure(Slug("elsewhere"))
        let batch = [
            DeskUnderTest.comment("two", source: old), DeskUnderTest.comment("twice", source: old),
            DeskUnderTest.comment("three", to: elsewhere), DeskUnderTest.comment(" ", parent: 1),
            DeskUnderTest.comment("four", parent: 2), DeskUnderTest.comment("five", parent: 9),
        ]
        let submitted = try work.desk.submit(batch, by: Sample.web, queue: &work.queue)
        #expect(
            submitted.results == [
                .added(CommentNumber(2)), .known(CommentNumber(2)), .refused(.unknownRelease(elsewhere)),
                .refused(.unfit(.invisible(member: "body"))), .added(CommentNumber(3)),
                .refused(.unknownParent(CommentNumber(9))),
            ])
        #expect(work.queue.commentCount == 3)
        let again = try work.desk.submit([batch[1]], by: Sample.web, queue: &work.queue)
        #expect(again.results == [.known(CommentNumber(2))])
        let place = work.queue.place
        let all = try work.desk.submit(
            [DeskUnderTest.comment("fine"), batch[5]], by: Sample.web, queue: &work.queue, allOrNothing: true)
        #expect(all.results == [.refused(.notAlone), .refused(.unknownParent(CommentNumber(9)))])
        #expect(work.queue.place == place)
    }

    @Test("adds a release, corrects it, and writes nothing where nothing changes", arguments: DeskKind.allCases)
    func releases(kind: DeskKind) throws {
        var work = try DeskUnderTest(kind, comments: 0)
        var release = DeskUnderTest.release
        #expect(try work.desk.release(release, by: Sample.anna, queue: &work.queue).entry == nil)
        release.title = "Budz\u{30C}ets 2027"
        #expect(try work.desk.release(release, by: Sample.anna, queue: &work.queue).entry == EntryNumber(3))
        release.title = "\u{200B}"
        #expect(throws: DeskError.invalid(.unfit(.invisible(member: "title")))) {
            try work.desk.release(release, by: Sample.anna, queue: &work.queue)
        }
        #expect(work.queue.entryCount == 3)
    }
}
