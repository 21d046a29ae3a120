import Glibc
import Journal
import Moderation
import Synchronization
import Testing

/// What is in the way once an act is on the disk.
enum Obstacle: String, CaseIterable {
    case closedDrafts, draftsAFile, draftsALink, leftOverDraft
    case checkpointAFolder, unflushedFolder, unlistedFolder
    case brokenContent, fullDisk, readOnlyDisk, unflushedContents

    /// The path that a remark must name.
    var path: String {
        switch self {
        case .closedDrafts, .draftsAFile, .draftsALink: "/queue/drafts"
        case .leftOverDraft: "/queue/drafts/zane.json.new"
        case .checkpointAFolder: "/queue/queue.checkpoint"
        case .unflushedFolder, .unlistedFolder: "/queue"
        case .brokenContent, .fullDisk, .readOnlyDisk, .unflushedContents: Sample.journal
        }
    }

    /// Whether no draft can be gone through.
    var closesDrafts: Bool { path == "/queue/drafts" }

    /// Whether it stays in the way of the next writer.
    var isLasting: Bool {
        switch self {
        case .brokenContent, .fullDisk, .readOnlyDisk, .unflushedContents: false
        default: true
        }
    }

    func put(in files: MemoryFiles) {
        func fail(_ operation: StorageFailure.Operation, _ suffix: String, _ code: Int32, after: Int = 0) {
            files.fail(
                .init(operation: operation, suffix: suffix, after: after, code: code, isLasting: isLasting))
        }
        switch self {
        case .closedDrafts: fail(.list, "/drafts", EACCES)
        case .draftsAFile, .draftsALink:
            files.state.withLock { state in
                _ = state.make(
                    "/queue/drafts", MemoryFiles.Node(kind: self == .draftsALink ? .link : .file, mode: 0o777))
            }
        case .leftOverDraft: fail(.remove, "/zane.json.new", EISDIR)
        case .checkpointAFolder: fail(.remove, "/queue.checkpoint", EISDIR)
        case .unflushedFolder: fail(.flush, "/queue", EIO)
        case .unlistedFolder: fail(.list, "/queue", EIO)
        case .brokenContent: fail(.write, "queue.jsonl", EIO, after: 1)
        case .fullDisk: fail(.write, "queue.jsonl", ENOSPC, after: 2)
        case .readOnlyDisk: fail(.write, "queue.jsonl", EROFS, after: 1)
        case .unflushedContents: fail(.flush, "queue.jsonl", EIO, after: 1)
        }
    }

    func clear(from files: MemoryFiles) {
        files.heal()
        guard self == .draftsAFile || self == .draftsALink else { return }
        files.state.withLock { state in
            _ = state.make("/queue/drafts", MemoryFiles.Node(kind: .folder, mode: 0o700))
        }
    }
}

@Suite("Once an act is on the disk")
struct AftermathTests {
    private func hindrances(_ remarks: [Remark], _ erasure: EntryNumber?) -> [String] {
        remarks.compactMap {
            guard case .hinderedErasure(let entry, let hindrance) = $0, entry == erasure else { return nil }
            return hindrance.subject
        }
    }

    @Test("it is told as done, whatever is in the way of its erasure", arguments: Obstacle.allCases)
    func erases(obstacle: Obstacle) throws {
        let office = try Deed.office()
        var (desk, queue) = try office.open()
        obstacle.put(in: office.files)
        let outcome = try desk.erase([2], &queue)
        #expect(outcome.done == [Sample.number(2)])
        #expect(hindrances(outcome.remarks, outcome.entry) == [obstacle.path])
        let dropped = Remark.droppedDrafts(files: 2)
        #expect(outcome.remarks.contains(dropped) == !obstacle.closesDrafts)
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage == nil)
        #expect(verification.remarks == [.unfinishedErasure(entry: try #require(outcome.entry))])
        if obstacle.isLasting {
            // The text itself goes at once; what stays is the mark that something is left to do.
            #expect(office.files.paths(holding: [Deed.secret, Deed.secretName]).allSatisfy { $0 != Sample.journal })
        }

        // The next writer does its own work, and is told the same.
        var (other, otherQueue) = try office.open(as: Sample.juris)
        let added = try other.submit(
            [NewComment(release: Sample.slug, author: Sample.author, body: "nākamais")], by: Sample.web,
            queue: &otherQueue)
        #expect(added.results == [.added(Sample.number(6))])
        #expect(hindrances(added.remarks, outcome.entry) == (obstacle.isLasting ? [obstacle.path] : []))
        let decided = try desk.decide(.approve, on: [1], &queue)
        #expect(decided.done == [Sample.number(1)])
        #expect(hindrances(decided.remarks, outcome.entry) == (obstacle.isLasting ? [obstacle.path] : []))
        let second = try desk.erase([3], &queue)
        #expect(second.done == [Sample.number(3)])
        #expect(hindrances(second.remarks, second.entry) == (obstacle.isLasting ? [obstacle.path] : []))

        // Once nothing is in the way, the next writer finishes all of it.
        obstacle.clear(from: office.files)
        office.files.forgetTrace()
        let last = try other.release(
            Release(slug: Sample.slug, title: "Labots", date: CivilDate(daysSince1970: 20_000)), by: Sample.juris,
            queue: &otherQueue)
        let finished = [outcome.entry, second.entry].compactMap { $0 }.map { Remark.finishedErasure(entry: $0) }
        #expect(last.remarks == (obstacle.closesDrafts ? [dropped] : []) + (obstacle.isLasting ? finished : []))
        if obstacle.isLasting { #expect(office.files.trace.contains("flush queue")) }
        #expect(office.files.paths(holding: [Deed.secret, Deed.secretName]) == [])
        #expect(try Verifier.verify(folder: Sample.folder, files: office.files).remarks == [])
    }

    @Test("a line that was never finished and can't be removed for certain leaves an act not done")
    func unfinishedLine() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.journal += Array(#"{"n":4"#.utf8)
        office.files.fail(.init(operation: .flush, suffix: "queue.jsonl"))
        #expect(throws: DeskError.failed(.of(.flush, Sample.journal, EIO))) {
            try desk.decide(.approve, on: [1], &queue)
        }
        #expect(try desk.decide(.approve, on: [1], &queue).done == [Sample.number(1)])
    }

    @Test(
        "a checkpoint that can't be left is told with what is in the way, and harms nothing",
        arguments: [
            (.rename, ".queue.checkpoint.new", EISDIR), (.open, ".queue.checkpoint.new", EACCES),
            (.write, "", ENOSPC),
        ] as [(StorageFailure.Operation, String, Int32)])
    func checkpoint(operation: StorageFailure.Operation, suffix: String, code: Int32) throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        office.files.fail(.init(operation: operation, suffix: suffix, code: code))
        var told: [Remark] = []
        #expect(!desk.leaveCheckpoint(of: queue) { told.append($0) })
        guard case .hinderedCheckpoint(let hindrance)? = told.first, told.count == 1 else {
            Issue.record("\(told)")
            return
        }
        #expect(hindrance == .of(operation, "/queue/.queue.checkpoint.new", code))
        #expect(desk.leaveCheckpoint(of: queue) { told.append($0) })
        #expect(told.count == 1)
    }
}
