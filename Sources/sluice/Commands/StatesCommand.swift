import ArgumentParser
import JSON
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
            for line in StateMachine.graph { try output.line("\(line)") }
            return try output.finish()
        }
        switch output.form {
        case .json: for row in StateMachine.rows { try output.line(json: Self.object(row)) }
        case .tabs:
            for row in StateMachine.rows {
                var fields = TabFields()
                fields.add(row.state.word)
                fields.add(row.decision.word)
                fields.add(row.rule.outcome?.word)
                fields.add(StateDiagram.condition(row.rule))
                try output.line(fields)
            }
        case .people(let columns):
            var table = Table([.init(.from), .init(.decision), .init(.becomes), .init("")])
            for row in StateMachine.rows {
                table.add(
                    wording.stateWord(row.state, isDeferred: false), wording.act(row.decision, isRedo: false),
                    row.rule.outcome.map { wording.stateWord($0, isDeferred: false) } ?? wording.refusedWord,
                    StateDiagram.condition(row.rule).map { wording.condition($0) } ?? "")
            }
            for line in table.lines(width: columns) { try output.line(line) }
        }
        try output.finish()
    }

    private static func object(_ row: StateMachine.Row) -> [UInt8] {
        OutputJSON.object { json in
            json.member("from", row.state.word)
            json.member("do", row.decision.word)
            json.member("to", row.rule.outcome?.word)
            json.member("condition", StateDiagram.condition(row.rule))
        }
    }
}

/// The state machine in words.
enum StateDiagram {
    /// What must hold for a decision, or why it is refused; `nil` where it is always allowed.
    static func condition(_ rule: StateMachine.Rule) -> String? {
        switch rule {
        case .becomes: nil
        case .becomesIf(.reasonDiffers, _, _): "if the reason differs"
        case .becomesIf(.isDeferred, _, _): "if it is deferred"
        case .becomesIf(.blanksOnlyUnlisted, _, _): "if all that it blanks was not listed before"
        case .refused(.alreadyPending): "already pending"
        case .refused(.alreadyApproved): "already approved"
        case .refused(.alreadyRejected): "already rejected"
        case .refused(.rejectedNotEditable): "reopen it first"
        case .refused(.notPending): "only pending ones wait"
        case .refused(.erased): "erased for good"
        case .refused(.notADecision): "refused"
        }
    }
}
