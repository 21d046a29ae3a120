import Dispatch
import Glibc
import Moderation
import Synchronization
import Testing

@testable import Journal

@Suite("Where the kernel has no watch left")
struct PolledWatchTests {
    @Test("a journal is looked at every now and then, and that is said")
    func polls() throws {
        // Files in memory have no watch at all.
        let (desk, _) = try Office(comments: ["viens"]).open()
        let watch = try desk.watch {}
        #expect(watch.isPolled)
        watch.cancel()
    }

    @Test(
        "only what the system can run out of, or lacks, is a reason to look",
        arguments: [
            (EMFILE, true), (ENFILE, true), (ENOSPC, true), (ENOMEM, true), (ENOSYS, true), (EACCES, false),
            (ENOENT, false),
        ] as [(Int32, Bool)])
    func reasons(code: Int32, isOne: Bool) {
        #expect(FileFailure(operation: .watch, path: "/queue", code: code).isAboutWatching == isOne)
    }

    @Test(
        "an edit of the settings that leaves their length as it was is a change, and so is what a sync leaves",
        .copiesToo)
    func looks() throws {
        let office = try Office(comments: ["viens"])
        let own = "/queue/settings.json"
        office.files[own] = Array(#"{"theme": {"title": "bold"}}"#.utf8)
        let (desk, queue) = try office.open()
        var last = desk.look()
        func hasChanged() -> Bool {
            defer { last = desk.look() }
            return desk.look() != last
        }
        #expect(!hasChanged())
        office.files[own] = Array(#"{"theme": {"title": "dim "}}"#.utf8)
        #expect(hasChanged() && !hasChanged())
        _ = try office.files.makeFolder("/queue/sync")
        #expect(!hasChanged())
        office.files["/queue/sync/iem.jsonl"] = [0x0A]
        #expect(hasChanged() && !hasChanged())
        var taken = queue
        try office.submit(["divi"], desk, &taken)
        #expect(hasChanged() && !hasChanged())
    }

    @Test("every change is told, and nothing else; after the end nothing more")
    func tells() {
        let size = Mutex(1)
        let (told, looked) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let watch = PolledWatch(
            every: 1,
            look: {
                looked.signal()
                return size.withLock { $0 }
            }, changed: { told.signal() })
        for _ in 0..<3 { looked.wait() }
        #expect(told.wait(timeout: .now()) == .timedOut)
        size.withLock { $0 = 2 }
        told.wait()
        watch.cancel()
    }
}
