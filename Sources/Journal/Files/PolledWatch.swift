import Dispatch
import Moderation

/// Follows files by looking at them every now and then: for where the kernel has no watch left to give.
///
/// The thread ends when the watch is cancelled or nobody holds it any longer. It takes no descriptor, for these may have run
/// out too.
final class PolledWatch: Watch {
    /// How long a change may go unnoticed, in milliseconds.
    static let pause = 2_000

    let isPolled = true
    private let stop = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - look: Gives what changes when the files do.
    ///   - changed: Called from the watch's own thread.
    init<Look: Equatable & Sendable>(
        every milliseconds: Int = PolledWatch.pause, look: @escaping @Sendable () -> Look,
        changed: @escaping @Sendable () -> Void
    ) {
        let before = look()
        DispatchQueue(label: "sluice.poll").async { [stop] in
            var last = before
            while stop.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut {
                let now = look()
                if now != last { changed() }
                last = now
            }
        }
    }

    deinit {
        stop.signal()
    }

    func cancel() {
        stop.signal()
    }
}
