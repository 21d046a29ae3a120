import Moderation

/// Sorts comments so that each comes after the one that it answers, and otherwise by time.
struct ParentOrder {
    /// For each comment the one that it answers, by their indices in the file; those that answer each other in a
    /// circle answer none.
    private(set) var parents: [Int?]
    /// The comments that were in a circle.
    private(set) var inCircle: [Int] = []
    /// The comments' indices in the file, in the new order.
    private(set) var order: [Int] = []

    init(parents: [Int?], times: [Moment]) {
        self.parents = parents
        var depths = [Int?](repeating: nil, count: parents.count)
        var isOnWay = [Bool](repeating: false, count: parents.count)
        var latest = times
        for start in parents.indices where depths[start] == nil {
            // Up to a comment that is settled or answers none; then down again.
            var way = [start]
            isOnWay[start] = true
            while let above = self.parents[way[way.count - 1]], depths[above] == nil {
                if isOnWay[above] {
                    cut(way.drop { $0 != above })
                    break
                }
                way.append(above)
                isOnWay[above] = true
            }
            for comment in way.reversed() {
                guard let above = self.parents[comment], let depth = depths[above] else {
                    depths[comment] = 0
                    continue
                }
                depths[comment] = depth + 1
                latest[comment] = max(latest[comment], latest[above])
            }
        }
        order = parents.indices.sorted {
            (latest[$0], depths[$0] ?? 0, $0) < (latest[$1], depths[$1] ?? 0, $1)
        }
    }

    /// Makes the comments of a circle answer none.
    private mutating func cut(_ circle: ArraySlice<Int>) {
        for comment in circle { parents[comment] = nil }
        inCircle += circle
    }
}
