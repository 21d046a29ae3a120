internal import Text

/// Finds links in a token: with a scheme, with `www.`, or a bare host under a current top-level domain.
///
/// A token may hold several, as `[url=http://evil.example]http://bank.lv[/url]` does: a link ends at the brackets, quotation marks and entities
/// of markup, and at the punctuation of other scripts.
struct LinkFinder {
    let body: BodyBytes

    func links(in token: Range<Int>) -> [Findings.Link] {
        var links: [Findings.Link] = []
        var index = token.lowerBound
        while index < token.upperBound {
            guard body.isWord(at: index) else {
                index += body.scalar(at: index).length
                continue
            }
            let run = hostRange(from: index, limit: token.upperBound)
            let start = scheme(at: run, limit: token.upperBound) ?? bareHost(run, in: token)
            if let start, let link = link(start, limit: token.upperBound) {
                links.append(link)
                index = link.range.upperBound
            } else {
                index = max(run.upperBound, index + 1)
            }
        }
        return links
    }

    /// Where a link begins, where its host does, and where it ends if it has no path.
    private struct Start {
        var link: Int
        var authority: Int
        var end: Int?
    }

    // MARK: Beginnings

    /// The schemes after which browsers read any number of slashes, even none, as two.
    private static let lenient: [[UInt8]] = ["http", "https", "ftp", "ws", "wss"].map { Array($0.utf8) }

    /// Finds `scheme://` whose letters end a word. Browsers read backslashes as slashes, and `http:///host` and
    /// `https:host` as what was meant.
    private func scheme(at word: Range<Int>, limit: Int) -> Start? {
        guard body[word.upperBound] == UInt8(ascii: ":"), word.upperBound < limit else { return nil }
        var start = word.upperBound
        while start > word.lowerBound, body[start - 1].isLetter, word.upperBound - start < 10 { start -= 1 }
        guard start < word.upperBound else { return nil }
        let name = body.bytes[start..<word.upperBound].map { $0 | 0x20 }
        var authority = word.upperBound + 1
        while authority < limit, isSlash(body[authority]) { authority += 1 }
        let slashes = authority - word.upperBound - 1
        guard LinkFinder.lenient.contains(name) else {
            return slashes >= 2 ? Start(link: start, authority: word.upperBound + 3) : nil
        }
        if slashes < 2 {
            let host = hostRange(from: authority, limit: limit)
            guard let dot = host.last(where: { body[$0] == 0x2E }), dot > host.lowerBound else { return nil }
        }
        return authority < limit ? Start(link: start, authority: authority) : nil
    }

    private func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    /// The letters, digits, hyphens and dots from a place on, without dots and hyphens at the end.
    func hostRange(from start: Int, limit: Int) -> Range<Int> {
        var end = start
        while end < limit {
            let byte = body[end]
            if byte < 0x80 {
                guard byte.isAlphanumeric || byte == 0x2D || byte == 0x2E else { break }
                end += 1
            } else {
                let (scalar, length) = body.scalar(at: end)
                guard Self.isOfHost(scalar) else { break }
                end += length
            }
        }
        end = min(end, limit)
        while end > start {
            if body[end - 1] == 0x2E || body[end - 1] == 0x2D {
                end -= 1
            } else if let last = body.scalar(before: end), Self.isDot(last) {
                end -= 3
            } else {
                break
            }
        }
        return start..<max(start, end)
    }

