import ArgumentParser
import Moderation
import Terminal
import Wording

/// `sluice note`: something worth knowing, in the history of these comments.
struct NoteCommand: TakesTargets {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write a note into the history of comments.",
        discussion: """
            A note decides nothing. It stays in the history for good, so it should hold no personal data. On a comment that \
            somebody else has deferred it ends the deferral, which is told.

            Examples:
              sluice note 17 --note "handed to the police"
              sluice list author:liga | sluice note - --note "a known source"
            """)

    @OptionGroup var targets: TargetOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        guard targets.note != nil else {
            throw Failure(.usage, wording.noteNeedsText)
        }
        try DecisionRun.run(queue: queue.choice, output: output, targets: targets) { _ in .note }
    }
}
