import ArgumentParser
import Moderation
import Terminal
import Wording

/// `sluice states`: the state machine.
struct StatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "states",
        abstract: "Show what each decision makes of a comment in each state.",
        discussion: """
            To a pipe each line is: state, decision, what the comment becomes, what must hold, with tabs between.

            Examples:
              sluice states
              sluice states --dot | dot -Tsvg > states.svg
            """)

    @Flag(name: .customLong("dot"), help: "Draw it, in the language of Graphviz.")
    var dot = false

    @OptionGroup var output: OutputOptions
    /// Taken as every command takes it, though the state machine is the same in every queue.
    @OptionGroup var queue: QueueOptions

    func run() throws {
        var output = Output(.forStandardOutput(json: output.json))
        if dot {
            for line in StateDiagram.lines { try output.line("\(line)") }
            return try output.finish()
        }
        switch output.form {
        case .json: for row in StateTable.rows { try output.line(json: Self.object(row)) }
        case .tabs:
            for row in StateTable.rows {
                var fields = TabFields()
                fields.add(row.state.word)
                fields.add(row.verb.word)
                fields.add(row.rule.outcome?.word)
                fields.add(StateDiagram.condition(row.rule))
                try output.line(fields)
            }
        case .people(let columns):
            var table = Table([.init(.from), .init(.decision), .init(.becomes), .init("")])
            for row in StateTable.rows {
                table.add(
                    wording.stateWord(row.state, isDeferred: false), wording.act(row.verb, isRedo: false),
                    row.rule.outcome.map { wording.stateWord($0, isDeferred: false) } ?? wording.refusedWord,
                    StateDiagram.condition(row.rule).map { wording.condition($0) } ?? "")
            }
            for line in table.lines(width: columns) { try output.line(line) }
        }
        try output.finish()
    }

    private static func object(_ row: StateTable.Row) -> [UInt8] {
        OutputJSON.object { json in
            json.member("from", row.state.word)
            json.member("do", row.verb.word)
            json.member("to", row.rule.outcome?.word)
            json.member("condition", StateDiagram.condition(row.rule))
        }
    }
}

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
