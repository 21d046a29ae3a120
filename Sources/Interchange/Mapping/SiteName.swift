import Moderation
import Text

/// The names that a site gets here: for its system, and for its pages.
package enum SiteName {
    /// Host and path of an address, in the form that names use: without scheme, user, explicit port 80 or 443, query
    /// and last slash; the host in lower case. `https://iem.example/zinas/` is `iem.example/zinas`.
    package static func host(of url: String) -> String {
        var bytes = Array(url.trimmed.utf8)[...]
        if let scheme = find("://", in: bytes) { bytes = bytes[(scheme + 3)...] }
        if bytes.starts(with: "//".utf8) { bytes = bytes.dropFirst(2) }
        bytes = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let slash = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
        var authority = bytes[..<slash]
        var path = bytes[slash...]
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
        while path.last == UInt8(ascii: "/") { path = path.dropLast() }
        let lower = authority.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return String(decoding: lower + path, as: UTF8.self)
    }

    /// The host alone of an address.
    static func hostAlone(of url: String) -> String {
        String(decoding: host(of: url).utf8.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
    }

    /// A name for a release: characters that a slug does not allow become `-`, and a name that was changed or cut
    /// ends in 8 digits of its digest.
    static func slug(_ text: String, digest: ([UInt8]) -> [UInt8]) -> Slug {
        if let slug = Slug(text) { return slug }
        let bytes = Array(text.utf8)
        var made = bytes.map { Slug.allows([0x61, $0]) ? $0 : UInt8(ascii: "-") }
        if !Slug.allows(made.prefix(1)) { made.insert(UInt8(ascii: "x"), at: 0) }
        made = made.prefix(128 - 9) + [UInt8(ascii: "-")] + Hexadecimal.digits(of: digest(bytes).prefix(4))
        return Slug(String(decoding: made, as: UTF8.self)) ?? .unknown
    }

    /// The system of a source: one that is too long ends in 8 digits of its digest.
    static func system(_ format: Format, site: String, digest: ([UInt8]) -> [UInt8]) -> String {
        let text = OneLine(format.rawValue + ":" + site).text
        guard text.utf8.count > Limits.sourceSystem else { return text }
        let end = "-" + Hexadecimal.text(of: digest(Array(text.utf8)).prefix(4))
        return OneLine.cut(text, to: Limits.sourceSystem - end.utf8.count) + end
    }

    /// Whether a text can be the system of a source.
    package static func isSystem(_ text: String) -> Bool {
        text.isVisible && text.utf8.count <= Limits.sourceSystem && !OneLine(text).isChanged
    }

    /// The system of a site's comments, by the site's address.
    package static func system(of format: Format, at url: String, digest: ([UInt8]) -> [UInt8]) -> String {
        system(format, site: host(of: url), digest: digest)
    }

    /// Digits of a digest of an address, to tell pages apart.
    static func digits(_ text: String, count: Int, digest: ([UInt8]) -> [UInt8]) -> String {
        Hexadecimal.text(of: digest(Array(text.utf8)).prefix(count / 2))
    }

    private static func find(_ text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        let wanted = Array(text.description.utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - wanted.count)).first { bytes[$0...].starts(with: wanted) }
    }
}
