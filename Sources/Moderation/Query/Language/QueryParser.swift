internal import Text

/// Reads a query by recursive descent, byte after byte, each looked at once.
///
/// ```
/// or   := and ("OR" and)*          and := not+          not := ("NOT" | "-") not | "(" or ")" | term
/// term := [key ":" ["="]] value    value := word | '"' (char | '\"' | '\\')* '"'
/// ```
/// A word ends before white space, a parenthesis, or the end. Depth counts the parentheses and negations around a
/// term, so the recursion is bounded.
struct QueryParser {
    static let maximalDepth = 64
    static let maximalLength = 4_096

    private let bytes: [UInt8]
    private let use: QueryUse
    /// What can be named; `nil` if anything can.
    private let names: QueryNames?
    private var at = 0
    private var depth = 0

    init(_ bytes: [UInt8], for use: QueryUse = .selection, names: QueryNames? = nil) {
        self.bytes = bytes
        self.use = use
        self.names = names
    }

    /// Reads the whole text; an empty one matches everything.
    mutating func parse() throws(QueryFault) -> QueryNode {
        guard bytes.count <= QueryParser.maximalLength else {
            throw QueryFault(at: QueryParser.maximalLength, .tooLong(bytes: QueryParser.maximalLength))
        }
        skipSpace()
        if at == bytes.count { return .all([]) }
        let node = try parseAlternatives()
        guard at == bytes.count else { throw QueryFault(at: at, .unopened) }
        return node
    }

    private mutating func parseAlternatives() throws(QueryFault) -> QueryNode {
        var parts = [try parseConjunction()]
        while isWord("OR") {
            at += 2
            parts.append(try parseConjunction())
        }
        return .joining(any: parts)
    }

    private mutating func parseConjunction() throws(QueryFault) -> QueryNode {
        var parts: [QueryNode] = []
        while true {
            skipSpace()
            if at == bytes.count || bytes[at] == Byte.close || isWord("OR") { break }
            parts.append(try parseNegation())
        }
        guard !parts.isEmpty else { throw missingTerm() }
        return .joining(all: parts)
    }

    private mutating func parseNegation() throws(QueryFault) -> QueryNode {
        if bytes[at] == Byte.minus {
            return try nested { (parser) throws(QueryFault) in
                parser.at += 1
                guard parser.at < parser.bytes.count, parser.spaceLength == 0 else {
                    throw QueryFault(at: parser.at, .noTermAfterDash)
                }
                return .negating(try parser.parseOperand())
            }
        }
        if isWord("NOT") {
            return try nested { (parser) throws(QueryFault) in
                parser.at += 3
                parser.skipSpace()
                return .negating(try parser.parseOperand())
            }
        }
        if bytes[at] == Byte.open {
            return try nested { (parser) throws(QueryFault) in
                let opening = parser.at
                parser.at += 1
                let node = try parser.parseAlternatives()
                guard parser.at < parser.bytes.count else { throw QueryFault(at: opening, .unclosed) }
                parser.at += 1
                return node
            }
        }
        return .term(try parseTerm())
    }

    /// The term or group after a negation.
    private mutating func parseOperand() throws(QueryFault) -> QueryNode {
        if at == bytes.count || bytes[at] == Byte.close || isWord("OR") { throw missingTerm() }
        return try parseNegation()
    }

    private mutating func nested(
        _ parse: (inout QueryParser) throws(QueryFault) -> QueryNode
    ) throws(QueryFault) -> QueryNode {
        guard depth < QueryParser.maximalDepth else {
            throw QueryFault(
                at: at, .tooDeep(levels: QueryParser.maximalDepth))
        }
        depth += 1
        let node = try parse(&self)
        depth -= 1
        return node
    }

    private func missingTerm() -> QueryFault {
        if at == bytes.count { return QueryFault(at: at, .noTerm) }
        if bytes[at] == Byte.close { return QueryFault(at: at, .noTermBeforeClosing) }
        return QueryFault(at: at, .noTermBeforeOr)
    }

    // MARK: - Terms

