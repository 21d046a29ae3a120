extension Queue {
    package func contains(_ number: CommentNumber) -> Bool {
        number.rawValue > 0 && Int(number.rawValue) <= comments.count
    }

    /// Assembles a comment; `nil` when there is none with this number.
    package subscript(number: CommentNumber) -> Comment? {
        guard let facts = facts(number) else { return nil }
        let index = number.index
        let key = authors.rows[comments.rows[index].author].key
        let address = Int(comments.links[index].address)
        return Comment(
            facts: facts, release: releaseColumns.slug(Int(comments.rows[index].release)), parent: parent(of: number),
            submitted: submitted(of: number), authorName: key.name == 0 ? nil : authors.names.string(Int(key.name)),
            authorEmail: key.email == 0 ? nil : authors.emails.string(Int(key.email)),
            address: address == 0 ? nil : authors.addresses.string(address), hasSource: hasSource(number))
    }

    /// The facts that decisions depend on; `nil` when there is no comment with this number.
    package func facts(_ number: CommentNumber) -> CommentFacts? {
        guard contains(number) else { return nil }
        let index = number.index
        let top = comments.rows[index].top
        let takenBack = comments.rows[index].takenBack
        return CommentFacts(
            number: number, version: version(of: number), snapshot: snapshot(status(at: index), of: index),
            submission: submission(of: number),
            topAct: top == 0 ? nil : EntryNumber(changes[top].entry),
            takenBack: takenBack == 0
                ? nil
                : CommentFacts.TakenBack(
                    act: EntryNumber(changes[takenBack].entry),
                    by: EntryNumber(changes[takenBack].undone)))
    }

    /// Replaces numbers by names.
    func snapshot(_ status: PackedStatus, of index: Int) -> Snapshot {
        Snapshot(
            state: status.state, reason: reason(status.reason),
            body: EntryNumber(status.edit == 0 ? comments.links[index].submission : status.edit),
            deferral: deferral(status.deferral))
    }

    func deferral(_ index: UInt32) -> Deferral? {
        guard index != 0 else { return nil }
        let record = deferrals[index]
        return Deferral(until: Moment(milliseconds: record.until), by: login(Int(record.by)))
    }

    func reason(_ index: Int) -> ReasonCode? {
        index == 0 ? nil : ReasonCode(reasons.string(index))
    }

    func login(_ index: Int) -> Login {
        Login(logins.string(index)) ?? .unknown
    }
}

/// Single columns. The number must be one that the queue contains.
extension Queue {
    package func state(of number: CommentNumber) -> State { comments.rows[number.index].status.state }

    /// The number of the last entry, of any verb, that changed it.
    package func version(of number: CommentNumber) -> EntryNumber {
        let change = comments.rows[number.index].lastChange
        return EntryNumber(change == 0 ? comments.links[number.index].submission : changes[change].entry)
    }

    /// When the reader sent it.
    package func submitted(of number: CommentNumber) -> Moment {
        Moment(milliseconds: comments.submitted[number.index])
    }

    package func submission(of number: CommentNumber) -> EntryNumber {
        EntryNumber(comments.links[number.index].submission)
    }

    /// The entry whose body is in force.
    package func body(of number: CommentNumber) -> EntryNumber {
        EntryNumber(comments.texts[number.index].body)
    }

    /// Whether the body in force is not the submitted one.
    package func isEdited(_ number: CommentNumber) -> Bool { edit(at: number.index) != 0 }

    package func parent(of number: CommentNumber) -> CommentNumber? {
        let parent = comments.links[number.index].parent
        return parent == 0 ? nil : CommentNumber(parent)
    }

    /// The comment that another one answers, if the public doesn't see it: it is pending, rejected or erased.
    package func unpublishedParent(of number: CommentNumber) -> CommentNumber? {
        guard contains(number), let parent = parent(of: number), state(of: parent) != .approved else { return nil }
        return parent
    }

    /// Why it was rejected; `nil` in every other state.
    package func reason(of number: CommentNumber) -> ReasonCode? { reason(reasonIndex(of: number)) }

    /// The deferral that stands, whether or not it has run out.
    package func deferral(of number: CommentNumber) -> Deferral? { deferral(deferral(at: number.index)) }

    /// The deferral that a note or an edit by a login would end although its time has not come: one set by somebody else.
    package func deferral(of number: CommentNumber, notBy login: Login, at now: Moment) -> Deferral? {
        deferral(of: number).flatMap { $0.holds(at: now) && $0.by != login ? $0 : nil }
    }

    /// The deferral of a comment that an entry has ended although its time had not come.
    package func deferral(of number: CommentNumber, endedBy entry: EntryNumber) -> Deferral? {
        guard let change = changes(of: number).last(where: { $0.entry == entry }), change.after.deferral == nil else {
            return nil
        }
        return change.before?.deferral.flatMap { $0.holds(at: change.at) ? $0 : nil }
    }

