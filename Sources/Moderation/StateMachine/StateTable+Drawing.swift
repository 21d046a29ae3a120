extension StateTable {
    /// The table as text: a line for each state and decision, in aligned columns, each line ended by LF.
    package static var table: String {
        let cells = [["from", "decision", "to"]] + rows.map { [$0.state.word, $0.verb.word, $0.rule.words] }
        let widths = (0..<2).map { column in cells.map { $0[column].utf8.count }.max() ?? 0 }
        return cells.map { row in
            let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.utf8.count) }
            return (padded + [row[2]]).joined(separator: "  ") + "\n"
        }
        .joined()
    }

    /// The table as a picture in the language of Graphviz: a node for each state, an arrow for what leads from one to
    /// another, with the decisions that do.
    package static var dot: String {
        var lines = [
            "digraph states {", "    rankdir=LR;", "    node [shape=box];",
            "    submit [shape=point];",
        ]
        lines += State.allCases.map { "    \($0.word);" }
        lines.append("    submit -> pending [label=\"submit\"];")
        lines += [State.approved, .rejected].map { "    submit -> \($0.word) [label=\"imported\", style=dashed];" }
        for from in State.allCases {
            for to in State.allCases {
                let verbs = rows.filter { $0.state == from && $0.rule.outcome == to }.map(\.verb.word)
                if verbs.isEmpty { continue }
                lines.append("    \(from.word) -> \(to.word) [label=\"\(verbs.joined(separator: ", "))\"];")
            }
        }
        return lines.map { $0 + "\n" }.joined() + "}\n"
    }
}

extension StateTable.Rule {
    /// The rule in a few words.
    package var words: String {
        let refusal = objection.map { "refused: " + $0.words } ?? ""
        guard let outcome else { return refusal }
        let effect =
            switch deferral {
            case .ends: outcome.word
            case .endsUnlessOwn: outcome.word + ", another's deferral ends"
            case .begins: outcome.word + ", deferred"
            }
        switch condition {
        case .always: return effect
        case .reasonDiffers: return effect + ", if the reason differs; else " + refusal
        case .deferralStands: return effect + ", if a deferral stands, which ends; else " + refusal
        case .blanksOnlyUnlisted: return effect + ", if all that it blanks was not listed before; else " + refusal
        case .never: return refusal
        }
    }
}
