import Moderation
import Terminal

extension English {
    func name(_ rule: Settings.Rule) -> DisplayText { DisplayText(stranger: rule.english) }
    func trial(_ report: RehearsalReport, from: CivilDate, to: CivilDate, _ settings: Settings) -> [DisplayText] {
        var share: DisplayText = ""
        if report.comments > 0 { share = " (\(Share.tenths(report.hits, of: report.comments)) %)" }
        var outcomes: [DisplayText] = []
        if report.rejectedCount > 0 {
            let reasons = report.rejected.map { "\(name(of: $0.reason, in: settings)) \($0.hits)" as DisplayText }
                .joined(by: ", ")
            outcomes.append("\(report.rejectedCount) rejected (\(reasons))")
        }
        let others: [(Int, DisplayText)] = [
            (report.approved.count, "approved"), (report.edited.count, "edited and approved"),
            (report.pending, "pending"), (report.deferred, "deferred"), (report.erased, "erased"),
        ]
        for (count, word) in others where count > 0 { outcomes.append("\(count) \(word)") }
        var lines: [DisplayText] = [
            "would have hit \(report.hits) of \(comments(report.comments))\(share), \(date(from)) to \(date(to))"
        ]
        if !outcomes.isEmpty { lines.append("of these \(outcomes.joined(by: ", "))") }
        if let precision = report.precision {
            lines.append("right \(precision.percent) % (\(precision.low) to \(precision.high))")
        }
        if let most = report.rejected.first {
            lines.append(
                "catches \(most.hits) of \(most.total) rejected as \(name(of: most.reason, in: settings)): \(most.hits * 100 / max(1, most.total)) %"
            )
        }
        return lines
    }
    func trialAgainst(_ count: Int) -> DisplayText {
        "against a moderator, who approved \(count == 1 ? "it" : "them" as DisplayText): \(count)"
    }
    func trialLeavesOut(_ parts: DisplayText) -> DisplayText { "left out, since everything arrives pending: \(parts)" }
    func noTrial(_ refusal: Rehearsal.Refusal, _ complaint: DisplayText) -> DisplayText {
        refusal.rule.map { "rule \($0), \(complaint)" } ?? complaint
    }
    func noSuchRule(_ name: String) -> DisplayText { "no rule is called “\(name)”; tried as a word of the text" }
    func badRulesVerb(_ word: String) -> Complaint {
        Complaint("rules knows no “\(word)”", advice: "write sluice rules, or sluice rules try")
    }
    var nothingToTry: Complaint { Complaint("what to try?", advice: "give a rule's name or a query") }
    func rules(_ count: Int) -> DisplayText { count == 1 ? "1 rule" : "\(count) rules" }
    var rulesHeading: DisplayText { "rules" }
    var trialHeading: DisplayText { "trial on the past" }
    var noRules: DisplayText { "no rules yet: “rules” in settings.json names queries that mark what they match" }
}
