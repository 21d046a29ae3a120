/// Finds links that show one host and lead to another, as markup makes them: `[url=http://evil.example]bank.lv[/url]`,
/// `[bank.lv](http://evil.example)`, `<a href="http://evil.example">bank.lv</a>`, `[http://evil.example bank.lv]`,
/// `"bank.lv":http://evil.example`.
struct LinkDisguise {
    let body: BodyBytes
    /// How far from a link the text that it shows is looked for, in bytes.
    private static let reach = 512

    /// Marks the disguised ones among the links of a body, which are ascending.
    func mark(_ links: inout [Findings.Link]) {
        for index in links.indices {
            guard let shown = shownText(of: links[index].range) else { continue }
            let host = links[index].asciiHost ?? links[index].host
            let isOther = { (other: Findings.Link) in
                shown.contains(other.range.lowerBound) && !LinkDisguise.leads(host, to: other.asciiHost ?? other.host)
            }
            // Neighbours only: a body may have thousands of links.
            let near = max(0, index - 8)..<min(links.count, index + 9)
            if near.contains(where: { $0 != index && isOther(links[$0]) }) || hidesOther(shown, host) {
                links[index].isDisguised = true
            }
        }
    }

    /// Whether a text shows another host in an e-mail address, or with entities for its dots.
    private func hidesOther(_ shown: Range<Int>, _ host: String) -> Bool {
        guard body.bytes[shown].contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "&") }) else {
            return false
        }
        var text = body.text(shown)
        for dot in ["&#46;", "&#046;", "&#x2e;", "&#x2E;", "&period;"] {
            text = text.split(separator: dot).joined(separator: ".")
        }
        text = text.split(separator: "@").joined(separator: " ")
        return text.withUTF8 { utf8 in
            let plain = BodyBytes(bytes: UnsafeRawBufferPointer(utf8))
            return Tokens(plain).contains { token in
                LinkFinder(body: plain).links(in: token).contains {
                    !LinkDisguise.leads(host, to: $0.asciiHost ?? $0.host)
                }
            }
        }
    }

    /// Whether a reader who expects one host gets there: `www.` and hosts under it belong to it.
    private static func leads(_ host: String, to shown: String) -> Bool {
        let (host, shown) = (plain(host), plain(shown))
        return host.elementsEqual(shown)
            || host.count > shown.count && host.suffix(shown.count + 1).elementsEqual([0x2E] + shown)
    }

    private static func plain(_ host: String) -> [UInt8] {
        let bytes = Array(host.utf8)
        return bytes.starts(with: "www.".utf8) ? Array(bytes.dropFirst(4)) : bytes
    }

    /// The text under which a link is shown; `nil` if that is the link itself.
    private func shownText(of link: Range<Int>) -> Range<Int>? {
        let start = opening(before: link.lowerBound)
        for (sign, bracket) in [("](", "["), ("］（", "［"), ("］(", "［"), ("](<", "[")] where ends(sign, before: start) {
            return back(to: bracket, from: start - sign.utf8.count)
        }
        if ends("]:", before: start) { return reference(before: start - 2) }
        if ends("\":", before: link.lowerBound) { return back(to: "\"", from: link.lowerBound - 2) }
        if isValue(at: start) {
            guard let tag = first(of: ["]", ">", "&gt;", "］", "＞"], from: link.upperBound) else { return nil }
            return tag
                .upperBound..<(first(of: ["[/", "</", "&lt;/", "［/", "＜/"], from: tag.upperBound)?.lowerBound
                ?? limit(tag.upperBound))
        }
        if body[link.lowerBound - 1] == UInt8(ascii: "[") || body[link.lowerBound - 1] == UInt8(ascii: "<"),
            body[link.upperBound] == UInt8(ascii: "|") || body[link.upperBound] == 0x20
        {
            let close = body[link.lowerBound - 1] == UInt8(ascii: "[") ? "]" : ">"
            guard let end = first(of: [close], from: link.upperBound) else { return nil }
            return link.upperBound..<end.lowerBound
        }
        return nil
    }

    /// Whether the value of a member that names a link begins at a place.
    private func isValue(at start: Int) -> Bool {
        guard ends("=", before: start) || ends("＝", before: start) else { return false }
        var end = start - (body[start - 1] == UInt8(ascii: "=") ? 1 : 3)
        while body[end - 1] == 0x20 { end -= 1 }
        return ["url", "href", "link"].contains { ends($0, before: end) }
    }

    /// The text that refers to the link whose name ends before a place: `[text][name]`; else the name, which is the text itself.
    private func reference(before end: Int) -> Range<Int>? {
        guard let name = back(to: "[", from: end), !name.isEmpty else { return nil }
        let sign = "][" + body.text(name).lowercased() + "]"
        var place = name.lowerBound
        while place > sign.utf8.count, place > name.lowerBound - LinkDisguise.reach {
            if body[place - 1] == UInt8(ascii: "]"), ends(sign, before: place) {
                return back(to: "[", from: place - sign.utf8.count)
            }
            place -= 1
        }
        return name
    }

    /// The place before the quotation mark, pointed bracket or blanks that a link stands in.
    private func opening(before place: Int) -> Int {
        var place = place
        // Slashes without a scheme, and a scheme that is spelled with entities.
        if body[place - 1] == UInt8(ascii: "/") || body[place - 1] == UInt8(ascii: "\\")
            || body[place - 1] == UInt8(ascii: ";")
        {
            let most = place - 64
            while place > most, body[place - 1].isAlphanumeric || "/\\&#;:".utf8.contains(body[place - 1]) {
                place -= 1
            }
        }
        let signs = [
            "\"", "'", "&quot;", "&#34;", "&#39;", "&apos;", "<", "&lt;", "“", "”", "„", "‘", "’", "«", "»", "＂", "＇",
            "＜",
        ]
        for sign in signs where ends(sign, before: place) {
            place -= sign.utf8.count
            break
        }
        while body[place - 1] == 0x20 { place -= 1 }
        return place
    }

    /// Whether a text, in small letters, ends before a place.
    private func ends(_ text: String, before place: Int) -> Bool {
        let start = place - text.utf8.count
        guard start >= 0 else { return false }
        return text.utf8.enumerated().allSatisfy { offset, byte in
            body[start + offset] == byte || (body[start + offset].isLetter && body[start + offset] | 0x20 == byte)
        }
    }

    private func limit(_ place: Int) -> Int { min(body.count, place + LinkDisguise.reach) }

    private func back(to sign: String, from place: Int) -> Range<Int>? {
        var start = place
        while start > 0, start > place - LinkDisguise.reach {
            if ends(sign, before: start) { return start..<place }
            start -= 1
        }
        return nil
    }

    /// The first place at or after `place` where one of some texts stands.
    private func first(of texts: [String], from place: Int) -> Range<Int>? {
        var index = place
        while index < limit(place) {
            for text in texts where index + text.utf8.count <= body.count && ends(text, before: index + text.utf8.count)
            {
                return index..<index + text.utf8.count
            }
            index += 1
        }
        return nil
    }
}
