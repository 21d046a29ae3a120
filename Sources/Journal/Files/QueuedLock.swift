internal import Dispatch
import Glibc
import Moderation
import Synchronization

/// A place in the kernel's queue for a lock.
///
/// Waiters that sleep in `flock` are woken in the order of arrival; one that polls is not. But such a sleep has no end of its
/// own. So a thread of its own sleeps there, and a signal that does nothing else wakes it when the wait is over.
final class QueuedLock: Sendable {
    /// How often the lock's wait checks whether it is still wanted, in milliseconds.
    private static let step = 100
    /// A signal that is ignored unless somebody asks for it, and nobody else here does.
    private static let signal = SIGURG

    private let descriptor: Int32
    private let operation: Int32
    private let isOver = Atomic(false)
    private let code = Atomic<Int32>(0)
    private let ended = DispatchSemaphore(value: 0)
    private let thread = Mutex(pthread_t())

    private init(_ descriptor: Int32, _ operation: Int32) {
        self.descriptor = descriptor
        self.operation = operation
    }

    /// Joins the queue.
    static func wait(_ file: OpenFile, _ operation: Int32) throws(FileFailure) -> QueuedLock {
        _ = handler
        let wait = QueuedLock(file.descriptor, operation)
        let code = wait.thread.withLock { thread in
            pthread_create(
                &thread, nil,
                { argument in
                    guard let argument else { return nil }
                    Unmanaged<QueuedLock>.fromOpaque(argument).takeRetainedValue().run()
                    return nil
                }, Unmanaged.passRetained(wait).toOpaque())
        }
        guard code == 0 else {
            Unmanaged.passUnretained(wait).release()
            throw FileFailure(operation: .lock, path: file.path, code: code)
        }
        return wait
    }

    /// Waits until the lock is taken, the time is over, or it is no longer wanted; call it once.
    ///
    /// - Returns: 0 if it is taken, `EINTR` if the wait ended without it, or another `errno`.
    func outcome(within milliseconds: Int, while isWanted: (Int) -> Bool) -> Int32 {
        var waited = 0
        var hasEnded = false
        while !hasEnded, waited < milliseconds, isWanted(waited) {
            let step = min(QueuedLock.step, milliseconds - waited)
            hasEnded = ended.wait(timeout: .now() + .milliseconds(step)) == .success
            waited += step
        }
        let thread = thread.withLock { $0 }
        isOver.store(true, ordering: .releasing)
        // The first signal may come before the thread sleeps.
        while !hasEnded {
            pthread_kill(thread, QueuedLock.signal)
            hasEnded = ended.wait(timeout: .now() + .milliseconds(1)) == .success
        }
        pthread_join(thread, nil)
        return code.load(ordering: .acquiring)
    }

    /// What the thread does.
    private func run() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, QueuedLock.signal)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        var result: Int32 = 0
        while flock(descriptor, operation) != 0 {
            result = errno
            if result != EINTR || isOver.load(ordering: .acquiring) { break }
            result = 0
        }
        code.store(result, ordering: .releasing)
        ended.signal()
    }

    /// Makes the signal wake a sleeper, and do nothing else.
    private static let handler: Void = {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        sigemptyset(&action.sa_mask)
        sigaction(QueuedLock.signal, &action, nil)
    }()
}

extension RealFiles {
    package func lock(
        _ file: OpenFile, _ kind: LockKind, within milliseconds: Int, while isWanted: (Int) -> Bool
    ) throws(FileFailure) -> Bool {
        let operation = kind == .shared ? LOCK_SH : LOCK_EX
        if flock(file.descriptor, operation | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK || errno == EINTR else { throw failure(.lock, file.path) }
        guard milliseconds > 0 else { return false }
        let wait = try QueuedLock.wait(file, operation)
        switch wait.outcome(within: milliseconds, while: isWanted) {
        case 0: return true
        case EINTR: return false
        case let code: throw FileFailure(operation: .lock, path: file.path, code: code)
        }
    }

    package func unlock(_ file: OpenFile) {
        _ = flock(file.descriptor, LOCK_UN)
    }

    /// Reads `/proc/locks`: a lock's line names its kind, the process, and the file as `major:minor:inode`.
    package func lockHolder(_ file: OpenFile) -> Int32? {
        guard let status = try? status(file), let stream = fopen("/proc/locks", "re") else { return nil }
        defer { fclose(stream) }
        let inode = String(status.inode)
        var line = [CChar](repeating: 0, count: 512)
        while fgets(&line, Int32(line.count), stream) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            let fields = text.split(separator: " ")
            // `1: FLOCK  ADVISORY  WRITE 4711 fe:01:12345 0 EOF`; a waiting one has `->` as its second field.
            guard fields.count >= 6, fields[1] == "FLOCK", let process = Int32(fields[4]), process > 0,
                fields[5].split(separator: ":").last.map(String.init) == inode
            else { continue }
            return process
        }
        return nil
    }
}
