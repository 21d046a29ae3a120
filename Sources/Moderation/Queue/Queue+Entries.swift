extension Queue {
    package func contains(_ entry: EntryNumber) -> Bool {
        entry.rawValue > 0 && Int(entry.rawValue) <= entries.count
    }

    /// When an entry was written, by its writer's clock.
    package func time(of entry: EntryNumber) -> Moment? {
        contains(entry) ? Moment(milliseconds: entries.rows[entry.index].at) : nil
    }

    /// Where an entry stands in the journal.
    package func place(of entry: EntryNumber) -> EntryPlace? {
        guard contains(entry) else { return nil }
        let place = entries.lines[entry.index].place
        return EntryPlace(mark: place.mark, extent: place.extent, origin: origin)
    }

    /// Where the body in force of a comment stands; `nil` when it is erased, or missing.
    package func bodyPlace(of number: CommentNumber) -> EntryPlace? {
        guard contains(number), state(of: number) != .erased else { return nil }
        let entry = body(of: number)
        // An erasure lists bodies only together with their comments, so if no blank is unexplained, no other body can be missing.
        return missing == 0 || hasContent(entry) ? place(of: entry) : nil
    }

    package func submissionPlace(of number: CommentNumber) -> EntryPlace? {
        contains(number) ? place(of: submission(of: number)) : nil
    }

    package func verb(of entry: EntryNumber) -> Verb? {
        contains(entry) ? entries.verb(of: entry.rawValue) : nil
    }

    package func at(of entry: EntryNumber) -> Moment? {
        contains(entry) ? Moment(milliseconds: entries.rows[entry.index].at) : nil
    }

    package func by(of entry: EntryNumber) -> Login? {
        contains(entry) ? login(Int(entries.rows[entry.index].by)) : nil
    }

    /// Who wrote an entry, by number (see ``loginIndex(_:)``); 0 when there is no such entry.
    package func byIndex(of entry: EntryNumber) -> Int {
        contains(entry) ? Int(entries.rows[entry.index].by) : 0
    }

    /// The reason of a rejection, by number (see ``reasonIndex(_:)``); 0 for any other entry.
    package func reasonIndex(of entry: EntryNumber) -> Int {
        guard let verb = verb(of: entry) else { return 0 }
        switch verb {
        case .reject: return Int(entries.rows[entry.index].payload)
        case .submit: return comments.base(of: Int(entries.rows[entry.index].payload) - 1).reason
        default: return 0
        }
    }

    /// Whether an entry carries content that is still there.
    package func hasContent(_ entry: EntryNumber) -> Bool {
        guard contains(entry) else { return false }
        let kinds = EntryRow.hasContent | EntryRow.isListed
        return entries.rows[entry.index].flags & kinds == EntryRow.hasContent
    }

    /// Whether an entry had content that is gone.
    package func isBlanked(_ entry: EntryNumber) -> Bool {
        contains(entry) && entries.rows[entry.index].flags & EntryRow.hasDigest != 0 && !hasContent(entry)
    }

    /// The last undo in force for at least one of an entry's comments.
    package func undone(_ entry: EntryNumber) -> EntryNumber? {
        guard contains(entry) else { return nil }
        let last = changeRange(of: entry.rawValue).reduce(UInt32(0)) { Swift.max($0, changes.rows[$1].undone) }
        return last == 0 ? nil : EntryNumber(last)
    }

    /// The act or note that an undo or a redo is about; any other entry itself.
    package func act(behind entry: EntryNumber) -> EntryNumber {
        var entry = entry
        // An undo names an entry before it, so this ends.
        while verb(of: entry) == .undo { entry = EntryNumber(entries.rows[entry.index].payload) }
        return entry
    }

    /// Whether an entry is the undo of an undo: it did an act again.
    package func isRedo(_ entry: EntryNumber) -> Bool {
        verb(of: entry) == .undo && verb(of: EntryNumber(entries.rows[entry.index].payload)) == .undo
    }

    /// How many changes there are: what entries other than `submit` did to comments, counted for each of their comments.
    package var changeCount: Int { changes.count }

    /// How many comments an entry changes.
    package func count(in entry: EntryNumber) -> Int {
        guard let verb = verb(of: entry) else { return 0 }
        return verb == .submit ? 1 : changeRange(of: entry.rawValue).count
    }

    /// The comments that an entry changes, ascending.
    package func on(_ entry: EntryNumber) -> [CommentNumber] {
        guard let verb = verb(of: entry) else { return [] }
        if verb == .submit { return [CommentNumber(entries.rows[entry.index].payload)] }
        return changeRange(of: entry.rawValue).map { CommentNumber(changes.rows[$0].comment) }
    }

    /// The newest entry by a login; `nil` if there is none.
    package func newestEntry(by login: Login, upTo last: EntryNumber? = nil) -> EntryNumber? {
        let last = last?.rawValue ?? .max
        return loginIndex(login).flatMap { own.newest(by: $0) { $0 <= last } }.map { EntryNumber($0) }
    }

    /// A moderator's newest rejections for a reason that have a note, the newest first.
    ///
    /// - Parameter limit: How many at most. Only the moderator's newest ten thousand entries are looked at.
    package func notedRejections(by login: Login, for reason: ReasonCode, limit: Int) -> [EntryNumber] {
        guard let index = loginIndex(login), let reason = reasonIndex(reason) else { return [] }
        var found: [EntryNumber] = []
        var seen = 0
        _ = own.newest(by: index) { raw in
            let entry = EntryNumber(raw)
            seen += 1
            if verb(of: entry) == .reject, reasonIndex(of: entry) == reason, hasContent(entry) { found.append(entry) }
            return found.count == limit || seen == 10_000
        }
        return found
    }

    /// Whether a comment was ever at that version: whether that entry handed it in or changed it.
    package func hasVersion(_ target: Target) -> Bool {
        guard contains(target.number) else { return false }
        var change = comments.rows[target.number.index].lastChange
        while change != 0 {
            if changes[change].entry == target.version.rawValue { return true }
            change = changes[change].previous
        }
        return target.version == submission(of: target.number)
    }

    /// Returns an entry as one line of a history.
    package func line(_ entry: EntryNumber) -> EntryLine? {
        guard let verb = verb(of: entry), let place = place(of: entry) else { return nil }
        let index = entry.index
        let payload = entries.rows[index].payload
        let named = changeRange(of: entry.rawValue)
        let release: Int? =
            switch verb {
            case .release: Int(payload)
            case .submit: Int(comments.rows[Int(payload) - 1].release)
            default: nil
            }
        let first: UInt32? =
            verb == .submit ? payload : named.isEmpty ? nil : changes.rows[named.lowerBound].comment
        return EntryLine(
            number: entry, verb: verb, at: Moment(milliseconds: entries.rows[index].at),
            by: login(Int(entries.rows[index].by)), place: place, count: count(in: entry),
            first: first.map { CommentNumber($0) }, release: release.map { releaseColumns.slug($0) },
            reason: reason(reasonIndex(of: entry)),
            until: verb == .defer ? Moment(milliseconds: deferrals[payload].until) : nil,
            reference: verb == .undo ? EntryNumber(payload) : nil,
            act: verb == .undo ? act(behind: entry) : nil, isRedo: isRedo(entry), undone: undone(entry),
            hasContent: hasContent(entry), isBlanked: isBlanked(entry))
    }
}

