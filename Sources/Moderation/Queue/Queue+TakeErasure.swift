extension Queue {
    mutating func takeErasure(
        _ facts: EntryFacts, on: UnsafeBufferPointer<UInt32>, blank: UnsafeBufferPointer<UInt32>
    ) throws(Unlawful) {
        try checkOrder(of: on)
        try checkBlank(blank, erasing: on)
        let isListed = blank.contains { entries.rows[Int($0) - 1].flags & EntryRow.isListed != 0 }
        for number in on {
            let objection = objection(
                to: .erase, reason: 0, on: Int(number) - 1, now: nil, blanksOnlyUnlisted: !blank.isEmpty && !isListed)
            if let objection { throw Unlawful("#\(number): \(objection.words)") }
        }
        for number in on { erase(Int(number) - 1, entry: facts.number) }
        for entry in blank { list(entry) }
    }

    /// Checks that what is blanked belongs to what is erased: a text only with its own comment, a note with any of its
    /// comments.
    private func checkBlank(
        _ blank: UnsafeBufferPointer<UInt32>, erasing on: UnsafeBufferPointer<UInt32>
    ) throws(Unlawful) {
        var last: UInt32 = 0
        for entry in blank {
            guard entry > last else { throw Unlawful("the entries it blanks do not ascend") }
            guard Int(entry) <= entries.count else { throw Unlawful("there is no earlier entry \(entry) to blank") }
            last = entry
            guard entries.rows[Int(entry) - 1].flags & EntryRow.hasDigest != 0 else {
                throw Unlawful("entry \(entry) has no content to blank")
            }
            let goes =
                entries.verb(of: entry) == .submit
                ? isErased(entries.rows[Int(entry) - 1].payload, or: on)
                : touchRange(of: entry).contains { isErased(touches.rows[$0].comment, or: on) }
            guard goes else { throw Unlawful("entry \(entry) belongs to no comment that is erased") }
        }
    }

    private func isErased(_ number: UInt32, or on: UnsafeBufferPointer<UInt32>) -> Bool {
        comments.rows[Int(number) - 1].standing.state == .erased || on.containsAscending(number)
    }

    private mutating func erase(_ index: Int, entry: UInt32) {
        let before = made(of: index)
        let erased = PackedState(standing: StateCode(state: .erased), edit: before.edit, deferral: 0)
        touch(index, entry: entry, made: erased, insteadOf: before)
        comments.rows[index].top = 0
        comments.rows[index].takenBack = 0
        forget(index)
    }

    /// Takes the author off a comment; what no other comment says is overwritten.
    private mutating func forget(_ index: Int) {
        let author = Int(comments.rows[index].author)
        if author != 0 {
            let key = authors.keys[author]
            authors.nameTotals[key.name] -= 1
            authors.emailTotals[key.email] -= 1
            if authors.nameTotals[key.name] == 0 { authors.eraseName(Int(key.name)) }
            if authors.emailTotals[key.email] == 0 { authors.emails.erase(Int(key.email)) }
            comments.rows[index].author = 0
        }
        let address = Int(comments.links[index].address)
        if address != 0 {
            authors.addressTotals[address] -= 1
            if authors.addressTotals[address] == 0 { authors.eraseAddress(address) }
            comments.links[index].address = 0
        }
    }

    /// Marks an entry's content as gone.
    private mutating func list(_ entry: UInt32) {
        let flags = entries.rows[Int(entry) - 1].flags
        let kinds = EntryRow.hasContent | EntryRow.isListed
        if flags & kinds == 0 { missing -= 1 }
        entries.rows[Int(entry) - 1].flags = flags | EntryRow.isListed
    }
}

extension UnsafeBufferPointer<UInt32> {
    /// Looks a number up among ascending ones.
    func containsAscending(_ number: UInt32) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == number
    }
}
