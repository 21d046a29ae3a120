internal import Text

/// Finds out which features a text has that are looked for in the text as it is written, as ``Findings`` does, but
/// each kind only when it is asked for, at most once a text, and not at all if the text lacks the bytes that every
/// such feature has.
struct FeatureReader {
    /// A bit for each feature that was looked for.
    private var asked: UInt8 = 0
    /// A bit for each that was found.
    private var found: UInt8 = 0

    /// The links, once they were looked for.
    private var links: [Findings.Link] = []

    /// Begins with another text.
    mutating func begin() {
        asked = 0
        found = 0
        links = []
    }

    mutating func links(in body: UnsafeRawBufferPointer) -> [Findings.Link] {
        has(.link, in: body) ? links : []
    }

    mutating func has(_ feature: Feature, in body: UnsafeRawBufferPointer) -> Bool {
        if asked & feature.bit == 0 {
            if FeatureReader.mayHave(feature, body) {
                look(for: feature, in: body)
            } else {
                asked |= feature.bit
            }
        }
        return found & feature.bit != 0
    }

    private mutating func look(for feature: Feature, in body: UnsafeRawBufferPointer) {
        let kinds: Findings.Kinds
        switch feature {
        case .link, .email:
            kinds = [.links, .emails]
            asked |= Feature.link.bit | Feature.email.bit
        // Numbers are looked for outside links and addresses, so these are found first.
        case .phone:
            kinds = .numbers
            asked |= Feature.link.bit | Feature.email.bit | Feature.phone.bit
        case .hidden:
            kinds = .hidden
            asked |= Feature.hidden.bit
        case .word, .note, .trap, .siteEdit:
            return
        }
        let findings = Findings(utf8: body, words: WordMatcher([]), kinds: kinds)
        if !findings.links.isEmpty {
            found |= Feature.link.bit
            links = findings.links
        }
        if !findings.emails.isEmpty { found |= Feature.email.bit }
        if !findings.phones.isEmpty { found |= Feature.phone.bit }
        if !findings.hidden.isEmpty { found |= Feature.hidden.bit }
    }

    /// Whether a text has the bytes that a finding is made of. Its only mistakes are false yeses.
    private static func mayHave(_ feature: Feature, _ body: UnsafeRawBufferPointer) -> Bool {
        switch feature {
        case .link: mayHaveLink(body)
        case .email: body.contains { $0 == UInt8(ascii: "@") || $0 == 0xEF }
        case .phone: NumberFinder.mayFind(in: body)
        case .hidden: mayHaveHidden(body)
        case .word, .note, .trap, .siteEdit: false
        }
    }

    /// Whether a colon and a slash occur, or a dot within a word, also of full width. Eight bytes without any sign of
    /// that are passed over at once.
    static func mayHaveLink(_ body: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        let last = body.count - 1
        while index < last {
            guard index + 8 <= body.count else {
                for place in index..<last where isLinkSign(at: place, body) { return true }
                return false
            }
            let bytes = EightBytes(body, at: index)
            // A colon, a dot, or the first byte of a character from U+3000 on.
            let dots = (bytes.lows(0x3A, 0x3A) | bytes.lows(0x2E, 0x2E)) & ~bytes.word
            var signs = dots | bytes.lows(0x63, 0x7F) & bytes.word
            while signs != 0 {
                let place = index + signs.trailingZeroBitCount / 8
                if place < last, isLinkSign(at: place, body) { return true }
                signs &= signs - 1
            }
            index += 8
        }
        return false
    }

    private static func isLinkSign(at index: Int, _ body: UnsafeRawBufferPointer) -> Bool {
        let next = body[index + 1]
        switch body[index] {
        case UInt8(ascii: ":"): return next == UInt8(ascii: "/") || next == UInt8(ascii: "\\")
        case UInt8(ascii: "."): return next.isAlphanumeric || next >= 0x80
        case 0xE3: return next == 0x80 && index + 2 < body.count && body[index + 2] == 0x82
        case 0xEF:
            guard index + 2 < body.count else { return false }
            return (next, body[index + 2]) == (0xBC, 0x8E) || (next, body[index + 2]) == (0xBD, 0xA1)
        default: return false
        }
    }

    /// Whether anything occurs except printing ASCII, tab, line feed, and the letters of Latin, Greek and Cyrillic.
    private static func mayHaveHidden(_ body: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < body.count {
            let byte = body[index]
            if byte >= 0x20 && byte < 0x7F || byte == 0x09 || byte == 0x0A {
                index += 1
            } else if byte >= 0xC3 && byte <= 0xC9 || byte == 0xD0 || byte == 0xD1 {
                index += 2
            } else {
                return true
            }
        }
        return false
    }
}

extension Feature {
    fileprivate var bit: UInt8 {
        switch self {
        case .link: 1
        case .email: 2
        case .phone: 4
        case .hidden: 8
        case .word, .note, .trap, .siteEdit: 0
        }
    }
}
