package import Moderation
package import Terminal

extension Difference {
    /// The difference with signs that need no colour, `[-out-]` and `{+in+}`, and `…` for what is left out.
    package func displayText(context: Int = 8) -> DisplayText {
        var text = DisplayText()
        for passage in passages(context: context) {
            switch passage.kind {
            case .kept: text += DisplayText(stranger: passage.text)
            case .removed: text += ("[-\(passage.text)-]" as DisplayText).styled(.removed)
            case .inserted: text += ("{+\(passage.text)+}" as DisplayText).styled(.inserted)
            case .elided: text += "…"
            }
        }
        return text
    }
}
