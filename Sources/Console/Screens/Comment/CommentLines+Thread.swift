import Moderation
import Terminal
import Wording

/// What a comment answers, and what answers it, each with its state.
extension CommentLines {
    mutating func thread() {
        // Below the list there is little room, and what it answers stands above the text already.
        let parent = isCompact ? nil : model.queue.parent(of: number)
        let replies = model.queue.replies(to: number)
        guard !replies.isEmpty || parent != nil else { return }
        lines.append(DisplayText())
        lines.append(phrases.thread(replies: replies.count).styled(.quiet))
        let shown = (parent.map { [$0] } ?? []) + replies.prefix(Model.shownReplies)
        let numbers = shown.map { "\(number: $0)" as DisplayText }
        let numberWidth = numbers.map(\.width).max() ?? 0
        let states = shown.map { model.queue.facts($0).map { model.stateName($0) } ?? DisplayText() }
        let stateWidth = states.map(\.width).max() ?? 0
        for (index, other) in shown.enumerated() {
            guard let comment = model.queue[other] else { continue }
            let sign: DisplayText = other == parent ? "↰" : "↳"
            let state = states[index].padded(to: stateWidth).styled(role(comment))
            var line: DisplayText = "\(sign) \(numbers[index].padded(to: numberWidth))  \(state)  "
            if let name = comment.authorName { line += "\(DisplayText(stranger: name, truncatedTo: 24)): " }
            line += model.texts[comment.facts.body]?.opening ?? DisplayText()
            lines.append(line.truncated(to: area.width))
        }
        if replies.count > Model.shownReplies {
            lines.append("  \(phrases.more(replies.count - Model.shownReplies).styled(.quiet))")
        }
    }
}

extension Model {
    /// The most replies of a thread that are shown.
    static let shownReplies = 8
}
