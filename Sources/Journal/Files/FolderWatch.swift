import Glibc
import Synchronization

/// Follows a folder with inotify, on a thread that sleeps until the kernel has something to tell.
///
/// The thread ends when the watch is cancelled or nobody holds it any longer.
final class FolderWatch: Watch {
    private let stop: Mutex<Int32?>

    init(folder: String, changed: @escaping @Sendable (Set<String>) -> Void) throws(FileFailure) {
        let notices = inotify_init1(Int32(IN_CLOEXEC))
        guard notices >= 0 else { throw failure("watch", folder) }
        // The folder's own going away is told too, with an empty name.
        let events = UInt32(
            IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF)
        guard inotify_add_watch(notices, folder, events) >= 0 else {
            let error = failure("watch", folder)
            _ = Glibc.close(notices)
            throw error
        }
        // Closing our end of the pipe is what tells the thread to end.
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            let error = failure("watch", folder)
            _ = Glibc.close(notices)
            throw error
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        stop = Mutex(ends[1])
        let work = Work(notices: notices, stopped: ends[0], changed: changed)
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
            cancel()
            throw FileFailure(operation: "watch", path: folder, code: code)
        }
        pthread_detach(thread)
    }

    deinit {
        cancel()
    }

    func cancel() {
        stop.withLock { descriptor in
            if let open = descriptor { _ = Glibc.close(open) }
            descriptor = nil
        }
    }

    /// What the thread does.
    private final class Work: Sendable {
        let notices: Int32
        let stopped: Int32
        let changed: @Sendable (Set<String>) -> Void

        init(notices: Int32, stopped: Int32, changed: @escaping @Sendable (Set<String>) -> Void) {
            self.notices = notices
            self.stopped = stopped
            self.changed = changed
        }

        deinit {
            _ = Glibc.close(notices)
            _ = Glibc.close(stopped)
        }

        func run() {
            var wanted = [
                pollfd(fd: notices, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stopped, events: Int16(POLLIN), revents: 0),
            ]
            var buffer = [UInt8](repeating: 0, count: 16_384)
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
                changed(names(in: buffer[..<count]))
            }
        }

        /// Reads the names off inotify's records: `wd, mask, cookie, length` of four bytes each, then the name.
        private func names(in records: ArraySlice<UInt8>) -> Set<String> {
            var names: Set<String> = []
            var start = records.startIndex
            while start + 16 <= records.endIndex {
                let length = records.withUnsafeBytes {
                    Int($0.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
                }
                let end = min(start + 16 + length, records.endIndex)
                names.insert(String(decoding: records[(start + 16)..<end].prefix { $0 != 0 }, as: UTF8.self))
                start = end
            }
            return names
        }
    }
}
