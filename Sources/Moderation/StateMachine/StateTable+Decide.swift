extension StateTable {
    /// What a decision made of a comment.
    package enum Event: Hashable, Sendable {
        case approved
        case rejected(ReasonCode)
        case edited
        case reopened
        case deferred(until: Moment)
        case noted
        case erased

        package var verb: Verb {
            switch self {
            case .approved: .approve
            case .rejected: .reject
            case .edited: .edit
            case .reopened: .reopen
            case .deferred: .defer
            case .noted: .note
            case .erased: .erase
            }
        }
    }

    /// Decides about one comment, or says why not.
    ///
    /// - Parameters:
    ///   - login: Who decides.
    ///   - now: The decider's clock.
    ///   - bodyInForce: With `edit`, the text that the comment has: the same text again is refused.
    ///   - listed: The entries that erasures have listed.
    package static func decide(
        _ decision: Decision, by login: Login, facts: CommentFacts, at now: Moment, bodyInForce: String? = nil,
        listed: Set<EntryNumber> = []
    ) throws(Refusal) -> Event {
        var (reasonDiffers, blanksOnlyUnlisted) = (false, false)
        if case .reject(let reason) = decision { reasonDiffers = reason != facts.reason }
        if case .erase(let blank) = decision { blanksOnlyUnlisted = !blank.isEmpty && listed.isDisjoint(with: blank) }
        let objection = objection(
            to: decision.verb, in: facts.state, reasonDiffers: reasonDiffers,
            deferralStands: facts.deferral?.holds(at: now) ?? false, blanksOnlyUnlisted: blanksOnlyUnlisted)
        if let objection {
            throw objection.refusal(state: facts.state, reason: facts.reason, verb: decision.verb)
        }
        if let refusal = refusal(of: decision, at: now, bodyInForce: bodyInForce) { throw refusal }
        switch decision {
        case .approve: return .approved
        case .reject(let reason): return .rejected(reason)
        case .edit: return .edited
        case .reopen: return .reopened
        case .defer(let until): return .deferred(until: until)
        case .note: return .noted
        case .erase: return .erased
        case .undo: throw .notUndoable(.undo)
        }
    }

    /// Tells what stands against a decision whatever the comment's state: what is refused when deciding, though lawful
    /// when read.
    static func refusal(of decision: Decision, at now: Moment, bodyInForce: String?) -> Refusal? {
        switch decision {
        case .defer(let until):
            if until <= now { return .untilPassed }
            return until - now > Limits.deferral ? .untilTooFar : nil
        case .edit(let body):
            guard let bodyInForce else { return nil }
            return body.utf8.elementsEqual(bodyInForce.utf8) ? .unchanged : nil
        case .approve, .reject, .reopen, .note, .undo, .erase:
            return nil
        }
    }

    /// Gives the facts after an event. It never fails: what the table refuses changes nothing but the version.
    package static func evolve(
        _ facts: CommentFacts, _ event: Event, by login: Login, in entry: EntryNumber
    ) -> CommentFacts {
        var next = facts
        next.version = entry
        let rule = rule(facts.state, event.verb)
        guard let outcome = rule.outcome else { return next }
        next.state = outcome
        if event.verb.isAct {
            next.standing = entry
            next.takenBack = nil
        }
        switch rule.deferral {
        case .ends: next.deferral = nil
        case .endsUnlessOwn: next.deferral = facts.deferral?.by == login ? facts.deferral : nil
        case .begins:
            if case .deferred(let until) = event { next.deferral = Deferral(until: until, by: login) }
        }
        switch event {
        case .rejected(let reason): next.reason = reason
        case .edited: next.body = entry
        case .approved, .reopened: next.reason = nil
        case .erased:
            next.reason = nil
            next.standing = nil
            next.takenBack = nil
        case .deferred, .noted: break
        }
        return next
    }
}
