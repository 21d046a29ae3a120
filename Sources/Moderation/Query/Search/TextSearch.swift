internal import Synchronization
internal import Text

/// The rest of a query: what only the texts can decide.
///
/// It is made on the thread that owns the queue, from copies of numbers, places and what the columns told, and runs
/// on any other, reading from the desk. Hits come in the order in which the candidates were given.
package struct TextSearch: Sendable {
    /// What a search reports while it runs, often enough to be drawn.
    package struct Report: Sendable {
        /// Texts read so far, and texts to read in all.
        package var done: Int
        package var total: Int
        /// Hits since the last report, in order.
        package var found: [CommentNumber]
        /// Keys made on the way, for the queue's ``SameText``, so that they need not be made again.
        package var keys: SameText.Batch?
    }

    private let program: FilterProgram
    private let sieve: NeedleSieve?
    private let gates: Gates
    /// What is returned for a hit: the comment, or, in a history, the entry.
    private let tags: [UInt32]
    private let numbers: [CommentNumber]
    private let places: [EntryPlace]
    private let sameText: SameText
    private let scan: SameText.Scan
    private let originals: OriginalTexts

    /// Makes the search of a filter among candidates: comments that only the text can decide about.
    package init(_ filter: Filter, among candidates: [CommentNumber], in queue: Queue, sameText: SameText = .unknown) {
        self.init(filter, among: candidates, tags: candidates.map(\.rawValue), of: nil, in: queue, sameText: sameText)
    }

    /// - Parameter asSubmitted: Whether to read the submitted texts rather than those in force.
    init(
        _ filter: Filter, among candidates: [CommentNumber], tags: [UInt32], of entries: [EntryAspects]?,
        in queue: Queue, sameText: SameText, asSubmitted: Bool = false
    ) {
        program = filter.program
        sieve = program.sieve
        var numbers: [CommentNumber] = []
        var places: [EntryPlace] = []
        var kept: [UInt32] = []
        var keptEntries: [EntryAspects]? = entries == nil ? nil : []
        numbers.reserveCapacity(candidates.count)
        places.reserveCapacity(candidates.count)
        kept.reserveCapacity(candidates.count)
        for (index, number) in candidates.enumerated() {
            let place =
                if !asSubmitted {
                    queue.bodyPlace(of: number)
                } else if queue.contains(number), queue.state(of: number) != .erased {
                    queue.submissionPlace(of: number)
                } else {
                    EntryPlace?.none
                }
            guard let place else { continue }
            numbers.append(number)
            places.append(place)
            kept.append(tags[index])
            if let entries { keptEntries?.append(entries[index]) }
        }
        gates = filter.gates(of: numbers, in: queue, keptEntries)
        self.numbers = numbers
        self.places = places
        self.tags = kept
        var sameText = sameText
        scan = filter.needsKeys ? sameText.scan(of: queue) : SameText.Scan()
        self.sameText = sameText
        originals = OriginalTexts(of: program, in: queue)
    }

    /// How many texts there are to read.
    package var total: Int { scan.count + places.count }

    /// Reads the texts, until all are read or it is stopped, and reports hits and progress as it goes.
    ///
    /// - Returns: Whether it came to the end.
    @discardableResult
    package func run(
        over desk: any Desk, stop: SearchStop = SearchStop(), report: (Report) -> Void
    ) throws(DeskError) -> Bool {
        try run(over: desk, stop: stop) { done, found, keys in
            report(Report(done: done, total: total, found: found.map { CommentNumber($0) }, keys: keys))
        }
    }

    /// Does the same with several threads. Reports come in the same order, one at a time, from any of them.
    @discardableResult
    package func run(
        over desk: any Desk, stop: SearchStop, workers: SearchWorkers, report: @Sendable (Report) -> Void
    ) throws(DeskError) -> Bool {
        let known = Mutex(sameText)
        let isScanned = try SearchChunks.run(SearchChunks.ranges(of: scan.count), workers, stop) {
            (range) throws(DeskError) in
            try scan.keys(range, over: desk, stop)
        } report: { range, batch in
            known.withLock { $0.set(batch) }
            report(Report(done: range.upperBound, total: total, found: [], keys: batch))
        }
        guard isScanned else { return false }
        let sameText = known.withLock { $0 }
        let originals = try originals.read(from: desk)
        return try SearchChunks.run(SearchChunks.ranges(of: places.count), workers, stop) {
            (range) throws(DeskError) in
            try matches(in: range, over: desk, stop, sameText, originals)
        } report: { range, found in
            let hits = found.map { CommentNumber($0) }
            report(Report(done: scan.count + range.upperBound, total: total, found: hits, keys: nil))
        }
    }

    /// Reports tags instead of comments.
    @discardableResult
    func run(
        over desk: any Desk, stop: SearchStop,
        report: (_ done: Int, _ found: [UInt32], _ keys: SameText.Batch?) -> Void
    ) throws(DeskError) -> Bool {
        var sameText = sameText
        var done = 0
        let isScanned = try scan.run(over: desk, stop: stop) { batch in
            sameText.set(batch)
            done += batch.numbers.count
            report(done, [], batch)
        }
        guard isScanned else { return false }
        let originals = try originals.read(from: desk)
        for range in SearchChunks.ranges(of: places.count) {
            guard let found = try matches(in: range, over: desk, stop, sameText, originals) else { return false }
            report(scan.count + range.upperBound, found, nil)
        }
        return true
    }

    /// The tags of those that match in a range of the candidates; `nil` if it was stopped.
    private func matches(
        in range: Range<Int>, over desk: any Desk, _ stop: SearchStop, _ sameText: SameText, _ originals: OriginalTexts
    ) throws(DeskError) -> [UInt32]? {
        if stop.isStopped { return nil }
        var reader = BodyReader(program, originals: originals)
        var found: [UInt32] = []
        try desk.bodies(at: Array(places[range]), through: sieve) { index, body in
            let row = range.lowerBound + index
            if found.last == tags[row] { return true }
            reader.begin()
            if reader.isMatch(program.root, numbers[row], body, gates, row, sameText) { found.append(tags[row]) }
            return !stop.isStopped
        }
        return stop.isStopped ? nil : found
    }
}

