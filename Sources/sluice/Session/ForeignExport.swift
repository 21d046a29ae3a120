import Interchange
import Moderation
import Terminal
import Wording

/// Writes comments as the file that another system imports.
struct ForeignExport {
    let session: Session
    let format: Format
    /// The system whose ids are kept, and the site's address, if they were given.
    let system: String?
    let site: String?

    /// Writes the comments that a query finds to standard output, and reports what they lose on standard error.
    ///
    /// The comments are read twice, once to plan their ids and once to write them, so that no more than one text is in memory.
    func write(_ query: String) throws(Failure) {
        let numbers = try session.select(try Session.query(query, otherwise: .pending))
        var comments: [ExportedComment] = []
        comments.reserveCapacity(numbers.count)
        for number in numbers.sorted() {
            guard var comment = try comment(number) else { continue }
            comment.body = ""
            comments.append(comment)
        }
        let site = site ?? self.site(of: comments)
        let options = ExportPlan.Options(
            format, system: system ?? self.system(of: comments, site: site), spamReason: ReasonCode("spam") ?? .other)
        let plan = ExportPlan(comments, options)
        var losses = plan.losses
        var writer = ExportWriter(options, site: site, title: session.settings.site ?? "")
        var output = Output(.tabs)
        for page in plan.pages where !output.isAbandoned {
            guard let release = session.queue.release(page.release) else { continue }
            writer.open(page, release)
            for row in page.rows {
                guard let comment = try comment(row.number) else { continue }
                if writer.write(comment, as: row) > 0 {
                    losses.add(.controlCharacters, place: Int(row.number.rawValue))
                }
                try output.add(file: writer.taken())
            }
            writer.close()
        }
        writer.finish()
        try output.add(file: writer.taken())
        try output.finish()
        for row in losses.rows() {
            Notices.tell(wording.loss(row.loss, count: row.count, comments: row.places))
        }
    }

    /// A comment with its text; `nil` once it is erased.
    private func comment(_ number: CommentNumber) throws(Failure) -> ExportedComment? {
        guard let record = try session.record(number), let author = record.author, let body = record.body else {
            return nil
        }
        let comment = record.comment
        return ExportedComment(
            number: number, release: comment.release, parent: session.queue.parent(of: number), state: comment.state,
            reason: session.queue.reason(of: number), author: author, body: body, submitted: comment.submitted,
            source: record.source)
    }

    /// The scheme and host of the first release that has an address.
    private func site(of comments: [ExportedComment]) -> String {
        for comment in comments {
            guard let url = session.queue.release(comment.release)?.url, let end = url.utf8.firstRange(of: "://".utf8)
            else { continue }
            return String(url[..<(url.utf8[end.upperBound...].firstIndex(of: UInt8(ascii: "/")) ?? url.endIndex)])
        }
        return ""
    }

    /// The system of the first comment that came from there, else one made from the site's address.
    private func system(of comments: [ExportedComment], site: String) -> String {
        let prefix = format.rawValue + ":"
        let known = comments.lazy.compactMap(\.source).first { $0.system.utf8.starts(with: prefix.utf8) }
        return known?.system ?? prefix + (site.split(separator: "://").last.map(String.init) ?? "")
    }
}
