extension Queue {
    mutating func takeSubmission(_ facts: EntryFacts, from source: BatchSource) throws(Unlawful) {
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
            guard Int(comments.rows[Int(parent) - 1].release) == release else {
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

        let hasSource = !facts.sourceID.isEmpty
        comments.rows.append(
            CommentRow(
                standing: standing, release: UInt32(truncatingIfNeeded: release),
                author: UInt32(truncatingIfNeeded: author)))
        comments.links.append(
            CommentLinks(
                submission: facts.number, parent: parent, address: UInt32(truncatingIfNeeded: address),
                previousByAuthor: authors.add(number, by: author),
                previousFromAddress: authors.add(number, from: address), previousReply: addReply(number, to: parent),
                hasSource: hasSource, isImportedDecided: facts.base != .pending))
        comments.submitted.append(facts.moment.milliseconds)
        if hasSource {
            sources.add(
                number, system: source.bytes.piece(facts.sourceSystem), id: source.bytes.piece(facts.sourceID))
        }
        if facts.base != .pending { comments.bases.append(CommentBase(comment: number, standing: standing)) }
        totals.add(1, to: facts.base)
        releaseColumns.add(1, to: facts.base, of: release)
        if author != 0 { authors.count(1, to: facts.base, of: author) }
    }

    /// Makes a comment the newest that answers another; gives the one that was.
    private mutating func addReply(_ number: UInt32, to parent: UInt32) -> UInt32 {
        guard parent != 0 else { return 0 }
        let previous = comments.links[Int(parent) - 1].lastReply
        comments.links[Int(parent) - 1].lastReply = number
        return previous
    }
}
