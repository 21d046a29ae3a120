/// The record of each comment's author, and of its network address, as it was when the comment arrived: made in one
/// walk over the journal's entries.
///
/// It says what a moderator could have known then. An author whose comments are erased has no record, as everywhere.
struct ArrivalRecords: Sendable {
    private var counts: [QueryCount: [UInt32]] = [:]

    func value(_ count: QueryCount, at index: Int) -> UInt32? {
        counts[count].map { $0[index] }
    }

    /// - Parameter wanted: The counts to make; others are not made.
    init(of queue: Queue, for wanted: Set<QueryCount>) {
        let byAuthor = wanted.contains(.authorApproved) || wanted.contains(.authorRejected)
        let byAddress = wanted.contains(.addressApproved) || wanted.contains(.addressRejected)
        guard byAuthor || byAddress else { return }
        for count in wanted { counts[count] = Array(repeating: 0, count: queue.commentCount) }
        var authors = RunningTallies(ids: queue.authorIDs(byAuthor))
        var addresses = RunningTallies(ids: queue.addressIDs(byAddress))
        var states = (0..<queue.commentCount).map { queue.comments.base(of: $0).state }
        var next = 0
        for comment in states.indices {
            let arrival = queue.comments.links[comment].submission
            while next < queue.changes.count, queue.changes.rows[next].entry < arrival {
                let change = queue.changes.rows[next]
                let index = Int(change.comment) - 1
                let (before, after) = (states[index], change.after.state)
                next += 1
                guard before != after else { continue }
                states[index] = after
                for (state, sign) in [(before, -1), (after, 1)] {
                    authors.add(sign, state, of: index)
                    addresses.add(sign, state, of: index)
                }
            }
            note(comment, authors, addresses)
            authors.add(1, states[comment], of: comment)
            addresses.add(1, states[comment], of: comment)
        }
    }

    private mutating func note(_ index: Int, _ authors: RunningTallies, _ addresses: RunningTallies) {
        let (author, address) = (authors.tally(of: index), addresses.tally(of: index))
        counts[.authorApproved]?[index] = author.approved
        counts[.authorRejected]?[index] = author.rejected
        counts[.addressApproved]?[index] = address.approved
        counts[.addressRejected]?[index] = address.rejected
    }
}

/// What became of the comments of each author or address, as far as the walk has come.
private struct RunningTallies {
    /// The author or address of each comment; 0 for none.
    let ids: [UInt32]
    private var tallies: [AuthorTally]

    init(ids: [UInt32]) {
        self.ids = ids
        tallies = Array(repeating: AuthorTally(), count: Int(ids.max() ?? 0) + 1)
    }

    func tally(of index: Int) -> AuthorTally {
        ids.isEmpty ? AuthorTally() : tallies[Int(ids[index])]
    }

    mutating func add(_ change: Int, _ state: State, of index: Int) {
        guard !ids.isEmpty, ids[index] != 0 else { return }
        tallies[Int(ids[index])].add(change, to: state)
    }
}

extension Queue {
    /// The author of each comment; authors whose name is the same in another spelling are one.
    fileprivate func authorIDs(_ isWanted: Bool) -> [UInt32] {
        guard isWanted else { return [] }
        return (0..<commentCount).map { index in
            let author = comments.rows[index].author
            guard author != 0 else { return 0 }
            var least = author
            authors.forEachSpelling(of: Int(author)) { least = min(least, UInt32(truncatingIfNeeded: $0)) }
            return least
        }
    }

    /// The same for the address of each comment.
    fileprivate func addressIDs(_ isWanted: Bool) -> [UInt32] {
        guard isWanted else { return [] }
        return (0..<commentCount).map { index in
            let address = comments.links[index].address
            guard address != 0 else { return 0 }
            var least = address
            authors.addressTwins.forEach(of: Int(address)) { least = min(least, UInt32(truncatingIfNeeded: $0)) }
            return least
        }
    }
}
