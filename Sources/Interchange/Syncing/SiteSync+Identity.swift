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
        if let known = agreements[Array(comment.id.utf8)]?.comment,
            ids.contains(where: { queue.candidates(from: Source(system: system, id: $0)).contains(known) }),
            try !isAnother(comment, than: known)
        {
            return known
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

    /// Whether a comment of the site differs from the one that stands here under its id: it was sent at another time,
    /// unless only that time was corrected.
    func isAnother(_ comment: SiteComment, than number: CommentNumber) throws(SyncStop) -> Bool {
        guard let submitted = comment.submitted, let known = queue[number],
            !SiteSync.isSameTime(submitted, known.submitted)
        else { return false }
        guard known.state != .erased, let name = known.authorName else { return true }
        var losses: [Loss] = []
        let author = AuthorMapping.author(of: comment.foreign, losses: &losses)
        guard author.name.isSame(as: name) else { return true }
        return try !isSameText(comment, number)
    }

    /// Whether two times can be the same: some files, and some sites, only give the second.
    private static func isSameTime(_ first: Moment, _ second: Moment) -> Bool {
        guard first != second else { return true }
        let isSecondAlone = [first, second].contains { $0.milliseconds % 1_000 == 0 }
        return isSecondAlone && (first.milliseconds &- second.milliseconds).magnitude < 1_000
    }
}
