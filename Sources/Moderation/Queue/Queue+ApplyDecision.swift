extension Queue {
    /// Gives what the state machine looks at.
    ///
    /// - Parameter now: The clock of a moderator who decides, for whom a deferral that has run out is none; `nil` when
    ///   reading.
    func stateFacts(at index: Int, now: Moment? = nil) -> StateMachine.Facts {
        var facts = StateMachine.Facts(status(at: index))
        guard facts.status.deferral != 0 else { return facts }
        let deferral = deferrals[facts.status.deferral]
        facts.deferredBy = deferral.by
        if let now, deferral.until <= now.milliseconds { facts.status.deferral = 0 }
        return facts
    }

    /// Applies an entry that the table speaks of, `erase` apart. Gives what ``EntryRow/payload`` keeps of it.
    mutating func applyDecision(
        _ facts: EntryFacts, by login: Int, from source: BatchSource
    ) throws(InvalidEntry) -> UInt32 {
        let on = source.on(facts)
        let reason = facts.verb == .reject ? reasons.intern(source.bytes.piece(facts.reason)) : 0
        try checkOrder(of: on)
        guard facts.verb != .edit || on.count == 1 else { throw InvalidEntry("an edit names one comment") }
        guard facts.verb != .reject || reason != 0 else { throw InvalidEntry("a rejection needs a reason") }
        let login = UInt32(truncatingIfNeeded: login)
        var step = StateMachine.Step(facts.verb, by: login, entry: facts.number, reason: reason)
        try check(step, on: on)
        if facts.verb == .defer {
            step.deferral = deferrals.append(until: facts.moment.milliseconds, by: login, entry: facts.number)
        }
        for number in on {
            apply(step, at: Int(number) - 1)
            guard facts.verb == .approve || facts.verb == .reject else { continue }
            decided.add(
                1, approved: facts.verb == .approve, at: facts.at.milliseconds, by: login, entry: facts.number)
        }
        return facts.verb == .reject ? UInt32(truncatingIfNeeded: reason) : step.deferral
    }

    /// Checks that the state machine accepts a step for each of its comments.
    private func check(_ step: StateMachine.Step, on: UnsafeBufferPointer<UInt32>) throws(InvalidEntry) {
        for number in on {
            guard case .refused(let objection) = StateMachine.decide(step, on: stateFacts(at: Int(number) - 1)) else {
                continue
            }
            throw InvalidEntry("#\(number): \(objection.words)")
        }
    }

    private mutating func apply(_ step: StateMachine.Step, at index: Int) {
        let facts = stateFacts(at: index)
        guard case .becomes(let status) = StateMachine.decide(step, on: facts) else { return }
        record(status, at: index, insteadOf: facts.status, by: step.entry, isAct: step.verb.isAct)
    }

    // MARK: - Erasure

    mutating func applyErasure(
        _ facts: EntryFacts, by login: Int, on: UnsafeBufferPointer<UInt32>, blank: UnsafeBufferPointer<UInt32>
    ) throws(InvalidEntry) {
        try checkOrder(of: on)
        try checkBlank(blank, erasing: on)
        let isListed = blank.contains { entries.rows[Int($0) - 1].flags & EntryRow.isListed != 0 }
        let step = StateMachine.Step(
            .erase, by: UInt32(truncatingIfNeeded: login), entry: facts.number,
            blanksOnlyUnlisted: !blank.isEmpty && !isListed)
        try check(step, on: on)
        for number in on {
            let index = Int(number) - 1
            apply(step, at: index)
            comments.rows[index].top = 0
            comments.rows[index].takenBack = 0
            forget(index)
        }
        for entry in blank { list(entry) }
    }

    /// Checks that what is blanked belongs to what is erased: a text only with its own comment, a note with any of its
    /// comments.
    private func checkBlank(
        _ blank: UnsafeBufferPointer<UInt32>, erasing on: UnsafeBufferPointer<UInt32>
    ) throws(InvalidEntry) {
        var last: UInt32 = 0
        for entry in blank {
            guard entry > last else { throw InvalidEntry("the entries it blanks do not ascend") }
            guard Int(entry) <= entries.count else { throw InvalidEntry("there is no earlier entry \(entry) to blank") }
            last = entry
            guard entries.rows[Int(entry) - 1].flags & EntryRow.hasDigest != 0 else {
                throw InvalidEntry("entry \(entry) has no content to blank")
            }
            let goes =
                entries.verb(of: entry) == .submit
                ? isErased(entries.rows[Int(entry) - 1].payload, or: on)
                : changeRange(of: entry).contains { isErased(changes.rows[$0].comment, or: on) }
            guard goes else { throw InvalidEntry("entry \(entry) belongs to no comment that is erased") }
        }
    }

    private func isErased(_ number: UInt32, or on: UnsafeBufferPointer<UInt32>) -> Bool {
        comments.rows[Int(number) - 1].status.state == .erased || on.containsAscending(number)
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
