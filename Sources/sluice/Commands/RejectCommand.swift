import ArgumentParser
import Moderation
import Terminal
import Wording

/// `sluice reject`: the public does not see these comments, for a reason.
struct RejectCommand: TakesTargets {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Reject comments, for a reason.",
        usage: """
            sluice reject --reason <code> [<targets> ...] [--where <query>] [--note <text>] [--dry-run] [--json] \
            [--queue <dir>] [--as <name>]
            """,
        discussion: """
            The reason is a code from the queue's list: spam, abuse, hate, off-topic, personal-data, duplicate, \
            unlawful, other, unless settings.json lists others. The reason “other” demands a --note. Rejecting again \
            with another reason changes the reason.

            Examples:
              sluice reject 17 --reason spam
              sluice reject --reason abuse --where author:troll is:pending
              sluice reject 20 --reason other --note "the author asked us to"

            Exit code 1: at least one comment was refused, in conflict or unknown.
            """)

    @Option(
        name: .customLong("reason"), help: ArgumentHelp("Why, as a code from the list.", valueName: "code"),
        completion: .custom { words, _, prefix in Completions.reasons(words, prefix) })
    var reason: String?

    @OptionGroup var targets: TargetOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        try DecisionRun.run(queue: queue.choice, output: output, targets: targets) { session throws(Failure) in
            .reject(try Self.reason(reason, in: session.settings))
        }
    }

    /// Reads a reason that the settings list; if there is none, the message lists them.
    static func reason(_ code: String?, in settings: Settings) throws(Failure) -> ReasonCode {
        guard let code else { throw Failure(.usage, wording.noReason(of: settings.reasons.map(\.code.text))) }
        guard let reason = ReasonCode(code), settings.reason(reason) != nil else {
            throw Failure(.usage, wording.noSuchReason(code, of: settings.reasons.map(\.code.text)))
        }
        return reason
    }
}
