import DeskDoubles
import Moderation
import Synchronization
import Testing

@testable import Journal

@Suite("A checkpoint")
struct CheckpointTests {
    private static let path = "/queue/queue.checkpoint"
    private static let beside = "/queue/.queue.checkpoint.new"

    /// What opening gives, and whether a checkpoint was used.
    private func opened(_ office: Office) throws -> (portrait: QueuePortrait, remarks: [Remark], isUsed: Bool) {
        let opened = try office.openWhole()
        return (QueuePortrait(opened.queue), opened.remarks, opened.desk.state.withLock { $0.known.spared.bytes } > 0)
    }

    private func leave(_ office: Office) throws -> Bool {
        let (desk, queue) = try office.open()
        return desk.leaveCheckpoint(of: queue)
    }

    /// Opens with the checkpoint as it is, and without one, and compares.
    private func expectTheSame(
        _ office: Office, isUsed: Bool, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let with = try opened(office)
        let checkpoint = office.files[Self.path]
        office.files[Self.path] = nil
        let without = try opened(office)
        office.files[Self.path] = checkpoint
        #expect(with.isUsed == isUsed, sourceLocation: sourceLocation)
        #expect(with.portrait == without.portrait, sourceLocation: sourceLocation)
        #expect(with.remarks == without.remarks, sourceLocation: sourceLocation)
    }

    @Test("gives the same queue as the journal, wherever it was left", arguments: 1...12 as ClosedRange<UInt64>)
    func same(seed: UInt64) throws {
        var random = try RandomOffice(seed: seed)
        let mayErase = seed % 3 == 0
        for _ in 0..<Int.random(in: 0..<60, using: &random.chance) { try random.act(mayErase: mayErase) }
        #expect(try leave(random.office))
        try expectTheSame(random.office, isUsed: true)
        for _ in 0..<Int.random(in: 1..<30, using: &random.chance) {
            // Each act is done on a queue that began with the checkpoint.
            try random.act()
            try expectTheSame(random.office, isUsed: true)
        }
        #expect(try leave(random.office))
        try expectTheSame(random.office, isUsed: true)
        #expect(try Verifier.verify(folder: Sample.folder, files: random.office.files).damage == nil)
    }

    @Test("that is damaged anywhere is refused")
    func damaged() throws {
        var random = try RandomOffice(seed: 5)
        for _ in 0..<40 { try random.act() }
        #expect(try leave(random.office))
        let files = random.office.files
        let whole = try #require(files[Self.path])
        let header = try header(of: files)
        // Holes between the columns mean nothing.
        let lengths = [whole.count - 1, whole.count / 2, 4_096, 100, 8, 0]
        for length in lengths {
            files[Self.path] = Array(whole.prefix(length))
            try expectTheSame(random.office, isUsed: false)
        }
        for byte in stride(from: 0, to: header.bytes.count, by: 7) {
            var bytes = whole
            bytes[byte] ^= 1 << UInt8.random(in: 0..<8, using: &random.chance)
            files[Self.path] = bytes
            #expect(try !opened(random.office).isUsed)
        }
    }

    @Test("of which a column is damaged gives the same queue all the same, and goes", arguments: [false, true])
    func damagedColumn(hasErasure: Bool) throws {
        var random = try RandomOffice(seed: 5)
        for _ in 0..<40 { try random.act() }
        if hasErasure {
            var (desk, queue) = try random.office.open()
            try desk.erase([2], &queue)
        }
        #expect(try leave(random.office))
        let files = random.office.files
        let whole = try #require(files[Self.path])
        let sound = try random.office.openWhole().queue
        let portrait = QueuePortrait(sound)
        let columns = sound.withColumns { images in images.map { Array($0.bytes) } }
        for (column, bytes) in zip(try header(of: files).columns, columns) where column.count > 0 {
            var damaged = whole
            let bit: UInt8 = 1 << UInt8.random(in: 0..<8, using: &random.chance)
            damaged[Int.random(in: column.bytes, using: &random.chance)] ^= bit
            files[Self.path] = damaged
            let opened = try random.office.openWhole()
            // A damaged block that is not used disturbs nobody.
            let isUsed = opened.desk.state.withLock { $0.known.spared.bytes } > 0
            #expect(!isUsed || !hasErasure)
            #expect(QueuePortrait(opened.queue) == portrait, "\(column.name)")
            let found = opened.queue.withColumns { $0.first { $0.name == column.name }.map { Array($0.bytes) } }
            guard isUsed else { continue }
            #expect(found == bytes, "\(column.name)")
            #expect(files[Self.path] == nil, "\(column.name)")
        }
    }

