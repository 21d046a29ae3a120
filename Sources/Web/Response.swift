/// An answer to a request, as the Common Gateway Interface wants it.
package struct Response: Hashable, Sendable {
    package enum Status: Int, Sendable {
        case ok = 200
        case seeOther = 303
        case badRequest = 400
        case notFound = 404
        case methodNotAllowed = 405
        case tooLarge = 413
        case unprocessable = 422
        case unavailable = 503

        var phrase: String {
            switch self {
            case .ok: "OK"
            case .seeOther: "See Other"
            case .badRequest: "Bad Request"
            case .notFound: "Not Found"
            case .methodNotAllowed: "Method Not Allowed"
            case .tooLarge: "Content Too Large"
            case .unprocessable: "Unprocessable Content"
            case .unavailable: "Service Unavailable"
            }
        }
    }

    package var status: Status
    /// Headers of this answer alone; ``bytes(withBody:)`` adds those of all.
    var headers: [(name: String, value: String)] = []
    var page: HTML

    package static func == (one: Response, other: Response) -> Bool { one.bytes() == other.bytes() }
    package func hash(into hasher: inout Hasher) { hasher.combine(bytes()) }

    /// The whole answer. None of our pages is cached on the way, tells other sites where its reader was, loads
    /// anything, or may stand inside another page.
    ///
    /// - Parameter hasBody: `false` for the answer to `HEAD`, which has everything except the page itself.
    package func bytes(withBody hasBody: Bool = true) -> [UInt8] {
        let body = Array(page.text.utf8)
        var head = "Status: \(status.rawValue) \(status.phrase)\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        head += """
            Content-Type: text/html; charset=utf-8\r
            Content-Length: \(body.count)\r
            Cache-Control: no-store\r
            Referrer-Policy: no-referrer\r
            X-Content-Type-Options: nosniff\r
            Content-Security-Policy: default-src 'none'; form-action 'self'; frame-ancestors 'none'\r
            \r

            """
        return Array(head.utf8) + (hasBody ? body : [])
    }
}
