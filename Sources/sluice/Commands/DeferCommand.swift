import ArgumentParser
import Moderation
import Terminal
import Wording

/// `sluice defer`: these comments wait until a time.
struct DeferCommand: TakesTargets {
    static let configuration = CommandConfiguration(
        commandName: "defer",
        abstract: "Put pending comments off until a time.",
        discussion: """
            A deferred comment leaves everybody's pending view until its time, or until somebody decides, edits or \
            notes it. The time is one of

              2026-11-25                 that day at 09:00
              2026-11-25T14:30           local time
              2026-11-25T12:30:00.000Z   UTC, as the journal writes it
              4h, 2d, 1w                 so long from now
              tomorrow, monday           that day at 09:00, the next one of its name

            or what else the console takes for one, and lies within a year.

            Examples:
              sluice defer 17 --until 2d --note "waiting for the lawyers"
              sluice defer --until 2026-11-25 --where release:konference-brisele is:pending
            """)

    @Option(name: .customLong("until"), help: ArgumentHelp("Until when.", valueName: "time"))
    var until: String

    @OptionGroup var targets: TargetOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        try DecisionRun.run(queue: queue.choice, output: output, targets: targets) { session throws(Failure) in
            .defer(until: try moment(now: session.now, zone: session.zone))
        }
    }

    /// The time that `--until` says.
    func moment(now: Moment, zone: any Zone) throws(Failure) -> Moment {
        guard let moment = DeferralTime.read(until, now: now, zone: zone) else {
            throw Failure(.usage, wording.badDeferral(until))
        }
        return moment
    }
}
