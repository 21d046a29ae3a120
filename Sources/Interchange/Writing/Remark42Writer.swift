import JSON
import Markup
import Moderation

/// Writes a backup of Remark42.
struct Remark42Writer: FormatWriter {
    private var bytes: [UInt8]
    private let options: ExportPlan.Options
    private let site: String
    private var page = ""
    private var title = ""

    init(_ options: ExportPlan.Options, site: String) {
        self.options = options
        self.site = site
        bytes = JSONWriter.line { json in
            json.member("version", 1)
            json.member("users", names: [])
            json.member("posts", names: [])
        }
    }

    mutating func open(_ page: ExportPlan.Page, _ release: Release) {
        self.page = release.url ?? site + "/" + release.slug.text
        title = release.title
    }

    mutating func write(_ comment: ExportedComment, as row: ExportPlan.Row) -> Int {
        bytes += JSONWriter.line { json in
            json.member("id", row.id)
            json.member("pid", row.parent ?? "")
            json.member("text", HTMLParagraphs.html(of: comment.body))
            json.member("orig", comment.body)
            json.member("user") { json in
                json.member("name", comment.author.name)
                // An id of its own for each: two people may have the same name.
                json.member("id", "sluice_\(comment.number.rawValue)")
                json.member("picture", "")
                json.member("ip", "")
                json.member("admin", false)
            }
            json.member("locator") { json in
                json.member("site", options.site)
                json.member("url", page)
            }
            json.member("score", 0)
            json.member("votes") { _ in }
            json.member("time", comment.submitted.journal)
            json.member("title", title)
        }
        return 0
    }

    mutating func close() {}
    mutating func finish() {}

    mutating func taken() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}

/// A plain text as HTML: paragraphs and line ends; nothing in it counts as markup.
enum HTMLParagraphs {
    static func html(of text: String) -> String {
        let paragraphs = Entities.encoded(text).split(separator: "\n\n", omittingEmptySubsequences: true)
        return paragraphs.map { "<p>" + $0.replacing("\n", with: "<br>\n") + "</p>\n" }.joined()
    }
}
