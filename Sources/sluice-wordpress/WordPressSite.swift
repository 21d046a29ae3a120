import Helper
import Interchange
import JSON
import Markup
import Moderation
import Text

/// A WordPress over REST.
///
/// It can't compare and set: between the look at a comment and its change lie some tens of milliseconds in which another
/// user's change may be lost. And every change filters the text again and writes the sender's address into the comment, so
/// address, browser and date are sent back as they were read, and a text that the filter would change is left alone.
struct WordPressSite: SiteLink {
    static let states = ["hold", "approved", "spam", "trash"]
    private static let perPage = 100
    private static let fields =
        "id,post,parent,author_name,author_email,author_url,author_ip,author_user_agent,date,date_gmt,content,status,type"

    let greeting: SiteGreeting
    let rest: RESTRoot

    init(_ site: WireSite, secret: String?) throws(SiteFault) {
        guard let url = site.url, let user = site.user, let secret else {
            throw SiteFault(exit: 78, "a WordPress needs url, user and secret")
        }
        rest = try RESTRoot(url, user: user + ":" + secret)
        greeting = SiteGreeting(
            system: rest.system, title: rest.title, states: WordPressSite.states, compareAndSet: false)
        // The first look shows whether the secret is right and the user may moderate.
        _ = try rest.get([rest.comments("status=hold&per_page=1&_fields=id")])
    }

    // MARK: Reading

    func list(after id: String, _ take: ([SiteComment]) throws(SiteFault) -> Void) throws(SiteFault) {
        let last = Int64(id) ?? 0
        if last == 0 { try listAll(take) } else { try take(try listNew(after: last)) }
    }

    /// All comments, by ids: those that arrive meanwhile are at the end.
    private func listAll(_ take: ([SiteComment]) throws(SiteFault) -> Void) throws(SiteFault) {
        let first = try page(1, order: "asc")
        try take(try comments(first))
        let pages = try WordPressSite.number("X-WP-TotalPages", of: first)
        var page = 2
        while page <= pages {
            // Some pages in one process, and not all of them in memory.
            let count = min(10, pages - page + 1)
            let requests = (page..<(page + count)).map { pageRequest($0, order: "asc") }
            for response in try rest.get(requests) { try take(try comments(response)) }
            page += count
        }
    }

    /// The comments above an id: from the newest back.
    private func listNew(after last: Int64) throws(SiteFault) -> [SiteComment] {
        var found: [SiteComment] = []
        var page = 1
        while true {
            let comments = try comments(try self.page(page, order: "desc"))
            let new = comments.filter { Int64($0.id) ?? 0 > last }
            found += new
            guard new.count == comments.count, comments.count == WordPressSite.perPage else { return found.reversed() }
            page += 1
        }
    }

    private func page(_ number: Int, order: String) throws(SiteFault) -> Curl.Response {
        try rest.one(pageRequest(number, order: order))
    }

    private func pageRequest(_ number: Int, order: String) -> Curl.Request {
        rest.comments(
            "status=any&orderby=id&order=\(order)&per_page=\(WordPressSite.perPage)&page=\(number)&_fields="
                + WordPressSite.fields)
    }

    func get(_ ids: [String]) throws(SiteFault) -> [SiteComment] {
        let numbers = ids.filter { Int64($0) != nil }
        guard !numbers.isEmpty else { return [] }
        return try comments(
            try rest.one(
                rest.comments(
                    "status=any&per_page=\(WordPressSite.perPage)&include=\(numbers.joined(separator: ","))&_fields="
                        + WordPressSite.fields)))
    }

    func totals() throws(SiteFault) -> [SiteTotal] {
        let words = ["hold", "approve", "spam", "trash"]
        let responses = try rest.get(words.map { rest.comments("status=\($0)&per_page=1&_fields=id") })
        var totals: [SiteTotal] = []
        for (state, response) in zip(WordPressSite.states, responses) {
            totals.append(SiteTotal(state: state, count: try WordPressSite.number("X-WP-Total", of: response)))
        }
        return totals
    }

    /// A number of the site's in a header. It is not guessed: a comment that is not counted would seem to be gone.
    static func number(_ header: String, of response: Curl.Response) throws(SiteFault) -> Int {
        guard let number = response.header(header.lowercased()).flatMap({ Int($0) }) else {
            throw SiteFault(
                exit: 74, "the site answers without the header \(header): does a proxy before it take it off?")
        }
        return number
    }

