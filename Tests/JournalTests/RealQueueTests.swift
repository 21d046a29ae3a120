import Glibc
import Journal
import Moderation
import Synchronization
import Testing

/// What only real files can show: modes, links, locks between open files, the kernel's notices.
@Suite("A queue in a real folder", .serialized)
struct RealQueueTests {
    private func with(_ body: (String) throws -> Void) throws {
        let folder = try Scratch.makeFolder()
        defer { Scratch.remove(folder) }
        try body(folder)
    }

    private func open(
        _ folder: String, as login: Login = Sample.anna
    ) throws -> (desk: JournalDesk, queue: Queue) {
        let opened = try JournalDesk.open(folder: folder, as: login, clock: { Sample.now })
        return (opened.desk, opened.queue)
    }

    @Test("A new queue is closed to others, also in a folder that was open")
    func modes() throws {
        try with { scratch in
            let files = RealFiles()
            #expect(mkdir(scratch + "/open", 0o755) == 0)
            for folder in [scratch + "/new", scratch + "/open"] {
                _ = try QueueFolder.create(at: folder, by: Sample.anna, now: Sample.now)
                #expect(try files.status(path: folder)?.mode == 0o700)
                #expect(try files.status(path: folder + "/queue.jsonl")?.mode == 0o600)
                #expect(try files.status(path: folder + "/queue.lock")?.mode == 0o600)
                #expect(try files.names(in: folder).sorted() == ["queue.jsonl", "queue.lock"])
                let (desk, queue) = try open(folder)
                #expect(try desk.keep(Draft(query: "is:any"), after: queue.place))
                #expect(try files.status(path: folder + "/drafts")?.mode == 0o700)
                try checkModes(of: folder + "/drafts", are: 0o600)
            }
        }
    }

    @Test("A queue for a group lets the group in, and its files take after the folder")
    func group() throws {
        try with { scratch in
            let files = RealFiles()
            let group = getegid()
            let folder = scratch + "/q"
            _ = try QueueFolder.create(at: folder, group: String(group), by: Sample.anna, now: Sample.now)
            #expect(try files.status(path: folder)?.mode == 0o2770)
            #expect(try files.status(path: folder)?.group == group)
            #expect(try files.status(path: folder + "/queue.jsonl")?.mode == 0o660)
            #expect(try files.status(path: folder + "/queue.jsonl")?.group == group)
            // As a process that was killed once left it.
            #expect(mkdir(folder + "/drafts", 0o700) == 0)
            #expect(chmod(folder + "/drafts", 0o2700) == 0)
            let (desk, queue) = try open(folder)
            #expect(try desk.keep(Draft(query: "is:any"), after: queue.place))
            #expect(try files.status(path: folder + "/drafts")?.mode == 0o2770)
            try checkModes(of: folder + "/drafts", are: 0o660)
        }
    }

