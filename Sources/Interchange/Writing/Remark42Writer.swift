import JSON
import Markup
import Moderation

/// Writes a backup of Remark42.
struct Remark42Writer: FormatWriter {
    private var json = JSONWriter(escaping: .journal)
    private let options: ExportPlan.Options
    private let site: String
    private var page = ""
    private var title = ""

    init(_ options: ExportPlan.Options, site: String) {
        self.options = options
        self.site = site
        json.beginObject()
        json.key("version")
        json.number(1)
        json.key("users")
        json.beginArray()
        json.endArray()
        json.key("posts")
        json.beginArray()
        json.endArray()
        json.endObject()
        json.endLine()
    }

    mutating func open(_ page: ExportPlan.Page, _ release: Release) {
        self.page = release.url ?? site + "/" + release.slug.text
        title = release.title
    }

    mutating func write(_ comment: ExportedComment, as row: ExportPlan.Row) -> Int {
        json.beginObject()
        member("id", row.id)
        member("pid", row.parent ?? "")
        member("text", HTMLParagraphs.html(of: comment.body))
        member("orig", comment.body)
        json.key("user")
        json.beginObject()
        member("name", comment.author.name)
        // An id of its own for each: that two have one name doesn't make them one person.
        member("id", "sluice_\(comment.number.rawValue)")
        member("picture", "")
        member("ip", "")
        json.key("admin")
        json.bool(false)
        json.endObject()
        json.key("locator")
        json.beginObject()
        member("site", options.site)
        member("url", page)
        json.endObject()
        json.key("score")
        json.number(0)
        json.key("votes")
        json.beginObject()
        json.endObject()
        member("time", comment.submitted.journal)
        member("title", title)
        json.endObject()
        json.endLine()
        return 0
    }

    mutating func close() {}
    mutating func finish() {}

    mutating func taken() -> [UInt8] {
        defer { json.bytes.removeAll(keepingCapacity: true) }
        return json.bytes
    }

    private mutating func member(_ key: String, _ text: String) {
        json.key(key)
        json.string(text)
    }
}

/// A plain text as HTML: paragraphs and line ends, nothing of it taken for markup.
enum HTMLParagraphs {
    static func html(of text: String) -> String {
        let paragraphs = Entities.encoded(text).split(separator: "\n\n", omittingEmptySubsequences: true)
        return paragraphs.map { "<p>" + $0.replacing("\n", with: "<br>\n") + "</p>\n" }.joined()
    }
}
