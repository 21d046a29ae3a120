/// Finds which words of two texts are the same ones.
///
/// A common beginning and end are taken first. Then words that occur exactly once in both are the fixed points, as
/// far as they keep their order (patience); what lies between two of them is compared by the fewest changes (Myers).
/// The work is bounded: two texts with hardly anything in common are taken to differ as a whole.
struct WordAlignment {
    /// Pairs of indexes of the same word, ascending in both.
    private(set) var pairs: [(old: Int, new: Int)] = []

    /// The most changes that are looked for between two fixed points; time and memory grow with the square.
    private static let mostChanges = 600
    /// The most steps for the whole comparison.
    private static let mostSteps = 4_000_000

    private let old: [Int32]
    private let new: [Int32]
    private var steps = 0
    /// By number of a word: how often it occurs in a stretch, and where.
    private var counts: [(old: Int32, new: Int32, oldAt: Int32, newAt: Int32)]

    init(_ old: [Int32], _ new: [Int32], words: Int) {
        self.old = old
        self.new = new
        counts = Array(repeating: (0, 0, 0, 0), count: words)
        align()
    }

    private mutating func align() {
        // Stretches still to be compared, the last one first.
        var stretches = [(old: 0..<old.count, new: 0..<new.count)]
        while let (oldStretch, newStretch) = stretches.popLast() {
            var (oldRange, newRange) = (oldStretch, newStretch)
            while let one = oldRange.first, let other = newRange.first, old[one] == new[other] {
                pairs.append((one, other))
                oldRange = one + 1..<oldRange.upperBound
                newRange = other + 1..<newRange.upperBound
            }
            while let one = oldRange.last, let other = newRange.last, old[one] == new[other] {
                pairs.append((one, other))
                oldRange = oldRange.lowerBound..<one
                newRange = newRange.lowerBound..<other
            }
            steps += oldStretch.count + newStretch.count
            guard !oldRange.isEmpty, !newRange.isEmpty, steps < WordAlignment.mostSteps else { continue }
            let anchors = anchors(oldRange, newRange)
            if anchors.isEmpty {
                compare(oldRange, newRange)
                continue
            }
            var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
            for (one, other) in anchors {
                pairs.append((one, other))
                stretches.append((oldStart..<one, newStart..<other))
                (oldStart, newStart) = (one + 1, other + 1)
            }
            stretches.append((oldStart..<oldRange.upperBound, newStart..<newRange.upperBound))
        }
        pairs.sort { $0.old < $1.old }
    }

    // MARK: - Patience

    /// The words that occur once in both stretches, as many as keep their order.
    private mutating func anchors(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [(old: Int, new: Int)] {
        for index in oldRange {
            counts[Int(old[index])].old += 1
            counts[Int(old[index])].oldAt = Int32(index)
        }
        for index in newRange {
            counts[Int(new[index])].new += 1
            counts[Int(new[index])].newAt = Int32(index)
        }
        var unique: [(old: Int, new: Int)] = []
        for index in oldRange {
            let count = counts[Int(old[index])]
            if count.old == 1, count.new == 1 { unique.append((index, Int(count.newAt))) }
        }
        for index in oldRange { counts[Int(old[index])] = (0, 0, 0, 0) }
        for index in newRange { counts[Int(new[index])] = (0, 0, 0, 0) }
        return WordAlignment.longestAscending(unique)
    }

    /// The longest sequence that ascends in both; the pairs ascend in `old` already.
    private static func longestAscending(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
        // The smallest end of a sequence of each length, as an index of a pair.
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: pairs.count)
        for index in pairs.indices {
            let length = ends.indices.partitioningIndex { pairs[ends[$0]].new >= pairs[index].new }
            if length > 0 { before[index] = ends[length - 1] }
            if length == ends.count { ends.append(index) } else { ends[length] = index }
        }
        var sequence: [(old: Int, new: Int)] = []
        var index = ends.last ?? -1
        while index >= 0 {
            sequence.append(pairs[index])
            index = before[index]
        }
        return sequence.reversed()
    }

    // MARK: - Myers

    /// Takes the pairs of the shortest way from one stretch to the other, unless it is too long.
    private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        let (oldCount, newCount) = (oldRange.count, newRange.count)
        let most = min(oldCount + newCount, WordAlignment.mostChanges)
        // The farthest place in the old stretch on each diagonal, and how it looked after so many changes.
        var farthest = [Int32](repeating: 0, count: 2 * most + 3)
        var history: [[Int32]] = []
        func word(_ one: Int, _ other: Int) -> Bool {
            old[oldRange.lowerBound + one] == new[newRange.lowerBound + other]
        }
        for changes in 0...most {
            history.append(Array(farthest[(most + 1 - changes)...(most + 1 + changes)]))
            for diagonal in stride(from: -changes, through: changes, by: 2) {
                let center = most + 1 + diagonal
                let isDown =
                    diagonal == -changes || (diagonal != changes && farthest[center - 1] < farthest[center + 1])
                var one = Int(isDown ? farthest[center + 1] : farthest[center - 1] + 1)
                var other = one - diagonal
                steps += 1
                while one < oldCount, other < newCount, word(one, other) {
                    one += 1
                    other += 1
                    steps += 1
                }
                farthest[center] = Int32(one)
                if one >= oldCount, other >= newCount {
                    return trace(history, oldRange, newRange)
                }
            }
            if steps > WordAlignment.mostSteps { return }
        }
    }

    /// Follows the way back, and takes the pairs on it.
    private mutating func trace(_ history: [[Int32]], _ oldRange: Range<Int>, _ newRange: Range<Int>) {
        var one = oldRange.count
        var other = newRange.count
        for changes in (0..<history.count).reversed() {
            let diagonal = one - other
            // `history[changes]` holds the diagonals from -changes to changes, before this round.
            func reached(_ diagonal: Int) -> Int {
                let index = diagonal + changes
                return history[changes].indices.contains(index) ? Int(history[changes][index]) : 0
            }
            let isDown =
                diagonal == -changes || (diagonal != changes && reached(diagonal - 1) < reached(diagonal + 1))
            let previous = isDown ? diagonal + 1 : diagonal - 1
            let start = changes == 0 ? 0 : reached(previous)
            let first = changes == 0 ? 0 : (isDown ? start : start + 1)
            while one > first, other > 0 {
                one -= 1
                other -= 1
                pairs.append((oldRange.lowerBound + one, newRange.lowerBound + other))
            }
            one = start
            other = start - (changes == 0 ? 0 : previous)
        }
    }
}
