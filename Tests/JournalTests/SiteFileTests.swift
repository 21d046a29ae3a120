import Journal
import Moderation
import Synchronization
import Testing

@Suite("What is remembered of live sites")
struct SiteFileTests {
    private static let path = "/queue/sync/iem.jsonl"

    private func record(_ queue: Queue) -> SiteRecord {
        var record = SiteRecord(
            queue: queue.identity, name: "iem", system: "wordpress:iem.example", title: "Ministrija",
            login: Sample.juris, vocabulary: .hiddenOrPublic)
        record.totals = [SiteTotal(state: "hold", count: 2)]
        record.fullAt = Moment(milliseconds: 1_795_510_000_000)
        return record
    }

    private func agreement(_ id: String, _ comment: UInt32, _ queue: Queue) -> Agreement {
        Agreement(
            id: id, comment: CommentNumber(comment),
            status: .agreed(SiteView(.published, text: Array(0..<32))), entry: EntryNumber(queue.place.entry))
    }

    private func open(_ desk: JournalDesk) throws -> SiteFile {
        let name = try #require(Slug("iem"))
        return try #require(try SiteFile(name, of: desk))
    }

    @Test("All is recalled as it was kept, and what was added since")
    func recalls() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        let file = try open(desk)
        #expect(try file.recall(for: queue) == nil)
        let first = [
            agreement("1", 1, queue),
            Agreement(id: "9", comment: CommentNumber(2), status: .gone, entry: EntryNumber(2)),
        ]
        try file.settle(record(queue), first, for: queue)
        try desk.decide(.approve, on: [1], &queue)
        let added = agreement("2", 2, queue)
        try file.keep(added, at: queue.place)
        let recalled = try #require(try file.recall(for: queue))
        #expect(recalled.record == record(queue))
        #expect(recalled.agreements == first + [added])
    }

    @Test("One sync at a time has a site")
    func lock() throws {
        let office = try Office(comments: ["viens"])
        let (desk, _) = try office.open()
        let file = try open(desk)
        let name = try #require(Slug("iem"))
        let second = try SiteFile(name, of: desk)
        #expect(second == nil)
        withExtendedLifetime(file) {}
    }

    @Test("What was kept for entries that the journal no longer has does not count")
    func olderJournal() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        var file: SiteFile? = try open(desk)
        try file?.settle(record(queue), [agreement("1", 1, queue)], for: queue)
        let older = office.journal
        try desk.decide(.approve, on: [1], &queue)
        try file?.keep(agreement("2", 2, queue), at: queue.place)
        file = nil
        // The head's entry is still there, that of the added line is another one.
        office.journal = older
        (desk, queue) = try office.open()
        try desk.decide(.approve, on: [2], &queue)
        #expect(try open(desk).recall(for: queue)?.agreements.map(\.id) == ["1"])
        // Once the head's own entry is gone, nothing counts.
        let mark = queue
        try open(desk).settle(record(queue), [agreement("1", 1, queue)], for: mark)
        office.journal = older
        (desk, queue) = try office.open()
        #expect(try open(desk).recall(for: queue) == nil)
    }

    @Test("A file that is cut off anywhere loses lines, and no more")
    func cut() throws {
        let office = try Office(comments: ["viens", "divi"])
        let (desk, queue) = try office.open()
        let file = try open(desk)
        let all = [agreement("1", 1, queue), agreement("2", 2, queue)]
        try file.settle(record(queue), all, for: queue)
        let whole = try #require(office.files[Self.path])
        for count in 0...whole.count {
            office.files[Self.path] = Array(whole.prefix(count))
            let found = try file.recall(for: queue)?.agreements ?? []
            #expect(found == Array(all.prefix(found.count)), "\(count)")
        }
    }

    @Test("An erasure leaves nothing of a comment's text")
    func erased() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        let file = try open(desk)
        let all = [agreement("1", 1, queue), agreement("2", 2, queue)]
        try file.settle(record(queue), all, for: queue)
        try desk.erase([2], &queue)
        #expect(try file.recall(for: queue)?.agreements.map(\.id) == ["1"])
        // A sync that did not know about it doesn't bring it back, either.
        try file.settle(record(queue), all, for: queue)
        #expect(try file.recall(for: queue)?.agreements.map(\.id) == ["1"])
    }

    @Test("An erasure tells of a link in the folder's place, and follows it nowhere")
    func link() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.files.state.withLock { state in
            _ = state.make("/queue/sync", MemoryFiles.Node(kind: .link, mode: 0o777))
        }
        let blank = queue.blankable(with: [CommentNumber(1)]).certain
        let outcome = try desk.decide(.erase(blank: blank), on: [1], &queue)
        let hindrances = outcome.remarks.compactMap { remark in
            if case .hinderedErasure(_, let failure) = remark { failure.subject } else { nil }
        }
        #expect(hindrances == ["/queue/sync"])
    }

    @Test("A folder that joins a server forgets what it remembered: others may have synced since")
    func joined() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        let file = try open(desk)
        try file.settle(record(queue), [agreement("1", 1, queue)], for: queue)
        #expect(office.files[Self.path] != nil)
        try CopyFolder.make(Sample.folder, as: CopyFile(queue: queue.identity, service: "press"), files: office.files)
        #expect(office.files[Self.path] == nil)
    }

    @Test("What is remembered is told once, and again when it has changed")
    func told() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        #expect(desk.sites() == nil)
        let file = try open(desk)
        try file.settle(record(queue), [agreement("1", 1, queue)], for: queue)
        let told = try #require(desk.sites())
        #expect(told.map(\.record) == [record(queue)])
        #expect(told.first?.agreements.map(\.id) == ["1"])
        #expect(desk.sites() == nil)
        try file.settle(record(queue), [], for: queue)
        #expect(desk.sites()?.first?.agreements.isEmpty == true)
    }
}
