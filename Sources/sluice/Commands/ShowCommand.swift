import ArgumentParser
import Moderation
import Terminal
import Wording

/// `sluice show`: a comment with its whole history.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show comments with their whole history.",
        discussion: """
            To a pipe each line is a name and its value with a tab between; a history line is “history”, entry, time, \
            who, what, details, “undone by”, note.

            Examples:
              sluice show 17
              sluice show 17 18 --json

            Exit code 1: at least one comment is unknown.
            """)

    @Argument(
        help: "The numbers of the comments: 17 or #17.",
        completion: .custom { words, _, prefix in Completions.comments(words, prefix) })
    var numbers: [String]

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let list = try TargetList(numbers) { () throws(Failure) in try StandardInput.text() }
        let session = try Session.open(queue.choice)
        var output = Output(.forStandardOutput(json: output.json))
        var isAnyUnknown = false
        var isFirst = true
        var lookalikes = Lookalikes(moderators: session.settings.moderators)
        if case .people = output.form { lookalikes.catchUp(with: session.queue) }
        for word in list.words {
            guard let record = try session.record(word.number) else {
                Notices.tell("\(word.number): there is no such comment")
                isAnyUnknown = true
                continue
            }
            if !isFirst, case .people = output.form { try output.line() }
            isFirst = false
            let original = lookalikes.original(ofAuthorOf: word.number, in: session.queue)
            try CommentSheet(session: session, record: record, original: original).write(to: &output)
        }
        try output.finish()
        if isAnyUnknown { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}
