import Crypto
import Helper
import Interchange
import JSON

/// Where the REST interface of a WordPress is, and how to call it.
struct RESTRoot {
    /// The system of the site's comments.
    let system: String
    let title: String
    let clock: SiteClock
    private let url: String
    private let user: String
    /// Whether addresses are written as one query: without pretty links.
    private let isPlain: Bool

    private static let limits = JSONLimits(bytes: 256 << 20, values: 1 << 22)

    /// Finds the interface, and whether it takes application passwords.
    init(_ url: String, user: String) throws(SiteFault) {
        var url = url
        while url.utf8.last == UInt8(ascii: "/") { url.removeLast() }
        let fields = "_fields=authentication,name,url,home,gmt_offset,timezone_string"
        let tries = [(false, url + "/wp-json/?" + fields), (true, url + "/?rest_route=/&" + fields)]
        var last: Curl.Response?
        for (isPlain, address) in tries {
            guard let response = try Curl.get([Curl.Request("GET", address)]).first else { continue }
            last = response
            guard response.status == 200, let node = try? RESTRoot.node(response), let name = node["name"]?.string
            else {
                continue
            }
            guard node["authentication"]?["application-passwords"] != nil else {
                throw SiteFault(
                    exit: 77,
                    "application passwords are not available there: the site must use https, and they must not be switched off"
                )
            }
            let home = node["home"]?.string ?? node["url"]?.string ?? url
            system = SiteName.system(of: .wordpress, at: home, digest: { Array(SHA256.hash(data: $0)) })
            title = name
            clock = SiteClock(zone: node["timezone_string"]?.string ?? "", hours: node["gmt_offset"])
            (self.url, self.user, self.isPlain) = (url, user, isPlain)
            return
        }
        throw last.map(RESTRoot.fault) ?? SiteFault(exit: 69, "the site can't be reached")
    }

    // MARK: Asking

    func request(_ path: String, _ query: String, method: String = "GET", json: [UInt8]? = nil) -> Curl.Request {
        let address = isPlain ? url + "/?rest_route=/wp/v2/\(path)&\(query)" : url + "/wp-json/wp/v2/\(path)?\(query)"
        return Curl.Request(method, address, user: user, json: json)
    }

    func comments(_ query: String) -> Curl.Request { request("comments", "context=edit&" + query) }

    func comment(_ id: String, _ query: String, method: String = "GET", json: [UInt8]? = nil) -> Curl.Request {
        request("comments/" + id, query, method: method, json: json)
    }

    /// Makes requests that change nothing.
    func get(_ requests: [Curl.Request]) throws(SiteFault) -> [Curl.Response] {
        let responses = try Curl.get(requests)
        for response in responses where response.status != 200 { throw RESTRoot.fault(response) }
        return responses
    }

    func one(_ request: Curl.Request, allowing others: [Int] = []) throws(SiteFault) -> Curl.Response {
        guard let response = try Curl.get([request]).first else { throw SiteFault(exit: 74, "no answer") }
        guard response.status == 200 || others.contains(response.status) else { throw RESTRoot.fault(response) }
        return response
    }

    // MARK: Answers

    static func node(_ response: Curl.Response) throws(SiteFault) -> JSONNode {
        do throws(JSONError) {
            return try JSONReader.read(response.body, limits: limits)
        } catch {
            throw fault(response)
        }
    }

    static func nodes(_ response: Curl.Response) throws(SiteFault) -> [JSONNode] {
        guard let nodes = try node(response).array else { throw fault(response) }
        return nodes
    }

    /// WordPress' message about an error.
    static func message(_ response: Curl.Response) -> String? {
        guard let node = try? JSONReader.read(response.body, limits: limits) else { return nil }
        return node["message"]?.string
    }

    /// WordPress' name for an error.
    static func code(_ response: Curl.Response) -> String? {
        (try? JSONReader.read(response.body, limits: limits))?["code"]?.string
    }

    /// Why a response is not what was asked for.
    static func fault(_ response: Curl.Response) -> SiteFault {
        let code = code(response)
        switch (response.status, code) {
        case (300..<400, _):
            let place = response.header("location") ?? "elsewhere"
            return SiteFault(exit: 78, "the site sends on to \(place): correct url")
        case (401, _?):
            return SiteFault(
                exit: 77,
                "the site refuses the secret: user and application password must be right, and the web server must hand on the header Authorization"
            )
        case (403, _?):
            return SiteFault(exit: 77, "the user may not moderate there: it takes an editor or an administrator")
        case (404, "rest_no_route"?), (404, "rest_disabled"?):
            return SiteFault(exit: 74, "the site's REST interface is switched off")
        case (_, nil):
            return SiteFault(
                exit: 74,
                "a page came instead of JSON, with \(response.status): the REST interface is switched off, or a firewall or maintenance is in between"
            )
        default:
            return SiteFault(exit: 74, "the site answers with \(response.status): \(message(response) ?? code ?? "")")
        }
    }
}
