import ArgumentParser
import JSON
import Moderation
import Terminal
import Wording

/// `sluice brief`: what waits, and what became of a moderator's decisions, since they left.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "Tell what happened since somebody left.",
        discussion: """
            How many need a decision, in all and in each view; how many have waited longer than the target; deferred ones that \
            are due; and decisions of this moderator's that others have changed. It is plain text without any comment's text and \
            without notes, so that it can be sent by mail. Somebody left with their newest entry in the journal; who has \
            none, a day ago.

            Examples:
              sluice brief
              sluice brief --for anna --since 8h
              sluice brief --for anna --since 24h | mail -E -s "Comments" anna@example.lv

            Exit code 1, and not a word: nothing waits and nothing was changed.
            """)

    @Option(name: .customLong("for"), help: ArgumentHelp("Whose decisions (else who decides).", valueName: "name"))
    var moderator: String?

    @Option(name: .customLong("since"), help: ArgumentHelp("Since when: a time or an age.", valueName: "time"))
    var since: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        var choice = queue.choice
        if let moderator {
            guard Login(visible: moderator) != nil else { throw Failure(.usage, wording.badLogin("--for", moderator)) }
            choice.moderator = moderator
        }
        let session = try Session.open(choice)
        let login = session.login
        let since = try TimeSpan.since(since, session) ?? Brief.left(login, in: session.queue, at: session.now)
        let target = session.settings.target
        let brief = Brief(for: login, since: since, in: session.queue, target: target, at: session.now)
        var waiting: [(view: NamedView?, query: Query, count: Int)] = []
        for view in [nil] + session.views.map(Optional.some) {
            let query = view?.pending ?? .pending
            // It is reported, which is no reason to say nothing about the others.
            if let view, session.tellMissing(in: view.query, session.views) { continue }
            waiting.append((view, query, try session.select(query).count))
        }
        guard
            waiting.contains(where: { $0.count > 0 }) || !brief.due.isEmpty || !brief.changed.isEmpty
                || brief.siteEdits > 0
        else {
            throw ExitCode(ExitStatus.refused.rawValue)
        }
        let form = OutputForm.forStandardOutput(json: output.json)
        var output = Output(form)
        if case .json = form {
            try output.line(json: BriefCommand.object(brief, waiting))
        } else {
            for line in BriefCommand.lines(brief, waiting, session) { try output.line(line) }
        }
        try output.finish()
    }

    private static func lines(
        _ brief: Brief, _ waiting: [(view: NamedView?, query: Query, count: Int)], _ session: Session
    ) -> [DisplayText] {
        var lines: [DisplayText] = [
            wording.brief(of: brief.login, since: wording.moment(session.zone.local(brief.since)))
        ]
        for item in waiting where item.count > 0 {
            let count = wording.briefWaiting(item.count)
            lines.append(item.view.map { "  \(count): \(DisplayText(stranger: $0.name))" } ?? "  \(count)")
        }
        if let late = brief.late, let target = session.settings.target {
            lines.append("  \(wording.briefLate(late.count, target: wording.age(target)))")
        }
        if !brief.due.isEmpty { lines.append("  \(wording.briefDue(brief.due.count))") }
        if brief.siteEdits > 0 { lines.append("  \(wording.briefSiteEdits(brief.siteEdits))") }
        for change in brief.changed {
            let reason = session.queue.line(change.entry)?.reason.map { session.name(of: $0) }
            let act = wording.person(change.by.text, did: change.verb, reason: reason, "\(change.number)")
            let time = wording.moment(session.zone.local(change.at))
            lines.append("  \(wording.briefChanged(act, at: time, change.entry))")
        }
        return lines
    }

    private static func object(
        _ brief: Brief, _ waiting: [(view: NamedView?, query: Query, count: Int)]
    ) -> [UInt8] {
        OutputJSON.object { json in
            json.member("for", brief.login.text)
            json.member("since", brief.since)
            json.array("waiting", waiting) { item, json in
                json.member("view", item.view?.name)
                json.member("query", item.query.text)
                json.member("count", item.count)
            }
            json.member("over_target", brief.late?.count ?? 0)
            json.member("due", brief.due.count)
            json.member("site_edits", brief.siteEdits)
            json.array("changed", brief.changed) { change, json in
                json.member("number", change.number.rawValue)
                json.member("entry", change.entry.rawValue)
                json.member("by", change.by.text)
                json.member("do", change.verb.word)
            }
        }
    }
}
