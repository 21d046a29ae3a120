import ArgumentParser
import Moderation

/// `sluice undo`: takes an act back.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back your last act, or an entry of the history.",
        discussion: """
            Without a number: your own newest approve, reject, edit, reopen, defer or note that still stands. What of \
            yours is passed over on the way (an erasure, a release, an act that others built upon) is told. Another \
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
        try UndoRun.run(entry, dryRun: dryRun, json: output.json, queue.choice) {
            queue, entry, login, now throws(UndoRefusal) in
            try queue.undoCommand(entry, by: login, at: now)
        }
    }
}
