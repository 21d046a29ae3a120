internal import Synchronization

/// A wait for the lock that somebody follows, and may give up.
///
/// A desk that finds the queue locked tells who holds it, once the wait is long enough to be noticed, and looks now and then
/// whether it is still wanted. What has begun to be written is never given up.
package final class LockWait: Sendable {
    /// How long a wait goes untold, in milliseconds.
    package static let untold = 500

    private let told: @Sendable (Int32?) -> Void
    private let isOver = Atomic(false)

    /// - Parameter told: Is called at most once for each wait, on the thread that waits, with the process that holds the
    ///   lock, if it could be told.
    package init(told: @escaping @Sendable (Int32?) -> Void) {
        self.told = told
    }

    package var isGivenUp: Bool { isOver.load(ordering: .acquiring) }

    /// Ends the wait; any thread may call it. The desk then throws ``DeskError/locked(process:)``, unless it holds the
    /// lock already.
    package func giveUp() { isOver.store(true, ordering: .releasing) }

    package func tell(_ process: Int32?) { told(process) }
}
