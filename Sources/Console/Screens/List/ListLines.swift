import Moderation

/// A line of the list on the screen.
enum ListLine {
    /// The release, by its index, of the comments below.
    case heading(Int)
    case comment(CommentNumber, at: Int)

    /// The row that it shows.
    var place: Int? {
        if case .comment(_, let place) = self { place } else { nil }
    }

    /// The comment that it shows.
    var number: CommentNumber? {
        if case .comment(let number, _) = self { number } else { nil }
    }
}

extension ListState {
    /// Whether a release stands above its comments.
    var hasHeadings: Bool { view.order == .release }
}

extension Query {
    /// Whether it names one release, so that all that it matches are of that.
    var isOfOneRelease: Bool {
        node.conjuncts.contains { if case .term(.release(let names)) = $0 { names.count == 1 } else { false } }
    }
}

/// What stands on the lines of the list.
extension Model {
    /// The lines from the first row on the screen: the comments, in the order by release each release above its own.
    func listLines(_ layout: Layout) -> [ListLine] {
        let height = layout.list.height
        let rows = list.rows.indices.dropFirst(list.top)
        guard list.hasHeadings, height > 3 else {
            return rows.prefix(height).map { .comment(list.rows[$0], at: $0) }
        }
        var lines: [ListLine] = []
        var last: Int?
        for place in rows {
            guard lines.count < height else { break }
            let number = list.rows[place]
            let release = queue.contains(number) ? queue.releaseIndex(of: number) : nil
            if let release, release != last {
                // Above nothing it would say nothing.
                guard lines.count + 1 < height else { break }
                lines.append(.heading(release))
                last = release
            }
            lines.append(.comment(number, at: place))
        }
        return lines
    }

    /// The comments that the list shows.
    func visibleRows(_ layout: Layout) -> [CommentNumber] {
        listLines(layout).compactMap(\.number)
    }

    /// Keeps what stands under the cursor in sight.
    mutating func follow() {
        let layout = Layout(size)
        list.follow(height: layout.list.height)
        guard list.hasHeadings else { return }
        while list.top < list.cursor, !listLines(layout).contains(where: { $0.place == list.cursor }) { list.top += 1 }
    }
}