    func threads(_ ids: [String]) throws(SiteFault) -> [SiteThread] {
        var found: [SiteThread] = []
        var rest = ids.filter { Int64($0) != nil }
        func take(_ kind: String) throws(SiteFault) {
            let list = rest.joined(separator: ",")
            let status = kind == "media" ? "inherit" : "any"
            let response = try self.rest.one(
                self.rest.request(
                    kind,
                    "context=edit&status=\(status)&per_page=100&include=\(list)&_fields=id,title,link,date,status,password"
                ), allowing: [400, 401, 403, 404])
            guard response.status == 200 else { return }
            for node in try RESTRoot.nodes(response) { if let page = WordPressSite.page(node) { found.append(page) } }
            let known = Set(found.map { Array($0.id.utf8) })
            rest.removeAll { known.contains(Array($0.utf8)) }
        }
        for kind in ["posts", "pages"] where !rest.isEmpty { try take(kind) }
        // A page of no known kind is reported as one that the site doesn't have.
        for kind in rest.isEmpty ? [] : try otherKinds() where !rest.isEmpty { try take(kind) }
        return found
    }

    /// The kinds of pages that plugins and themes have added.
    private func otherKinds() throws(SiteFault) -> [String] {
        let response = try rest.one(rest.request("types", "context=edit"))
        return try RESTRoot.node(response).object?.compactMap { member in
            guard member.node["rest_namespace"]?.string ?? "wp/v2" == "wp/v2",
                let kind = member.node["rest_base"]?.string,
                kind != "posts", kind != "pages", kind.utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7F })
            else { return nil }
            return kind
        } ?? []
    }

    private static func page(_ node: JSONNode) -> SiteThread? {
        guard let id = node["id"]?.integer(Int64.self) else { return nil }
        let title = FlatText.of(node["title"]?["raw"]?.string ?? "")
        // What belongs to another page has the status of that page.
        let isPublic = ["publish", "inherit"].contains(node["status"]?.string ?? "")
        return SiteThread(
            id: "\(id)", title: title.unlessEmpty, url: node["link"]?.string, date: node["date"]?.string,
            isHidden: !isPublic || node["password"]?.string?.unlessEmpty != nil)
    }

    private func comments(_ response: Curl.Response) throws(SiteFault) -> [SiteComment] {
        try RESTRoot.nodes(response).compactMap { RESTComment($0, rest.clock)?.comment }
    }
}

/// A comment as REST has it.
struct RESTComment {
    var comment: SiteComment
    var address: String
    var browser: String
    var date: String
    /// Whether everything except the text comes out of a change as it went in.
    var isStableBesides: Bool

    init?(_ node: JSONNode, _ clock: SiteClock) {
        guard let id = node["id"]?.integer(Int64.self), let text = node["content"]?["raw"]?.string,
            let status = node["status"]?.string
        else { return nil }
        func field(_ key: String) -> String? { node[key]?.string?.unlessEmpty }
        address = node["author_ip"]?.string ?? ""
        browser = node["author_user_agent"]?.string ?? ""
        date = node["date_gmt"]?.string ?? ""
        let parent = node["parent"]?.integer(Int64.self) ?? 0
        let submitted = RESTComment.moment(date)
        isStableBesides =
            clock.agrees(local: node["date"]?.string ?? "", with: submitted)
            && FilteredText.isStable(line: node["author_name"]?.string ?? "")
            && FilteredText.isStable(email: node["author_email"]?.string ?? "")
            && FilteredText.isStable(site: node["author_url"]?.string ?? "")
            && FilteredText.isStable(networkAddress: address)
            && FilteredText.isStable(line: browser)
        comment = SiteComment(
            id: "\(id)", thread: node["post"]?.integer(Int64.self).map { "\($0)" } ?? "",
            parent: parent == 0 ? nil : "\(parent)", held: SiteText(state: status, text: text), isHTML: true,
            author: Author(
                name: field("author_name").map(Entities.decoded) ?? "", email: field("author_email"),
                site: field("author_url").map(Entities.decoded), address: field("author_ip")),
            submitted: submitted, isComment: ["comment", ""].contains(node["type"]?.string ?? ""),
            isStable: isStableBesides && FilteredText.isStable(text))
    }

    /// `2026-11-10T08:00:00`, which is UTC; `nil` for the zeros that stand for no time.
    private static func moment(_ date: String) -> Moment? {
        Moment(journal: Array((date + ".000Z").utf8))
    }
}