    @Test(
        "is looked at no further than it is used; damage is mended when it is met, and what was done before stays done")
    func metLater() throws {
        let office = try Office(comments: (0..<5_000).map { "teksts \($0)" })
        #expect(try leave(office))
        let whole = try #require(office.files[Self.path])
        let columns = try header(of: office.files).columns
        for name in ["comments.rows", "comments.links", "entries.rows"] {
            let column = try #require(columns.first { $0.name == name })
            #expect(column.blockCount == 3)
            var damaged = whole
            damaged[column.start + column.bytes(of: 1).upperBound - 100] ^= 1
            office.files[Self.path] = damaged
            var (desk, queue) = try office.open()
            try desk.decide(.approve, on: [1], &queue)
            #expect(queue[Sample.number(1)]?.state == .approved)
            #expect(office.files[Self.path] == damaged, "\(name)")
            // In its second block.
            let number = Sample.number(3_000)
            #expect(queue[number]?.authorName == Sample.author.name && queue.changes(of: number).count == 1)
            #expect(office.files[Self.path] == nil, "\(name)")
            let (_, fresh) = try office.open()
            let isSame = (1...5_000).allSatisfy {
                queue.facts(Sample.number($0)) == fresh.facts(Sample.number($0))
                    && queue.bodyPlace(of: Sample.number($0)) == fresh.bodyPlace(of: Sample.number($0))
            }
            #expect(isSame, "\(name)")
            try desk.decide(.reopen, on: [1], &queue)
            #expect(queue[Sample.number(1)]?.state == .pending)
        }
    }

