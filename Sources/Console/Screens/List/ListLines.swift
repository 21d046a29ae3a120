import Moderation
import Terminal

/// A line of the list on the screen.
enum ListLine {
    /// The release, by its index, of the comments below.
    case heading(Int)
    case comment(CommentNumber, at: Int)

    /// The index of the row that it shows.
    var place: Int? {
        if case .comment(_, let place) = self { place } else { nil }
    }

    /// The comment that it shows.
    var number: CommentNumber? {
        if case .comment(let number, _) = self { number } else { nil }
    }
}

extension ListState {
    /// Whether releases stand above their comments.
    var hasHeadings: Bool { view.order == .release }
}

extension Query {
    /// Whether it names one release, so that everything it matches belongs to that.
    var isOfOneRelease: Bool {
        node.conjuncts.contains { if case .term(.release(let names)) = $0 { names.count == 1 } else { false } }
    }
}

/// What stands on the lines of the list.
extension Model {
    /// The least height of a list with headings.
    private static let leastWithHeadings = 4

    /// The first row on the screen when the last row stands on the last line; the very first row where there is room for all.
    func lastTop(_ layout: Layout) -> Int {
        let height = layout.list.height
        guard list.hasHeadings, height >= Model.leastWithHeadings else { return max(0, list.rows.count - height) }
        var top = list.rows.count
        var lines = 0
        var below: Int?
        while top > 0 {
            let release = release(inRow: top - 1)
            // The first line is a heading, so that each run of one release has its own.
            lines += release == nil || release == below ? 1 : 2
            guard lines <= height else { break }
            top -= 1
            below = release ?? below
        }
        return top
    }

    /// The release of the comment in a row.
    private func release(inRow row: Int) -> Int? {
        let number = list.rows[row]
        return queue.contains(number) ? queue.releaseIndex(of: number) : nil
    }

    /// The lines from the first row on the screen: the comments, in the order by release each release above its own.
    func listLines(_ layout: Layout) -> [ListLine] {
        let height = layout.list.height
        let rows = list.rows.indices.dropFirst(list.top)
        guard list.hasHeadings, height >= Model.leastWithHeadings else {
            return rows.prefix(height).map { .comment(list.rows[$0], at: $0) }
        }
        var lines: [ListLine] = []
        var last: Int?
        for place in rows {
            guard lines.count < height else { break }
            if let release = release(inRow: place), release != last {
                // A heading with nothing below it would say nothing.
                guard lines.count + 1 < height else { break }
                lines.append(.heading(release))
                last = release
            }
            lines.append(.comment(list.rows[place], at: place))
        }
        return lines
    }

    /// The comments that the list shows.
    func visibleRows(_ layout: Layout) -> [CommentNumber] {
        listLines(layout).compactMap(\.number)
    }

    /// Takes another size. A prompt covers the lowest rows, so the row under the cursor, which it is about, goes above them.
    mutating func resize(_ size: Size) {
        self.size = size
        // The question is at another place now.
        question?.drawnAt = nil
        if prompt != nil || question != nil, Layout(size).kind == .single { list.top = list.cursor }
    }

    /// Keeps the row under the cursor in sight.
    mutating func follow() {
        let layout = Layout(size)
        list.follow(height: layout.list.height, lastTop: lastTop(layout))
        guard list.hasHeadings else { return }
        while list.top < list.cursor, !listLines(layout).contains(where: { $0.place == list.cursor }) { list.top += 1 }
    }
}
