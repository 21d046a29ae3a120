package import Moderation

extension JournalDesk {
    package func decide(
        _ command: Command, following wait: LockWait?, taking take: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        if case .readOnly(let reason) = journalAccess { throw .readOnly(reason) }
        let nothing = Outcome(tail: EntryBatch(), entry: nil, done: [], setApart: [])
        var outcome = nothing
        let turn = try write(after: command.after, following: wait) { (turn) throws(DeskError) in
            outcome = nothing
            let settings = try settingsUnderLock(for: command.by)
            if let fault = command.fault(settings: settings) { throw .invalid(fault) }
            let resolved = CommandResolver.resolve(command, tail: turn.tail, number: turn.nextNumber, at: clock())
            if !turn.tail.isEmpty, try !isTaken(turn.tail, by: take), resolved.entry != nil {
                outcome.remaining = CommandResolver.remaining(of: command, after: turn.tail)
                return
            }
            if let entry = resolved.entry { try turn.add(entry) }
            outcome.entry = resolved.entry?.number
            outcome.done = resolved.done
            outcome.setApart = resolved.setApart
        }
        outcome.tail = turn.tail
        outcome.remarks = turn.remarks
        return outcome
    }

    /// Reads the settings while no other writer is at work, and throws if somebody may not decide under them: a
    /// moderator who was removed a moment ago can't decide any more, however long ago the queue was opened.
    func settingsUnderLock(for login: Login) throws(DeskError) -> Settings {
        let current = settingsFile.follow()
        if let reason = current.refusal(of: login) { throw .readOnly(reason) }
        return current.settings
    }

    /// Has a caller's queue apply a tail. What the queue finds unlawful is damage, and nobody writes after that.
    private func isTaken(_ tail: EntryBatch, by take: (EntryBatch) throws(Damage) -> Bool) throws(DeskError) -> Bool {
        do throws(Damage) {
            return try take(tail)
        } catch {
            stopWriting(at: error)
            throw .damaged(error)
        }
    }
}
