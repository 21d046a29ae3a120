import Moderation

extension Model {
    func facts(_ number: UInt32) -> CommentFacts? {
        posts[number].map { post in
            CommentFacts(
                number: CommentNumber(number), version: EntryNumber(post.version), snapshot: post.now,
                submission: EntryNumber(post.submission),
                topAct: post.standing.last.map { EntryNumber($0.entry) },
                takenBack: post.takenBack.last.map {
                    CommentFacts.TakenBack(act: EntryNumber($0.act.entry), by: EntryNumber($0.by))
                })
        }
    }

    func counts(at now: Moment, of release: Slug? = nil) -> Counts {
        var counts = Counts()
        for post in posts.values where release == nil || post.release == release {
            switch post.now.state {
            case .pending:
                if let deferral = post.now.deferral, deferral.until > now {
                    counts.deferred += 1
                } else {
                    counts.pending += 1
                }
            case .approved: counts.approved += 1
            case .rejected: counts.rejected += 1
            case .erased: counts.erased += 1
            }
        }
        return counts
    }

    func nextDeferralEnd(after now: Moment) -> Moment? {
        posts.values.compactMap { $0.now.deferral?.until }.filter { $0 > now }.min()
    }

    func decided(since moment: Moment, by login: Login?) -> Decided {
        var decided = Decided()
        var newest: UInt32 = 0
        for (entry, line) in lines where line.verb == .approve || line.verb == .reject {
            let standing = line.on.count { line.undone[$0] == nil }
            guard standing > 0, line.at >= moment, login == nil || line.by == login else { continue }
            if line.verb == .approve { decided.approved += standing } else { decided.rejected += standing }
            // Later quarters of an hour come last; within one, later entries do.
            let quarter = { (entry: UInt32) in (self.lines[entry]?.at.milliseconds ?? .min).flooredQuotient(900_000) }
            if newest == 0 || (quarter(newest), newest) < (quarter(entry), entry) { newest = entry }
        }
        decided.last = lines[newest]?.at
        return decided
    }

    func record(of number: UInt32) -> AuthorRecord {
        var record = AuthorRecord()
        guard let author = posts[number]?.author else { return record }
        for (other, post) in posts {
            guard let theirs = post.author else { continue }
            if theirs.name == author.name, theirs.email == author.email {
                switch post.now.state {
                case .pending: record.pending += 1
                case .approved: record.approved += 1
                case .rejected: record.rejected += 1
                case .erased: break
                }
            } else if theirs.name == author.name {
                record.sameNameOtherEmail += 1
            }
            if author.address != nil, theirs.address == author.address, other != number {
                record.othersFromAddress += 1
            }
        }
        return record
    }

    func byAuthor(of number: UInt32) -> [CommentNumber] {
        guard let author = posts[number]?.author else { return [] }
        return numbers { $0.author?.name == author.name && $0.author?.email == author.email }.reversed()
    }

    func fromAddress(of number: UInt32) -> [CommentNumber] {
        guard let address = posts[number]?.author?.address else { return [] }
        return numbers { $0.author?.address == address }.reversed()
    }

    func replies(to number: UInt32) -> [CommentNumber] {
        numbers { $0.parent == number }
    }

    func hasNote(_ number: UInt32) -> Bool {
        lines.values.contains { $0.verb == .note && $0.on.contains(number) && $0.undone[number] == nil }
    }

    /// The caller's newest entry of some verbs that can be taken back somewhere.
    func newestOpen(by login: Login, where fits: (Verb) -> Bool) -> UInt32? {
        lines.filter { number, line in
            line.by == login && fits(line.verb) && line.on.contains { undoRefusal(of: number, on: $0) == nil }
        }
        .keys.max()
    }

    /// The caller's newest undo that can be taken back somewhere, unless an act, a note or an erasure of theirs came after it.
    func newestRedo(by login: Login) -> UInt32? {
        for (number, line) in lines.sorted(by: { $0.key > $1.key }) where line.by == login {
            switch line.verb {
            case .found, .release, .submit: continue
            case .undo: if line.on.contains(where: { undoRefusal(of: number, on: $0) == nil }) { return number }
            default: return nil
            }
        }
        return nil
    }

    private func numbers(where fits: (Post) -> Bool) -> [CommentNumber] {
        posts.filter { fits($0.value) }.keys.sorted().map { CommentNumber($0) }
    }
}
