extension Queue {
    /// Takes what was read from the journal, entry by entry, each of them wholly or not at all.
    ///
    /// - Throws: `Damage` at the first entry that is numbered wrongly or breaks the law; the entries before it stay
    ///   taken, and ``place`` says up to where.
    package mutating func take(_ tail: EntryBatch) throws(Damage) {
        reserve(for: tail)
        var damage: Damage?
        tail.bytes.withUnsafeBytes { bytes in
            tail.numbers.withUnsafeBufferPointer { numbers in
                let source = BatchSource(bytes: bytes, numbers: numbers)
                for facts in tail.entries {
                    do throws(Unlawful) {
                        try take(facts, from: source)
                    } catch {
                        damage = error.damage(of: facts, line: entries.count + 1)
                        return
                    }
                }
            }
        }
        guard let damage else {
            place = tail.end
            return
        }
        let end = entries.rows.last.map { $0.offset + $0.length } ?? 0
        place = Place(entry: UInt32(entries.count), offset: end, chain: [], file: tail.end.file)
        throw damage
    }

    private mutating func reserve(for tail: EntryBatch) {
        let count = tail.entries.count
        entries.rows.reserve(count)
        guard count > 1_000 else { return }
        var submissions = 0
        for facts in tail.entries where facts.verb == .submit { submissions += 1 }
        comments.reserve(submissions)
        touches.rows.reserve(Swift.max(tail.numbers.count - submissions, 0))
    }

    private mutating func take(_ facts: EntryFacts, from source: BatchSource) throws(Unlawful) {
        guard Int(facts.number) == entries.count + 1 else {
            throw Unlawful(.numbering, "entry \(entries.count + 1) is expected here, not \(facts.number)")
        }
        guard (facts.verb == .found) == (facts.number == 1) else {
            throw Unlawful(facts.number == 1 ? "a journal begins with found" : "found stands on line 1 and only there")
        }
        let login = logins.intern(source.bytes.piece(facts.by))
        let touchesBefore = touches.count
        var payload: UInt32 = 0
        switch facts.verb {
        case .found:
            identity = source.text(facts.queue)
        case .release:
            payload = UInt32(truncatingIfNeeded: releaseColumns.set(facts, bytes: source.bytes))
        case .submit:
            try takeSubmission(facts, from: source)
            payload = UInt32(truncatingIfNeeded: comments.count)
        case .approve, .reject, .edit, .reopen, .defer, .note:
            payload = try takeDecision(facts, by: login, from: source)
        case .undo:
            try takeUndo(facts, on: source.on(facts))
            payload = facts.reference
        case .erase:
            try takeErasure(facts, on: source.on(facts), blank: source.blank(facts))
        }
        entries.append(facts, by: login, payload: payload, touchesBefore: touchesBefore)
        // Comments that were handed in are no steps of undo and redo.
        if facts.verb != .submit { own.append(facts.number, by: login) }
        if facts.hasDigest && !facts.hasContent { missing += 1 }
    }

    /// Checks that the comments of an entry exist and ascend.
    func checkOrder(of on: UnsafeBufferPointer<UInt32>) throws(Unlawful) {
        guard !on.isEmpty else { throw Unlawful("it names no comment") }
        var last: UInt32 = 0
        for number in on {
            guard number > last else { throw Unlawful("the comments it names do not ascend") }
            guard Int(number) <= comments.count else { throw Unlawful("there is no comment #\(number)") }
            last = number
        }
    }
}

/// The bytes and numbers that a tail's entries point into.
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

/// Why an entry cannot be taken.
struct Unlawful: Error {
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
        Damage(line: line, byte: facts.place.offset, kind: kind, detail: detail)
    }
}