    /// The dots of full and half width and of CJK, which browsers read as plain ones.
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x3002 || scalar.value == 0xFF0E || scalar.value == 0xFF61
    }

    /// Whether a character beyond ASCII can stand in a host: letters, marks and digits of any form, dots, full-width
    /// hyphens, invisible characters; no punctuation, no symbol, no picture.
    static func isOfHost(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x250 { return scalar.properties.isAlphabetic || scalar == "\u{AD}" || scalar.isRaisedDigit }
        if isDot(scalar) || scalar.value == 0xFF0D || scalar.value == 0xFE63 || scalar.properties.isAlphabetic {
            return true
        }
        switch scalar.properties.generalCategory {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
            .connectorPunctuation, .dashPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            return false
        default: return true
        }
    }

    /// Whether a sign beyond ASCII ends a path, as quotation marks, brackets, commas and stops do.
    private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation: true
        // The pointed brackets and lines of full width.
        case .mathSymbol: scalar.value >= 0xFF00
        default: false
        }
    }

    /// Reads a word as a host without a scheme: `www.` anything, a host under a top-level domain, or any host with a path.
    private func bareHost(_ word: Range<Int>, in token: Range<Int>) -> Start? {
        guard !isOfAddress(word, in: token), let host = BareHost(body, word) else { return nil }
        var end = word.upperBound
        if body[end] == UInt8(ascii: ":"), body[end + 1].isDigit {
            end += 1
            while end < token.upperBound, body[end].isDigit { end += 1 }
        }
        let hasPath = isSlash(body[end]) && end + 1 < token.upperBound
        guard
            host.hasPrefix || hasPath || isAfterSlashes(word.lowerBound)
                || host.isTopLevel(before: body.isSentence(from: end))
        else { return nil }
        let goesOn = end < token.upperBound && isEndOfAuthority(body[end])
        return Start(link: word.lowerBound, authority: word.lowerBound, end: goesOn ? nil : end)
    }

    /// Whether two slashes stand before a place, as where markup omits the scheme or spells its colon as an entity.
    private func isAfterSlashes(_ place: Int) -> Bool {
        isSlash(body[place - 1]) && isSlash(body[place - 2]) && "\"'(=[<;".utf8.contains(body[place - 3])
    }

    /// Whether a word stands before or behind the `@` of an e-mail address.
    private func isOfAddress(_ word: Range<Int>, in token: Range<Int>) -> Bool {
        if body[word.lowerBound - 1] == UInt8(ascii: "@") || EmailFinder.at(body, word.lowerBound - 3) == 3 {
            return true
        }
        var end = word.upperBound
        while end < token.upperBound, body[end].isAlphanumeric || "._%+-".utf8.contains(body[end]) { end += 1 }
        return end < token.upperBound && EmailFinder.at(body, end) != nil
    }

    // MARK: Ends

    private func link(_ start: Start, limit: Int) -> Findings.Link? {
        let end = start.end ?? trimmed(start.link..<end(from: start.authority, limit: limit))
        var authority = start.authority
        while authority < end, !isEndOfAuthority(body[authority]) { authority += 1 }
        let whole = start.authority..<max(start.authority, authority)
        let at = whole.last { body[$0] == UInt8(ascii: "@") }
        let host = Host(written: body.text((at.map { $0 + 1 } ?? whole.lowerBound)..<whole.upperBound))
        guard !host.text.isEmpty else { return nil }
        let user = at.map { body.text(whole.lowerBound..<$0) }
        return Findings.Link(
            range: start.link..<end, host: host.text, asciiHost: host.ascii, writtenHost: host.written,
            isDisguised: user.map(Host.looksLikeHost) ?? false)
    }

    private func isEndOfAuthority(_ byte: UInt8) -> Bool {
        isSlash(byte) || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// The end of a link whose host begins at a place.
    private func end(from authority: Int, limit: Int) -> Int {
        var index = authority
        var isInPath = false
        var hasDot = false
        while index < limit {
            let byte = body[index]
            if byte >= 0x80 {
                let (scalar, length) = body.scalar(at: index)
                if isInPath {
                    if isPunctuation(scalar) { return index }
                } else if !Self.isOfHost(scalar) {
                    // A picture may be the first label of a host, but can't follow one.
                    let isPicture = scalar.properties.generalCategory == .otherSymbol
                    if hasDot || !isPicture { return index }
                }
                index += length
                continue
            }
            switch byte {
            // The host may be an address of version 6.
            case UInt8(ascii: "[") where index == authority || body[index - 1] == UInt8(ascii: "@"):
                guard let close = (index..<limit).first(where: { body[$0] == UInt8(ascii: "]") }) else { return index }
                index = close
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"),
                UInt8(ascii: "^"):
                return index
            case UInt8(ascii: "&") where isEntity(at: index, isInHost: !isInPath): return index
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
                UInt8(ascii: "*"):
                let next = hostRange(from: index + 1, limit: limit)
                if scheme(at: next, limit: limit)?.link == next.lowerBound { return index }
            default:
                if isEndOfAuthority(byte) { isInPath = true }
                if byte == 0x2E { hasDot = true }
            }
            index += 1
        }
        return limit
    }

    private static let entities = [
        "quot", "lt", "gt", "apos", "nbsp", "laquo", "raquo", "ldquo", "rdquo", "bdquo", "lsquo", "rsquo", "lsqb",
        "rsqb", "lbrack", "rbrack", "lcub", "rcub", "lbrace", "rbrace", "verbar", "grave", "#32", "#96", "#x20", "#x60",
        "#34", "#39", "#60", "#62", "#91", "#93", "#160", "#x22", "#x27", "#x3c", "#x3e", "#x5b", "#x5d", "#xa0",
    ].map { Array($0.utf8) }

    /// Whether the HTML name of a quotation mark, a bracket or a blank stands at a place; in a host, also that of an ampersand.
    private func isEntity(at index: Int, isInHost: Bool) -> Bool {
        var name: [UInt8] = []
        var place = index + 1
        while place < index + 16, body[place].isAlphanumeric || body[place] == 0x23 {
            let byte = body[place].isLetter ? body[place] | 0x20 : body[place]
            // A number may have zeros before it.
            if byte != 0x30 || !(name == [0x23] || name == [0x23, 0x78]) { name.append(byte) }
            place += 1
        }
        if isInHost, name.elementsEqual("amp".utf8) { return true }
        return LinkFinder.entities.contains(name)
    }

    /// Removes the punctuation of the sentence that the link stands in.
    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        // How many brackets it closes without having opened them.
        var excess = range.reduce(0) { excess, index in
            body[index] == UInt8(ascii: ")") ? excess + 1 : body[index] == UInt8(ascii: "(") ? excess - 1 : excess
        }
        // The underlines or waves around it, if any.
        let before = body[range.lowerBound - 1]
        let around: UInt8? = before == UInt8(ascii: "_") || before == UInt8(ascii: "~") ? before : nil
        while end > range.lowerBound {
            let byte = body[end - 1]
            if byte == around {
                end -= 1
                continue
            }
            let isClosing = byte == UInt8(ascii: ")") && excess > 0
            guard isClosing || ".,;:!?'*|".utf8.contains(byte) else { break }
            if isClosing { excess -= 1 }
            end -= 1
        }
        return end
    }
}

