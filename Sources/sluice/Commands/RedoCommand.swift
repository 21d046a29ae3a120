import ArgumentParser
import Moderation

/// `sluice redo`: does again what was taken back.
struct RedoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo",
        abstract: "Do again what you took back last, or what an entry took back.",
        discussion: """
            Without a number: your own newest undo, as long as you have not decided, noted or erased anything since. \
            With the number of an undo, or of the act that it took back: that one. A note that was struck out stays so.

            Examples:
              sluice redo
              sluice redo 4809

            Exit code 1: there was nothing to do again, or not for every comment of the entry.
            """)

    @Argument(help: ArgumentHelp("The number of the undo, or of the act that was taken back."))
    var entry: String?

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        try UndoRun.run(entry, dryRun: dryRun, json: output.json, queue.choice) {
            queue, entry, login throws(UndoRefusal) in
            try queue.redoCommand(entry, by: login)
        }
    }
}
