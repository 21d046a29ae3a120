extension Queue {
    /// What became of the comments of a comment's author; empty once the comment is erased.
    package func record(ofAuthorOf number: CommentNumber) -> AuthorRecord {
        guard contains(number) else { return AuthorRecord() }
        var record = AuthorRecord()
        let author = Int(comments.rows[number.index].author)
        if author != 0 {
            authors.forEachSpelling(of: author) { author in
                let tally = authors.rows[author].tally
                record.pending += Int(tally.pending)
                record.approved += Int(tally.approved)
                record.rejected += Int(tally.rejected)
            }
            let name = Int(authors.rows[author].key.name)
            if name != 0 {
                var total = 0
                authors.nameTwins.forEach(of: name) { total += Int(authors.nameCounts[$0].total) }
                record.sameNameOtherEmail = total - record.total
            }
        }
        let address = Int(comments.links[number.index].address)
        if address != 0 {
            var total = 0
            authors.addressTwins.forEach(of: address) { total += Int(authors.addressRows[$0].total) }
            record.othersFromAddress = total - 1
        }
        return record
    }

    /// Comments of the same author, by name *and* e-mail, newest first, this one included, at most `limit`.
    package func comments(byAuthorOf number: CommentNumber, limit: Int = .max) -> [CommentNumber] {
        guard contains(number) else { return [] }
        let author = comments.rows[number.index].author
        guard author != 0 else { return [] }
        var found: [[CommentNumber]] = []
        authors.forEachSpelling(of: Int(author)) { author in
            let author = UInt32(truncatingIfNeeded: author)
            found.append(
                chain(from: authors.rows[author].newest, limit) { index in
                    (comments.texts[index].previousByAuthor, comments.rows[index].author == author)
                })
        }
        return Queue.newest(of: found, limit)
    }

    /// Comments from the same network address, newest first, this one included, at most `limit`.
    package func comments(fromAddressOf number: CommentNumber, limit: Int = .max) -> [CommentNumber] {
        guard contains(number) else { return [] }
        let address = comments.links[number.index].address
        guard address != 0 else { return [] }
        var found: [[CommentNumber]] = []
        authors.addressTwins.forEach(of: Int(address)) { address in
            let address = UInt32(truncatingIfNeeded: address)
            found.append(
                chain(from: authors.addressRows[address].newest, limit) { index in
                    (comments.links[index].previousFromAddress, comments.links[index].address == address)
                })
        }
        return Queue.newest(of: found, limit)
    }

    /// Follows linked comments from the newest on, and returns those that still belong there.
    private func chain(
        from newest: UInt32, _ limit: Int, _ link: (Int) -> (previous: UInt32, belongs: Bool)
    ) -> [CommentNumber] {
        var found: [CommentNumber] = []
        var next = newest
        while next != 0, found.count < limit {
            let (previous, belongs) = link(Int(next) - 1)
            if belongs { found.append(CommentNumber(next)) }
            next = previous
        }
        return found
    }

    /// Merges several lists, each newest first.
    private static func newest(of lists: [[CommentNumber]], _ limit: Int) -> [CommentNumber] {
        guard lists.count > 1 else { return lists.first ?? [] }
        return Array(lists.joined().sorted(by: >).prefix(limit))
    }

    /// Comments that answer this one, oldest first.
    package func replies(to number: CommentNumber) -> [CommentNumber] {
        guard contains(number) else { return [] }
        var found: [CommentNumber] = []
        var next = comments.links[number.index].lastReply
        while next != 0 {
            found.append(CommentNumber(next))
            next = comments.links[Int(next) - 1].previousReply
        }
        found.reverse()
        return found
    }

    /// The newest comment that answers this one.
    package func newestReply(to number: CommentNumber) -> CommentNumber? {
        guard contains(number) else { return nil }
        let reply = comments.links[number.index].lastReply
        return reply == 0 ? nil : CommentNumber(reply)
    }

    /// Comments that may come from this source, ascending, by a hash of it. To be sure, read their submissions.
    package func candidates(from source: Source) -> [CommentNumber] {
        var (system, id) = (source.system, source.id)
        let found = system.withUTF8 { system in
            id.withUTF8 { id in
                sources.candidates(system: UnsafeRawBufferPointer(system), id: UnsafeRawBufferPointer(id))
            }
        }
        return found.map { CommentNumber($0) }
    }
}

/// What became of the comments of one author, by name *and* e-mail. Names that are canonically equivalent are one name, and
/// addresses that are one number are one address; e-mails are compared byte for byte.
package struct AuthorRecord: Hashable, Sendable {
    /// Pending comments of this author, including deferred ones.
    package var pending: Int
    package var approved: Int
    package var rejected: Int
    /// Comments under the same name with another e-mail, or with none.
    package var sameNameOtherEmail: Int
    /// Other comments, of whatever author, from the same network address.
    package var othersFromAddress: Int

    package var total: Int { pending + approved + rejected }

    package init(
        pending: Int = 0, approved: Int = 0, rejected: Int = 0, sameNameOtherEmail: Int = 0, othersFromAddress: Int = 0
    ) {
        self.pending = pending
        self.approved = approved
        self.rejected = rejected
        self.sameNameOtherEmail = sameNameOtherEmail
        self.othersFromAddress = othersFromAddress
    }
}