/// A word with dots in it that may be a host.
private struct BareHost {
    /// Whether it begins with `www.`.
    let hasPrefix: Bool
    /// What stands behind the last dot, in small letters.
    private let top: [UInt8]
    /// Whether a blank or nothing stands before the host.
    private let isAfterBlank: Bool

    init?(_ body: BodyBytes, _ word: Range<Int>) {
        var labels: [ArraySlice<UInt8>]
        let text: [UInt8]
        if body.bytes[word].allSatisfy({ $0 < 0x80 }) {
            text = body.bytes[word].map { $0.isLetter ? $0 | 0x20 : $0 }
        } else {
            text = Array(HostName.mapped(body.text(word)).utf8)
        }
        labels = text.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count > 1, !labels.contains(where: \.isEmpty), let last = labels.popLast() else { return nil }
        guard last.count >= 2, last.allSatisfy({ $0 >= 0x80 || $0.isLetter }) || last.starts(with: "xn--".utf8) else {
            return nil
        }
        top = Array(last)
        hasPrefix = labels.first.map { $0.elementsEqual("www".utf8) } ?? false
        isAfterBlank = body[word.lowerBound - 1] <= 0x20
        // A capital and small letters after it.
        let written = body.bytes[word].suffix(top.count)
        isCapitalised =
            written.first.map { $0.isLetter && $0 < 0x60 } ?? false && written.dropFirst().allSatisfy { $0 >= 0x61 }
    }

    /// Whether the last label is capitalised like the first word of a sentence.
    private let isCapitalised: Bool

    /// Top-level domains that are short Latvian words: if a sentence goes on after one, a blank is missing before it.
    private static let words = ["to", "es", "ir", "uz", "ar", "ne", "pa", "nu", "so", "la"].map { Array($0.utf8) }

    /// Those that are words only with a capital, where they begin a sentence in Latvian or English.
    private static let firstWords = [
        "bet", "man", "jo", "no", "it", "in", "is", "my", "me", "as", "at", "do", "you", "now",
    ].map {
        Array($0.utf8)
    }

    /// Whether the last label is a top-level domain, and not the first word of a sentence that goes on or begins.
    func isTopLevel(before isSentence: Bool) -> Bool {
        guard HostName.isTopLevel(top) else { return false }
        guard isSentence, isAfterBlank else { return true }
        return !(BareHost.words.contains(top) || isCapitalised && BareHost.firstWords.contains(top))
    }
}

extension BodyBytes {
    /// Whether a blank and a letter stand at a place: a sentence goes on.
    fileprivate func isSentence(from index: Int) -> Bool {
        self[index] == 0x20 && isWord(at: index + 1)
    }
}

extension Unicode.Scalar {
    /// Whether this is one of the digits `²`, `³` and `¹`.
    fileprivate var isRaisedDigit: Bool { value == 0xB2 || value == 0xB3 || value == 0xB9 }
}
