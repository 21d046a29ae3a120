/// Finds links that show one host and lead to another, as markup makes them: `[url=http://evil.example]bank.lv[/url]`,
/// `[bank.lv](http://evil.example)`, `<a href="http://evil.example">bank.lv</a>`, `[http://evil.example bank.lv]`,
/// `"bank.lv":http://evil.example`.
struct LinkDisguise {
    let body: BodyBytes
    /// How far from a link the text that it shows is looked for, in bytes.
    private static let reach = 512

    /// Marks those among the links of a body, which are ascending.
    func mark(_ links: inout [Findings.Link]) {
        guard links.count > 1 else { return }
        for index in links.indices {
            guard let shown = shownText(of: links[index].range) else { continue }
            let host = links[index].host
            let isOther = { (other: Findings.Link) in
                shown.contains(other.range.lowerBound) && !LinkDisguise.leads(host, to: other.host)
            }
            // Neighbours only: a body may have thousands of links.
            let near = max(0, index - 8)..<min(links.count, index + 9)
            if near.contains(where: { $0 != index && isOther(links[$0]) }) { links[index].isDisguised = true }
        }
    }

    /// Whether who expects one host gets there: `www.` and hosts under it are its own.
    private static func leads(_ host: String, to shown: String) -> Bool {
        let (host, shown) = (plain(host), plain(shown))
        return host.elementsEqual(shown)
            || host.count > shown.count && host.suffix(shown.count + 1).elementsEqual([0x2E] + shown)
    }

    private static func plain(_ host: String) -> [UInt8] {
        let bytes = Array(host.utf8)
        return bytes.starts(with: "www.".utf8) ? Array(bytes.dropFirst(4)) : bytes
    }

    /// Where the text stands that a link stands behind; `nil` when it is the link itself.
    private func shownText(of link: Range<Int>) -> Range<Int>? {
        let start = opening(before: link.lowerBound)
        if ends("](", before: start) { return back(to: "[", from: start - 2) }
        if ends("\":", before: link.lowerBound) { return back(to: "\"", from: link.lowerBound - 2) }
        if ends("=", before: start), ["url=", "href=", "link="].contains(where: { ends($0, before: start) }) {
            guard let tag = first(of: ["]", ">", "&gt;"], from: link.upperBound) else { return nil }
            return tag
                .upperBound..<(first(of: ["[/", "</", "&lt;/"], from: tag.upperBound)?.lowerBound
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

    /// The place before the quotation mark, pointed bracket or blanks that a link stands in.
    private func opening(before place: Int) -> Int {
        var place = place
        for sign in ["\"", "'", "&quot;", "&#34;", "&#39;", "&apos;", "<", "&lt;"] where ends(sign, before: place) {
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

    /// The first place from which on one of some texts stands.
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
