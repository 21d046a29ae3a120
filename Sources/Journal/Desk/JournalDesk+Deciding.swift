package import Moderation

extension JournalDesk {
    package func decide(
        _ command: Command, following wait: LockWait?, judge: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        if case .readOnly(let reason) = journalAccess { throw .readOnly(reason) }
        let nothing = Outcome(tail: EntryBatch(), entry: nil, done: [], setApart: [])
        var outcome = nothing
        let turn = try write(after: command.after, following: wait) { (turn) throws(DeskError) in
            outcome = nothing
            let settings = try settingsUnderLock(for: command.by)
            if let fault = command.fault(settings: settings) { throw .invalid(fault) }
            let ruling = CommandResolver.resolve(command, tail: turn.tail, number: turn.nextNumber, at: clock())
            if !turn.tail.isEmpty, try !isJudged(turn.tail, by: judge), ruling.entry != nil {
                outcome.remaining = CommandResolver.remaining(of: command, after: turn.tail)
                return
            }
            if let entry = ruling.entry { try turn.add(entry) }
            outcome.entry = ruling.entry?.number
            outcome.done = ruling.done
            outcome.setApart = ruling.setApart
        }
        outcome.tail = turn.tail
        outcome.remarks = turn.remarks
        return outcome
    }

    /// Reads the settings while no other writer is at work, and tells whether somebody may decide under them: who was struck
    /// off a moment ago decides no more, however long ago the queue was opened.
    func settingsUnderLock(for login: Login) throws(DeskError) -> Settings {
        let current = settingsFile.follow()
        if let reason = current.refusal(of: login) { throw .readOnly(reason) }
        return current.settings
    }

    /// Lets a caller's queue judge a tail. What it finds unlawful is damage, and nobody writes behind that.
    private func isJudged(_ tail: EntryBatch, by judge: (EntryBatch) throws(Damage) -> Bool) throws(DeskError) -> Bool {
        do throws(Damage) {
            return try judge(tail)
        } catch {
            stopWriting(at: error)
            throw .damaged(error)
        }
    }
}
