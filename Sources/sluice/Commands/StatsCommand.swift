import ArgumentParser
import JSON
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
        let release = try release.map { text throws(Failure) in try SlugArgument.slug(text) }
        let session = try Session.open(queue.choice)
        if let release, session.queue.release(release) == nil {
            throw Failure(.refused, wording.noRelease(release))
        }
        let last = try Self.day(until, "--until", session) ?? session.zone.local(session.now).date
        let first =
            try Self.day(since, "--since", session) ?? CivilDate(daysSince1970: last.daysSince1970 - 13)
        guard first <= last else {
            throw Failure(.usage, wording.daysReversed(first, last))
        }
        let statistics = session.queue.statistics(
            days: last.daysSince1970 - first.daysSince1970 + 1, to: last, zone: session.zone, now: session.now,
            target: session.settings.target, release: release)
        var output = Output(.forStandardOutput(json: output.json))
        try StatisticsSheet(statistics: statistics, settings: session.settings, zone: session.zone)
            .write(to: &output)
        try output.finish()
    }

    /// The local day that an option names, by a date, a time or an age.
    private static func day(_ text: String?, _ option: DisplayText, _ session: Session) throws(Failure) -> CivilDate? {
        guard let text else { return nil }
        guard let moment = TimeForm.since(text, now: session.now, zone: session.zone) else {
            throw Failure(.usage, wording.badDay(option, text))
        }
        return session.zone.local(moment).date
    }
}

/// Writes statistics in the form that the output has.
struct StatisticsSheet {
    let statistics: Statistics
    let settings: Settings
    let zone: any Zone

    func write(to output: inout Output) throws(Failure) {
        switch output.form {
        case .json: try output.line(json: object)
        case .tabs: try writeFields(to: &output)
        case .people(let columns):
            for line in lines(columns: columns).flatMap({ $0.wrapped(to: columns) }) { try output.line(line) }
        }
    }

    // MARK: For people

    private func lines(columns: Int) -> [DisplayText] {
        var lines: [DisplayText] = []
        if let first = statistics.days.first, let last = statistics.days.last {
            lines = [wording.dayRange(statistics.days.count, first.date, last.date), ""]
        }
        lines += waitingLines + [""] + speedLines + [""]
        lines += dayTable.lines(width: columns) + [""]
        if !statistics.moderators.isEmpty { lines += moderatorTable.lines(width: columns) + [""] }
        if !statistics.reasons.isEmpty { lines += reasonTable.lines(width: columns) }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines
    }

    private var waitingLines: [DisplayText] {
        let waiting = statistics.waiting
        return [
            wording.waitingLine(
                waiting.pending, oldest: waiting.oldest.map { (wording.length($0.age), $0.comment) }),
            wording.deferredLine(
                waiting.deferred, next: waiting.nextDeferralEnd.map { wording.moment(zone.local($0)) }),
        ]
            + waiting.ages.map { age in
                let span = wording.waitedFor(age.from, age.to).padded(to: 16)
                return "  " + span + "\(age.count)" + (age.isLate ? "   " + wording.lateWord : "")
            }
    }

    private var speedLines: [DisplayText] {
        let speed = statistics.speed
        guard speed.decided > 0 else { return [wording.noDecisions] }
        var lines: [DisplayText] = []
        if let half = speed.half { lines.append(wording.halfWithin(wording.length(half))) }
        if let most = speed.nineInTen { lines.append(wording.nineInTenWithin(wording.length(most))) }
        if let percent = speed.percentWithinTarget, let target = settings.target {
            lines.append(wording.withinTarget(wording.length(target), percent: percent))
        }
        return lines
    }

    private var dayTable: Table {
        var table = Table([
            .init(.day), .init(.submitted, .right), .init(.decided, .right), .init(.approved, .right),
            .init(.rejected, .right, limit: wording.title(.rejected).width),
        ])
        for day in statistics.days {
            table.add(
                wording.date(day.date), "\(day.submitted)", "\(day.decided)", "\(day.approved)", "\(day.rejected)")
        }
        table.add(
            wording.title(.all), "\(statistics.submitted)", "\(statistics.decided)", "\(statistics.approved)",
            "\(statistics.rejected)")
        return table
    }

