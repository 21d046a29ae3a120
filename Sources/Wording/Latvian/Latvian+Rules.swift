import Moderation
import Terminal

extension Latvian {
    func name(_ rule: Settings.Rule) -> DisplayText { DisplayText(stranger: rule.latvian) }
    func trial(_ report: RehearsalReport, from: CivilDate, to: CivilDate, _ settings: Settings) -> [DisplayText] {
        var share: DisplayText = ""
        if report.comments > 0 { share = " (\(Share.tenths(report.hits, of: report.comments, point: ",")) %)" }
        func counted(_ count: Int, _ zero: DisplayText, _ one: DisplayText, _ other: DisplayText) -> DisplayText {
            "\(count) \(Plural.latvian(count, zero: zero, one: one, other: other))"
        }
        var outcomes: [DisplayText] = []
        if report.rejectedCount > 0 {
            let reasons = report.rejected.map { "\(name(of: $0.reason, in: settings)) \($0.hits)" as DisplayText }
                .joined(by: ", ")
            outcomes.append("\(counted(report.rejectedCount, "noraidītu", "noraidīts", "noraidīti")) (\(reasons))")
        }
        let others: [(Int, DisplayText)] = [
            (
                report.approved.count,
                counted(report.approved.count, "apstiprinātu", "apstiprināts", "apstiprināti")
            ),
            (
                report.edited.count,
                counted(
                    report.edited.count, "labotu un apstiprinātu", "labots un apstiprināts", "laboti un apstiprināti")
            ),
            (report.pending, "\(report.pending) gaida"),
            (report.deferred, counted(report.deferred, "atliktu", "atlikts", "atlikti")),
            (report.erased, counted(report.erased, "dzēstu", "dzēsts", "dzēsti")),
        ]
        for (count, words) in others where count > 0 { outcomes.append(words) }
        var lines: [DisplayText] = [
            "atbilstu \(report.hits) no \(counted(report.comments, "komentāriem", "komentāra", "komentāriem"))\(share), \(date(from)) līdz \(date(to))"
        ]
        if !outcomes.isEmpty { lines.append("no tiem \(outcomes.joined(by: ", "))") }
        if let precision = report.precision {
            lines.append("pareizi \(precision.percent) % (\(precision.low) līdz \(precision.high))")
        }
        if let most = report.rejected.first {
            lines.append(
                "atrod \(most.hits) no \(most.total), kas noraidīti kā \(name(of: most.reason, in: settings)): \(most.hits * 100 / max(1, most.total)) %"
            )
        }
        return lines
    }
    func trialAgainst(_ count: Int) -> DisplayText {
        "pret moderatoru, kas \(Plural.latvian(count, zero: "tos", one: "to", other: "tos")) apstiprinājis: \(count)"
    }
    func trialLeavesOut(_ parts: DisplayText) -> DisplayText { "izlaists, jo viss ienāk kā gaidošs: \(parts)" }
    func noTrial(_ refusal: Rehearsal.Refusal, _ complaint: DisplayText) -> DisplayText {
        refusal.rule.map { "kārtula \($0), \(complaint)" } ?? complaint
    }
    func noSuchRule(_ name: String) -> DisplayText { "nav kārtulas „\(name)”; izmēģināts kā vārds tekstā" }
    func badRulesVerb(_ word: String) -> Complaint {
        Complaint("rules nepazīst „\(word)”", advice: "rakstiet sluice rules vai sluice rules try")
    }
    var nothingToTry: Complaint { Complaint("ko izmēģināt?", advice: "dodiet kārtulas vārdu vai vaicājumu") }
    func rules(_ count: Int) -> DisplayText {
        "\(count) \(Plural.latvian(count, zero: "kārtulu", one: "kārtula", other: "kārtulas"))"
    }
    var rulesHeading: DisplayText { "kārtulas" }
    var trialHeading: DisplayText { "izmēģinājums ar agrākajiem komentāriem" }
    var noRules: DisplayText { "kārtulu vēl nav: „rules” failā settings.json nosauc vaicājumus, kas iezīmē" }
}
