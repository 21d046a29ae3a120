extension Desk {
    /// Decides for a caller who waits for the lock and never gives up.
    package func decide(
        _ command: Command, taking take: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        try decide(command, following: nil, taking: take)
    }

    /// Decides for a caller whose queue is at hand. The queue applies what was appended, the command's own entry last.
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

    /// Adds comments, each judged by itself.
    package func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue
    ) throws(DeskError) -> Submitted {
        try submit(batch, by: login, queue: &queue, allOrNothing: false)
    }
}