extension TextSearch {
    /// Runs several searches that need no keys together: each text is read once, for all that ask for it.
    ///
    /// - Returns: The hits of all of them, in no order: a comment appears once for each search that hits it.
    static func hits(
        of searches: [TextSearch], over desk: any Desk, workers: SearchWorkers
    ) throws(DeskError) -> [CommentNumber] {
        var asking: [EntryPlace: [(search: Int, row: Int)]] = [:]
        var originals: [OriginalTexts] = []
        for (index, search) in searches.enumerated() {
            for (row, place) in search.places.enumerated() { asking[place, default: []].append((index, row)) }
            originals.append(try search.originals.read(from: desk))
        }
        let rows = asking.sorted { $0.key.mark < $1.key.mark }
        let known = originals
        let found = Mutex<[CommentNumber]>([])
        _ = try SearchChunks.run(SearchChunks.ranges(of: rows.count), workers, SearchStop()) {
            (range) throws(DeskError) in
            var readers = searches.indices.map { BodyReader(searches[$0].program, originals: known[$0]) }
            var hits: [CommentNumber] = []
            try desk.bodies(at: rows[range].map(\.key)) { index, body in
                for (search, row) in rows[range.lowerBound + index].value {
                    let number = searches[search].numbers[row]
                    readers[search].begin()
                    let isHit = readers[search].isMatch(
                        searches[search].program.root, number, body, searches[search].gates, row,
                        searches[search].sameText)
                    if isHit { hits.append(number) }
                }
                return true
            }
            return hits
        } report: { _, hits in
            found.withLock { $0 += hits }
        }
        return found.withLock { $0 }
    }
}

/// The texts that the `same:` and the `like:` of a query name. Those of `same:` are kept as
/// ``TextKey/normal(_:into:)`` makes them, since texts that keys propose are compared with them.
struct OriginalTexts: Sendable {
    /// Where they stand, each with the condition that names it.
    private var places: [(leaf: FilterLeaf, place: EntryPlace)] = []
    private var texts: [Int: [[UInt8]]] = [:]
    /// What tells which texts are alike to those that `like:` names, by its slot.
    private(set) var filters: [(slot: Int, filter: LikenessFilter)] = []

    /// Notes where the texts stand that a program names.
    init(of program: FilterProgram, in queue: Queue) {
        for leaf in program.leaves where leaf.kind == .same || leaf.kind == .like {
            for raw in program.numbers[leaf.slot] {
                let number = CommentNumber(raw)
                guard queue.contains(number), queue.state(of: number) != .erased,
                    let place = queue.bodyPlace(of: number)
                else { continue }
                places.append((leaf, place))
            }
        }
    }

    /// Reads them.
    func read(from desk: any Desk) throws(DeskError) -> OriginalTexts {
        guard !places.isEmpty else { return self }
        var read = self
        try desk.bodies(at: places.map { $0.place }) { index, text in
            let leaf = places[index].leaf
            if leaf.kind == .like {
                read.filters.append((leaf.slot, LikenessFilter(text)))
            } else {
                var normal: [UInt8] = []
                TextKey.normal(text, into: &normal)
                read.texts[leaf.slot, default: []].append(normal)
            }
            return true
        }
        return read
    }

    /// Whether a text is one of those that a condition names.
    func hold(_ normal: [UInt8], of slot: Int) -> Bool {
        texts[slot]?.contains(normal) ?? false
    }
}