    @Test("that is damaged, and whose journal has changed, ends the process")
    func lost() async throws {
        await #expect(processExitsWith: .exitCode(74)) {
            let office = try Office(comments: ["viens", "divi"])
            let (desk, queue) = try office.open()
            #expect(desk.leaveCheckpoint(of: queue))
            let tests = CheckpointTests()
            let columns = try tests.header(of: office.files).columns
            let links = try #require(columns.first { $0.name == "comments.links" })
            office.files[CheckpointTests.path]?[links.start] ^= 1
            let year = try #require(office.journal.firstRange(of: Array(#""at":"2"#.utf8)))
            office.journal[year.upperBound + 1] ^= 1
            _ = try QueuePortrait(office.open().queue)
        }
    }

    @Test("is looked at wholly before it is used, where nothing may end the process")
    func mayNotEnd() throws {
        let office = try Office(comments: ["viens", "divi"])
        func open() throws -> (portrait: QueuePortrait, spared: Checkpoint.Extent) {
            let opened = try JournalDesk.open(
                folder: Sample.folder, as: nil, ledger: office.ledger, files: office.files, clock: { Sample.now })
            return (QueuePortrait(opened.queue), opened.desk.state.withLock { $0.known.spared })
        }
        let portrait = try open().portrait
        #expect(try leave(office))
        #expect(try open().spared != .nothing)
        let whole = try #require(office.files[Self.path])
        for column in try header(of: office.files).columns where column.count > 0 {
            var damaged = whole
            damaged[column.start] ^= 1
            office.files[Self.path] = damaged
            let found = try open()
            #expect(found.spared == .nothing && found.portrait == portrait, "\(column.name)")
        }
    }

    @Test("of a newer format, of another queue or of another journal's past is refused")
    func foreign() throws {
        var random = try RandomOffice(seed: 6)
        for _ in 0..<20 { try random.act() }
        #expect(try leave(random.office))
        let files = random.office.files
        let whole = try #require(files[Self.path])

        var newer = whole
        newer[8] += 1
        files[Self.path] = newer
        try expectTheSame(random.office, isUsed: false)

        let other = try Office(comments: ["cits"])
        #expect(try leave(other))
        files[Self.path] = other.files[Self.path]
        try expectTheSame(random.office, isUsed: false)

        // The journal as it was before, and then went on otherwise.
        files[Self.path] = whole
        let lines = random.office.journal.split(separator: 0x0A, omittingEmptySubsequences: false)
        random.office.journal = Array(lines.dropLast(4).joined(separator: [0x0A])) + [0x0A]
        try expectTheSame(random.office, isUsed: false)
        var (desk, queue) = try random.office.open()
        try random.office.submit((0..<60).map { "pēc tam \($0)" }, desk, &queue)
        try expectTheSame(random.office, isUsed: false)
        try desk.decide(.approve, on: [1], &queue)
        #expect(try leave(random.office))
        try expectTheSame(random.office, isUsed: true)
    }

    @Test("goes with an erasure, and does not come back")
    func erasure() throws {
        let office = try Office(comments: ["viens", "divi"])
        #expect(try leave(office))
        let before = try #require(office.files[Self.path])
        office.files[Self.beside] = before
        var (desk, queue) = try office.open()
        let seenBefore = queue
        try desk.erase([2], &queue)
        #expect(office.files[Self.path] == nil)
        #expect(office.files[Self.beside] == nil)

        // Put back from somewhere, it is refused because of the names that it still has.
        office.files[Self.path] = before
        try expectTheSame(office, isUsed: false)
        office.files[Self.path] = nil
        // None is left of what was read before, either.
        #expect(!desk.leaveCheckpoint(of: seenBefore))
        #expect(office.files[Self.path] == nil)
        #expect(office.files[Self.beside] == nil)
        #expect(try leave(office))
        try expectTheSame(office, isUsed: true)
    }

    @Test("hides no change of what it spares: a changed line is never read as an entry")
    func damageBefore() throws {
        let office = try Office(comments: ["viens", "divi", "trīs"])
        #expect(try leave(office))
        // A digit of a time in every second line.
        var lines = office.journal.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        for index in stride(from: 1, to: lines.count - 1, by: 2) {
            let year = try #require(lines[index].firstRange(of: Array(#""at":"2"#.utf8)))
            lines[index][year.upperBound + 1] ^= 1
        }
        office.journal = Array(lines.joined(separator: [0x0A]))
        let (desk, queue) = try office.open()
        #expect(desk.state.withLock { $0.known.spared.bytes } > 0)
        for index in 0..<lines.count - 1 {
            let place = try #require(queue.place(of: EntryNumber(UInt32(index + 1))))
            #expect(((try? desk.entry(at: place)) == nil) == (index % 2 == 1), "line \(index + 1)")
        }
    }

    @Test("behind which a journal is damaged is passed by")
    func damageBehind() throws {
        let office = try Office(comments: ["viens", "divi"])
        #expect(try leave(office))
        var (desk, queue) = try office.open()
        let end = queue.place.offset
        try desk.decide(.approve, on: [1], &queue)
        try desk.decide(.approve, on: [2], &queue)
        let whole = office.journal
        for place in stride(from: end, to: whole.count - 1, by: 5) {
            office.journal[place] ^= 1
            try expectTheSame(office, isUsed: false)
            office.journal = whole
        }
        // An unfinished line is not damage.
        office.journal += Array("{\"n\":".utf8)
        try expectTheSame(office, isUsed: true)
    }

    @Test("is left only when it is worth its while and may be")
    func owed() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        #expect(!desk.owesCheckpoint(of: queue))
        #expect(desk.owesCheckpoint(of: queue, beyond: .init(bytes: 100, changes: 100)))
        #expect(!desk.owesCheckpoint(of: queue, beyond: .init(bytes: 1_000_000, changes: 0)))
        var decided = queue
        try desk.decide(.approve, on: [1], &decided)
        #expect(desk.owesCheckpoint(of: decided, beyond: .init(bytes: 1_000_000, changes: 0)))
        office.files.isWritable = false
        #expect(!desk.owesCheckpoint(of: queue, beyond: .init(bytes: 100, changes: 100)))
        #expect(!desk.leaveCheckpoint(of: queue))
        office.files.isWritable = true
        #expect(desk.leaveCheckpoint(of: queue))
        #expect(!desk.owesCheckpoint(of: queue, beyond: .init(bytes: 100, changes: 100)))
        #expect(office.files.mode(of: Self.path) == 0o600)
        #expect(office.files[Self.beside] == nil)
    }

    @Test("that somebody is writing is waited for by nobody, and one that was given up is cleared away")
    func writers() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        office.files[Self.beside] = [1]
        let other = try office.files.open(Self.beside, .writing)
        #expect(try office.files.lock(other, .exclusive, within: 0))
        #expect(!desk.leaveCheckpoint(of: queue))
        #expect(office.files[Self.beside] == [1])
        office.files.close(other)
        #expect(desk.leaveCheckpoint(of: queue))
        #expect(office.files[Self.beside] == nil)
        try expectTheSame(office, isUsed: true)
    }

    @Test(
        "that can't be left leaves nothing",
        arguments: [.open, .write, .cut, .lock, .rename, .lookAt, .read] as [StorageFailure.Operation])
    func faults(operation: StorageFailure.Operation) throws {
        for after in 0..<40 {
            let office = try Office(comments: ["viens"])
            let (desk, queue) = try office.open()
            let count = office.files.openCount
            office.files.fail(.init(operation: operation, after: after, code: FileFailure.noSpace))
            let stands = desk.leaveCheckpoint(of: queue)
            office.files.heal()
            #expect(office.files.openCount == count)
            #expect((office.files[Self.path] != nil) == stands)
            try expectTheSame(office, isUsed: stands)
            if stands { break }
        }
    }

    @Test("that can't be read is done without", arguments: [.open, .read, .map, .lookAt] as [StorageFailure.Operation])
    func unreadable(operation: StorageFailure.Operation) throws {
        let office = try Office(comments: ["viens"])
        let expected = try QueuePortrait(office.open().queue)
        #expect(try leave(office))
        office.files.fail(.init(operation: operation, suffix: "queue.checkpoint", isLasting: true))
        #expect(try opened(office).isUsed == false)
        #expect(try opened(office).portrait == expected)
    }

    /// A column that changes gives checkpoints a new format, or an older one would be taken for what it isn't.
    @Test("of this format has these columns")
    func layout() {
        let columns = Queue().withColumns { images in images.map { "\($0.name) \($0.stride)" } }
        #expect(CheckpointHeader.format == 7)
        #expect(columns == Self.layout)
    }

    private static let layout = [
        "comments.rows 24", "comments.links 28", "comments.texts 8", "comments.submitted 8", "comments.bases 8",
        "entries.rows 24", "entries.lines 8", "touches.rows 32", "names.bytes 1", "names.ends 8", "names.slots 8",
        "emails.bytes 1", "emails.ends 8", "emails.slots 8", "addresses.bytes 1", "addresses.ends 8",
        "addresses.slots 8", "authors.rows 24", "authors.slots 4", "names.counts 8", "emails.totals 4",
        "addresses.rows 8", "names.twins 4", "addresses.twins 4", "slugs.bytes 1", "slugs.ends 8", "slugs.slots 8",
        "releases.records 40", "releases.texts 1", "deferrals.records 24", "deferrals.ends 16", "decided.records 24",
        "sources.slots 8", "own.links 8", "own.newest 4", "logins.bytes 1", "logins.ends 8", "logins.slots 8",
        "reasons.bytes 1", "reasons.ends 8", "reasons.slots 8", "values 8",
    ]

    private func header(of files: MemoryFiles) throws -> CheckpointHeader {
        let file = try files.open(Self.path, .reading)
        defer { files.close(file) }
        return try #require(try CheckpointHeader(of: file, files: files))
    }
}
