package import Moderation
package import Wording

/// A feed of comments in Atom (RFC 4287), an entry a line.
package struct Feed {
    /// One entry.
    package struct Item: Hashable, Sendable {
        var number: CommentNumber
        var name: String
        /// The title of its release, and where that stands.
        var release: String
        var url: String?
        /// The text; `nil` where texts are left out.
        var body: String?
        var submitted: Moment
        /// When it became what it is; for the public, when it was published.
        var updated: Moment
        /// The word for its state; `nil` in feeds for the public, who see only one.
        var state: String?

        package init(
            number: CommentNumber, name: String, release: String, url: String?, body: String?, submitted: Moment,
            updated: Moment, state: String? = nil
        ) {
            self.number = number
            self.name = name
            self.release = release
            self.url = url
            self.body = body
            self.submitted = submitted
            self.updated = updated
            self.state = state
        }
    }

    /// What a feed is of.
    package enum Subject: Hashable, Sendable {
        case release(Slug, title: String, url: String?)
        case all
        /// What a query finds, for moderators.
        case query(String)
    }

    private let queue: String
    private let siteName: String?
    private let words: PublicWords

    /// - Parameters:
    ///   - queue: The queue's UUID, from which the ids are made.
    package init(queue: String, language: Language, siteName: String?) {
        self.queue = queue
        self.siteName = siteName
        words = PublicWords.words(language)
    }

    /// - Parameters:
    ///   - items: The newest first.
    ///   - beginning: When the feed was last changed if it has no entries.
    package func xml(_ subject: Subject, _ items: [Item], beginning: Moment) -> HTML {
        let updated = items.map(\.updated).max() ?? beginning
        let name: String
        let id: HTML
        var link: HTML = ""
        switch subject {
        case .release(let slug, let title, let url):
            (name, id) = (title, "release:\(slug.text)")
            if let url, WebAddress.isSafe(url) { link = "<link rel=\"alternate\" href=\"\(url)\"/>\n" }
        case .all: (name, id) = (words.all, "all")
        case .query(let query): (name, id) = ("\(words.waiting): \(query)", "query:\(Feed.encoded(query))")
        }
        var xml: HTML = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>\(tag(id))</id>
            <title>\(name)\(siteName.map { " – \($0)" as HTML })</title>
            <updated>\(updated.journal)</updated>
            \(link)
            """
        for item in items { xml += entry(item, subject) }
        xml += "</feed>\n"
        return xml
    }

    private func entry(_ item: Item, _ subject: Subject) -> HTML {
        let title: String =
            switch subject {
            case .query: "\(item.number) \(item.name) – \(item.release)"
            case .release, .all: words.on(item.name, item.release)
            }
        let link: HTML =
            if let address = item.url.flatMap({ WebAddress.of(item.number, at: $0) }) {
                "<link rel=\"alternate\" href=\"\(address)\"/>"
            } else {
                ""
            }
        let state: HTML? = item.state.map { "<category term=\"\($0)\"/>" }
        // HTML inside XML: what is escaped for the one is escaped again for the other.
        let content: HTML? = item.body.map { "<content type=\"html\">\(HTML.paragraphs(of: $0).text)</content>" }
        return """
            <entry><id>\(tag("\(item.number.rawValue)"))</id><title>\(title)</title>\
            <author><name>\(item.name)</name></author><published>\(item.submitted.journal)</published>\
            <updated>\(item.updated.journal)</updated>\(link)\(state)\(content)</entry>

            """
    }

    /// Encodes everything except letters, digits and a few signs, as addresses require.
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: ":"):
                String(UnicodeScalar(byte))
            default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    /// A tag URI (RFC 4151), whose authority is the queue.
    private func tag(_ name: HTML) -> HTML { "tag:\(queue),2026:\(name)" }

    /// Whether a feed shows an entry that another one doesn't, or shows it differently.
    package static func loses(from old: [UInt8], to new: [UInt8]) -> Bool {
        let left = Set(entries(in: new))
        return !entries(in: old).allSatisfy { left.contains($0) }
    }

    private static func entries(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A).filter { $0.starts(with: "<entry>".utf8) }
    }
}