    /// How many comments would still be deferred now if an entry had not ended their deferrals.
    package func deferralsEnded(by entry: EntryNumber, of numbers: [CommentNumber], stillMissedAt now: Moment) -> Int {
        numbers.count {
            state(of: $0) == .pending && deferral(of: $0) == nil
                && deferral(of: $0, endedBy: entry)?.holds(at: now) ?? false
        }
    }

    /// Until when it is deferred, whether or not that time has come, without the name of who deferred it.
    package func deferralEnd(of number: CommentNumber) -> Moment? {
        let deferral = deferral(at: number.index)
        return deferral == 0 ? nil : Moment(milliseconds: deferrals[deferral].until)
    }

    /// Whether the form that a comment came from has marked it (``Source/trapped``).
    package func isTrapped(_ number: CommentNumber) -> Bool { comments.links[number.index].isTrapped }

    /// Whether its text was changed, after its approval, on the live site that it came from, and nobody has acted on
    /// it since: it is public, and nobody here has read it.
    ///
    /// A sync acts under the name under which it handed the comment in.
    package func isEditedBySite(_ number: CommentNumber) -> Bool {
        guard hasSource(number), state(of: number) == .approved else { return false }
        let body = body(of: number)
        guard body != submission(of: number), version(of: number) == body, let line = line(body), line.verb == .edit
        else { return false }
        return line.by == self.line(submission(of: number))?.by
    }

    /// Whether it was imported from elsewhere.
    package func hasSource(_ number: CommentNumber) -> Bool {
        comments.links[number.index].hasSource
    }

    /// Whether it has a note that was not struck out.
    package func hasNote(_ number: CommentNumber) -> Bool {
        var change = comments.rows[number.index].lastChange
        while change != 0 {
            let index = Int(change) - 1
            if changes.rows[index].undone == 0, entries.verb(of: changes.rows[index].entry) == .note { return true }
            change = changes.rows[index].previous
        }
        return false
    }

    /// The newest approve or reject on the stack of acts in force, even beneath a later reopen. A comment imported as
    /// decided has none.
    package func decision(of number: CommentNumber) -> EntryNumber? {
        let change = decision(from: comments.rows[number.index].top)
        return change == 0 ? nil : EntryNumber(changes[change].entry)
    }
}

/// Names by number: a number stands for the same bytes as long as the queue lives; 0 means none.
extension Queue {
    package func releaseIndex(of number: CommentNumber) -> Int { Int(comments.rows[number.index].release) }
    /// Every reason that was ever given.
    package var reasonsGiven: [ReasonCode] { (0..<reasons.count).compactMap { ReasonCode(reasons.string($0 + 1)) } }
    package func reasonIndex(of number: CommentNumber) -> Int { comments.rows[number.index].status.reason }
    package func nameIndex(of number: CommentNumber) -> Int {
        Int(authors.rows[comments.rows[number.index].author].key.name)
    }
    package func emailIndex(of number: CommentNumber) -> Int {
        Int(authors.rows[comments.rows[number.index].author].key.email)
    }
    package func addressIndex(of number: CommentNumber) -> Int { Int(comments.links[number.index].address) }

    package var nameCount: Int { authors.names.count }
    package var emailCount: Int { authors.emails.count }
    package var addressCount: Int { authors.addresses.count }

    package func reasonIndex(_ reason: ReasonCode) -> Int? { known(reasons.index(of: reason.text)) }
    package func releaseIndex(_ slug: Slug) -> Int? { known(releaseColumns.slugs.index(of: slug.text)) }
    package func loginIndex(_ login: Login) -> Int? { known(logins.index(of: login.text)) }

    /// Gives a closure the UTF-8 of a name; no bytes for 0.
    package func withName<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        authors.names.withBytes(index, body)
    }
    package func withEmail<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        authors.emails.withBytes(index, body)
    }
    package func withAddress<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        authors.addresses.withBytes(index, body)
    }

    private func known(_ index: Int) -> Int? { index == 0 ? nil : index }
}

extension CommentNumber {
    /// Where the comment stands in every column.
    var index: Int { Int(rawValue) - 1 }
}

extension Queue {
    /// The comments among some that have a text, with where it stands.
    package func bodies(of numbers: some Collection<CommentNumber>) -> (numbers: [CommentNumber], places: [EntryPlace])
    {
        var known: [CommentNumber] = []
        var places: [EntryPlace] = []
        known.reserveCapacity(numbers.count)
        places.reserveCapacity(numbers.count)
        for number in numbers {
            guard let place = bodyPlace(of: number) else { continue }
            known.append(number)
            places.append(place)
        }
        return (known, places)
    }
}
