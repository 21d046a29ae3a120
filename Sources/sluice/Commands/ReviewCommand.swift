import ArgumentParser
import Moderation

/// `sluice review`: the console with a query, or comments one after the other, line by line.
struct ReviewCommand: TakesQuery {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Read comments and decide: in the console, or line by line.",
        discussion: QueryHelp.discussion
            + """


            With --plain each comment is printed and a letter asked for, the console's own: a approve, r reject, e edit, \
            x mask, w defer, p reopen, m note, u undo, n next, q quit, ? help. "keys" in the settings changes nothing about \
            them. That works on any terminal, with a screen reader, and from a script that sends the letters. At a terminal \
            only what is typed after a question is asked answers it.

            Examples:
              sluice review author:liga
              sluice review --plain is:pending has:link
            """,
        helpNames: .long)

    @OptionGroup var query: QueryArgument

    @Flag(name: .customLong("plain"), help: "Line by line, without the screen.")
    var plain = false

    @OptionGroup var queue: QueueOptions

    func run() throws {
        let typed = try query.text.map { text throws(Failure) in try Session.query(text, otherwise: .pending) }
        if plain {
            let session = try Session.open(queue.choice)
            var review = PlainReview(session: session, query: typed ?? .pending)
            try review.run()
        } else {
            try ConsoleLaunch.run(queue.choice, query: typed)
        }
    }
}
