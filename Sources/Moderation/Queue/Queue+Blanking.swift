extension Queue {
    /// Finds the entries whose content goes when comments are erased: of one that is erased already, what is still left.
    ///
    /// - Returns: `certain`: all their comments are erased then. `sharedNotes`: notes that name comments too that stay;
    ///   they go only when asked for. Both ascend.
    package func blankable(with erased: [CommentNumber]) -> (certain: [EntryNumber], sharedNotes: [EntryNumber]) {
        let all = allBlankings(with: erased)
        return (all.filter { !$0.isShared }.map(\.entry), all.filter(\.isShared).map(\.entry))
    }

    /// The certain ones, and of the shared ones those asked for.
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

    /// Visits the entries that say something about a comment and are not blanked.
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
