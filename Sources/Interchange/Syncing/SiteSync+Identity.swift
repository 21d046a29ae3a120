import Moderation

/// Which comment here is which comment there.
///
/// A site may reuse an id: Isso after the newest comment was deleted, any site after its database was put back to an
/// older state. A comment sent at another time is another comment, so that no words end up under another author's
/// name. Here it gets an id of its own, made from the site's id and that time.
extension SiteSync {
    /// The number under which a comment of the site stands here.
    func number(of comment: SiteComment) throws(SyncStop) -> CommentNumber? {
        let ids = [comment.id] + (reusedID(of: comment).map { [$0] } ?? [])
        // What is remembered saves a look into the journal.
        if let known = agreements[Array(comment.id.utf8)]?.comment {
            var isFound = ids.contains { queue.candidates(from: Source(system: system, id: $0)).contains(known) }
            if !isFound { isFound = try hasReusedID(known, of: comment) }
            if isFound, try !isAnother(comment, than: known) { return known }
        }
        for id in ids {
            if let number = try number(from: id), try !isAnother(comment, than: number) { return number }
        }
        return nil
    }

    /// What is remembered about a comment, unless that is about another one which the site had under the same id.
    func agreement(of id: String, on number: CommentNumber) -> Agreement? {
        agreements[Array(id.utf8)].flatMap { $0.comment == number ? $0 : nil }
    }

    /// The number of the comment that the site last had under an id.
    func number(ofID id: String) throws(SyncStop) -> CommentNumber? {
        if let agreement = agreements[Array(id.utf8)] { return agreement.comment }
        return try number(from: id)
    }

    /// The number of the comment that was handed in under an id.
    func number(from id: String) throws(SyncStop) -> CommentNumber? {
        try calling { () throws(DeskError) in
            try queue.number(from: Source(system: system, id: id)) { (place) throws(DeskError) in
                try desk.entry(at: place)
            }
        }
    }

    /// The id under which a comment can be handed in: not its own if that is taken.
    func freeID(of comment: SiteComment) throws(SyncStop) -> String {
        guard try number(from: comment.id) != nil else { return comment.id }
        return reusedID(of: comment) ?? comment.id
    }

    private func reusedID(of comment: SiteComment) -> String? {
        comment.submitted.map { comment.id + "@" + $0.journal }
    }

    /// Whether a comment stands here by an id made from a site's id and a time, perhaps another time than it has there now.
    private func hasReusedID(_ number: CommentNumber, of comment: SiteComment) throws(SyncStop) -> Bool {
        guard let source = try submission(of: number)?.source else { return false }
        return source.system.isSame(as: system) && source.id.utf8.starts(with: (comment.id + "@").utf8)
    }

    private func submission(of number: CommentNumber) throws(SyncStop) -> Submission? {
        guard let place = queue.submissionPlace(of: number), case .submit(let submission) = try entry(at: place).act
        else {
            return nil
        }
        return submission
    }

    /// Whether a comment of the site is another one than the one that stands here under its id: sent at another time, unless only that
    /// time was corrected.
    func isAnother(_ comment: SiteComment, than number: CommentNumber) throws(SyncStop) -> Bool {
        guard let submitted = comment.submitted, let known = queue[number], submitted != known.submitted else {
            return false
        }
        let isSameTime = SiteSync.isSameTime(submitted, known.submitted)
        var losses: [Loss] = []
        let author = AuthorMapping.author(of: comment.foreign, losses: &losses)
        // Most times that differ differ in their precision alone: nothing has to be read.
        if isSameTime, known.authorName.map({ author.name.isSame(as: $0) }) ?? false { return false }
        // Of an erased comment only the time is left. It must not come back because its time was corrected.
        guard known.state != .erased, let place = queue.submissionPlace(of: number),
            let content = try entry(at: place).content, let before = content.author
        else { return !isSameTime && !SiteSync.isInAnotherZone(submitted, known.submitted) }
        let hasSameText = try isSameText(comment, number) || isText(content.body ?? "", of: comment)
        // An editor may have changed the name, or the text.
        if isSameTime { return !hasSameText }
        // Nobody here has read another address of a web site, even under the same words.
        return !author.name.isSame(as: before.name) || author.email != before.email && before.email != nil
            || author.site != before.site || !hasSameText
    }

    /// Whether two times can be the same: some files and sites give whole seconds, rounded down or up, and the last digits of a
    /// fraction may differ.
    private static func isSameTime(_ first: Moment, _ second: Moment) -> Bool {
        let isSecondAlone = [first, second].contains { $0.milliseconds % 1_000 == 0 }
        return (first.milliseconds &- second.milliseconds).magnitude < (isSecondAlone ? 1_000 : 10)
    }

    /// Whether two times differ by whole hours, as many as two time zones can: a site whose clock or zone was set right tells all
    /// times otherwise.
    private static func isInAnotherZone(_ first: Moment, _ second: Moment) -> Bool {
        let difference = (first.milliseconds &- second.milliseconds).magnitude
        let hour = UInt64(Moment.hour)
        return difference < 27 * hour && (difference + 1_000) % hour < 2_000
    }
}
