import Moderation

/// An entry of the journal as a line of a spreadsheet.
enum ExportRow {
    /// The first line.
    static func titles(forExcel: Bool = false) -> CommaFields {
        let titles = [
            "entry", "at", "by", "do", "comments", "release", "parent", "submitted", "source", "reason", "until", "of",
            "undone", "name", "email", "site", "address", "body", "note", "title", "date", "url", "summary",
        ]
        return fields(titles, forExcel)
    }

    static func row(of record: EntryRecord, forExcel: Bool = false) -> CommaFields {
        let entry = record.entry
        var release: Release?
        var submission: Submission?
        var slug: String?
        var reason: ReasonCode?
        var until: Moment?
        var of: EntryNumber?
        switch entry.act {
        case .release(let value):
            release = value
            slug = value.slug.text
        case .submit(let value):
            submission = value
            slug = value.release.text
            if case .rejected(let base) = value.base { reason = base }
        case .reject(_, let value): reason = value
        case .defer(_, let value): until = value
        case .undo(let value, _): of = value
        case .found, .approve, .edit, .reopen, .note, .erase: break
        }
        let author = entry.content?.author
        let values: [String?] = [
            "\(entry.number.rawValue)", entry.at.journal, entry.by.text, entry.act.verb.word,
            entry.act.on.map { "\($0.rawValue)" }.joined(separator: " "), slug,
            submission?.parent.map { "\($0.rawValue)" }, submission?.submitted.journal,
            submission?.source.map { "\($0.system):\($0.id)" }, reason?.text, until?.journal,
            of.map { "\($0.rawValue)" }, record.undone.map { "\($0.rawValue)" }, author?.name, author?.email,
            author?.site, author?.address, entry.content?.body, entry.content?.note, release?.title,
            release?.date.description, release?.url, release?.summary,
        ]
        return fields(values, forExcel)
    }

    private static func fields(_ values: [String?], _ isForExcel: Bool) -> CommaFields {
        var fields = CommaFields(isForExcel: isForExcel)
        for value in values { fields.add(value) }
        return fields
    }
}
