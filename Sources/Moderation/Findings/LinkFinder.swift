/// Finds links in a token: with a scheme, with `www.`, or a bare host that ends like one.
struct LinkFinder {
    let body: BodyBytes

    func links(in token: Range<Int>) -> [Findings.Link] {
        var links: [Findings.Link] = []
        var starts = schemes(in: token)
        if starts.isEmpty, let bare = bareStart(in: token) { starts = [Start(link: bare, authority: bare)] }
        for (number, start) in starts.enumerated() {
            let limit = number + 1 < starts.count ? starts[number + 1].link : token.upperBound
            if let link = link(start, limit: limit) { links.append(link) }
        }
        return links
    }

    /// Where a link begins, and where its authority does.
    private struct Start {
        var link: Int
        var authority: Int
    }

    /// Finds `scheme://`; browsers take backslashes for slashes. A scheme within a link begins another one only after
    /// a sign that parts them.
    private func schemes(in token: Range<Int>) -> [Start] {
        var starts: [Start] = []
        var index = token.lowerBound
        while index + 2 < token.upperBound {
            guard body[index] == UInt8(ascii: ":"), isSlash(body[index + 1]), isSlash(body[index + 2]) else {
                index += 1
                continue
            }
            var start = index
            while start > token.lowerBound, body[start - 1].isLetter, index - start < 10 { start -= 1 }
            let isFirst = starts.isEmpty
            if start < index, isFirst || ",;|".utf8.contains(body[start - 1]) {
                starts.append(Start(link: start, authority: index + 3))
            }
            index += 3
        }
        return starts
    }

    private func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    /// Finds a host without a scheme: `www.` anything, a host of a common top level, or a host with a path.
    private func bareStart(in token: Range<Int>) -> Int? {
        var start = token.lowerBound
        while start < token.upperBound, !body.isWord(at: start) { start += body.scalar(at: start).length }
        let host = hostRange(from: start, limit: token.upperBound)
        guard body[host.upperBound] != UInt8(ascii: "@"), let dot = lastDot(in: host), dot > host.lowerBound else {
            return nil
        }
        let name = body.text(host).lowercased()
        let top = name.utf8.suffix(host.upperBound - dot - 1)
        guard top.count >= 2, top.allSatisfy({ $0 >= 0x80 || $0.isLetter }) else { return nil }
        if name.utf8.starts(with: "www.".utf8) { return start }
        if body[host.upperBound] == UInt8(ascii: "/"), host.upperBound + 1 < token.upperBound { return start }
        return Self.tops.contains(String(decoding: top, as: UTF8.self)) ? start : nil
    }

    /// The letters, digits, hyphens and dots from a place on, without dots at the end.
    private func hostRange(from start: Int, limit: Int) -> Range<Int> {
        var end = start
        while end < limit {
            let byte = body[end]
            guard byte >= 0x80 || byte.isAlphanumeric || byte == 0x2D || byte == 0x2E else { break }
            end += byte < 0x80 ? 1 : body.scalar(at: end).length
        }
        end = min(end, limit)
        while end > start, body[end - 1] == 0x2E { end -= 1 }
        return start..<end
    }

    private func lastDot(in host: Range<Int>) -> Int? {
        host.last { body[$0] == 0x2E }
    }

    /// Top levels under which readers of a Latvian site are sent. Two-letter words of Latvian are left out: after a
    /// full stop without a blank they would make links of sentences.
    private static let tops: Set<String> = [
        "lv", "lt", "ee", "ru", "by", "ua", "pl", "de", "fi", "se", "no", "eu", "uk", "com", "net", "org", "info",
        "biz",
        "io", "co", "tv", "cc", "ly", "gl", "su", "xyz", "top", "site", "online", "shop", "store", "club", "app", "dev",
        "link", "click", "live", "win", "bid", "loan", "pro", "example", "рф",
    ]

    private func link(_ start: Start, limit: Int) -> Findings.Link? {
        let end = trimmed(start.link..<limit)
        var authority = start.authority
        while authority < end, !isEndOfAuthority(body[authority]) { authority += 1 }
        let whole = start.authority..<authority
        let at = whole.last { body[$0] == UInt8(ascii: "@") }
        let host = Host(written: body.text((at.map { $0 + 1 } ?? whole.lowerBound)..<authority))
        guard !host.text.isEmpty else { return nil }
        let user = at.map { body.text(whole.lowerBound..<$0) }
        return Findings.Link(
            range: start.link..<end, host: host.text, asciiHost: host.ascii,
            isDisguised: user?.utf8.contains(0x2E) ?? false)
    }

    private func isEndOfAuthority(_ byte: UInt8) -> Bool {
        isSlash(byte) || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// Takes off the punctuation of the sentence that the link stands in.
    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        // How many brackets it closes that it has not opened.
        var excess = range.reduce(0) { excess, index in
            body[index] == UInt8(ascii: ")") ? excess + 1 : body[index] == UInt8(ascii: "(") ? excess - 1 : excess
        }
        while end > range.lowerBound {
            let byte = body[end - 1]
            let isClosing = byte == UInt8(ascii: ")") && excess > 0
            guard isClosing || ".,;:!?'*}|".utf8.contains(byte) else { break }
            if isClosing { excess -= 1 }
            end -= 1
        }
        return end
    }
}
