extension Queue {
    mutating func takeSubmission(_ facts: EntryFacts, from source: TailSource) throws(Unlawful) {
        let on = source.on(facts)
        let number = UInt32(truncatingIfNeeded: comments.count + 1)
        guard on.count == 1, on[0] == number else {
            throw Unlawful(.numbering, "comment #\(number) is expected here, not #\(on.first ?? 0)")
        }
        let release = releaseColumns.slugs.index(of: source.bytes.piece(facts.release))
        guard release != 0 else { throw Unlawful("there is no release \(source.text(facts.release))") }
        let parent = facts.reference
        if parent != 0 {
            guard parent < number else { throw Unlawful("#\(number) answers #\(parent), which is no earlier comment") }
            guard Int(comments.release[Int(parent) - 1]) == release else {
                throw Unlawful("#\(number) answers #\(parent), which belongs to another release")
            }
        }
        guard facts.base != .erased, (facts.base == .rejected) == !facts.reason.isEmpty else {
            throw Unlawful("a reason goes with a rejected comment and with no other")
        }
        let reason = reasons.intern(source.bytes.piece(facts.reason))
        let standing = StateCode(state: facts.base, reason: reason)
        let (author, address) = authors.intern(
            name: source.bytes.piece(facts.name), email: source.bytes.piece(facts.email),
            address: source.bytes.piece(facts.address))

        comments.standing.append(standing)
        comments.submitted.append(facts.moment.milliseconds)
        comments.submission.append(facts.number)
        comments.edit.append(0)
        comments.release.append(UInt32(truncatingIfNeeded: release))
        comments.parent.append(parent)
        comments.author.append(UInt32(truncatingIfNeeded: author))
        comments.address.append(UInt32(truncatingIfNeeded: address))
        comments.lastReply.append(0)
        comments.lastTouch.append(0)
        comments.top.append(0)
        comments.takenBack.append(0)
        link(number, author: author, address: address, parent: parent)

        var flags: UInt8 = 0
        if !facts.sourceID.isEmpty {
            flags |= CommentColumns.hasSource
            sources.add(
                number, system: source.bytes.piece(facts.sourceSystem), id: source.bytes.piece(facts.sourceID))
        }
        if facts.base != .pending {
            flags |= CommentColumns.hasBase
            comments.bases.append(Base(comment: number, standing: standing))
        }
        comments.flags.append(flags)
        totals.add(1, to: facts.base)
        releaseColumns.add(1, to: facts.base, of: release)
        if author != 0 { authors.tallies[author].add(1, to: facts.base) }
    }

    /// Puts a new comment at the head of the lists that it belongs to.
    private mutating func link(_ number: UInt32, author: Int, address: Int, parent: UInt32) {
        if author == 0 {
            comments.previousByAuthor.append(0)
        } else {
            comments.previousByAuthor.append(authors.newest[author])
            authors.newest[author] = number
            let key = authors.keys[author]
            authors.nameTotals[key.name] += 1
            authors.emailTotals[key.email] += 1
        }
        if address == 0 {
            comments.previousFromAddress.append(0)
        } else {
            comments.previousFromAddress.append(authors.newestFromAddress[address])
            authors.newestFromAddress[address] = number
            authors.addressTotals[address] += 1
        }
        if parent == 0 {
            comments.previousReply.append(0)
        } else {
            comments.previousReply.append(comments.lastReply[Int(parent) - 1])
            comments.lastReply[Int(parent) - 1] = number
        }
    }
}
