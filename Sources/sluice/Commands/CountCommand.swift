import ArgumentParser
import JSON
import Moderation
import Terminal
import Wording

/// `sluice count`: how many comments a query matches.
struct CountCommand: TakesQuery {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Count the comments that match a query.",
        discussion: QueryHelp.discussion
            + """


            Examples:
              sluice count
              sluice count is:rejected reason:spam after:7d
            """,
        helpNames: .long)

    @OptionGroup var query: QueryArgument
    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let query = try Session.query(query.text, otherwise: .pending)
        let session = try Session.open(queue.choice)
        let count = try session.count(query)
        var output = Output(.forStandardOutput(json: output.json))
        switch output.form {
        case .json: try output.line(json: OutputJSON.object { $0.member("count", count) })
        case .tabs, .people: try output.line("\(count)")
        }
        try output.finish()
    }
}
