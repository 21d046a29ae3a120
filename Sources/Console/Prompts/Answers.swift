import Moderation
import Terminal
import Wording

/// Comments that answer one which the public does not see: they may be approved, and that is told.
extension Model {
    /// What is to be told of comments that have become public; `nil` when each answers what is public too, or nothing.
    func answers(_ numbers: [CommentNumber]) -> DisplayText? {
        let hidden = numbers.filter { queue.state(of: $0) == .approved && queue.unpublishedParent(of: $0) != nil }
        guard let first = hidden.first, let parent = queue.unpublishedParent(of: first) else { return nil }
        if numbers.count == 1, let facts = queue.facts(parent) {
            return phrases.answers(parent, state: facts.state, isDeferred: isDeferred(facts))
        }
        return "\(hidden.count) \(phrases.answersUnpublished(answered(by: hidden)))"
    }

    /// How many of the comments that a decision will make public answer one that stays hidden, and what is to be told of them.
    func answersAfter(_ decision: Decision, on targets: [Target]) -> (count: Int, text: DisplayText)? {
        guard case .approve = decision else { return nil }
        let answers = targets.map(\.number).filter { queue.unpublishedParent(of: $0) != nil }
        guard !answers.isEmpty else { return nil }
        let approved = Set(targets.map(\.number))
        let hidden = answers.filter { number in
            queue.unpublishedParent(of: number).map { !approved.contains($0) } ?? false
        }
        return hidden.isEmpty ? nil : (hidden.count, phrases.answersUnpublished(answered(by: hidden)))
    }

    /// The states of what some comments answer, each with how many of them.
    private func answered(by numbers: [CommentNumber]) -> [StateCount] {
        var counts: [StateCount] = [
            (.rejected, false, 0), (.pending, false, 0), (.pending, true, 0), (.erased, false, 0),
        ]
        for number in numbers {
            guard let facts = queue.unpublishedParent(of: number).flatMap({ queue.facts($0) }) else { continue }
            let isDeferred = isDeferred(facts)
            for index in counts.indices where counts[index].state == facts.state {
                if counts[index].isDeferred == isDeferred { counts[index].count += 1 }
            }
        }
        return counts.filter { $0.count > 0 }
    }
}
