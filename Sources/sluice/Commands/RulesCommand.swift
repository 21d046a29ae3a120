import ArgumentParser
import JSON
import Moderation
import Terminal
import Wording

/// `sluice rules`: the rules of the settings, and the trial of one, or of any query, on the past.
struct RulesCommand: TakesQuery {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List the rules of the settings, or try one on the past.",
        usage: """
            sluice rules [--json] [--queue <dir>] [--as <name>]
            sluice rules try <name> | <query> [--since <time>] [--json]
            """,
        discussion: """
            A rule marks what its query matches, and does nothing else. The list tells how many that it marks are \
            pending, and what became of those that arrived in the last 30 days.

            try replays the past: which comments the rule, or the query, would have hit when they arrived, with the \
            record that author and address had then, and what moderators made of them. What the query says of the \
            state is left out. Terms about what came later are refused: by: reason: decided-before: decided-after: \
            entry: has:note is:edited is:duplicate same: like: likely:.

            right says how many of the decided hits were rejected, and within which bounds that lies 19 times in 20. \
            Exit code 1 when a moderator approved any of the hits.

            To a pipe each line of the list is: name, pending, hits, rejected, approved, edited, title, query; of a \
            trial: comments, hits, rejected, approved, edited, pending, deferred, erased, percent right, low, high, \
            and the comments that were approved; with tabs between.

            Examples:
              sluice rules
              sluice rules try newcomer-link
              sluice rules try has:link author-approved:0 --since 90d --json
            """,
        helpNames: .long)

    @Argument(
        help: ArgumentHelp("try, then a rule's name or a query.", valueName: "query"),
        completion: .custom { words, _, prefix in Completions.rules(words, prefix) })
    var words: [String] = []

    @Option(
        name: .customLong("since"), help: ArgumentHelp("Only what was submitted from then on.", valueName: "time"))
    var since: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        guard let verb = words.first else { return try list() }
        guard verb == "try" else { throw Failure(.usage, wording.badRulesVerb(verb)) }
        try tryOut(words.dropFirst().joined(separator: " "))
    }

    // MARK: The list

    /// How far back the list looks, in days.
    private static let days: Int64 = 30

    private struct Row {
        var rule: Settings.Rule
        var pending: Int
        /// `nil` for a rule that can't be tried.
        var report: RehearsalReport?
    }

    private func list() throws {
        let session = try Session.open(queue.choice)
        let start = session.now + -Self.days * Moment.day
        var rows: [Row] = []
        for rule in session.settings.rules {
            let pending = try session.select(Query.pending.adding(.rule, rule.name.text)).count
            rows.append(
                Row(rule: rule, pending: pending, report: try? session.rehearse(rule.when, since: start).report))
        }
        var output = Output(.forStandardOutput(json: output.json))
        switch output.form {
        case .json: for row in rows { try output.line(json: Self.object(row)) }
        case .tabs: for row in rows { try output.line(Self.fields(row)) }
        case .people(let columns):
            if rows.isEmpty { Notices.tell(wording.noRules) }
            var table = Table([
                .init(.rule), .init(.pending, .right), .init(.hits, .right), .init(.rejected, .right),
                .init(.approved, .right), .init(.title),
            ])
            for row in rows {
                let counts = row.report.map { [$0.hits, $0.rejectedCount, $0.against.count] }
                let cells = counts.map { $0.map { "\($0)" as DisplayText } } ?? ["-", "-", "-"]
                table.add("\(row.rule.name)", "\(row.pending)", cells[0], cells[1], cells[2], wording.name(row.rule))
            }
            if !rows.isEmpty { for line in table.lines(width: columns) { try output.line(line) } }
        }
        try output.finish()
    }

    private static func fields(_ row: Row) -> TabFields {
        var fields = TabFields()
        fields.add(row.rule.name.text)
        fields.add("\(row.pending)")
        let counts = row.report.map { [$0.hits, $0.rejectedCount, $0.approved.count, $0.edited.count] }
        for index in 0..<4 { fields.add(counts.map { "\($0[index])" }) }
        fields.add(row.rule.english)
        fields.add(row.rule.when.text)
        return fields
    }

    private static func object(_ row: Row) -> [UInt8] {
        OutputJSON.object { json in
            json.member("rule", row.rule.name.text)
            json.member("when", row.rule.when.text)
            json.member("en", row.rule.english)
            json.member("lv", row.rule.latvian)
            json.member("pending", row.pending)
            json.member("days", Int(days))
            json.member("hits", row.report?.hits)
            json.member("rejected", row.report?.rejectedCount)
            json.member("approved", row.report?.approved.count)
            json.member("edited", row.report?.edited.count)
        }
    }

    // MARK: The trial

    private func tryOut(_ text: String) throws {
        guard !text.isEmpty else { throw Failure(.usage, wording.nothingToTry) }
        let session = try Session.open(queue.choice)
        let rule = ReasonCode(text).flatMap { session.settings.rule($0) }
        if rule == nil, ReasonCode(text) != nil { Notices.tell(wording.noSuchRule(text)) }
        let query = try rule?.when ?? Self.query(text)
        try session.check(query)
        let (rehearsal, report) = try session.rehearse(query, since: try TimeSpan.since(since, session), of: rule)
        if !rehearsal.leftOut.isEmpty, !output.json {
            Notices.tell(wording.trialLeavesOut("\(rehearsal.leftOut.map(\.text).joined(separator: " "))"))
        }
        let (from, to) = (session.zone.local(report.from).date, session.zone.local(report.to).date)
        var output = Output(.forStandardOutput(json: output.json))
        switch output.form {
        case .json: try output.line(json: Self.object(rehearsal, report, rule, from, to))
        case .tabs: try output.line(Self.fields(report))
        case .people(let columns):
            let name: DisplayText = rule.map { "\($0.name): " } ?? ""
            var lines = ["\(name)\(rehearsal.query.text)" as DisplayText]
            lines += wording.trial(report, from: from, to: to, session.settings).map { "  \($0)" }
            if !report.against.isEmpty {
                let numbers = report.against.map { "\($0)" as DisplayText }.joined(by: " ")
                lines.append("  \(wording.trialAgainst(report.against.count)): \(numbers)")
            }
            for line in lines { for part in line.wrapped(to: columns) { try output.line(part) } }
        }
        try output.finish()
        if !report.against.isEmpty { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// Reads a text that is not a rule's name.
    private static func query(_ text: String) throws(Failure) -> Query {
        do throws(QueryError) {
            return try Query(text, for: .trial)
        } catch {
            throw Failure(error)
        }
    }

    private static func fields(_ report: RehearsalReport) -> TabFields {
        var fields = TabFields()
        for count in [
            report.comments, report.hits, report.rejectedCount, report.approved.count, report.edited.count,
            report.pending, report.deferred, report.erased,
        ] {
            fields.add("\(count)")
        }
        let share = report.precision
        for percent in [share?.percent, share?.low, share?.high] { fields.add(percent.map { "\($0)" }) }
        fields.add(report.against.map { "\($0.rawValue)" }.joined(separator: " "))
        return fields
    }

    private static func object(
        _ rehearsal: Rehearsal, _ report: RehearsalReport, _ rule: Settings.Rule?, _ from: CivilDate, _ to: CivilDate
    ) -> [UInt8] {
        OutputJSON.object { json in
            json.member("rule", rule?.name.text)
            json.member("query", rehearsal.query.text)
            json.member("left_out", names: rehearsal.leftOut.map(\.text))
            json.member("from", from.description)
            json.member("to", to.description)
            json.member("comments", report.comments)
            json.member("hits", report.hits)
            json.member("approved", report.approved.count)
            json.member("edited", report.edited.count)
            json.member("rejected") { json in
                for reason in report.rejected { json.member(reason.reason.text, reason.hits) }
            }
            json.member("pending", report.pending)
            json.member("deferred", report.deferred)
            json.member("erased", report.erased)
            json.member("precision", report.precision?.percent)
            json.member("low", report.precision?.low)
            json.member("high", report.precision?.high)
            json.member("against", report.against)
        }
    }
}

extension Session {
    /// Tries a query on the past, including the texts.
    fileprivate func rehearse(
        _ query: Query, since: Moment?, of rule: Settings.Rule? = nil
    ) throws(Failure) -> (rehearsal: Rehearsal, report: RehearsalReport) {
        let rehearsal: Rehearsal
        do throws(Rehearsal.Refusal) {
            rehearsal = try Rehearsal(query, since: since, in: queue, context: context)
        } catch {
            let rule = error.rule ?? rule?.name
            throw Failure(
                .usage,
                wording.noTrial(
                    Rehearsal.Refusal(error: error.error, rule: rule), wording.badQuery(error.error).message))
        }
        return (
            rehearsal, try calling { () throws(DeskError) in try rehearsal.run(in: queue, desk, workers: .two) }
        )
    }
}
