extension StateMachine {
    /// Why the table refuses a decision.
    package enum Objection: BitwiseCopyable, Hashable, Sendable {
        case alreadyPending, alreadyApproved, alreadyRejected, rejectedNotEditable, notPending, erased
        /// The verb is not one that the table covers.
        case notADecision

        /// The objection to a decision on one comment, as the moderator is told.
        func refusal(of decision: Decision, in state: State) -> Refusal {
            switch (self, decision) {
            case (.alreadyPending, _): .alreadyPending
            case (.alreadyApproved, _): .alreadyApproved
            // A reason is refused because it is the one in force.
            case (.alreadyRejected, .reject(let reason)): .alreadyRejected(reason)
            case (.rejectedNotEditable, _): .rejectedNotEditable
            case (.notPending, _): .notPending(state)
            case (.erased, _): .erased
            case (.alreadyRejected, _), (.notADecision, _): .notUndoable(decision.verb)
            }
        }

        /// What a reader says about an entry that breaks the rule.
        var words: String {
            switch self {
            case .alreadyPending: "already pending"
            case .alreadyApproved: "already approved"
            case .alreadyRejected: "already rejected for this reason"
            case .rejectedNotEditable: "reopen it first"
            case .notPending: "only pending ones wait"
            case .erased: "erased"
            case .notADecision: "not a decision"
            }
        }
    }

    /// Why an entry is not taken back for a comment. Entries are numbers.
    package enum UndoObjection: BitwiseCopyable, Hashable, Sendable {
        case erased
        case notInEntry
        case alreadyUndone(by: UInt32)
        /// Another entry's act, or another undo, lies on top.
        case outOfOrder(entry: UInt32)
        case notUndoable(Verb)

        /// What a reader says about an entry that breaks the rule.
        var words: String {
            switch self {
            case .erased: "erased"
            case .notInEntry: "the entry does not name it"
            case .alreadyUndone(let undo): "entry \(undo) has taken it back already"
            case .outOfOrder(let entry): "entry \(entry) stands on top"
            case .notUndoable(let verb): "\(verb.word) is not taken back"
            }
        }
    }
}
