extension Queue {
    /// Applies what was read from the journal, entry by entry, each of them whole or not at all.
    ///
    /// - Throws: `Damage` at the first entry that is numbered wrongly or that the state machine refuses. The entries
    ///   before it stay applied, and ``place`` says how far.
    package mutating func apply(_ batch: EntryBatch) throws(Damage) {
        reserve(for: batch)
        var damage: Damage?
        batch.bytes.withUnsafeBytes { bytes in
            batch.numbers.withUnsafeBufferPointer { numbers in
                let source = BatchSource(bytes: bytes, numbers: numbers)
                var known: [KnownAuthor] = []
                // Read by index, they stay where they stand: a copy of each would be no small part of applying it.
                for index in batch.entries.indices {
                    let place = index % Queue.together
                    if place == 0, batch.entries.count >= Queue.together {
                        known = authors.find(batch.entries[index...].prefix(Queue.together), in: bytes)
                    }
                    do throws(InvalidEntry) {
                        try apply(
                            batch.entries[index], by: place < known.count ? known[place] : KnownAuthor(), from: source)
                        // An erasure removes names.
                        if batch.entries[index].verb == .erase { known = [] }
                    } catch {
                        damage = error.damage(of: batch.entries[index], line: entries.count + 1)
                        return
                    }
                }
            }
        }
        guard let damage else {
            place = batch.end
            return
        }
        let end = entries.lines.last.map { $0.place.mark + $0.place.extent } ?? 0
        place = Place(entry: UInt32(entries.count), mark: end, proof: [], origin: batch.end.origin)
        throw damage
    }

    /// Applies the entries that were not applied before.
    package mutating func applyNew(of batch: EntryBatch) throws(Damage) {
        var rest = batch
        rest.entries.removeAll { $0.number <= place.entry }
        if !rest.entries.isEmpty { try apply(rest) }
    }

    private mutating func reserve(for batch: EntryBatch) {
        let count = batch.entries.count
        entries.reserve(count)
        guard count > 1_000 else { return }
        var submissions = 0
        for index in batch.entries.indices where batch.entries[index].verb == .submit { submissions += 1 }
        comments.reserve(submissions)
        changes.rows.reserve(Swift.max(batch.numbers.count - submissions, 0))
    }

    /// How many entries' authors are looked up together: few enough that what was found is still in the cache when they are taken.
    private static let together = 256

    private mutating func apply(
        _ facts: EntryFacts, by author: KnownAuthor, from source: BatchSource
    ) throws(InvalidEntry) {
        guard Int(facts.number) == entries.count + 1 else {
            throw InvalidEntry(.numbering, "entry \(entries.count + 1) is expected here, not \(facts.number)")
        }
        guard (facts.verb == .found) == (facts.number == 1) else {
            throw InvalidEntry(
                facts.number == 1 ? "a journal begins with found" : "found stands on line 1 and only there")
        }
        let login = logins.intern(source.bytes.piece(facts.by))
        let changesBefore = changes.count
        var payload: UInt32 = 0
        switch facts.verb {
        case .found:
            identity = source.text(facts.queue)
        case .release:
            payload = UInt32(truncatingIfNeeded: releaseColumns.set(facts, bytes: source.bytes))
        case .submit:
            try applySubmission(facts, by: author, from: source)
            payload = UInt32(truncatingIfNeeded: comments.count)
        case .approve, .reject, .edit, .reopen, .defer, .note:
            payload = try applyDecision(facts, by: login, from: source)
        case .undo:
            try applyUndo(facts, on: source.on(facts))
            payload = facts.reference
        case .erase:
            try applyErasure(facts, by: login, on: source.on(facts), blank: source.blank(facts))
        }
        entries.append(facts, by: login, payload: payload, changesBefore: changesBefore)
        // Submissions are not steps of undo and redo.
        if facts.verb != .submit { own.append(facts.number, by: login) }
        if facts.hasDigest && !facts.hasContent { missing += 1 }
    }

