extension StateTable {
    /// What the table says of a decision on a comment in a state.
    package struct Rule: Hashable, Sendable {
        /// The state that the comment is in afterwards; `nil` where the decision is always refused.
        package var outcome: State?
        /// What must hold for it.
        package var condition: Condition
        /// Why it is refused when the condition does not hold; `nil` where there is none.
        package var objection: Objection?
        /// What becomes of a deferral.
        package var deferral: DeferralEffect

        static func becomes(
            _ state: State, deferral: DeferralEffect = .ends, when condition: Condition = .always,
            else objection: Objection? = nil
        ) -> Rule {
            Rule(outcome: state, condition: condition, objection: objection, deferral: deferral)
        }

        static func refused(_ objection: Objection) -> Rule {
            Rule(outcome: nil, condition: .never, objection: objection, deferral: .ends)
        }
    }

    /// What must hold for a decision to be lawful.
    package enum Condition: Hashable, Sendable {
        case always
        /// The reason given is not the one in force.
        case reasonDiffers
        /// A deferral stands. Whoever decides counts one that has run out as ended; whoever reads does not.
        case deferralStands
        /// The erasure blanks something, and nothing that an erasure before it has listed.
        case blanksOnlyUnlisted
        case never
    }

    /// What a decision does to a deferral.
    package enum DeferralEffect: Hashable, Sendable {
        case ends
        /// It stays when the moderator who set it acts; another's act ends it.
        case endsUnlessOwn
        /// A new one begins, in place of any that stood.
        case begins
    }

    /// Why the table refuses.
    package enum Objection: Hashable, Sendable {
        case alreadyPending, alreadyApproved, alreadyRejected, rejectedNotEditable, notPending, erased
        /// The verb is none that the table speaks of.
        case notInTable

        /// Puts the objection as a refusal about a comment.
        func refusal(state: State, reason: ReasonCode?, verb: Verb) -> Refusal {
            switch self {
            case .alreadyPending: .alreadyPending
            case .alreadyApproved: .alreadyApproved
            case .alreadyRejected: .alreadyRejected(reason ?? .other)
            case .rejectedNotEditable: .rejectedNotEditable
            case .notPending: .notPending(state)
            case .erased: .erased
            case .notInTable: .notUndoable(verb)
            }
        }

        /// What the table shows.
        var words: String {
            switch self {
            case .alreadyPending: "already pending"
            case .alreadyApproved: "already approved"
            case .alreadyRejected: "already rejected for this reason"
            case .rejectedNotEditable: "reopen it first"
            case .notPending: "only pending ones wait"
            case .erased: "erased"
            case .notInTable: "not a decision"
            }
        }
    }
}
