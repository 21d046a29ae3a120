/// Scores comments by what is likely to become of them: made on the queue's thread, run on any.
package struct LikelySearch: Sendable {
    private let numbers: [CommentNumber]
    private let places: [EntryPlace]
    private let likelihoods: Likelihoods

    package init(_ numbers: [CommentNumber], in queue: Queue, _ likelihoods: Likelihoods) {
        (self.numbers, places) = queue.bodies(of: numbers)
        self.likelihoods = likelihoods
    }

    /// Reads the texts.
    package func run(over desk: any Desk) throws(DeskError) -> [CommentNumber: Int] {
        var scores: [CommentNumber: Int] = [:]
        scores.reserveCapacity(numbers.count)
        guard likelihoods.speaks else { return scores }
        var reader = LikelyReader()
        try desk.bodies(at: places) { index, text in
            scores[numbers[index]] = likelihoods.score(reader.read(text))
            return true
        }
        return scores
    }
}

extension Order {
    /// Whether the order is by likelihood, which only the texts and the team's decisions tell.
    package var isByLikelihood: Bool { self == .likely || self == .unlikely }

    /// Puts comments that are in their order by time into this one; those without a score come last.
    package func sorted(_ numbers: [CommentNumber], by scores: [CommentNumber: Int]) -> [CommentNumber] {
        guard isByLikelihood, !scores.isEmpty else { return numbers }
        let scored = numbers.enumerated().map { offset, number -> (score: Int, offset: Int) in
            let score = scores[number].map { self == .likely ? -$0 : $0 } ?? .max
            return (score, offset)
        }
        return scored.sorted(by: <).map { numbers[$0.offset] }
    }
}
