import JSON

/// An order to a helper program: a JSON object a line, version 1. Unknown members are ignored.
package enum WireOrder: Hashable, Sendable {
    /// The first: which site, and the secret for it.
    case hello(WireSite, secret: String?)
    case list(after: String)
    case get([String])
    case threads([String])
    case totals
    case set(String, seen: SiteText, want: SiteText)

    package static let version = 1
    /// How many ids one order may name.
    package static let mostIDs = 100

    /// The line, with its LF.
    package var line: [UInt8] {
        JSONWriter.line { json in
            switch self {
            case .hello(let site, let secret):
                json.member("hello", WireOrder.version)
                json.member("site") { json in
                    json.optionalMember("url", site.url)
                    json.optionalMember("user", site.user)
                    json.optionalMember("database", site.database)
                    json.optionalMember("pages", site.pages)
                }
                json.optionalMember("secret", secret)
            case .list(let id):
                json.member("do", "list")
                json.member("from", id)
            case .get(let ids):
                json.member("do", "get")
                json.member("ids", names: ids)
            case .threads(let ids):
                json.member("do", "threads")
                json.member("ids", names: ids)
            case .totals: json.member("do", "totals")
            case .set(let id, let seen, let want):
                json.member("do", "set")
                json.member("id", id)
                for (key, text) in [("seen", seen), ("want", want)] {
                    json.member(key) { json in
                        json.member("state", text.state)
                        json.member("text", text.text)
                    }
                }
            }
        }
    }

    /// Reads a line.
    ///
    /// - Throws: A fault with what was expected; 78 for another version.
    package init(line: [UInt8]) throws(SiteFault) {
        guard let node = try? JSONReader.read(line), node.object != nil else {
            throw SiteFault(exit: 65, "expected an order, an object of JSON")
        }
        if let version = node["hello"] {
            guard version.integer(Int.self) == WireOrder.version else {
                throw SiteFault(exit: 78, "this helper speaks version \(WireOrder.version) alone")
            }
            let site = node["site"]
            self = .hello(
                WireSite(
                    url: site?["url"]?.string, user: site?["user"]?.string, database: site?["database"]?.string,
                    pages: site?["pages"]?.string),
                secret: node["secret"]?.string)
            return
        }
        switch node["do"]?.string {
        case "list": self = .list(after: node["from"]?.string ?? "0")
        case "get": self = .get(node.ids)
        case "threads": self = .threads(node.ids)
        case "totals": self = .totals
        case "set":
            guard let id = node["id"]?.string, let seen = SiteText(node["seen"]), let want = SiteText(node["want"])
            else { throw SiteFault(exit: 65, "set needs id, seen and want") }
            self = .set(id, seen: seen, want: want)
        default: throw SiteFault(exit: 65, "expected hello, list, get, threads, totals or set")
        }
    }
}

/// Where a helper finds its site.
package struct WireSite: Hashable, Sendable {
    package var url: String?
    package var user: String?
    package var database: String?
    /// Where the pages with its comments are, if that is elsewhere.
    package var pages: String?

    package init(url: String? = nil, user: String? = nil, database: String? = nil, pages: String? = nil) {
        self.url = url
        self.user = user
        self.database = database
        self.pages = pages
    }
}

extension SiteText {
    init?(_ node: JSONNode?) {
        guard let state = node?["state"]?.string, let text = node?["text"]?.string else { return nil }
        self.init(state: state, text: text)
    }
}

extension JSONNode {
    fileprivate var ids: [String] { (self["ids"]?.array ?? []).compactMap(\.string) }
}
