internal import Synchronization

/// What a query selects, all at once: for commands, which have nothing to do meanwhile.
package enum Selection {
    /// Gives the comments that match, in order.
    ///
    /// - Parameters:
    ///   - limit: The most to give; hardly more texts are read than that needs.
    ///   - workers: Who reads the texts.
    package static func run(
        _ query: Query, queue: Queue, desk: any Desk, context: QueryContext, order: Order = .oldest,
        limit: Int? = nil, workers: SearchWorkers = .one
    ) throws(DeskError) -> [CommentNumber] {
        let filter = query.filter(for: queue, context: context)
        var sameText = SameText()
        if filter.needsKeys {
            var keys: [SameText.Batch] = []
            try sameText.scan(of: queue).run(over: desk) { keys.append($0) }
            for batch in keys { sameText.set(batch) }
            try sameText.separate(in: queue, desk)
        }
        var numbers: [CommentNumber] = []
        var isUnsure = false
        filter.forEachMatch(in: queue, sameText: sameText) { number, verdict in
            numbers.append(number)
            if verdict == .text { isUnsure = true }
        }
        let sorted = order.sorted(numbers, in: queue)
        guard isUnsure else { return Array(sorted.prefix(max(0, limit ?? .max))) }
        var found: [CommentNumber] = []
        let stretches = limit == nil ? [0..<sorted.count] : SearchChunks.ranges(of: sorted.count)
        for stretch in stretches where found.count < limit ?? .max {
            found += try matches(sorted[stretch], filter, queue, desk, sameText, workers)
        }
        return Array(found.prefix(max(0, limit ?? .max)))
    }

    /// Reads the texts of those that only the text can tell, and keeps the order of all.
    private static func matches(
        _ numbers: ArraySlice<CommentNumber>, _ filter: Filter, _ queue: Queue, _ desk: any Desk, _ sameText: SameText,
        _ workers: SearchWorkers
    ) throws(DeskError) -> [CommentNumber] {
        let verdicts = numbers.map { filter.verdict($0, in: queue, sameText: sameText) }
        let unsure = zip(numbers, verdicts).filter { $0.1 == .text }.map(\.0)
        let hits = Mutex<[CommentNumber]>([])
        try TextSearch(filter, among: unsure, in: queue, sameText: sameText)
            .run(over: desk, stop: SearchStop(), workers: workers) { report in hits.withLock { $0 += report.found } }
        var remaining = hits.withLock { $0 }[...]
        var found: [CommentNumber] = []
        for (number, verdict) in zip(numbers, verdicts) {
            if verdict == .yes {
                found.append(number)
            } else if remaining.first == number {
                found.append(number)
                remaining.removeFirst()
            }
        }
        return found
    }
}