    private mutating func applySubmission(
        _ facts: EntryFacts, by known: KnownAuthor, from source: BatchSource
    ) throws(InvalidEntry) {
        let on = source.on(facts)
        let number = UInt32(truncatingIfNeeded: comments.count + 1)
        guard on.count == 1, on[0] == number else {
            throw InvalidEntry(.numbering, "comment #\(number) is expected here, not #\(on.first ?? 0)")
        }
        let release = releaseColumns.slugs.index(of: source.bytes.piece(facts.release))
        guard release != 0 else { throw InvalidEntry("there is no release \(source.text(facts.release))") }
        let parent = facts.reference
        if parent != 0 {
            guard parent < number else {
                throw InvalidEntry("#\(number) answers #\(parent), which is no earlier comment")
            }
            guard Int(comments.rows[Int(parent) - 1].release) == release else {
                throw InvalidEntry("#\(number) answers #\(parent), which belongs to another release")
            }
        }
        guard facts.base != .erased, (facts.base == .rejected) == !facts.reason.isEmpty else {
            throw InvalidEntry("a reason goes with a rejected comment and with no other")
        }
        let status = StateCode(facts.base, reason: reasons.intern(source.bytes.piece(facts.reason)))
        let (author, address) = authors.intern(
            name: source.bytes.piece(facts.name), email: source.bytes.piece(facts.email),
            address: source.bytes.piece(facts.address), known: known)

        let hasSource = !facts.sourceID.isEmpty
        comments.append(
            CommentRow(
                status: status, release: UInt32(truncatingIfNeeded: release),
                author: UInt32(truncatingIfNeeded: author)),
            CommentLinks(
                submission: facts.number, parent: parent, address: UInt32(truncatingIfNeeded: address),
                previousFromAddress: authors.add(number, from: address), previousReply: addReply(number, to: parent),
                hasSource: hasSource, isImportedDecided: facts.base != .pending,
                isTrapped: source.bytes.piece(facts.sourceSystem).starts(with: Source.trapped)),
            CommentText(body: facts.number, previousByAuthor: authors.add(number, by: author)),
            submitted: facts.moment.milliseconds)
        if hasSource {
            sources.add(
                number, system: source.bytes.piece(facts.sourceSystem), id: source.bytes.piece(facts.sourceID))
        }
        if facts.base != .pending { comments.bases.append(CommentBase(comment: number, status: status)) }
        totals.add(1, to: facts.base)
        releaseColumns.add(1, to: facts.base, of: release)
        if author != 0 { authors.count(1, to: facts.base, of: author) }
    }

    /// Makes a comment the newest that answers another, and returns the one that was.
    private mutating func addReply(_ number: UInt32, to parent: UInt32) -> UInt32 {
        guard parent != 0 else { return 0 }
        let previous = comments.links[Int(parent) - 1].lastReply
        comments.links[Int(parent) - 1].lastReply = number
        return previous
    }

    /// Checks that the comments of an entry exist and ascend.
    func checkOrder(of on: UnsafeBufferPointer<UInt32>) throws(InvalidEntry) {
        guard !on.isEmpty else { throw InvalidEntry("it names no comment") }
        var last: UInt32 = 0
        for number in on {
            guard number > last else { throw InvalidEntry("the comments it names do not ascend") }
            guard Int(number) <= comments.count else { throw InvalidEntry("there is no comment #\(number)") }
            last = number
        }
    }
}

/// The bytes and numbers that a batch's entries point into.
struct BatchSource {
    let bytes: UnsafeRawBufferPointer
    let numbers: UnsafeBufferPointer<UInt32>

    func on(_ facts: EntryFacts) -> UnsafeBufferPointer<UInt32> { slice(facts.on) }
    func blank(_ facts: EntryFacts) -> UnsafeBufferPointer<UInt32> { slice(facts.blank) }

    func text(_ piece: Piece) -> String {
        String(decoding: bytes.piece(piece), as: UTF8.self)
    }

    private func slice(_ piece: Piece) -> UnsafeBufferPointer<UInt32> {
        guard !piece.isEmpty, piece.range.upperBound <= numbers.count else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(rebasing: numbers[piece.range])
    }
}

/// Why an entry cannot be applied.
struct InvalidEntry: Error {
    var kind: Damage.Kind
    var detail: String

    init(_ kind: Damage.Kind = .unlawful, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    init(_ detail: String) {
        self.init(.unlawful, detail)
    }

    func damage(of facts: EntryFacts, line: Int) -> Damage {
        Damage(line: line, byte: facts.place.mark, kind: kind, detail: detail)
    }
}
