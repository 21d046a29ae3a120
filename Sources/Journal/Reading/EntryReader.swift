package import Moderation

/// Reads one whole entry, including its texts, and checks them against their digest.
package enum EntryReader {
    /// Reads a line.
    ///
    /// - Parameters:
    ///   - line: The bytes of the line, its LF included.
    ///   - offset: Where in the journal it begins.
    ///   - isListed: Whether an erasure lists the entry, so that its content counts as gone whatever the bytes say.
    /// - Throws: ``Damage`` if the line is not canonical or a text doesn't match its digest. What depends on other
    ///   lines, the chain and the state machine, is not checked.
    package static func read(
        _ line: UnsafeRawBufferPointer, at offset: Int, isListed: Bool = false
    ) throws(Damage) -> Entry {
        var options = PieceReader.Options()
        options.checksDigests = !isListed
        options.keepsTexts = true
        var reader = PieceReader(line, base: offset, options: options)
        let reading = reader.read(isLast: false)
        let number = numberAsWritten(in: line)
        if let fault = reading.fault {
            throw Damage(line: number, byte: offset + fault.offset, kind: fault.kind, detail: fault.detail)
        }
        if !isListed, let broken = reading.brokenContents.first {
            throw Damage(
                line: number, byte: offset + broken.fault.offset, kind: broken.fault.kind, detail: broken.fault.detail)
        }
        guard let facts = reading.tail.entries.first, facts.place.length == line.count else {
            throw Damage(line: number, byte: offset, kind: .form, detail: "expected one whole line")
        }
        guard let entry = entry(facts, reader.texts, reading.tail, isGone: isListed || !facts.hasContent) else {
            throw Damage(line: number, byte: offset, kind: .form, detail: "a name that breaks its rule")
        }
        return entry
    }

    /// Makes the entry from facts and texts that were read together.
    private static func entry(
        _ facts: EntryFacts, _ texts: PieceReader.Texts, _ tail: EntryBatch, isGone: Bool
    ) -> Entry? {
        guard let login = Login(tail.text(facts.by)), let act = act(facts, tail) else { return nil }
        var entry = Entry(number: EntryNumber(facts.number), at: facts.at, by: login, act: act)
        guard facts.hasDigest else { return entry }
        if isGone {
            entry.isBlanked = true
        } else {
            entry.content = content(facts, texts, tail)
        }
        return entry
    }

    private static func content(_ facts: EntryFacts, _ texts: PieceReader.Texts, _ tail: EntryBatch) -> Content {
        var content = Content(body: tail.optionalText(texts.body), note: tail.optionalText(texts.note))
        if facts.verb == .submit {
            content.author = Author(
                name: tail.text(facts.name), email: tail.optionalText(facts.email), site: tail.optionalText(texts.site),
                address: tail.optionalText(facts.address))
        }
        return content
    }

    private static func act(_ facts: EntryFacts, _ tail: EntryBatch) -> Act? {
        let on = tail.on(facts).map { CommentNumber($0) }
        switch facts.verb {
        case .found: return .found(queue: tail.text(facts.queue))
        case .release: return release(facts, tail).map { .release($0) }
        case .submit: return submission(facts, tail).map { .submit($0) }
        case .approve: return .approve(on: on)
        case .reject: return ReasonCode(tail.text(facts.reason)).map { .reject(on: on, reason: $0) }
        case .edit: return on.first.map { .edit(on: $0) }
        case .reopen: return .reopen(on: on)
        case .defer: return .defer(on: on, until: facts.moment)
        case .note: return .note(on: on)
        case .undo: return .undo(entry: EntryNumber(facts.reference), on: on)
        case .erase:
            return .erase(on: on, blank: tail.numbers[facts.blank.range].map { EntryNumber($0) })
        }
    }

    private static func release(_ facts: EntryFacts, _ tail: EntryBatch) -> Release? {
        guard let slug = Slug(tail.text(facts.release)), let date = CivilDate(tail.bytes[facts.date.range]) else {
            return nil
        }
        return Release(
            slug: slug, title: tail.text(facts.title), date: date, url: tail.optionalText(facts.url),
            summary: tail.optionalText(facts.summary))
    }

    private static func submission(_ facts: EntryFacts, _ tail: EntryBatch) -> Submission? {
        guard let slug = Slug(tail.text(facts.release)), let number = tail.on(facts).first else { return nil }
        var submission = Submission(
            comment: CommentNumber(number), release: slug,
            parent: facts.reference == 0 ? nil : CommentNumber(facts.reference), submitted: facts.moment)
        if !facts.sourceSystem.isEmpty {
            submission.source = Source(system: tail.text(facts.sourceSystem), id: tail.text(facts.sourceID))
        }
        if facts.base == .approved { submission.base = .approved }
        if facts.base == .rejected {
            guard let reason = ReasonCode(tail.text(facts.reason)) else { return nil }
            submission.base = .rejected(reason)
        }
        return submission
    }

    /// The number that a line begins with; 0 if it doesn't.
    static func numberAsWritten(in line: UnsafeRawBufferPointer) -> Int {
        var number = 0
        for byte in line.dropFirst(5).prefix(10) {
            guard (0x30...0x39).contains(byte) else { break }
            number = number * 10 + Int(byte) - 0x30
        }
        return number
    }
}

extension EntryBatch {
    fileprivate func optionalText(_ piece: Piece) -> String? {
        piece.isEmpty ? nil : text(piece)
    }
}
