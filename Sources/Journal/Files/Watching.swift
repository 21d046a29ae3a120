import Dispatch
import Glibc
import Moderation
import Synchronization
import System

/// Follows a folder with inotify, on a thread that sleeps until the kernel has something to report.
///
/// It follows the path: when another folder takes it, as when a backup is restored, that one is followed from then
/// on; and where there is none yet, it waits for one to come.
///
/// The thread ends when the watch is cancelled or nobody holds it any longer.
final class FolderWatch: Watch {
    private let stop: SelfPipe

    init(folder: String, changed: @escaping @Sendable (Set<String>) -> Void) throws(FileFailure) {
        let notices = inotify_init1(Int32(IN_CLOEXEC))
        guard notices >= 0 else { throw failure(.watch, folder) }
        // Before the thread begins, so that it misses nothing.
        let trail = Trail(notices: notices, folder: folder)
        guard trail.isWatching else {
            let error = failure(.watch, folder)
            _ = Glibc.close(notices)
            throw error
        }
        guard let stop = SelfPipe() else {
            let error = failure(.watch, folder)
            _ = Glibc.close(notices)
            throw error
        }
        self.stop = stop
        let work = Work(trail: trail, notices: notices, stop: stop, changed: changed)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(work).toOpaque())
        guard code == 0 else {
            Unmanaged.passUnretained(work).release()
            throw FileFailure(operation: .watch, path: folder, code: code)
        }
        pthread_detach(thread)
    }

    deinit {
        cancel()
    }

    func cancel() { stop.ring() }

    /// What the thread does.
    private final class Work: Sendable {
        let trail: Trail
        let notices: Int32
        let stop: SelfPipe
        let changed: @Sendable (Set<String>) -> Void

        init(
            trail: Trail, notices: Int32, stop: SelfPipe, changed: @escaping @Sendable (Set<String>) -> Void
        ) {
            self.trail = trail
            self.notices = notices
            self.stop = stop
            self.changed = changed
        }

        deinit {
            _ = Glibc.close(notices)
        }

        func run() {
            var wanted = [
                pollfd(fd: notices, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stop.reading, events: Int16(POLLIN), revents: 0),
            ]
            var buffer = [UInt8](repeating: 0, count: 16_384)
            var trail = trail
            while true {
                guard poll(&wanted, 2, -1) > 0 else {
                    guard errno == EINTR else { return }
                    continue
                }
                if wanted[1].revents != 0 { return }
                let count = Glibc.read(notices, &buffer, buffer.count)
                guard count > 0 else {
                    guard errno == EINTR else { return }
                    continue
                }
                let names = trail.follow(Record.all(in: buffer[..<count]))
                if !names.isEmpty { changed(names) }
            }
        }
    }

    /// The watches on whatever has the folder's path, and on the folder around it while nothing has the path.
    private struct Trail: Sendable {
        private static let events = UInt32(
            IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF)

        let notices: Int32
        let folder: String
        private var own: Int32 = -1
        private var parent: Int32 = -1

        init(notices: Int32, folder: String) {
            self.notices = notices
            self.folder = folder
            own = inotify_add_watch(notices, folder, Trail.events)
            if own < 0, errno == ENOENT { _ = find() }
        }

        /// Whether it watches the folder, or waits for it.
        var isWatching: Bool { own >= 0 || parent >= 0 }

        /// Takes what the kernel reported.
        ///
        /// - Returns: The names in the folder that something happened to. An empty name stands for the folder itself,
        ///   and for any name if more happened than the kernel keeps for a slow reader.
        mutating func follow(_ records: [Record]) -> Set<String> {
            var names = Set(records.filter { $0.watch == own }.map(\.name))
            let isGone = records.contains {
                $0.mask & UInt32(IN_Q_OVERFLOW) != 0
                    || $0.watch == own && $0.mask & UInt32(IN_MOVE_SELF | IN_DELETE_SELF) != 0
            }
            if isGone || own < 0, find() { names.insert("") }
            return names
        }

        /// Watches the folder that has the path now, or else waits for one.
        private mutating func find() -> Bool {
            let before = own
            own = inotify_add_watch(notices, folder, Trail.events)
            if own < 0, parent < 0 {
                parent = inotify_add_watch(notices, QueuePaths.folder(of: folder), UInt32(IN_CREATE | IN_MOVED_TO))
                // It may have come in between.
                own = inotify_add_watch(notices, folder, Trail.events)
            }
            if before >= 0, before != own { inotify_rm_watch(notices, before) }
            guard own >= 0 else { return false }
            if parent >= 0, parent != own { inotify_rm_watch(notices, parent) }
            parent = -1
            return true
        }
    }

    /// One of inotify's records: `wd, mask, cookie, length` of four bytes each, then the name.
    private struct Record {
        var watch: Int32
        var mask: UInt32
        var name: String

        static func all(in bytes: ArraySlice<UInt8>) -> [Record] {
            bytes.withUnsafeBytes { bytes in
                var records: [Record] = []
                var start = 0
                while start + 16 <= bytes.count {
                    let length = Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
                    let end = min(start + 16 + length, bytes.count)
                    records.append(
                        Record(
                            watch: bytes.loadUnaligned(fromByteOffset: start, as: Int32.self),
                            mask: bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
                            name: String(decoding: bytes[(start + 16)..<end].prefix { $0 != 0 }, as: UTF8.self)))
                    start = end
                }
                return records
            }
        }
    }
}

/// Follows files by looking at them every now and then, where the kernel has no watch left.
///
/// The thread ends when the watch is cancelled or nobody holds it any longer. It takes no descriptor, since these may
/// have run out too.
package final class PolledWatch: Watch {
    /// How long a change may go unnoticed, in milliseconds.
    package static let pause = 2_000

    package let isPolled = true
    private let stop = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - look: Returns a value that changes when the files do.
    ///   - changed: Called from the watch's own thread.
    convenience init<Look: Equatable & Sendable>(
        every milliseconds: Int = PolledWatch.pause, look: @escaping @Sendable () -> Look,
        changed: @escaping @Sendable () -> Void
    ) {
        let last = Mutex(look())
        self.init(every: milliseconds) {
            let now = look()
            let isNew = last.withLock { last in
                defer { last = now }
                return last != now
            }
            if isNew { changed() }
        }
    }

    /// - Parameter look: Called from the watch's own thread, again and again.
    package init(every milliseconds: Int = PolledWatch.pause, look: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "sluice.poll").async { [stop] in
            while stop.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut { look() }
        }
    }

    deinit {
        stop.signal()
    }

    package func cancel() {
        stop.signal()
    }
}