/// Whether another queue, read from a journal that took this one's place, has the same. Entries written in the same
/// millisecond by the same login, with the same facts and length, count as the same.
extension Queue {
    /// Whether the other queue has the comment at the same version, made by the same entry, and handed in by the same
    /// entry and author.
    package func isSame(_ target: Target, in other: Queue) -> Bool {
        isSame(target.version, in: other) && isSame(target.number, in: other)
    }

    /// Whether the other queue has the same comment, whatever has become of it there.
    package func isSame(_ number: CommentNumber, in other: Queue) -> Bool {
        guard contains(number), other.contains(number), submission(of: number) == other.submission(of: number),
            isSame(submission(of: number), in: other), submitted(of: number) == other.submitted(of: number),
            parent(of: number) == other.parent(of: number),
            releaseColumns.slugs.isSame(
                releaseIndex(of: number), as: other.releaseColumns.slugs, other.releaseIndex(of: number))
        else { return false }
        // An erasure removes the author's names.
        if state(of: number) == .erased || other.state(of: number) == .erased { return true }
        let (own, others) = (authors, other.authors)
        return own.names.isSame(nameIndex(of: number), as: others.names, other.nameIndex(of: number))
            && own.emails.isSame(emailIndex(of: number), as: others.emails, other.emailIndex(of: number))
            && own.addresses.isSame(addressIndex(of: number), as: others.addresses, other.addressIndex(of: number))
    }

    /// Whether the other queue continues this one: every entry and every comment of this queue is also there. One pass over all.
    package func isContinued(by other: Queue) -> Bool {
        guard identity == other.identity, changes.count <= other.changes.count else { return false }
        return (0..<entryCount).allSatisfy { isSame(EntryNumber(UInt32($0 + 1)), in: other) }
            && (0..<changes.count).allSatisfy { changes.rows[$0].comment == other.changes.rows[$0].comment }
            && (0..<commentCount).allSatisfy { isSame(CommentNumber(UInt32($0 + 1)), in: other) }
    }

    private func isSame(_ entry: EntryNumber, in other: Queue) -> Bool {
        guard contains(entry), other.contains(entry) else { return false }
        let (own, others) = (entries.rows[entry.index], other.entries.rows[entry.index])
        return own.at == others.at && own.verb == others.verb && own.payload == others.payload
            && logins.isSame(Int(own.by), as: other.logins, Int(others.by))
            && (place(of: entry)?.extent == other.place(of: entry)?.extent || !hasContent(entry)
                || !other.hasContent(entry))
    }
}

extension EntryNumber {
    /// Where the entry stands in every column.
    var index: Int { Int(rawValue) - 1 }
}

/// An entry as one line of a history: everything but what people wrote.
package struct EntryLine: Hashable, Sendable {
    package var number: EntryNumber
    package var verb: Verb
    package var at: Moment
    package var by: Login
    package var place: EntryPlace
    /// How many comments it changes; `release` and `found` change none.
    package var count: Int
    /// The first of them.
    package var first: CommentNumber?
    /// `release` and `submit`: which one.
    package var release: Slug?
    /// `reject`, and `submit` that arrived rejected: why.
    package var reason: ReasonCode?
    /// `defer`: until when.
    package var until: Moment?
    /// `undo`: the entry that it took back, or, when that is an undo, did again.
    package var reference: EntryNumber?
    /// `undo`: the act or note that is taken back or done again.
    package var act: EntryNumber?
    /// `undo`: whether it is the undo of an undo.
    package var isRedo: Bool
    /// The last undo in force for at least one of its comments.
    package var undone: EntryNumber?
    /// Whether the entry carries content that is still there.
    package var hasContent: Bool
    /// Whether an erasure has removed its content.
    package var isBlanked: Bool
}
