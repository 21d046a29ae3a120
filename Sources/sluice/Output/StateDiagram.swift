import Moderation

/// The state machine as a picture, drawn from the table that the law works by.
enum StateDiagram {
    /// The lines of a Graphviz document: an arrow for every pair of states, with the decisions that lead along it.
    static var lines: [String] {
        var arrows: [(from: State, to: State, verbs: [String])] = []
        for row in StateTable.rows {
            guard let outcome = row.rule.outcome else { continue }
            let verb = row.verb.word + (row.rule.condition == .always ? "" : "*")
            if let index = arrows.firstIndex(where: { $0.from == row.state && $0.to == outcome }) {
                arrows[index].verbs.append(verb)
            } else {
                arrows.append((row.state, outcome, [verb]))
            }
        }
        return ["digraph states {", "  rankdir=LR;", "  node [shape=box];", "  start [shape=point];"]
            + ["  start -> pending [label=\"submit\"];"]
            + State.allCases.map { "  \($0.word);" }
            + arrows.map {
                "  \($0.from.word) -> \($0.to.word) [label=\"\($0.verbs.joined(separator: ", "))\"];"
            } + ["}"]
    }

    /// What must hold for a decision, or why it is refused; `nil` where it is always lawful.
    static func condition(_ rule: StateTable.Rule) -> String? {
        switch rule.condition {
        case .always: nil
        case .reasonDiffers: "if the reason differs"
        case .deferralStands: "if it is deferred"
        case .blanksOnlyUnlisted: "if all that it blanks was not listed before"
        case .never:
            switch rule.objection {
            case .alreadyPending: "already pending"
            case .alreadyApproved: "already approved"
            case .alreadyRejected: "already rejected"
            case .rejectedNotEditable: "reopen it first"
            case .notPending: "only pending ones wait"
            case .erased: "erased for good"
            case .notInTable, nil: "refused"
            }
        }
    }
}
