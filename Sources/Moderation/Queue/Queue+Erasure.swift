extension Queue {
    /// Finds the entries whose content is blanked when comments are erased; for a comment that is erased already,
    /// what is still left.
    ///
    /// - Returns: `certain`: entries all of whose comments are erased then. `sharedNotes`: notes that also name
    ///   comments that stay; they are blanked only on request. Both ascend.
    package func blankable(with erased: [CommentNumber]) -> (certain: [EntryNumber], sharedNotes: [EntryNumber]) {
        let all = allBlankings(with: erased)
        return (all.filter { !$0.isShared }.map(\.entry), all.filter(\.isShared).map(\.entry))
    }

    /// The certain ones, and those shared ones that were asked for.
    func blankings(with erased: [CommentNumber], asked: [EntryNumber]) -> [Blanking] {
        let asked = Set(asked)
        return allBlankings(with: erased).filter { !$0.isShared || asked.contains($0.entry) }
    }

    private func allBlankings(with erased: [CommentNumber]) -> [Blanking] {
        let going = erased.filter(contains).map(\.rawValue).sorted()
        return going.withUnsafeBufferPointer { going in
            var seen: Set<UInt32> = []
            var found: [Blanking] = []
            for number in going {
                forEachContent(of: Int(number) - 1) { entry in
                    if seen.insert(entry).inserted { found.append(blanking(of: entry, going: going)) }
                }
            }
            return found.sorted { $0.entry < $1.entry }
        }
    }

    /// Visits the entries that have content about a comment and are not blanked.
    private func forEachContent(of index: Int, _ visit: (UInt32) -> Void) {
        let kinds = EntryRow.hasDigest | EntryRow.isListed
        func look(_ entry: UInt32) {
            if entries.rows[Int(entry) - 1].flags & kinds == EntryRow.hasDigest { visit(entry) }
        }
        look(comments.links[index].submission)
        var change = comments.rows[index].lastChange
        while change != 0 {
            look(changes[change].entry)
            change = changes[change].previous
        }
    }

    private func blanking(of entry: UInt32, going: UnsafeBufferPointer<UInt32>) -> Blanking {
        if entries.verb(of: entry) == .submit {
            let comment = CommentNumber(entries.rows[Int(entry) - 1].payload)
            return Blanking(entry: EntryNumber(entry), targets: [comment], isShared: false)
        }
        var blanking = Blanking(entry: EntryNumber(entry), targets: [], isShared: false)
        for change in changeRange(of: entry) {
            let comment = changes.rows[change].comment
            if going.containsAscending(comment) {
                blanking.targets.append(CommentNumber(comment))
            } else if comments.rows[Int(comment) - 1].status.state != .erased {
                blanking.isShared = true
            }
        }
        return blanking
    }
}

extension Queue {
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

    /// Checks that what is blanked belongs to what is erased: a text only with its own comment, a note with any of its comments.
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

    /// Removes the author from a comment; names that no other comment has are overwritten.
    private mutating func forget(_ index: Int) {
        let author = Int(comments.rows[index].author)
        if author != 0 {
            let key = authors.rows[author].key
            authors.nameCounts[key.name].total -= 1
            authors.emailTotals[key.email] -= 1
            if authors.nameCounts[key.name].total == 0 { authors.eraseName(Int(key.name)) }
            if authors.emailTotals[key.email] == 0 { authors.emails.erase(Int(key.email)) }
            comments.rows[index].author = 0
        }
        let address = Int(comments.links[index].address)
        if address != 0 {
            authors.addressRows[address].total -= 1
            if authors.addressRows[address].total == 0 { authors.eraseAddress(address) }
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
