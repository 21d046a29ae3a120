import ArgumentParser
import Moderation

/// `sluice reopen`: these comments need a decision again.
struct ReopenCommand: TakesTargets {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Put comments back to pending.",
        discussion: """
            Approved and rejected comments need a decision again; the public does not see them until then. A deferred \
            comment comes back to the pending ones at once.

            Examples:
              sluice reopen 17 --note "the author objected"
              sluice reopen --where is:deferred
            """)

    @OptionGroup var targets: TargetOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        try DecisionRun.run(queue: queue.choice, output: output, targets: targets) { _ in .reopen }
    }
}
