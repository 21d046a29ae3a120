extension FilterProgram {
    /// How many there are of what the record of a comment's author, or of its network address, counts; `nil` if it
    /// has no such record, for instance because it is erased.
    func record(
        _ count: QueryCount, of number: CommentNumber, _ queue: Queue, _ tables: inout FilterTables
    ) -> UInt32? {
        let index = number.index
        switch count {
        case .links, .length: return nil
        case .authorApproved, .authorRejected:
            guard queue.comments.rows[index].author != 0 else { return nil }
            if let arrivals = tables.arrivals { return arrivals.value(count, at: index) }
            let tally = queue.tally(ofAuthor: Int(queue.comments.rows[index].author))
            return count == .authorApproved ? tally.approved : tally.rejected
        case .addressApproved, .addressRejected:
            let address = Int(queue.comments.links[index].address)
            guard address != 0 else { return nil }
            if let arrivals = tables.arrivals { return arrivals.value(count, at: index) }
            let tally = addressTally(address, queue, &tables)
            return count == .addressApproved ? tally.approved : tally.rejected
        case .burst: return queue.burst(endingWith: number)
        }
    }

    /// Counted once for each address, until another entry is written.
    private func addressTally(_ address: Int, _ queue: Queue, _ tables: inout FilterTables) -> AuthorTally {
        if let known = tables.addresses[address], known.entries == queue.entryCount { return known.tally }
        let tally = queue.tally(ofAddress: address)
        tables.addresses[address] = (queue.entryCount, tally)
        return tally
    }
}

extension Queue {
    /// What became of an author's comments, in all spellings of the name.
    func tally(ofAuthor author: Int) -> AuthorTally {
        var sum = AuthorTally()
        authors.forEachSpelling(of: author) { author in
            let tally = authors.rows[author].tally
            sum.pending += tally.pending
            sum.approved += tally.approved
            sum.rejected += tally.rejected
        }
        return sum
    }

    /// What became of the comments from an address, in all its spellings.
    func tally(ofAddress address: Int) -> AuthorTally {
        var tally = AuthorTally()
        authors.addressTwins.forEach(of: address) { address in
            var next = authors.addressRows[address].newest
            while next != 0 {
                let index = Int(next) - 1
                if Int(comments.links[index].address) == address { tally.add(1, to: comments.rows[index].status.state) }
                next = comments.links[index].previousFromAddress
            }
        }
        return tally
    }

    /// How long a burst of comments from one address lasts at most, in milliseconds.
    private static let burst: Int64 = 10 * 60 * 1_000
    /// The most comments of a burst that are counted, and after how many others in a row the search stops: comments
    /// that are imported, or come late, arrive out of the order of their times.
    private static let longestBurst: UInt32 = 1_000
    private static let mostOthers = 32

    /// How many comments came from this one's address within the ten minutes that end with it, itself included, going
    /// back in the order of arrival; `nil` without an address.
    func burst(endingWith number: CommentNumber) -> UInt32? {
        let address = comments.links[number.index].address
        guard address != 0 else { return nil }
        let end = comments.submitted[number.index]
        var (count, others): (UInt32, Int) = (1, 0)
        var next = comments.links[number.index].previousFromAddress
        while next != 0, count < Queue.longestBurst, others < Queue.mostOthers {
            let index = Int(next) - 1
            if comments.links[index].address == address {
                let isWithin = comments.submitted[index] <= end && comments.submitted[index] > end - Queue.burst
                count += isWithin ? 1 : 0
                others = isWithin ? 0 : others + 1
            }
            next = comments.links[index].previousFromAddress
        }
        return count
    }
}
