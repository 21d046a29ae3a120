import JSON
import Moderation

/// Writes an export of Commento, version 1.
struct CommentoWriter: FormatWriter {
    private var json = JSONWriter(escaping: .journal)
    private let site: String
    private var domain = ""
    private var path = ""
    /// Who wrote, for the end of the file.
    private var authors: [(id: String, author: Author)] = []

    init(site: String) {
        self.site = site
        json.beginObject()
        json.key("version")
        json.number(1)
        json.key("comments")
        json.beginArray()
    }

    mutating func open(_ page: ExportPlan.Page, _ release: Release) {
        let url = release.url ?? site + "/" + release.slug.text
        domain = SiteName.hostAlone(of: url)
        // What follows the host, its query too.
        let rest = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        path = rest.count > 3 && url.contains("://") ? "/" + rest[3] : "/"
    }

    mutating func write(_ comment: ExportedComment, as row: ExportPlan.Row) -> Int {
        let author = ExportPlan.hexadecimal(comment.number)
        authors.append((author, comment.author))
        json.endLine()
        if authors.count > 1 { separate() }
        json.beginObject()
        member("commentHex", row.id)
        member("domain", domain)
        member("url", path)
        member("commenterHex", author)
        member("markdown", comment.body)
        member("html", HTMLParagraphs.html(of: comment.body))
        member("parentHex", row.parent ?? "root")
        json.key("score")
        json.number(0)
        member("state", "approved")
        member("creationDate", comment.submitted.journal)
        json.key("direction")
        json.number(0)
        json.key("deleted")
        json.bool(false)
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
            member("commenterHex", id)
            member("email", author.email ?? "undefined")
            member("name", author.name)
            member("link", author.site ?? "undefined")
            member("photo", "undefined")
            member("provider", "commento")
            member("joinDate", "1970-01-01T00:00:00Z")
            json.key("isModerator")
            json.bool(false)
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

    /// A comma at the beginning of a line: the writer puts none after the end of one.
    private mutating func separate() { json.bytes.append(UInt8(ascii: ",")) }

    private mutating func member(_ key: String, _ text: String) {
        json.key(key)
        json.string(text)
    }
}
