import ArgumentParser
import Moderation
import Terminal
import Web
import Wording

/// `sluice feed`: what a query matches, as an Atom feed for moderators.
struct FeedCommand: TakesQuery {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "Write what matches a query as an Atom feed, for moderators.",
        discussion: QueryHelp.discussion
            + """


            The newest come first. It shows what the public does not see: put it behind the web server's password. Names \
            and releases are in it; texts only with --text.

            Examples:
              sluice feed > /srv/www/moderators/pending.atom
              sluice feed has:link --text
            """,
        helpNames: .long)

    @OptionGroup var query: QueryArgument

    @Flag(name: .customLong("text"), help: "Put the comments' texts into it.")
    var text = false

    @Option(name: .customLong("limit"), help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 100

    @OptionGroup var queue: QueueOptions

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    }

    func run() throws {
        let query = try Session.query(query.text, otherwise: .pending)
        let session = try Session.open(queue.choice)
        let numbers = try session.select(query, order: .newest, limit: limit)
        var items: [Feed.Item] = []
        for number in numbers {
            guard let comment = session.queue[number], let release = session.queue.release(comment.release) else {
                continue
            }
            let body = text ? try session.record(number)?.body : nil
            items.append(
                Feed.Item(
                    number: number, name: comment.authorName ?? "", release: release.title, url: nil, body: body,
                    submitted: comment.submitted,
                    updated: session.queue.line(session.queue.version(of: number))?.at ?? comment.submitted,
                    state: comment.state.word))
        }
        let feed = Feed(
            queue: session.queue.identity, language: Language(settings: session.settings.language),
            siteName: session.settings.site)
        var output = Output(.tabs)
        let xml = feed.xml(.query(query.text), items, beginning: session.now).text
        try output.line(program: String(xml.dropLast()))
        try output.finish()
    }
}
