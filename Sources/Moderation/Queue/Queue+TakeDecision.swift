extension Queue {
    /// Takes an entry that the table speaks of, `erase` apart. Gives what ``EntryRow/payload`` keeps of it.
    mutating func takeDecision(_ facts: EntryFacts, by login: Int, from source: BatchSource) throws(Unlawful) -> UInt32
    {
        let on = source.on(facts)
        let reason = facts.verb == .reject ? reasons.intern(source.bytes.piece(facts.reason)) : 0
        try checkOrder(of: on)
        guard facts.verb != .edit || on.count == 1 else { throw Unlawful("an edit names one comment") }
        guard facts.verb != .reject || reason != 0 else { throw Unlawful("a rejection needs a reason") }
        for number in on {
            if let objection = objection(to: facts.verb, reason: reason, on: Int(number) - 1, now: nil) {
                throw Unlawful("#\(number): \(objection.words)")
            }
        }
        let deferral =
            facts.verb == .defer
            ? deferrals.append(until: facts.moment.milliseconds, by: login, entry: facts.number) : 0
        for number in on {
            decide(facts, by: login, reason: reason, deferral: deferral, on: Int(number) - 1)
        }
        return facts.verb == .reject ? UInt32(truncatingIfNeeded: reason) : deferral
    }

    /// Tells what the table has against a decision on a comment.
    ///
    /// - Parameters:
    ///   - reason: The number of the reason given; of one that is not known yet, -1.
    ///   - now: The decider's clock, for which a deferral that has run out does not stand; `nil` when reading.
    ///   - blanksOnlyUnlisted: With `erase`: whether it blanks something, and nothing that was listed before.
    func objection(
        to verb: Verb, reason: Int, on index: Int, now: Moment?, blanksOnlyUnlisted: Bool = false
    ) -> StateTable.Objection? {
        let standing = comments.rows[index].standing
        var deferralStands = false
        if verb == .reopen, standing.state == .pending {
            let deferral = deferral(at: index)
            deferralStands =
                deferral != 0 && now.map { deferrals[deferral].until > $0.milliseconds } ?? true
        }
        return StateTable.objection(
            to: verb, in: standing.state, reasonDiffers: standing.reason != reason, deferralStands: deferralStands,
            blanksOnlyUnlisted: blanksOnlyUnlisted)
    }

    private mutating func decide(_ facts: EntryFacts, by login: Int, reason: Int, deferral: UInt32, on index: Int) {
        let before = made(of: index)
        let rule = StateTable.rule(before.standing.state, facts.verb)
        let outcome = rule.outcome ?? before.standing.state
        var after = before
        switch facts.verb {
        case .reject: after.standing = StateCode(state: outcome, reason: reason)
        case .approve, .reopen: after.standing = StateCode(state: outcome)
        default: break
        }
        if facts.verb == .edit { after.edit = facts.number }
        switch rule.deferral {
        case .ends: after.deferral = 0
        case .endsUnlessOwn:
            if before.deferral != 0, Int(deferrals[before.deferral].by) != login { after.deferral = 0 }
        case .begins: after.deferral = deferral
        }
        touch(index, entry: facts.number, made: after, insteadOf: before, isAct: facts.verb.isAct)
        guard facts.verb == .approve || facts.verb == .reject else { return }
        decided.add(
            1, approved: facts.verb == .approve, at: facts.at.milliseconds, by: UInt32(truncatingIfNeeded: login),
            entry: facts.number)
    }
}
