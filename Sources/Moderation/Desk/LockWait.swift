internal import Synchronization

/// A wait for the lock, or for a server, that somebody follows, and may give up.
///
/// A desk that has to wait says for whom, once the wait is long enough to be noticed, and checks now and then whether it is
/// still wanted. A write that has begun is never given up: if it hangs on a server, its outcome is unknown then.
package final class LockWait: Sendable {
    /// How long a wait goes unreported, in milliseconds.
    package static let untold = 500

    /// Whom a desk waits for.
    package enum Holder: Hashable, Sendable {
        /// The process that holds the queue's lock, if that is known.
        case process(Int32?)
        /// The server, by its name.
        case server(String)
    }

    private let told: @Sendable (Holder) -> Void
    private let isOver = Atomic(false)

    /// - Parameter told: Is called at most once for each wait, on the thread that waits.
    package init(told: @escaping @Sendable (Holder) -> Void) {
        self.told = told
    }

    package var isGivenUp: Bool { isOver.load(ordering: .acquiring) }

    /// Ends the wait; any thread may call it. The desk then throws ``DeskError/locked(process:)``, unless it holds the
    /// lock already.
    package func giveUp() { isOver.store(true, ordering: .releasing) }

    package func tell(_ holder: Holder) { told(holder) }
}
