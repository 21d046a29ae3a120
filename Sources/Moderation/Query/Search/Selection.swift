internal import Synchronization

/// What a query selects from a queue by its columns: judged once, put in order once, and carried through the search.
///
/// What the columns leave ``open``, the texts decide: ``search(in:sameText:)`` reads them, by the same compiled query.
package struct Selection: Sendable {
    let filter: Filter
    /// All that match or may match, in order.
    let numbers: [CommentNumber]
    /// A bit for each comment that only the text can decide about; empty if there is no such comment.
    private let openBits: [UInt64]

    fileprivate init(_ filter: Filter, _ numbers: [CommentNumber], openBits: [UInt64]) {
        self.filter = filter
        self.numbers = numbers
        self.openBits = openBits
    }

    /// Whether the columns decide all of it.
    package var isCertain: Bool { openBits.isEmpty }
    /// The comments that match for certain, in order.
    package var certain: [CommentNumber] { isCertain ? numbers : numbers.filter { !isOpen($0) } }
    /// The comments that only the texts can decide about, in order.
    package var open: [CommentNumber] { isCertain ? [] : numbers.filter { isOpen($0) } }

    /// The search of the texts that are open.
    package func search(in queue: Queue, sameText: SameText = .unknown) -> TextSearch {
        TextSearch(filter, among: open, in: queue, sameText: sameText)
    }

    private func isOpen(_ number: CommentNumber) -> Bool {
        let raw = Int(number.rawValue)
        return raw / 64 < openBits.count && openBits[raw / 64] >> (raw % 64) & 1 == 1
    }
}

extension Filter {
    /// Judges the comments of a queue, or some of them, by the columns, and puts in order what matches or may match.
    package func select(
        in queue: Queue, order: Order, sameText: SameText = .unknown, within some: [CommentNumber]? = nil
    ) -> Selection {
        var numbers: [CommentNumber] = []
        numbers.reserveCapacity(some?.count ?? keptCount(in: queue) ?? 0)
        var openBits: [UInt64] = []
        func judge(_ number: CommentNumber, _ verdict: Verdict) {
            if verdict == .no { return }
            numbers.append(number)
            guard verdict == .text else { return }
            if openBits.isEmpty { openBits = Array(repeating: 0, count: queue.commentCount / 64 + 1) }
            openBits[Int(number.rawValue) / 64] |= 1 << (number.rawValue % 64)
        }
        if let some {
            for number in some { judge(number, verdict(number, in: queue, sameText: sameText)) }
        } else {
            forEachMatch(in: queue, sameText: sameText, judge)
        }
        return Selection(self, order.sorted(numbers, in: queue, isAscending: some == nil), openBits: openBits)
    }
}

extension Selection {
    /// How many comments match, if the queue keeps that count; else `nil`.
    package static func keptCount(_ query: Query, queue: Queue, context: QueryContext) -> Int? {
        query.filter(for: queue, context: context).keptCount(in: queue)
    }

    /// Returns the comments that match, in order, all at once: for commands, which have nothing else to do meanwhile.
    ///
    /// - Parameters:
    ///   - limit: The most to return; hardly more texts are read than that needs.
    ///   - workers: The workers that read the texts.
    ///   - some: The comments to select from; by default all.
    package static func run(
        _ query: Query, queue: Queue, desk: any Desk, context: QueryContext, order: Order = .oldest,
        limit: Int? = nil, workers: SearchWorkers = .one, within some: [CommentNumber]? = nil
    ) throws(DeskError) -> [CommentNumber] {
        if order == .marked {
            let found = try run(query, queue: queue, desk: desk, context: context, workers: workers, within: some)
            let counts = try RuleCounts(of: found, queue: queue, desk: desk, context: context, workers: workers)
            return Array(counts.sorted(found, in: queue).prefix(max(0, limit ?? .max)))
        }
        let filter = query.filter(for: queue, context: context)
        if let limit, some == nil, let first = order.first(limit, filter, in: queue) { return first }
        var sameText = SameText()
        if filter.needsKeys {
            var keys: [SameText.Batch] = []
            try sameText.scan(of: queue).run(over: desk) { keys.append($0) }
            for batch in keys { sameText.set(batch) }
            try sameText.separate(in: queue, desk)
        }
        let selection = filter.select(in: queue, order: order, sameText: sameText, within: some)
        let most = max(0, limit ?? .max)
        if selection.isCertain { return Array(selection.numbers.prefix(most)) }
        var found: [CommentNumber] = []
        let stretches =
            limit == nil ? [0..<selection.numbers.count] : SearchChunks.ranges(of: selection.numbers.count)
        for stretch in stretches where found.count < most {
            found += try selection.matches(in: stretch, queue, desk, sameText, workers)
        }
        return Array(found.prefix(most))
    }

    /// Reads the open texts of a stretch, and keeps the order of everything.
    private func matches(
        in stretch: Range<Int>, _ queue: Queue, _ desk: any Desk, _ sameText: SameText, _ workers: SearchWorkers
    ) throws(DeskError) -> [CommentNumber] {
        let hits = Mutex<[CommentNumber]>([])
        try TextSearch(filter, among: numbers[stretch].filter(isOpen), in: queue, sameText: sameText)
            .run(over: desk, stop: SearchStop(), workers: workers) { report in hits.withLock { $0 += report.found } }
        var remaining = hits.withLock { $0 }[...]
        return numbers[stretch].filter { number in
            guard isOpen(number) else { return true }
            guard remaining.first == number else { return false }
            remaining.removeFirst()
            return true
        }
    }
}
