extension Queue {
    /// What became of the comments of a comment's author; nothing once the comment is erased.
    package func record(ofAuthorOf number: CommentNumber) -> AuthorRecord {
        guard contains(number) else { return AuthorRecord() }
        var record = AuthorRecord()
        let author = comments.rows[number.index].author
        if author != 0 {
            let tally = authors.tallies[author]
            record.pending = Int(tally.pending)
            record.approved = Int(tally.approved)
            record.rejected = Int(tally.rejected)
            let name = authors.keys[author].name
            if name != 0 { record.sameNameOtherEmail = Int(authors.nameTotals[name]) - record.total }
        }
        let address = comments.links[number.index].address
        if address != 0 { record.othersFromAddress = Int(authors.addressTotals[address]) - 1 }
        return record
    }

    /// Comments of the same author, by name *and* e-mail, newest first, this one too, at most `limit`.
    package func comments(byAuthorOf number: CommentNumber, limit: Int = .max) -> [CommentNumber] {
        guard contains(number) else { return [] }
        let author = comments.rows[number.index].author
        guard author != 0 else { return [] }
        var found: [CommentNumber] = []
        var next = authors.newest[author]
        while next != 0, found.count < limit {
            if comments.rows[Int(next) - 1].author == author { found.append(CommentNumber(next)) }
            next = comments.links[Int(next) - 1].previousByAuthor
        }
        return found
    }

    /// Comments from the same network address, newest first, this one too, at most `limit`.
    package func comments(fromAddressOf number: CommentNumber, limit: Int = .max) -> [CommentNumber] {
        guard contains(number) else { return [] }
        let address = comments.links[number.index].address
        guard address != 0 else { return [] }
        var found: [CommentNumber] = []
        var next = authors.newestFromAddress[address]
        while next != 0, found.count < limit {
            if comments.links[Int(next) - 1].address == address { found.append(CommentNumber(next)) }
            next = comments.links[Int(next) - 1].previousFromAddress
        }
        return found
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

    /// Comments that may come from this source, ascending: by a hash of it, so whoever must be sure reads their
    /// submissions.
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
