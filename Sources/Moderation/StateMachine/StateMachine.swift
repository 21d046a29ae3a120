/// The state machine of a comment: which decision leads where, and which is refused.
///
/// ``rule(_:_:)`` is the table. It names every state with every decision, and the compiler checks that none is
/// missing. ``decide(_:on:)`` applies it, and is the only code that works out where a decision leads. (Undo restores
/// what stood before, see ``undo(_:)``, and an imported comment may arrive decided.) It runs twice:
///
/// 1. *When a moderator decides*, ``Queue/command(_:on:by:note:at:bodyInForce:)`` asks it about each comment. What it
///    refuses is told to the moderator, with the reason; the rest becomes an entry of the journal.
/// 2. *When the journal is read*, ``Queue/apply(_:)`` asks it about each comment of each entry, and what it returns is
///    what the comment becomes. What it refuses is damage.
///
/// So nobody can write an entry that readers refuse, and every reader makes of an entry what its moderator was
/// promised. Between the two, under the lock, a desk looks only at what can have changed meanwhile: see
/// ``CommandResolver``.
///
/// The function is pure: facts in, a status or an objection out. Names are numbers that the queue has given them, so a
/// million entries are read without an allocation.
///
/// It knows no clock, because an entry means the same whenever it is read. What depends on the time, or binds only the
/// moderator who decides, stands apart in ``refusal(of:at:bodyInForce:)``. Undo and redo go by what was done rather
/// than by the state: see ``undo(_:)``.
package enum StateMachine {
    // MARK: - The table

    /// The decisions in the table, in the order of its columns.
    package static let decisions: [Verb] = [.approve, .reject, .edit, .reopen, .defer, .note, .erase]

    /// Looks up what a decision makes of a comment in a state.
    package static func rule(_ state: State, _ decision: Verb) -> Rule {
        switch (state, decision) {
        case (.pending, .approve): .becomes(.approved)
        case (.pending, .reject): .becomes(.rejected)
        case (.pending, .edit): .becomes(.pending, deferral: .endsUnlessOwn)
        case (.pending, .reopen): .becomesIf(.isDeferred, .pending, else: .alreadyPending)
        case (.pending, .defer): .becomes(.pending, deferral: .begins)
        case (.pending, .note): .becomes(.pending, deferral: .endsUnlessOwn)
        case (.pending, .erase): .becomes(.erased)

        case (.approved, .approve): .refused(.alreadyApproved)
        case (.approved, .reject): .becomes(.rejected)
        case (.approved, .edit): .becomes(.approved)
        case (.approved, .reopen): .becomes(.pending)
        case (.approved, .defer): .refused(.notPending)
        case (.approved, .note): .becomes(.approved)
        case (.approved, .erase): .becomes(.erased)

        case (.rejected, .approve): .becomes(.approved)
        case (.rejected, .reject): .becomesIf(.reasonDiffers, .rejected, else: .alreadyRejected)
        case (.rejected, .edit): .refused(.rejectedNotEditable)
        case (.rejected, .reopen): .becomes(.pending)
        case (.rejected, .defer): .refused(.notPending)
        case (.rejected, .note): .becomes(.rejected)
        case (.rejected, .erase): .becomes(.erased)

        case (.erased, .approve): .refused(.erased)
        case (.erased, .reject): .refused(.erased)
        case (.erased, .edit): .refused(.erased)
        case (.erased, .reopen): .refused(.erased)
        case (.erased, .defer): .refused(.erased)
        case (.erased, .note): .refused(.erased)
        case (.erased, .erase): .becomesIf(.blanksOnlyUnlisted, .erased, else: .erased)

        case (_, .found), (_, .release), (_, .submit), (_, .undo): .refused(.notADecision)
        }
    }

    /// What the table says about a decision on a comment in a state.
    package enum Rule: BitwiseCopyable, Hashable, Sendable {
        case becomes(State, deferral: DeferralEffect = .ends)
        /// If it becomes that state, a deferral ends here too.
        case becomesIf(Condition, State, else: Objection)
        case refused(Objection)

        /// The state that the decision leads to; `nil` where it is always refused.
        package var outcome: State? {
            switch self {
            case .becomes(let state, _), .becomesIf(_, let state, _): state
            case .refused: nil
            }
        }
    }

    /// What must hold for some decisions.
    package enum Condition: BitwiseCopyable, Hashable, Sendable {
        /// The reason given is not the one in force.
        case reasonDiffers
        /// A deferral stands. For a moderator who decides, one that has run out doesn't; for a reader it does.
        case isDeferred
        /// The erasure blanks something, and nothing that an earlier erasure lists.
        case blanksOnlyUnlisted
    }

    /// What a decision does to a deferral.
    package enum DeferralEffect: BitwiseCopyable, Hashable, Sendable {
        case ends
        /// It stays if the moderator who set it acts; anyone else's act ends it.
        case endsUnlessOwn
        /// A new one begins, in place of any that stood.
        case begins
    }

    // MARK: - The function

    /// What is known of a comment when somebody decides about it.
    package struct Facts: BitwiseCopyable, Hashable, Sendable {
        package var status: PackedStatus
        /// Who set the deferral of `status`, as the queue numbers logins.
        package var deferredBy: UInt32

        package init(_ status: PackedStatus, deferredBy: UInt32 = 0) {
            self.status = status
            self.deferredBy = deferredBy
        }
    }

    /// A decision, with everything that becomes part of a comment's status.
    package struct Step: BitwiseCopyable, Hashable, Sendable {
        package var verb: Verb
        /// Who decides, as the queue numbers logins.
        package var by: UInt32
        /// The number of the entry: of an edit, the new body.
        package var entry: UInt32
        /// `reject`: why, as the queue numbers reasons; -1 for one that it has not met.
        package var reason: Int
        /// `defer`: the new deferral, as the queue numbers them.
        package var deferral: UInt32
        /// `erase`: whether it blanks something, and nothing that an earlier erasure lists.
        package var blanksOnlyUnlisted: Bool

        package init(
            _ verb: Verb, by: UInt32, entry: UInt32 = 0, reason: Int = 0, deferral: UInt32 = 0,
            blanksOnlyUnlisted: Bool = true
        ) {
            self.verb = verb
            self.by = by
            self.entry = entry
            self.reason = reason
            self.deferral = deferral
            self.blanksOnlyUnlisted = blanksOnlyUnlisted
        }
    }

    /// The result of a decision.
    package enum Outcome: BitwiseCopyable, Hashable, Sendable {
        case becomes(PackedStatus)
        case refused(Objection)
    }

    /// Decides about one comment: returns what it becomes, or what stands against it.
    package static func decide(_ step: Step, on facts: Facts) -> Outcome {
        switch rule(facts.status.state, step.verb) {
        case .refused(let objection): .refused(objection)
        case .becomes(let state, let deferral): .becomes(status(in: state, deferral, after: step, on: facts))
        case .becomesIf(let condition, let state, let objection):
            holds(condition, for: step, on: facts)
                ? .becomes(status(in: state, .ends, after: step, on: facts)) : .refused(objection)
        }
    }

    private static func holds(_ condition: Condition, for step: Step, on facts: Facts) -> Bool {
        switch condition {
        case .reasonDiffers: step.reason != facts.status.reason
        case .isDeferred: facts.status.deferral != 0
        case .blanksOnlyUnlisted: step.blanksOnlyUnlisted
        }
    }

    private static func status(
        in state: State, _ effect: DeferralEffect, after step: Step, on facts: Facts
    ) -> PackedStatus {
        var status = facts.status
        // A rejected comment keeps its reason until it is rejected for another.
        let reason = step.verb == .reject ? step.reason : state == .rejected ? status.reason : 0
        status.code = StateCode(state, reason: reason)
        if step.verb == .edit { status.edit = step.entry }
        switch effect {
        case .ends: status.deferral = 0
        case .endsUnlessOwn: if facts.deferredBy != step.by { status.deferral = 0 }
        case .begins: status.deferral = step.deferral
        }
        return status
    }

    /// Returns what stands against a decision whatever the comment's state: rules for the moderator who decides,
    /// though readers accept what breaks them.
    ///
    /// - Parameters:
    ///   - now: The moderator's clock.
    ///   - bodyInForce: With `edit`, the text that the comment has, if it was read: the same text again is refused.
    package static func refusal(of decision: Decision, at now: Moment, bodyInForce: String? = nil) -> Refusal? {
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
}