    /// A draft and its lock.
    private func checkModes(of folder: String, are mode: UInt32) throws {
        let names = try RealFiles().names(in: folder)
        #expect(names.count == 2)
        for name in names { #expect(try RealFiles().status(path: folder + "/" + name)?.mode == mode, "\(name)") }
    }

    @Test("A folder is made with its mode, whatever the mask", arguments: [0o700, 0o750, 0o770] as [UInt32])
    func folderMode(mode: UInt32) throws {
        try with { scratch in
            let isMade = try RealFiles().makeFolder(scratch + "/f", mode: mode)
            let status = try RealFiles().status(path: scratch + "/f")
            #expect(isMade && status?.mode == mode)
        }
    }

    @Test("What the administrator makes in another's queue is that other's", .enabled(if: geteuid() == 0))
    func administrator() throws {
        try with { scratch in
            let folder = scratch + "/q"
            _ = try QueueFolder.create(at: folder, by: Sample.anna, now: Sample.now)
            for path in [folder, folder + "/queue.jsonl", folder + "/queue.lock"] {
                #expect(chown(path, 65_534, 65_534) == 0)
            }
            let (desk, queue) = try open(folder)
            #expect(try desk.keep(Draft(query: "is:any"), after: queue.place))
            let drafts = folder + "/drafts"
            for path in [drafts] + (try RealFiles().names(in: drafts).map { drafts + "/" + $0 }) {
                #expect(try RealFiles().status(path: path)?.owner == 65_534, "\(path)")
            }
        }
    }

    @Test("A folder that everybody may write is refused")
    func worldWritable() throws {
        try with { scratch in
            let folder = scratch + "/q"
            _ = try QueueFolder.create(at: folder, by: Sample.anna, now: Sample.now)
            #expect(chmod(folder, 0o777) == 0)
            #expect(throws: DeskError.readOnly(.worldWritable)) { try open(folder) }
        }
    }

    @Test("A link in the journal's place is not followed")
    func link() throws {
        try with { scratch in
            let folder = scratch + "/q"
            _ = try QueueFolder.create(at: folder, by: Sample.anna, now: Sample.now)
            let journal = folder + "/queue.jsonl"
            try RealFiles().rename(journal, to: scratch + "/elsewhere")
            #expect(symlink(scratch + "/elsewhere", journal) == 0)
            #expect(throws: DeskError.failed(.of(.open, journal, ELOOP))) { try open(folder) }
        }
    }

    @Test("Two desks that write at the same time write one journal")
    func twoWriters() throws {
        try with { scratch in
            let folder = scratch + "/q"
            _ = try QueueFolder.create(at: folder, by: Sample.anna, now: Sample.now)
            var (desk, queue) = try open(folder)
            try desk.release(
                Release(slug: Sample.slug, title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
                queue: &queue)
            let failures = Mutex<[String]>([])
            let threads = (0..<4).map { writer in
                Worker {
                    do {
                        var (desk, queue) = try open(folder)
                        for round in 0..<25 {
                            _ = try desk.submit(
                                [
                                    NewComment(
                                        release: Sample.slug, author: Sample.author, body: "\(writer) \(round)")
                                ], by: Sample.web, queue: &queue)
                        }
                    } catch {
                        failures.withLock { $0.append("\(error)") }
                    }
                }
            }
            for thread in threads { thread.join() }
            #expect(failures.withLock { $0 } == [])
            let verification = try Verifier.verify(folder: folder)
            #expect(verification.damage == nil)
            #expect(verification.comments == 100)
            #expect(verification.entries == 102)
        }
    }

    @Test("A watch tells when the journal grows, and when it is replaced")
    func watch() throws {
        try with { scratch in
            let folder = scratch + "/q"
            _ = try QueueFolder.create(at: folder, by: Sample.anna, now: Sample.now)
            var (desk, queue) = try open(folder)
            let called = Signal()
            let watch = try desk.watch { called.signal() }
            let (other, _) = try open(folder, as: Sample.juris)
            try desk.release(
                Release(slug: Sample.slug, title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
                queue: &queue)
            called.wait()
            #expect(try !other.news(after: queue.place).isEmpty == false)

            let files = RealFiles()
            try files.rename(folder + "/queue.jsonl", to: folder + "/.aside")
            called.wait()
            watch.cancel()
        }
    }

    @Test("Where more happens than the kernel keeps, a watch tells that something did", .timeLimit(.minutes(1)))
    func overflow() throws {
        let limit = Self.mostQueued
        try with { scratch in
            let files = RealFiles()
            let (isBusy, goesOn, told) = (Signal(), Signal(), Signal())
            let watch = try files.watch(folder: scratch) { names in
                if names.contains("begin") {
                    isBusy.signal()
                    goesOn.wait()
                }
                if names.contains("") { told.signal() }
            }
            files.close(try files.open(scratch + "/one", .create))
            files.close(try files.open(scratch + "/begin", .create))
            isBusy.wait()
            for _ in 0..<limit / 2 {
                try files.rename(scratch + "/one", to: scratch + "/other")
                try files.rename(scratch + "/other", to: scratch + "/one")
            }
            goesOn.signal()
            told.wait()
            watch.cancel()
        }
    }

    @Test("A watch waits for a folder that is not there yet", .timeLimit(.minutes(1)))
    func watchOfNone() throws {
        try with { scratch in
            let files = RealFiles()
            let (came, told) = (Signal(), Signal())
            let watch = try files.watch(folder: scratch + "/later") { names in
                if names.contains("") { came.signal() }
                if names.contains("file") { told.signal() }
            }
            _ = try files.makeFolder(scratch + "/later", mode: 0o700)
            came.wait()
            files.close(try files.open(scratch + "/later/file", .create))
            told.wait()
            watch.cancel()
        }
    }

    /// How many notices the kernel keeps for one watch.
    private static var mostQueued: Int {
        var bytes = [UInt8](repeating: 0, count: 32)
        let file = Glibc.open("/proc/sys/fs/inotify/max_queued_events", O_RDONLY)
        defer { close(file) }
        let count = max(0, read(file, &bytes, bytes.count))
        return Int(String(decoding: bytes[..<count].filter { $0 > 0x20 }, as: UTF8.self)) ?? 16_384
    }

    @Test(
        "A watch follows the path: it tells of the folder that takes the place of the one it began with",
        .timeLimit(.minutes(1)))
    func watchOfAnotherFolder() throws {
        try with { scratch in
            let (folder, other) = (scratch + "/q", scratch + "/copy")
            _ = try QueueFolder.create(at: folder, by: Sample.anna, now: Sample.now)
            _ = try Backup.copy(folder: folder, to: other)
            let (desk, _) = try open(folder)
            let called = Signal()
            let watch = try desk.watch { called.signal() }
            defer { watch.cancel() }
            let files = RealFiles()
            for round in 1...3 {
                try files.rename(folder, to: scratch + "/before\(round)")
                called.wait()
                // Nothing has the path for a while.
                _ = try Backup.copy(folder: other, to: scratch + "/next")
                try files.rename(scratch + "/next", to: folder)
                called.wait()
                var (anew, queue) = try open(folder)
                try anew.release(
                    Release(slug: Sample.slug, title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
                    queue: &queue)
                called.wait()
            }
        }
    }
}

/// A thread of its own, for work that blocks.
final class Worker: Sendable {
    private let thread: Mutex<pthread_t>

    init(_ work: @escaping @Sendable () -> Void) {
        var made = pthread_t()
        let box = Unmanaged.passRetained(Box(work))
        pthread_create(
            &made, nil,
            { argument in
                if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().work() }
                return nil
            }, box.toOpaque())
        thread = Mutex(made)
    }

    func join() {
        _ = pthread_join(thread.withLock { $0 }, nil)
    }

    private final class Box: Sendable {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) {
            self.work = work
        }
    }
}

/// Something to wait for.
final class Signal: Sendable {
    private let ends: (read: Int32, write: Int32)

    init() {
        var ends: [Int32] = [0, 0]
        _ = pipe(&ends)
        self.ends = (ends[0], ends[1])
    }

    deinit {
        close(ends.read)
        close(ends.write)
    }

    func signal() {
        _ = write(ends.write, "x", 1)
    }

    func wait() {
        var byte: UInt8 = 0
        _ = read(ends.read, &byte, 1)
    }
}
