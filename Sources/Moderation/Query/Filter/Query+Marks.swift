import Text

extension Query {
    /// Where a body or a name holds what the query searches for there, so that a view can mark it.
    package enum Field: Sendable { case body, name }

    /// Finds the stretches of a text that the query's words match: ranges of its UTF-8, ascending, without overlap,
    /// each of whole characters with the marks after them. Words that a text must not have are not looked for.
    package func marks(in text: String, as field: Field) -> [Range<Int>] {
        let needles = needles(for: field)
        guard !needles.isEmpty, !text.utf8.isEmpty else { return [] }
        var text = text
        var ranges = text.withUTF8 { text in needles.flatMap { $0.ranges(in: UnsafeRawBufferPointer(text)) } }
        ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        var joined: [Range<Int>] = []
        for range in ranges {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// Whether there is anything that it could mark.
    package func hasMarks(as field: Field) -> Bool { !needles(for: field).isEmpty }

    private func needles(for field: Field) -> [FoldedNeedle] {
        field == .body ? bodyNeedles : node.needles(for: field)
    }
}

extension QueryNode {
    /// What is looked for in bodies, or in names.
    func needles(for field: Query.Field) -> [FoldedNeedle] {
        var needles: [FoldedNeedle] = []
        func collect(_ node: QueryNode, _ isWanted: Bool) {
            switch node {
            case .term(let term):
                guard isWanted else { return }
                switch (term, field) {
                case (.text(let text), _), (.body(let text), .body), (.author(let text), .name):
                    needles.append(FoldedNeedle(text))
                default: break
                }
            case .not(let inner): collect(inner, !isWanted)
            case .all(let parts), .any(let parts): for part in parts { collect(part, isWanted) }
            }
        }
        collect(self, true)
        return needles
    }
}
