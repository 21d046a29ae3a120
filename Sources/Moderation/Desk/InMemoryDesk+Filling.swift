extension InMemoryDesk {
    /// Adds a release, dated 2026-11-20 unless told otherwise.
    package func release(
        _ slug: Slug, title: String, date: CivilDate? = nil, url: String? = nil, summary: String? = nil,
        by login: Login = .form
    ) throws(Damage) {
        let date = date ?? CivilDate(daysSince1970: 20_777)
        try write(.release(Release(slug: slug, title: title, date: date, url: url, summary: summary)), by: login)
    }

    /// Adds a comment, submitted at ``now`` unless told otherwise, and gives its number.
    @discardableResult
    package func submit(
        _ body: String, by author: Author, to release: Slug, parent: CommentNumber? = nil, submitted: Moment? = nil,
        source: Source? = nil, base: Submission.Base = .pending
    ) throws(Damage) -> CommentNumber {
        let number = CommentNumber(UInt32(queue.commentCount + 1))
        let submission = Submission(
            comment: number, release: release, parent: parent, submitted: submitted ?? now, source: source, base: base)
        try write(.submit(submission), by: .form, content: Content(author: author, body: body))
        return number
    }
}

extension Login {
    /// The name under which a web form submits.
    package static let form = Login("web") ?? .unknown
}
