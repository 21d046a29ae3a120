import ArgumentParser
import Moderation
import Terminal
import Wording

/// `sluice stats`: what waits, how fast it goes, who decided, why.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Tell what waits and for how long, how fast it goes, who decided, and why.",
        discussion: """
            Over whole local days: the last 14, or from --since to --until, both counted. What was taken back later \
            counts as undone, not as decided. “Within the target” needs a target in settings.json.

            To a pipe each line begins with what it tells: waiting, oldest, age, speed, day, moderator, reason.

            Examples:
              sluice stats
              sluice stats --since 2026-11-01 --until 2026-11-30 --json
              sluice stats --since 7d --release konference-brisele
            """)

    @Option(name: .customLong("since"), help: ArgumentHelp("The first day: a date or an age.", valueName: "day"))
    var since: String?

    @Option(name: .customLong("until"), help: ArgumentHelp("The last day: a date or an age.", valueName: "day"))
    var until: String?

    @Option(
        name: .customLong("release"), help: ArgumentHelp("Only this release.", valueName: "slug"),
        completion: .custom { words, _, prefix in Completions.releases(words, prefix) })
    var release: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let release = try release.map { text throws(Failure) in try SlugRule.slug(text) }
        let session = try Session.open(queue.choice)
        if let release, session.queue.release(release) == nil {
            throw Failure(.refused, "there is no release \(release)", advice: "sluice releases lists them")
        }
        let last = try Self.day(until, "--until", session) ?? session.zone.local(session.now).date
        let first =
            try Self.day(since, "--since", session) ?? CivilDate(daysSince1970: last.daysSince1970 - 13)
        guard first <= last else {
            throw Failure(.usage, "--since \(first) comes after --until \(last)", advice: "exchange them")
        }
        let statistics = session.queue.statistics(
            days: last.daysSince1970 - first.daysSince1970 + 1, to: last, zone: session.zone, now: session.now,
            target: session.settings.target, release: release)
        var output = Output(.forStandardOutput(json: output.json))
        try StatisticsSheet(statistics: statistics, target: session.settings.target, zone: session.zone)
            .write(to: &output)
        try output.finish()
    }

    /// The local day that an option names, by a date, a time or an age.
    private static func day(_ text: String?, _ option: DisplayText, _ session: Session) throws(Failure) -> CivilDate? {
        guard let text else { return nil }
        guard let moment = TimeForm.since(text, now: session.now, zone: session.zone) else {
            throw Failure(.usage, option + " “\(text)” is no day", advice: "write 2026-11-24, or an age such as 7d 4w")
        }
        return session.zone.local(moment).date
    }
}
