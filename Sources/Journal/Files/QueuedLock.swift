internal import Dispatch
import Glibc
import Synchronization

/// A place in the kernel's queue for a lock.
///
/// Waiters that sleep in `flock` are woken in the order of arrival; one that polls is not. But such a
/// sleep has no end of its own. So a thread of its own sleeps there, and a signal that does nothing else wakes it when the
/// wait is over.
final class QueuedLock: Sendable {
    /// How often it is asked whether the lock is still wanted, in milliseconds.
    private static let step = 100
    /// Ignored unless somebody asks for it, and nobody else does.
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
            throw FileFailure(operation: "lock", path: file.path, code: code)
        }
        return wait
    }

    /// Waits until the lock is taken, the time is over, or it is not wanted any longer; call it once.
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

    /// Makes the signal wake a sleeper, and do no more.
    private static let handler: Void = {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        sigemptyset(&action.sa_mask)
        sigaction(QueuedLock.signal, &action, nil)
    }()
}
