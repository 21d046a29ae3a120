internal import Text

/// Which forms of words a list finds in a queue, each with what became of the comments that have it, so that a
/// moderator sees what a pattern reaches before it goes into the settings.
package struct WordForms: Sendable {
    package struct Form: Hashable, Sendable {
        /// As the first comment that has it spells it.
        package var text: String
        /// The entry of the list that matches it.
        package var pattern: String
        package var list: String
        package var disguise: Findings.Disguise?
        package var pending = 0
        package var approved = 0
        package var rejected = 0

        package var comments: Int { pending + approved + rejected }
    }

    /// The forms, the most frequent first.
    package private(set) var forms: [Form] = []
    /// The index of each form, by its folded text and its list.
    private var places: [[UInt8]: Int] = [:]

    /// Reads every text in force.
    package init(_ words: WordMatcher, in queue: Queue, _ desk: any Desk) throws(DeskError) {
        var comments: [(state: State, place: EntryPlace)] = []
        for raw in 0..<UInt32(queue.commentCount) {
            let number = CommentNumber(raw + 1)
            let state = queue.state(of: number)
            if state != .erased, let place = queue.bodyPlace(of: number) { comments.append((state, place)) }
        }
        for range in SearchChunks.ranges(of: comments.count) {
            try desk.bodies(at: comments[range].map(\.place)) { index, body in
                count(words.words(in: body), of: comments[range.lowerBound + index].state)
                return true
            }
        }
        forms = forms.enumerated().sorted { one, other in
            (-one.element.comments, one.offset) < (-other.element.comments, other.offset)
        }.map(\.element)
    }

    /// Counts a comment once for each form.
    private mutating func count(_ words: [Findings.Word], of state: State) {
        var counted: Set<Int> = []
        for word in words {
            let key = Array(word.list.utf8) + [0] + Folding.fold(word.text)
            let place = places[key] ?? forms.count
            if place == forms.count {
                places[key] = place
                forms.append(
                    Form(text: word.text, pattern: word.pattern, list: word.list, disguise: word.disguise))
            }
            guard counted.insert(place).inserted else { continue }
            switch state {
            case .pending: forms[place].pending += 1
            case .approved: forms[place].approved += 1
            case .rejected: forms[place].rejected += 1
            case .erased: break
            }
        }
    }
}
