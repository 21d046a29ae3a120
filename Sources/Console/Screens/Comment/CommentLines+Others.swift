import Moderation
import Terminal
import Wording

/// What a comment answers, what answers it, and what else its author wrote, each with its state.
extension CommentLines {
    mutating func thread() {
        // Below the list there is little room, and the comment that this one answers is already named above the text.
        let parent = isCompact ? nil : model.queue.parent(of: number)
        let replies = model.queue.replies(to: number)
        guard !replies.isEmpty || parent != nil else { return }
        lines.append(DisplayText())
        lines.append(phrases.thread(replies: replies.count).styled(.quiet))
        let shown = (parent.map { [$0] } ?? []) + replies.prefix(Model.shownReplies)
        for (other, head) in heads(shown) {
            guard let comment = model.queue[other] else { continue }
            let sign: DisplayText = other == parent ? "↰" : "↳"
            var line: DisplayText = "\(sign) \(head.number)  \(head.state.styled(role(comment)))  "
            if let name = comment.authorName { line += "\(DisplayText(stranger: name, truncatedTo: 24)): " }
            line += model.texts[comment.facts.body]?.opening ?? DisplayText()
            lines.append(line.truncated(to: area.width))
        }
        if replies.count > Model.shownReplies {
            lines.append("  \(phrases.more(replies.count - Model.shownReplies).styled(.quiet))")
        }
    }

    /// The author's other comments, in the room that is left.
    mutating func otherComments() {
        let record = model.queue.record(ofAuthorOf: number)
        let others = model.otherComments(of: number)
        let room = area.height - lines.count - 3
        guard !others.isEmpty, room > 0 else { return }
        lines.append(DisplayText())
        lines.append(phrases.byTheSameAuthor(record.total - 1).styled(.quiet))
        let shown = others.prefix(others.count > room ? max(1, room - 1) : room).prefix(Model.shownOthers)
        for (other, head) in heads(shown) {
            let opening = model.texts[model.queue.body(of: other)]?.opening ?? DisplayText()
            lines.append(("\(head.number)  \(head.state)  \(opening)" as DisplayText).truncated(to: area.width))
        }
        if record.total - 1 > shown.count {
            lines.append("\(model.keyWord(.author).styled(.strong)) \(phrases.showsAll)")
        }
    }

    /// The numbers and states of comments, each as wide as the widest.
    private func heads(_ numbers: some Collection<CommentNumber>) -> [(
        comment: CommentNumber, head: (number: DisplayText, state: DisplayText)
    )] {
        let names = DisplayText.column(numbers.map { "\(number: $0)" })
        let states = DisplayText.column(numbers.map { model.stateName(of: $0) })
        return zip(numbers, zip(names, states)).map { ($0, $1) }
    }
}

extension Model {
    /// The most replies of a thread that are shown.
    static let shownReplies = 8
}
