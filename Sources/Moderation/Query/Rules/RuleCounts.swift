/// How many rules mark each comment: for the order that puts first what most rules mark.
package struct RuleCounts: Sendable {
    private var counts: [UInt32: UInt8] = [:]

    package init() {}

    /// Counts for some comments, including by their texts: each text is read once for all rules that it decides about.
    init(
        of numbers: [CommentNumber], queue: Queue, desk: any Desk, context: QueryContext, workers: SearchWorkers
    ) throws(DeskError) {
        var searches: [TextSearch] = []
        for rule in context.rules {
            let filter = rule.when.filter(for: queue, context: context)
            guard !filter.needsKeys else {
                // Keys tell where the same text stands; they are made elsewhere.
                add(
                    try Selection.run(
                        rule.when, queue: queue, desk: desk, context: context, workers: workers, within: numbers))
                continue
            }
            let selection = filter.select(in: queue, order: .oldest, sameText: SameText(), within: numbers)
            add(selection.certain)
            if !selection.isCertain { searches.append(selection.search(in: queue)) }
        }
        add(try TextSearch.hits(of: searches, over: desk, workers: workers))
    }

    /// Counts one more rule for these.
    package mutating func add(_ numbers: [CommentNumber]) {
        for number in numbers { counts[number.rawValue, default: 0] += 1 }
    }

    /// The most rules first, equals oldest first.
    package func sorted(_ numbers: [CommentNumber], in queue: Queue) -> [CommentNumber] {
        let oldest = Order.oldest.sorted(numbers, in: queue)
        guard !counts.isEmpty else { return oldest }
        return oldest.enumerated().map { (count: counts[$1.rawValue] ?? 0, place: $0, number: $1) }
            .sorted { ($1.count, $0.place) < ($0.count, $1.place) }.map(\.number)
    }
}
