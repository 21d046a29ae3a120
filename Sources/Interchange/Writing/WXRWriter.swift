import Markup
import Moderation

/// Writes WXR, the file of WordPress that Isso and Disqus read too.
struct WXRWriter: FormatWriter {
    private var xml = XMLWriter()
    private let options: ExportPlan.Options

    init(_ options: ExportPlan.Options, site: String, title: String) {
        self.options = options
        xml.open(
            "rss",
            [
                ("version", "2.0"),
                ("xmlns:excerpt", "http://wordpress.org/export/1.2/excerpt/"),
                ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
                ("xmlns:wfw", "http://wellformedweb.org/CommentAPI/"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:dsq", "http://www.disqus.com/"),
                ("xmlns:wp", "http://wordpress.org/export/1.2/"),
            ])
        xml.open("channel")
        xml.element("title", title)
        xml.element("link", site)
        xml.element("wp:wxr_version", "1.2")
        xml.element("wp:base_site_url", site)
        xml.element("wp:base_blog_url", site)
    }

    mutating func open(_ page: ExportPlan.Page, _ release: Release) {
        let day = release.date.description + " 00:00:00"
        xml.open("item")
        xml.cdata("title", Entities.encoded(release.title))
        xml.element("link", release.url ?? "")
        xml.cdata("content:encoded", "")
        if options.format == .disqus { xml.element("dsq:thread_identifier", release.slug.text) }
        xml.element("wp:post_id", page.id)
        xml.element("wp:post_date", day)
        xml.element("wp:post_date_gmt", day)
        xml.element("wp:comment_status", "open")
        xml.element("wp:post_name", release.slug.text)
        xml.element("wp:status", "publish")
        xml.element("wp:post_type", "post")
    }

    mutating func write(_ comment: ExportedComment, as row: ExportPlan.Row) -> Int {
        let before = xml.leftOut
        // There is no room for milliseconds: `2026-11-24T09:12:44.031Z` becomes `2026-11-24 09:12:44`.
        let time = String(comment.submitted.journal.prefix(19)).replacing("T", with: " ")
        xml.open("wp:comment")
        xml.element("wp:comment_id", row.id)
        xml.cdata("wp:comment_author", Entities.encoded(comment.author.name))
        xml.element("wp:comment_author_email", comment.author.email ?? "")
        xml.element("wp:comment_author_url", comment.author.site.map(address) ?? "")
        xml.element("wp:comment_author_IP", comment.author.address ?? "")
        xml.element("wp:comment_date", time)
        xml.element("wp:comment_date_gmt", time)
        xml.cdata("wp:comment_content", text(comment))
        xml.element("wp:comment_approved", state(comment))
        xml.element("wp:comment_type", "comment")
        xml.element("wp:comment_parent", row.parent ?? "0")
        xml.element("wp:comment_user_id", "0")
        xml.close()
        return xml.leftOut - before
    }

    mutating func close() { xml.close() }

    mutating func finish() {
        xml.close()
        xml.close()
    }

    mutating func taken() -> [UInt8] {
        defer { xml.bytes.removeAll(keepingCapacity: true) }
        return xml.bytes
    }

    /// Isso reads the text as Markdown, as it stands. The others read HTML: a text that came from a WordPress goes
    /// back as it came, any other is plain text, whatever it looks like.
    private func text(_ comment: ExportedComment) -> String {
        if options.format == .isso { return comment.body }
        let cameFromWordPress = comment.source?.system.utf8.starts(with: "wordpress:".utf8) ?? false
        return cameFromWordPress ? StoredText.stored(comment.body) : Entities.encoded(comment.body)
    }

    /// A web address stands raw, unless a part of it reads like a reference.
    private func address(_ site: String) -> String {
        Entities.decoded(site).isSame(as: site) ? site : Entities.encoded(site)
    }

    private func state(_ comment: ExportedComment) -> String {
        switch comment.state {
        case .approved: "1"
        case .rejected: comment.reason == options.spamReason ? "spam" : "trash"
        case .pending, .erased: "0"
        }
    }
}