    private mutating func parseTerm() throws(QueryFault) -> QueryTerm {
        let start = at
        if bytes[at] == Byte.quotation { return try .text(parseQuoted().words()) }
        while at < bytes.count, bytes[at] != Byte.colon, !isWordEnd { try stepInWord() }
        guard at < bytes.count, bytes[at] == Byte.colon else {
            return try .text(QueryValue(bytes: Array(bytes[start..<at]), offset: start, isQuoted: false).words())
        }
        let name = bytes[start..<at]
        guard let key = QueryKey(name) else { throw QueryParser.unknownKey(name) }
        at += 1
        let isExact = key.canBeExact && at < bytes.count && bytes[at] == Byte.equals
        if isExact { at += 1 }
        guard at < bytes.count, !isWordEnd else {
            throw QueryFault(at: at, .noValue(key: key.rawValue + (isExact ? ":=" : ":")))
        }
        let value = try parseValue()
        try names?.check(value, of: key)
        let term = isExact ? try key.exactTerm(of: value) : try key.term(of: value)
        guard use.allows(term) else { throw QueryFault(at: start, .notHere(term: term.text, use)) }
        return term
    }

    private mutating func parseValue() throws(QueryFault) -> QueryValue {
        if bytes[at] == Byte.quotation { return try parseQuoted() }
        let beginning = at
        while at < bytes.count, !isWordEnd { try stepInWord() }
        return QueryValue(bytes: Array(bytes[beginning..<at]), offset: beginning, isQuoted: false)
    }

    private mutating func stepInWord() throws(QueryFault) {
        guard bytes[at] != Byte.quotation else {
            throw QueryFault(at: at, .noSpaceBeforeQuotation)
        }
        at += 1
    }

    private mutating func parseQuoted() throws(QueryFault) -> QueryValue {
        let opening = at
        var value: [UInt8] = []
        at += 1
        while at < bytes.count, bytes[at] != Byte.quotation {
            if bytes[at] == Byte.backslash {
                at += 1
                guard at < bytes.count else { break }
                guard bytes[at] == Byte.quotation || bytes[at] == Byte.backslash else {
                    throw QueryFault(at: at, .badEscape)
                }
            }
            value.append(bytes[at])
            at += 1
        }
        guard at < bytes.count else { throw QueryFault(at: opening, .unclosedQuotation) }
        at += 1
        guard at == bytes.count || isWordEnd else {
            throw QueryFault(at: at, .noSpaceAfterQuotation)
        }
        return QueryValue(bytes: value, offset: opening, isQuoted: true)
    }

    private static func unknownKey(_ name: ArraySlice<UInt8>) -> QueryFault {
        if name.isEmpty {
            return QueryFault(at: name.startIndex, .noKey)
        }
        let suggestion = NearestWord.to(name, among: QueryKey.allCases.map(\.rawValue))
        return QueryFault(at: name.startIndex, .unknownKey(QueryFault.quote(name)), suggestion: suggestion)
    }

    // MARK: - Bytes

    private enum Byte {
        static let quotation: UInt8 = 0x22
        static let open: UInt8 = 0x28
        static let close: UInt8 = 0x29
        static let minus: UInt8 = 0x2D
        static let colon: UInt8 = 0x3A
        static let equals: UInt8 = 0x3D
        static let backslash: UInt8 = 0x5C
    }

    private var isWordEnd: Bool {
        bytes[at] == Byte.open || bytes[at] == Byte.close || spaceLength > 0
    }

    /// Tells whether exactly this word, upper case and unquoted, stands here.
    private func isWord(_ word: StaticString) -> Bool {
        let end = at + word.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        for index in at..<end where bytes[index] != word.utf8Start[index - at] { return false }
        var following = self
        following.at = end
        return end == bytes.count || following.isWordEnd
    }

    private mutating func skipSpace() {
        while at < bytes.count, spaceLength > 0 { at += spaceLength }
    }

    /// The bytes of the white space that begins here; 0 when none does.
    private var spaceLength: Int {
        // Words are walked byte by byte; no white space begins inside a character.
        guard bytes[at] & 0xC0 != 0x80 else { return 0 }
        let (scalar, length) = Decoding.scalar(bytes, at: at)
        return Decoding.isWhiteSpace(scalar) ? length : 0
    }
}
