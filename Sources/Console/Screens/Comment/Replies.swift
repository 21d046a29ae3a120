import Moderation

/// Which comments answer which: made after the first frame, and kept as comments come.
struct Replies {
    /// By number: the newest comment that answers it, 0 for none.
    private var newest: [UInt32] = [0]
    /// By number: the one before it of those that answer the same.
    private var previous: [UInt32] = [0]

    /// Takes in the comments that it does not know yet: one pass over their parents.
    mutating func look(at queue: Queue) {
        let first = newest.count
        guard first <= queue.commentCount else { return }
        newest.append(contentsOf: repeatElement(0, count: queue.commentCount + 1 - first))
        previous.append(contentsOf: repeatElement(0, count: queue.commentCount + 1 - first))
        for raw in first...queue.commentCount {
            guard let parent = queue.parent(of: CommentNumber(UInt32(raw))) else { continue }
            let index = Int(parent.rawValue)
            previous[raw] = newest[index]
            newest[index] = UInt32(raw)
        }
    }

    /// The newest that answers a comment: what is drawn of a thread changes with it.
    func newest(to number: CommentNumber) -> CommentNumber? {
        let index = Int(number.rawValue)
        return index < newest.count && newest[index] != 0 ? CommentNumber(newest[index]) : nil
    }

    /// All that answer a comment, ascending.
    func all(to number: CommentNumber) -> [CommentNumber] {
        var numbers: [CommentNumber] = []
        var next = newest(to: number)?.rawValue ?? 0
        while next != 0 {
            numbers.append(CommentNumber(next))
            next = previous[Int(next)]
        }
        return numbers.reversed()
    }
}
