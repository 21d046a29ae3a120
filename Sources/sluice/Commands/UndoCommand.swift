import ArgumentParser
import Moderation

/// `sluice undo`: takes an act back.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back your last act, or an entry of the history.",
        discussion: """
            Without a number: your own newest approve, reject, edit, reopen, defer or note that still stands. Another \
            moderator's act needs its number, as sluice history prints it. What a comment was before comes back; \
            comments on which somebody has acted since are told one by one and stay as they are.

            Examples:
              sluice undo
              sluice undo 4808

            Exit code 1: there was nothing to undo, or not for every comment of the entry.
            """)

    @Argument(help: ArgumentHelp("The number of the entry to take back."))
    var entry: String?

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let entry = try EntryArgument.number(entry)
        var session = try Session.open(queue.choice)
        let run = DecisionRun(form: .forStandardOutput(json: output.json))
        let login = try session.decider()
        let command: Command
        do throws(UndoRefusal) {
            command = try session.queue.undoCommand(entry, by: login, at: session.now)
        } catch {
            throw UndoFailure.failure(error, zone: session.zone)
        }
        try run.run(command, dryRun: dryRun, in: &session)
    }
}
