import Moderation
import Terminal
import Wording

/// Which rules of the settings match a comment, each with what made it match.
extension CommentLines {
    mutating func rules() {
        guard !marks.isEmpty else { return }
        guard !isCompact else {
            // Only the names: there is one line.
            return label(.rules, [marks.map { "\($0.rule.name)" }.joined(by: "   ").styled(.found)])
        }
        let lines = marks.flatMap { phrases.told($0).wrapped(to: max(2, area.width - phrases.labelWidth)) }
        label(.rules, lines.map { $0.styled(.found) })
    }
}

extension Model {
    /// The rules that match a comment.
    func ruleMarks(of number: CommentNumber) -> [RuleBook.Mark] {
        guard !ruleBook.isEmpty else { return [] }
        let loaded = texts[queue.body(of: number)]
        return ruleBook.marks(
            of: number, body: loaded?.body, findings: loaded?.findings, in: queue, sameText: sameText)
    }

    /// Makes the rule book again: for other settings, another queue, a later time.
    mutating func makeRuleBook() {
        ruleBook = RuleBook(in: queue, context: queryContext)
        forgetPanes()
    }
}
