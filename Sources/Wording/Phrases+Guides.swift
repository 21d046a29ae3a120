package import Moderation
package import Terminal

extension Phrases {
    /// When each reason fits: its letter and name, whether it asks for a note, then its guide.
    package func guides(to reasons: [Settings.Reason], width: Int) -> [DisplayText] {
        var lines: [DisplayText] = []
        if !reasons.contains(where: { $0.guide != nil }) { lines += noGuides.wrapped(to: max(2, width)) }
        for reason in reasons {
            let key = DisplayText(stranger: String(reason.key)).styled(.strong)
            var head: DisplayText = "\(key) \(name(reason).styled(.strong))"
            if let note = reason.note { head += "  \(notePolicy(note).styled(.quiet))" }
            lines.append(head.truncated(to: width))
            for line in reason.guide.map({ DisplayText.lines(stranger: $0) }) ?? [] {
                lines += line.wrapped(to: max(2, width - 2)).map { "  \($0)" }
            }
        }
        return lines
    }
}
