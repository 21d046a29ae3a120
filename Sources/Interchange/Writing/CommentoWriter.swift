import JSON
import Moderation

/// Writes an export of Commento, version 1.
struct CommentoWriter: FormatWriter {
    private var json = JSONWriter(escaping: .journal)
    private let site: String
    private var domain = ""
    private var path = ""
    /// The authors, for the end of the file.
    private var authors: [(id: String, author: Author)] = []

    init(site: String) {
        self.site = site
        json.beginObject()
        json.member("version", 1)
        json.key("comments")
        json.beginArray()
    }

    mutating func open(_ page: ExportPlan.Page, _ release: Release) {
        let url = release.url ?? site + "/" + release.slug.text
        domain = SiteName.hostAlone(of: url)
        // Everything after the host, including the query.
        let rest = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        path = rest.count > 3 && url.contains("://") ? "/" + rest[3] : "/"
    }

    mutating func write(_ comment: ExportedComment, as row: ExportPlan.Row) -> Int {
        let author = ExportPlan.hexadecimal(comment.number)
        authors.append((author, comment.author))
        json.endLine()
        if authors.count > 1 { separate() }
        json.beginObject()
        json.member("commentHex", row.id)
        json.member("domain", domain)
        json.member("url", path)
        json.member("commenterHex", author)
        json.member("markdown", comment.body)
        json.member("html", HTMLParagraphs.html(of: comment.body))
        json.member("parentHex", row.parent ?? "root")
        json.member("score", 0)
        json.member("state", "approved")
        json.member("creationDate", comment.submitted.journal)
        json.member("direction", 0)
        json.member("deleted", false)
        json.endObject()
        return 0
    }

    mutating func close() {}

    mutating func finish() {
        json.endArray()
        json.key("commenters")
        json.beginArray()
        for (index, (id, author)) in authors.enumerated() {
            json.endLine()
            if index > 0 { separate() }
            json.beginObject()
            json.member("commenterHex", id)
            json.member("email", author.email ?? "undefined")
            json.member("name", author.name)
            json.member("link", author.site ?? "undefined")
            json.member("photo", "undefined")
            json.member("provider", "commento")
            json.member("joinDate", "1970-01-01T00:00:00Z")
            json.member("isModerator", false)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endLine()
    }

    mutating func taken() -> [UInt8] {
        defer { json.bytes.removeAll(keepingCapacity: true) }
        return json.bytes
    }

    /// A comma at the beginning of a line: the writer puts none after a line's end.
    private mutating func separate() { json.bytes.append(UInt8(ascii: ",")) }
}
