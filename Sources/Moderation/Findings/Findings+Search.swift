internal import Text

extension Findings {
    /// Kinds of findings to look for.
    package struct Kinds: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let links = Kinds(rawValue: 1)
        package static let emails = Kinds(rawValue: 2)
        /// Telephone numbers and personal codes.
        package static let numbers = Kinds(rawValue: 4)
        package static let hidden = Kinds(rawValue: 8)
        package static let words = Kinds(rawValue: 16)
        package static let all: Kinds = [.links, .emails, .numbers, .hidden, .words]
    }

    /// Looks through a comment.
    ///
    /// - Parameters:
    ///   - name: The author's name; `nil` when it is not known.
    package init(body: String, name: String?, words: WordMatcher) {
        var body = body
        self = body.withUTF8 { Findings(utf8: UnsafeRawBufferPointer($0), words: words) }
        guard let name else { return }
        var counter = HiddenCounter(found: hidden)
        var text = name
        text.withUTF8 { counter.count(inLine: BodyBytes(bytes: UnsafeRawBufferPointer($0))) }
        hidden = counter.found
        mixedScripts = Self.mixedScripts(of: name)
    }

    /// Looks through a body alone, for certain kinds only.
    ///
    /// - Parameters:
    ///   - utf8: Valid UTF-8.
    package init(utf8: UnsafeRawBufferPointer, words matcher: WordMatcher, kinds: Kinds = .all) {
        let body = BodyBytes(bytes: utf8)
        if !kinds.isDisjoint(with: [.links, .emails, .numbers]) {
            for token in Tokens(body) { look(at: token, of: body) }
            LinkDisguise(body: body).mark(&links)
        }
        if kinds.contains(.numbers) {
            let taken = (links.map(\.range) + emails.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
            (phones, personalCodes) = NumberFinder.numbers(in: body, outside: taken)
        }
        if kinds.contains(.hidden) {
            var counter = HiddenCounter()
            counter.count(in: body)
            hidden = counter.found
        }
        if kinds.contains(.words) { words = matcher.words(in: utf8) }
    }

    private mutating func look(at token: Range<Int>, of body: BodyBytes) {
        // Most tokens are words: every link or address has a dot, a colon or an at sign.
        guard let signs = Signs(token, of: body) else { return }
        let found = LinkFinder(body: body).links(in: token)
        links += found
        guard signs.hasAt else { return }
        var start = token.lowerBound
        for link in found {
            emails += EmailFinder(body: body).emails(in: start..<max(start, link.range.lowerBound))
            start = link.range.upperBound
        }
        emails += EmailFinder(body: body).emails(in: start..<token.upperBound)
    }

    /// Which signs a token has without which it can be neither a link nor an address.
    private struct Signs {
        var hasAt = false

        init?(_ token: Range<Int>, of body: BodyBytes) {
            var hasAny = false
            for index in token {
                switch body[index] {
                case UInt8(ascii: "@"): (hasAny, hasAt) = (true, true)
                case UInt8(ascii: "."), UInt8(ascii: ":"): hasAny = true
                // Dots of full and half width, and of CJK.
                case 0xE3: hasAny = true
                case 0xEF:
                    hasAny = true
                    if EmailFinder.at(body, index) != nil { hasAt = true }
                default: break
                }
            }
            if !hasAny { return nil }
        }
    }

    /// Collects, script by script, the letters of the words that mix scripts.
    private static func mixedScripts(of name: String) -> [ScriptRun] {
        guard let mix = ScriptMix(in: name) else { return [] }
        let bytes = Array(name.utf8)
        var runs: [ScriptRun] = []
        for run in mix.runs {
            let letters = String(decoding: bytes[run.range], as: UTF8.self)
            if let known = runs.firstIndex(where: { $0.script == run.script.title }) {
                runs[known].letters += letters
            } else {
                runs.append(ScriptRun(script: run.script.title, letters: letters))
            }
        }
        return runs
    }
}

extension Script {
    /// The script's name in English, such as `Cyrillic`.
    package var title: String {
        switch self {
        case .canadianAboriginal: "Canadian Aboriginal"
        case .other: "another"
        default: String(describing: self).prefix(1).uppercased() + String(describing: self).dropFirst()
        }
    }
}

/// Counts characters that can't be seen, or that change how others are seen, by the same rule by which they are shown
/// (``HiddenCharacters``): one that has a function in a word or a picture does not count.
struct HiddenCounter {
    private var counts = [Int](repeating: 0, count: Findings.HiddenKind.allCases.count)

    init(found: [Findings.Hidden] = []) {
        for hidden in found { counts[Int(hidden.kind.rawValue)] += hidden.count }
    }

    /// The kinds that occurred, in the order of the kinds.
    var found: [Findings.Hidden] {
        Findings.HiddenKind.allCases.compactMap { kind in
            let count = counts[Int(kind.rawValue)]
            return count == 0 ? nil : Findings.Hidden(kind: kind, count: count)
        }
    }

    /// Counts in a text of lines. A tab and a line feed are layout there, and so is a CR before a line feed, which is
    /// what web forms send.
    mutating func count(in body: BodyBytes) {
        count(in: body, isOneLine: false)
    }

    /// Counts in what should be one line, a name: there nothing is layout.
    mutating func count(inLine line: BodyBytes) {
        count(in: line, isOneLine: true)
    }

    private mutating func count(in body: BodyBytes, isOneLine: Bool) {
        HiddenCharacters.visit(body.bytes, isOneLine: isOneLine) { _, scalar, _ in
            if let kind = HiddenCounter.kind(of: scalar) { counts[Int(kind.rawValue)] += 1 }
        }
    }

    /// What a hidden character is; `nil` for one that could be seen, such as a half of a flag.
    private static func kind(of scalar: Unicode.Scalar) -> Findings.HiddenKind? {
        switch scalar.characterClass {
        case .visible, .space: nil
        case .mark: .mark
        case .tab, .lineFeed, .control: .control
        case .bidi: .direction
        case .invisible, .annotation, .variationSelector: .withoutWidth
        case .tag: .tag
        case .filler: .filler
        case .separator: .separator
        case .privateUse, .noncharacter, .unassigned: .unknown
        }
    }
}
