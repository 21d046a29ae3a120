import ArgumentParser
import Moderation

/// `sluice approve`: the public may see these comments.
struct ApproveCommand: TakesTargets {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve comments: the public may see them.",
        discussion: """
            Targets are numbers, standard input (-), or a query (--where). Each is approved as you saw it: with \
            17@4808, only if entry 4808 is still the last that touched it. Comments that are refused, or that \
            somebody has changed meanwhile, are told one by one on standard error; the rest are approved together, \
            as one act that undo takes back. An answer to a comment that is rejected, pending or erased is approved all \
            the same, and told.

            Examples:
              sluice approve 17 18
              sluice approve 17@4808 --note "checked with the lawyers"
              sluice approve --where author:liga is:pending
              sluice list is:pending -has:link | sluice approve -

            Exit code 1: at least one comment was refused, in conflict or unknown.
            """)

    @OptionGroup var targets: TargetOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        try DecisionRun.run(queue: queue.choice, output: output, targets: targets) { _ in .approve }
    }
}
