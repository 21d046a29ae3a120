/// The state that follows from the journal.
package struct Queue: Sendable {
    /// Up to where the journal was taken.
    package private(set) var place = Place.beginning
    /// The journal's UUID, from its first entry; empty before.
    package private(set) var identity = ""

    package init() {}

    package var commentCount: Int { 0 }
    package var entryCount: Int { 0 }

    /// Takes what was read from the journal.
    ///
    /// - Throws: `Damage` at the first entry that breaks the law; the entries before it stay taken.
    package mutating func take(_ tail: Tail) throws(Damage) {}

    /// Entries whose content is missing although no erasure has listed them yet, ascending. At the end of a journal
    /// there must be none.
    package var unexplainedBlanks: [EntryNumber] { [] }
}

extension Queue {
    package func contains(_ number: CommentNumber) -> Bool { false }
    package subscript(number: CommentNumber) -> Comment? { nil }
    package func facts(_ number: CommentNumber) -> CommentFacts? { nil }

    // Columns: the number must be one that the queue contains.
    package func state(of number: CommentNumber) -> State { .pending }
    package func version(of number: CommentNumber) -> EntryNumber { EntryNumber(0) }
    package func submitted(of number: CommentNumber) -> Moment { Moment(milliseconds: 0) }
    package func submission(of number: CommentNumber) -> EntryNumber { EntryNumber(0) }
    package func body(of number: CommentNumber) -> EntryNumber { EntryNumber(0) }
    package func isEdited(_ number: CommentNumber) -> Bool { false }
    package func parent(of number: CommentNumber) -> CommentNumber? { nil }
    package func reason(of number: CommentNumber) -> ReasonCode? { nil }
    package func deferral(of number: CommentNumber) -> Deferral? { nil }
    package func hasSource(_ number: CommentNumber) -> Bool { false }
    /// Whether a note stands on it that was not struck.
    package func hasNote(_ number: CommentNumber) -> Bool { false }
    /// The newest approve or reject that stands on it; beneath a later reopen too. An imported one has none.
    package func decision(of number: CommentNumber) -> EntryNumber? { nil }

    // Interned names: an index is the same for the same bytes as long as the queue lives; 0 stands for none.
    package func releaseIndex(of number: CommentNumber) -> Int { 0 }
    package func reasonIndex(of number: CommentNumber) -> Int { 0 }
    package func nameIndex(of number: CommentNumber) -> Int { 0 }
    package func emailIndex(of number: CommentNumber) -> Int { 0 }
    package func addressIndex(of number: CommentNumber) -> Int { 0 }
    package var nameCount: Int { 0 }
    package var emailCount: Int { 0 }
    package var addressCount: Int { 0 }
    package func reasonIndex(_ reason: ReasonCode) -> Int? { nil }
    package func releaseIndex(_ slug: Slug) -> Int? { nil }
    package func loginIndex(_ login: Login) -> Int? { nil }
    package func withName<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    package func withEmail<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    package func withAddress<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(start: nil, count: 0))
    }

    package func counts(at now: Moment) -> Counts { Counts() }
    package func counts(of release: Slug, at now: Moment) -> Counts { Counts() }
    /// Counts of all releases at once, in the order of ``releases``.
    package func releaseCounts(at now: Moment) -> [Counts] { [] }
    package func nextDeferralEnd(after now: Moment) -> Moment? { nil }
    /// Counts comments by their newest decision. Local midnight must fall on a quarter of an hour of UTC.
    package func decidedToday(since midnight: Moment, by login: Login? = nil) -> Decided { Decided() }

    /// All releases, in the order in which they were first named.
    package var releases: [Release] { [] }
    package func release(_ slug: Slug) -> Release? { nil }

    // Entries
    package func place(of entry: EntryNumber) -> EntryPlace? { nil }
    package func bodyPlace(of number: CommentNumber) -> EntryPlace? { nil }
    package func submissionPlace(of number: CommentNumber) -> EntryPlace? { nil }
    package func line(_ entry: EntryNumber) -> EntryLine? { nil }
    package func verb(of entry: EntryNumber) -> Verb? { nil }
    package func at(of entry: EntryNumber) -> Moment? { nil }
    package func by(of entry: EntryNumber) -> Login? { nil }
    package func byIndex(of entry: EntryNumber) -> Int { 0 }
    /// The comments that an entry touches, ascending.
    package func on(_ entry: EntryNumber) -> [CommentNumber] { [] }
    /// What was done to a comment, its submission first.
    package func touches(of number: CommentNumber) -> [Touch] { [] }
    /// What an entry did to each of its comments, ascending.
    package func touches(in entry: EntryNumber) -> [Touch] { [] }

    // Authors
    package func record(ofAuthorOf number: CommentNumber) -> AuthorRecord { AuthorRecord() }
    /// Comments of the same author, by name and e-mail, newest first, itself too, `limit` at most.
    package func comments(byAuthorOf number: CommentNumber, limit: Int = .max) -> [CommentNumber] { [] }
    /// Comments from the same network address, newest first, itself too.
    package func comments(fromAddressOf number: CommentNumber, limit: Int = .max) -> [CommentNumber] { [] }
    /// Comments that answer this one, oldest first.
    package func replies(to number: CommentNumber) -> [CommentNumber] { [] }
    /// Comments that may come from this source, by a hash of it: who needs to be sure reads their submissions.
    package func candidates(from source: Source) -> [CommentNumber] { [] }
}

extension Queue {
    /// Makes a command of a decision, judged on this queue: targets that it refuses already are set apart.
    ///
    /// - Parameters:
    ///   - bodyInForce: With `edit`: the text that the comment has, so that an edit that changes nothing is refused.
    package func command(
        _ decision: Decision, on targets: [Target], by: Login, note: String? = nil, at now: Moment,
        bodyInForce: String? = nil
    ) -> Command {
        Command(decision: decision, by: by, note: note, targets: [], setApart: [], after: place)
    }

    /// Makes the command that takes an entry back: `nil` means the caller's newest act or note that can be taken back
    /// for at least one comment.
    package func undoCommand(_ entry: EntryNumber?, by: Login, at now: Moment) throws(UndoRefusal) -> Command {
        throw .nothingToUndo
    }

    /// Makes the command that does an act again. `entry` is the undo or the act; `nil` means the caller's newest undo
    /// that can be taken back for at least one comment.
    package func redoCommand(_ entry: EntryNumber?, by: Login, at now: Moment) throws(UndoRefusal) -> Command {
        throw .nothingToRedo
    }

    /// Finds the entries whose content goes with these comments.
    package func blankable(with erased: [CommentNumber]) -> (certain: [EntryNumber], sharedNotes: [EntryNumber]) {
        ([], [])
    }
}

extension Queue {
    /// What the public may see of a release, by number.
    package func publication(of release: Slug) -> [Publication] { [] }

    /// Looks back over `days` local days, the last of which is `last`.
    ///
    /// - Parameters:
    ///   - target: How long a comment may wait, in milliseconds: ``Settings/target``.
    ///   - release: Only comments of this release.
    package func statistics(
        days: Int, to last: CivilDate, zone: any Zone, now: Moment, target: Int64?, release: Slug? = nil
    ) -> Statistics {
        Statistics(
            days: [],
            waiting: .init(
                pending: 0, deferred: 0, nextDeferralEnd: nil, ages: [], oldestComment: nil, oldestAge: 0),
            speed: .init(decided: 0), moderators: [], reasons: [])
    }
}
