package import Moderation
package import Terminal

/// What is said about rules and their trials.
package protocol RulePhrases {
    func name(_ rule: Settings.Rule) -> DisplayText
    /// A trial's numbers, a line each; how right it was, only if something was decided. The settings name the reasons.
    func trial(_ report: RehearsalReport, from: CivilDate, to: CivilDate, _ settings: Settings) -> [DisplayText]
    func rules(_ count: Int) -> DisplayText
    /// Before the numbers of the comments that a moderator has approved.
    func trialAgainst(_ count: Int) -> DisplayText
    /// That a trial leaves out what the query says about the state.
    func trialLeavesOut(_ parts: DisplayText) -> DisplayText
    func noTrial(_ refusal: Rehearsal.Refusal, _ complaint: DisplayText) -> DisplayText
    /// A word that could be a rule's name, but is tried as a word.
    func noSuchRule(_ name: String) -> DisplayText
    func badRulesVerb(_ word: String) -> Complaint
    var nothingToTry: Complaint { get }
    var noRules: DisplayText { get }
    var rulesHeading: DisplayText { get }
    var trialHeading: DisplayText { get }
}

extension Phrases {
    /// The rule that matches a comment, with what made it match, at most six things.
    package func told(_ mark: RuleBook.Mark) -> DisplayText {
        let evidence = mark.evidence.prefix(6).map { self.evidence($0) }
        let line: DisplayText = "\(mark.rule.name): \(name(mark.rule))"
        return evidence.isEmpty ? line : "\(line) (\(evidence.joined(by: ", ")))"
    }
}
