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
    /// Accepted as by every command, although the state machine is the same in every queue.
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
                fields.add(Self.condition(row.rule))
                try output.line(fields)
            }
        case .people(let columns):
            var table = Table([.init(.from), .init(.decision), .init(.becomes), .init("")])
            for row in StateMachine.rows {
                table.add(
                    wording.state(row.state, isDeferred: false), wording.verb(row.decision),
                    row.rule.outcome.map { wording.state($0, isDeferred: false) } ?? wording.refusedWord,
                    wording.condition(row.rule) ?? "")
            }
            for line in table.lines(width: columns) { try output.line(line) }
        }
        try output.finish()
    }

    /// The condition, as programs read it: in English, whatever the language of the screen.
    private static func condition(_ rule: StateMachine.Rule) -> String? {
        Language.english.phrases.condition(rule)?.plain
    }

    private static func object(_ row: StateMachine.Row) -> [UInt8] {
        OutputJSON.object { json in
            json.member("from", row.state.word)
            json.member("do", row.decision.word)
            json.member("to", row.rule.outcome?.word)
            json.member("condition", Self.condition(row.rule))
        }
    }
}
