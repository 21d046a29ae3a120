import Moderation

/// Which comment here is which one there.
///
/// A site gives an id out again: Isso after the newest comment was deleted, any site after its database was put back to an older state. What
/// was sent at another time is another comment, so that no words come to stand under another's name. Here it stands by an id of its
/// own, of the site's id and that time.
extension SiteSync {
    /// The number under which a comment of the site stands here.
    func number(of comment: SiteComment) throws(SyncStop) -> CommentNumber? {
        let ids = [comment.id] + (reusedID(of: comment).map { [$0] } ?? [])
        // What is remembered spares the look into the journal.
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

    /// What is remembered of a comment, unless that is of another one which the site had under the same id.
    func agreement(of id: String, on number: CommentNumber) -> Agreement? {
        agreements[Array(id.utf8)].flatMap { $0.comment == number ? $0 : nil }
    }

    /// The number of the comment that the site had last under an id.
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

    /// The id under which a comment can be handed in: another one than its own where that is taken.
    func freeID(of comment: SiteComment) throws(SyncStop) -> String {
        guard try number(from: comment.id) != nil else { return comment.id }
        return reusedID(of: comment) ?? comment.id
    }

    private func reusedID(of comment: SiteComment) -> String? {
        comment.submitted.map { comment.id + "@" + $0.journal }
    }

    /// Tells whether a comment of the site is another one than that which stands here under its id: sent at another time, unless only that
    /// time was corrected.
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

    /// Tells whether two times can be one: some files, and some sites, tell the second alone.
    private static func isSameTime(_ first: Moment, _ second: Moment) -> Bool {
        guard first != second else { return true }
        let isSecondAlone = [first, second].contains { $0.milliseconds % 1_000 == 0 }
        return isSecondAlone && (first.milliseconds &- second.milliseconds).magnitude < 1_000
    }
}
