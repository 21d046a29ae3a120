package import Moderation

extension Desk {
    /// Decides for a caller whose queue can't be asked meanwhile: where something was appended, the outcome has a ``Outcome/remaining``.
    package func decide(_ command: Command, following wait: LockWait? = nil) throws(DeskError) -> Outcome {
        try decide(command, following: wait) { _ in false }
    }

    /// Saves the queue for the next opening, whatever is in the way.
    @discardableResult
    package func leaveCheckpoint(of queue: Queue) -> Bool {
        leaveCheckpoint(of: queue) { _ in }
    }
}
