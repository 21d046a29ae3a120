import Moderation

/// A request as a web server passes it through the Common Gateway Interface (RFC 3875).
package struct Request: Hashable, Sendable {
    package enum Method: Hashable, Sendable {
        case get, head, post
        case other
    }

    /// What a path leads to.
    enum Route: Hashable, Sendable {
        /// The form of a release.
        case form(Slug)
        /// The page that a reader sees after sending a comment, and the page that later shows what became of it.
        case thanks, receipt
        case nowhere
    }

    package var method: Method
    var route: Route
    /// The part before the path: where the program is in the site, such as `/comments`; empty at its root.
    var prefix: String
    var query: FormFields
    /// Whether the request says that its body is a form.
    var isForm: Bool
    /// How many bytes the body has, according to the request; `nil` if that is not a number.
    package var length: Int?
    var address: String?

    /// The most bytes that a body may have: what a browser sends for anything that the form's own limits let a reader
    /// type. A unit of these limits is at most nine bytes there (`%E8%AA%9E`), so that a text that is too long comes
    /// back with the form.
    package static let mostBytes = 640 << 10

    /// - Parameter variable: Returns a variable of the environment, as bytes.
    package init(variable: (String) -> [UInt8]?) {
        method =
            switch variable("REQUEST_METHOD").map({ String(decoding: $0, as: UTF8.self) }) {
            case "GET": .get
            case "HEAD": .head
            case "POST": .post
            default: .other
            }
        route = Request.route(of: variable("PATH_INFO") ?? [])
        prefix = Request.prefix(variable("SCRIPT_NAME") ?? [])
        query = FormFields(query: variable("QUERY_STRING") ?? [])
        let type = (variable("CONTENT_TYPE") ?? []).prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        isForm = String(decoding: type, as: UTF8.self).lowercased() == "application/x-www-form-urlencoded"
        length = Request.length(variable("CONTENT_LENGTH") ?? [])
        address = variable("REMOTE_ADDR").flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// One name after one `/`, as it stands: no dots that climb, no second spelling of anything.
    private static func route(of path: [UInt8]) -> Route {
        guard path.first == UInt8(ascii: "/"), let rest = String(validating: path.dropFirst(), as: UTF8.self) else {
            return .nowhere
        }
        switch rest {
        case "-/thanks": return .thanks
        case "-/receipt": return .receipt
        default: return Slug(rest).map { .form($0) } ?? .nowhere
        }
    }

    /// Keeps a prefix that can stand in a header and in an address as it is; any other becomes empty.
    private static func prefix(_ bytes: [UInt8]) -> String {
        let isPlain =
            bytes.first == UInt8(ascii: "/") && bytes.dropFirst().first != UInt8(ascii: "/")
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "~"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
        guard isPlain else { return "" }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private static func length(_ digits: [UInt8]) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.count > 18 ? .max : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
