import ArgumentParser
import Moderation
import Terminal
import Wording

/// `sluice list`: the comments that a query matches.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the comments that match a query.",
        discussion: QueryHelp.discussion
            + """


            To a pipe each line is: number@version, state, reason, deferred until, release, submitted, author, \
            “edited”, body, with tabs between. sluice approve - and the like take such lines.

            Examples:
              sluice list
              sluice list author:liga -is:rejected
              sluice list is:any after:7d --sort newest --limit 20
              sluice list has:link --json
            """,
        helpNames: .long)

    @OptionGroup var query: QueryArgument

    @Option(name: .customLong("sort"), help: ArgumentHelp("The order.", valueName: "order"))
    var order: Order = .oldest

    @Option(name: .customLong("limit"), help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    }

    func run() throws {
        let query = try Session.query(query.text, otherwise: .pending)
        let session = try Session.open(queue.choice)
        let numbers = try session.select(query, order: order, limit: limit)
        var output = Output(.forStandardOutput(json: output.json))
        try CommentList(session: session).write(numbers, to: &output)
        try output.finish()
        if numbers.isEmpty, case .people = output.form { Notices.tell("nothing matches \(query.text)") }
    }
}

extension Order: ExpressibleByArgument {}