    private var moderatorTable: Table {
        var table = Table([
            .init(.moderator), .init(.decided, .right), .init(.approved, .right), .init(.rejected, .right),
            .init(.edited, .right), .init(.undone, .right, limit: wording.title(.undone).width),
        ])
        for one in statistics.moderators {
            table.add(
                "\(one.login)", "\(one.decided)", "\(one.approved)", "\(one.rejected)", "\(one.edited)",
                "\(one.undone)")
        }
        table.add(
            wording.title(.all), "\(statistics.decided)", "\(statistics.approved)", "\(statistics.rejected)",
            "\(statistics.edited)", "\(statistics.undone)")
        return table
    }

    private var reasonTable: Table {
        var table = Table([.init(.rejectedAs), .init("", .right, limit: 9)])
        for reason in statistics.reasons { table.add(wording.name(of: reason.code, in: settings), "\(reason.count)") }
        return table
    }

    // MARK: Between tabs

    private func writeFields(to output: inout Output) throws(Failure) {
        let waiting = statistics.waiting
        let speed = statistics.speed
        var rows: [[String?]] = [
            ["waiting", "\(waiting.pending)", "\(waiting.deferred)", waiting.nextDeferralEnd?.journal],
            ["oldest", waiting.oldest.map { "\($0.comment.rawValue)" }, waiting.oldest.map { "\($0.age / 1_000)" }],
        ]
        rows += waiting.ages.map { age in
            ["age", "\(age.from / 1_000)", age.to.map { "\($0 / 1_000)" }, "\(age.count)", age.isLate ? "late" : nil]
        }
        rows.append([
            "speed", "\(speed.decided)", speed.half.map { "\($0 / 1_000)" }, speed.nineInTen.map { "\($0 / 1_000)" },
            speed.withinTarget.map { "\($0)" },
        ])
        rows += statistics.days.map {
            ["day", $0.date.description, "\($0.submitted)", "\($0.approved)", "\($0.rejected)"]
        }
        rows += statistics.moderators.map {
            ["moderator", $0.login.text, "\($0.approved)", "\($0.rejected)", "\($0.edited)", "\($0.undone)"]
        }
        rows += statistics.reasons.map { ["reason", $0.code.text, "\($0.count)"] }
        for row in rows {
            var fields = TabFields()
            for field in row { fields.add(field) }
            try output.line(fields)
        }
    }

    // MARK: JSON

    /// Lengths of time are in seconds.
    private var object: [UInt8] {
        OutputJSON.object { json in
            json.member("waiting") { write(statistics.waiting, to: &$0) }
            json.member("speed") { write(statistics.speed, to: &$0) }
            json.member("submitted", statistics.submitted)
            json.member("approved", statistics.approved)
            json.member("rejected", statistics.rejected)
            json.member("edited", statistics.edited)
            json.member("undone", statistics.undone)
            json.array("days", statistics.days) { day, json in
                json.member("date", day.date.description)
                json.member("submitted", day.submitted)
                json.member("approved", day.approved)
                json.member("rejected", day.rejected)
            }
            json.array("moderators", statistics.moderators) { one, json in
                json.member("login", one.login.text)
                json.member("approved", one.approved)
                json.member("rejected", one.rejected)
                json.member("edited", one.edited)
                json.member("undone", one.undone)
            }
            json.array("reasons", statistics.reasons) { reason, json in
                json.member("reason", reason.code.text)
                json.member("count", reason.count)
            }
        }
    }

    private func write(_ waiting: Statistics.Waiting, to json: inout JSONWriter) {
        json.member("pending", waiting.pending)
        json.member("deferred", waiting.deferred)
        json.member("nextDeferralEnd", waiting.nextDeferralEnd)
        json.member("oldest", waiting.oldest?.comment.rawValue)
        json.member("oldestAge", seconds(waiting.oldest?.age))
        json.array("ages", waiting.ages) { age, json in
            json.member("from", seconds(age.from))
            json.member("to", seconds(age.to))
            json.member("count", age.count)
            json.member("late", age.isLate)
        }
    }

    private func write(_ speed: Statistics.Speed, to json: inout JSONWriter) {
        json.member("decided", speed.decided)
        json.member("half", seconds(speed.half))
        json.member("nineInTen", seconds(speed.nineInTen))
        json.member("target", seconds(settings.target))
        json.member("withinTarget", speed.withinTarget)
    }

    private func seconds(_ milliseconds: Int64?) -> Int? {
        milliseconds.map { Int($0 / Moment.second) }
    }
}
