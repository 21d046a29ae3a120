import Text

/// The order of a list.
package enum Order: String, CaseIterable, Sendable {
    case oldest, newest, release, author
    /// What the most rules mark first.
    case marked
    /// By what the team's decisions make likely: most likely to be rejected first, or to be approved.
    case likely, unlikely
}

extension Order {
    /// Puts comments of a queue in this order.
    ///
    /// - `oldest`: by the time of submission, then by number; `newest`: the reverse. The others keep equals oldest first.
    /// - `release`: by the release's slug, byte by byte.
    /// - `marked`: as `oldest`; only texts can tell how many rules mark each (``RuleCounts``).
    /// - `author`: by the author's name, folded; then by the name as it is written. Erased ones, which have none, last.
    /// - `likely`, `unlikely`: as `oldest`, to be put in their order by ``sorted(_:by:)``.
    ///
    /// - Parameter isAscending: Whether the numbers are known to ascend: then they may stand in order already.
    package func sorted(
        _ numbers: [CommentNumber], in queue: Queue, isAscending: Bool = false
    ) -> [CommentNumber] {
        if isAscending, queue.comments.isInOrder, self == .oldest || self == .newest {
            return self == .oldest ? numbers : numbers.reversed()
        }
        return switch self {
        case .oldest, .marked: Order.byTime(numbers, in: queue)
        case .newest: Order.byTime(numbers, in: queue).reversed()
        case .release: Order.byRank(numbers, in: queue, Order.releaseRanks) { queue.releaseIndex(of: $0) }
        // The texts tell the rest.
        case .likely, .unlikely: Order.byTime(numbers, in: queue)
        case .author: Order.byRank(numbers, in: queue, Order.nameRanks) { queue.nameIndex(of: $0) }
        }
    }

    /// Returns what stands first in this order, without looking at the rest; `nil` if that can't be done.
    func first(_ most: Int, _ filter: Filter, in queue: Queue) -> [CommentNumber]? {
        guard self == .oldest || self == .newest, queue.comments.isInOrder else { return nil }
        return filter.first(most, isDescending: self == .newest, in: queue)
    }

    private struct Timed {
        var at: Int64
        var number: CommentNumber
    }

    /// Submissions mostly stand in the journal in this order: then nothing has to be moved.
    private static func byTime(_ numbers: [CommentNumber], in queue: Queue) -> [CommentNumber] {
        if isInOrder(numbers, in: queue) { return numbers }
        var timed = numbers.map { Timed(at: queue.submitted(of: $0).milliseconds, number: $0) }
        timed.sort(by: precedes)
        return timed.map(\.number)
    }

    private static func isInOrder(_ numbers: [CommentNumber], in queue: Queue) -> Bool {
        var last = Timed(at: .min, number: CommentNumber(0))
        for number in numbers {
            let next = Timed(at: queue.submitted(of: number).milliseconds, number: number)
            guard precedes(last, next) else { return false }
            last = next
        }
        return true
    }

    private static func precedes(_ one: Timed, _ other: Timed) -> Bool {
        one.at != other.at ? one.at < other.at : one.number < other.number
    }

    /// Groups by the rank of what the comments have in common, keeping the order within a group: a counting sort.
    private static func byRank(
        _ numbers: [CommentNumber], in queue: Queue, _ ranked: ([Int], Queue) -> [Int],
        _ index: (CommentNumber) -> Int
    ) -> [CommentNumber] {
        let timed = byTime(numbers, in: queue)
        let indexes = timed.map(index)
        var ranks = [Int](repeating: -1, count: (indexes.max() ?? 0) + 1)
        for index in indexes { ranks[index] = 0 }
        let used = ranks.indices.filter { ranks[$0] == 0 }
        for (rank, index) in ranked(used, queue).enumerated() { ranks[index] = rank }
        var starts = [Int](repeating: 0, count: used.count + 1)
        for index in indexes { starts[ranks[index] + 1] += 1 }
        for rank in 0..<used.count { starts[rank + 1] += starts[rank] }
        var sorted = timed
        for (number, index) in zip(timed, indexes) {
            sorted[starts[ranks[index]]] = number
            starts[ranks[index]] += 1
        }
        return sorted
    }

    /// Puts releases, by index, in the order of their slugs.
    private static func releaseRanks(_ indexes: [Int], _ queue: Queue) -> [Int] {
        var slugs: [(slug: Slug, index: Int)] = []
        for release in queue.releases {
            if let index = queue.releaseIndex(release.slug) { slugs.append((release.slug, index)) }
        }
        slugs.sort { $0.slug < $1.slug }
        let used = Set(indexes)
        return slugs.map(\.index).filter { used.contains($0) }
    }

    /// Puts names, by index, in the order of their folded bytes, then of their own; 0, which stands for none, last.
    ///
    /// The folded bytes lie one after the other; the first eight of each decide most comparisons as one number.
    private static func nameRanks(_ indexes: [Int], _ queue: Queue) -> [Int] {
        struct Name {
            var prefix: UInt64
            var start: Int
            var end: Int
            var index: Int
        }
        var bytes: [UInt8] = []
        var names: [Name] = []
        names.reserveCapacity(indexes.count)
        for index in indexes where index > 0 {
            let start = bytes.count
            queue.withName(index) { name in
                Folding.fold(name, into: &bytes)
                bytes.append(0)
                bytes.append(contentsOf: name)
            }
            var prefix: UInt64 = 0
            for offset in start..<start + 8 {
                prefix = prefix << 8 | (offset < bytes.count ? UInt64(bytes[offset]) : 0)
            }
            names.append(Name(prefix: prefix, start: start, end: bytes.count, index: index))
        }
        bytes.withUnsafeBufferPointer { bytes in
            names.sort { one, other in
                if one.prefix != other.prefix { return one.prefix < other.prefix }
                return bytes[one.start..<one.end].lexicographicallyPrecedes(bytes[other.start..<other.end])
            }
        }
        return names.map(\.index) + (indexes.contains(0) ? [0] : [])
    }
}
