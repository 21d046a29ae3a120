/// The standing decisions of people, the newest of each kind, kept up to date as the queue changes: the measure for
/// texts like theirs.
///
/// They are the approvals, and the rejections, of the ``most`` comments that were decided last, by their entry. A
/// comment imported as decided does not count. The same journal always gives the same, however it was read.
package struct StandingDecisions: Sendable {
    package static let most = 10_000

    /// A decided comment, as it stands.
    package struct Row: Hashable, Sendable {
        package var number: CommentNumber
        /// The entry that decided it.
        package var entry: EntryNumber
        /// The entry whose text is in force.
        package var body: EntryNumber
        /// Why it was rejected; `nil` for an approval.
        package var reason: ReasonCode?

        package var isRejected: Bool { reason != nil }
        /// Newer decisions have greater ranks.
        package var rank: UInt64 { UInt64(entry.rawValue) << 32 | UInt64(number.rawValue) }
    }

    /// The ranks of one kind, ascending.
    private struct Window {
        let verb: Verb
        var ranks: [UInt64] = []
        /// Every standing decision of this kind that ranks no lower is in the window.
        var floor: UInt64 = .max
    }

    private var windows = [Window(verb: .approve), Window(verb: .reject)]
    private var rows: [UInt32: Row] = [:]
    private let most: Int

    package init(of queue: Queue, most: Int = StandingDecisions.most) {
        self.most = most
        for index in windows.indices { fill(index, queue) }
    }

    package subscript(number: CommentNumber) -> Row? { rows[number.rawValue] }
    package var numbers: [CommentNumber] { rows.keys.map { CommentNumber($0) } }

    /// Notes that comments have changed; returns those whose rows changed, came or went because of that.
    package mutating func update(_ numbers: [CommentNumber], in queue: Queue) -> Set<CommentNumber> {
        var changed: Set<CommentNumber> = []
        for number in numbers where queue.contains(number) {
            let row = StandingDecisions.row(of: number, in: queue)
            guard row != rows[number.rawValue] else { continue }
            if let old = rows[number.rawValue] {
                take(out: old)
                changed.insert(number)
            }
            if let row, put(in: row) { changed.insert(number) }
        }
        for index in windows.indices {
            let excess = windows[index].ranks.count - most
            if excess > 0 {
                for rank in windows[index].ranks.prefix(excess) {
                    let number = UInt32(truncatingIfNeeded: rank)
                    rows[number] = nil
                    changed.insert(CommentNumber(number))
                }
                windows[index].ranks.removeFirst(excess)
                windows[index].floor = windows[index].ranks.first ?? .max
            }
            if windows[index].ranks.count < most, windows[index].floor > 0 {
                changed.formUnion(fill(index, queue))
            }
        }
        return changed
    }

    /// The decision that gave a comment its state.
    private static func row(of number: CommentNumber, in queue: Queue) -> Row? {
        let state = queue.state(of: number)
        guard state == .approved || state == .rejected, let entry = queue.decision(of: number) else { return nil }
        let reason = state == .rejected ? queue.reason(of: number) : nil
        guard (reason != nil) == (queue.verb(of: entry) == .reject) else { return nil }
        return Row(number: number, entry: entry, body: queue.body(of: number), reason: reason)
    }

    private mutating func take(out row: Row) {
        rows[row.number.rawValue] = nil
        let window = row.isRejected ? 1 : 0
        let index = place(of: row.rank, in: window)
        if index < windows[window].ranks.count, windows[window].ranks[index] == row.rank {
            windows[window].ranks.remove(at: index)
        }
    }

    private func place(of rank: UInt64, in window: Int) -> Int {
        let ranks = windows[window].ranks
        return ranks.indices.partitioningIndex { ranks[$0] >= rank }
    }

    /// - Returns: Whether it ranks high enough.
    private mutating func put(in row: Row) -> Bool {
        let window = row.isRejected ? 1 : 0
        guard row.rank >= windows[window].floor || windows[window].floor == 0 else { return false }
        let index = place(of: row.rank, in: window)
        windows[window].ranks.insert(row.rank, at: index)
        rows[row.number.rawValue] = row
        return true
    }

    /// Goes back through the journal from the floor until the window is full.
    @discardableResult
    private mutating func fill(_ window: Int, _ queue: Queue) -> Set<CommentNumber> {
        var missing = most - windows[window].ranks.count
        var found: [Row] = []
        let floor = windows[window].floor
        var entry = min(UInt32(queue.entryCount), UInt32(truncatingIfNeeded: floor >> 32))
        while entry > 0, missing > 0 {
            if queue.verb(of: EntryNumber(entry)) == windows[window].verb {
                for number in queue.on(EntryNumber(entry)).reversed() where missing > 0 {
                    guard UInt64(entry) << 32 | UInt64(number.rawValue) < floor,
                        let row = StandingDecisions.row(of: number, in: queue), row.entry.rawValue == entry
                    else { continue }
                    found.append(row)
                    missing -= 1
                }
            }
            entry -= 1
        }
        windows[window].floor = missing > 0 ? 0 : found.last?.rank ?? floor
        windows[window].ranks.insert(contentsOf: found.reversed().map(\.rank), at: 0)
        for row in found { rows[row.number.rawValue] = row }
        return Set(found.map(\.number))
    }
}
