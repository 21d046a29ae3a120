internal import Synchronization

/// A wait for the lock, or for a server, that somebody follows, and may give up.
///
/// A desk that has to wait tells for whom, once the wait is long enough to be noticed, and looks now and then whether it is
/// still wanted. What has begun to be written is never given up: where that hangs on a server, its outcome is unknown then.
package final class LockWait: Sendable {
    /// How long a wait goes untold, in milliseconds.
    package static let untold = 500

    /// For whom a desk waits.
    package enum Holder: Hashable, Sendable {
        /// The process that holds the queue's lock, if it could be told.
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
