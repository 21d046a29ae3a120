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
