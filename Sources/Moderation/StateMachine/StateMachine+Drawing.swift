extension StateMachine {
    /// A line of the table.
    package struct Row: Hashable, Sendable {
        package var state: State
        package var decision: Verb
        package var rule: Rule
    }

    /// The table line by line: every state with every decision.
    package static var rows: [Row] {
        State.allCases.flatMap { state in
            decisions.map { Row(state: state, decision: $0, rule: rule(state, $0)) }
        }
    }

    /// The table as a picture in the language of Graphviz, line by line: an arrow for every pair of states, with the
    /// decisions that lead along it; `*` marks those with a condition.
    package static var graph: [String] {
        var arrows: [(from: State, to: State, decisions: [String])] = []
        for row in rows {
            guard let outcome = row.rule.outcome else { continue }
            let isConditional = if case .becomesIf = row.rule { true } else { false }
            let decision = row.decision.word + (isConditional ? "*" : "")
            if let index = arrows.firstIndex(where: { $0.from == row.state && $0.to == outcome }) {
                arrows[index].decisions.append(decision)
            } else {
                arrows.append((row.state, outcome, [decision]))
            }
        }
        return ["digraph states {", "  rankdir=LR;", "  node [shape=box];", "  start [shape=point];"]
            + ["  start -> pending [label=\"submit\"];"]
            + State.allCases.map { "  \($0.word);" }
            + arrows.map {
                "  \($0.from.word) -> \($0.to.word) [label=\"\($0.decisions.joined(separator: ", "))\"];"
            } + ["}"]
    }
}
