extension Desk {
    /// Decides for a caller whose queue cannot be asked meanwhile: where something was appended, the outcome has a
    /// ``Outcome/remaining``.
    package func decide(_ command: Command, following wait: LockWait? = nil) throws(DeskError) -> Outcome {
        try decide(command, following: wait) { _ in false }
    }

    /// Decides for a caller who waits for the lock in patience.
    package func decide(
        _ command: Command, judge: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        try decide(command, following: nil, judge: judge)
    }

    /// Decides for a caller who has the queue at hand. It applies what was appended, the command's own entry last.
    package func decide(_ command: Command, queue: inout Queue) throws(DeskError) -> Outcome {
        let outcome = try decide(command) { (tail) throws(Damage) in
            try queue.applyNew(of: tail)
            return true
        }
        do throws(Damage) {
            try queue.applyNew(of: outcome.tail)
        } catch {
            throw .damaged(error)
        }
        return outcome
    }
}
