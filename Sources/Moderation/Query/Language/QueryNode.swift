package import Text

/// A query as a tree.
///
/// The makers keep it in one shape: no list inside a list of the same kind, no list of one, no double negation. So
/// the canonical text of a tree reads back as the same tree.
package indirect enum QueryNode: Hashable, Sendable {
    case term(QueryTerm)
    case not(QueryNode)
    /// All of these; none at all matches everything.
    case all([QueryNode])
    /// At least one of these, which are two or more.
    case any([QueryNode])

    static func joining(all parts: [QueryNode]) -> QueryNode {
        var flat: [QueryNode] = []
        for part in parts {
            if case .all(let inner) = part { flat += inner } else { flat.append(part) }
        }
        return flat.count == 1 ? flat[0] : .all(flat)
    }

    static func joining(any parts: [QueryNode]) -> QueryNode {
        var flat: [QueryNode] = []
        for part in parts {
            if case .any(let inner) = part { flat += inner } else { flat.append(part) }
        }
        return flat.count == 1 ? flat[0] : .any(flat)
    }

    static func negating(_ node: QueryNode) -> QueryNode {
        if case .not(let inner) = node { return inner }
        return .not(node)
    }

    /// The parts that must all hold, in order: the node itself when it is no list of them.
    package var conjuncts: [QueryNode] {
        if case .all(let parts) = self { return parts }
        return [self]
    }

    /// The tree with other nodes in the place of some terms; `nil` leaves a term.
    func replacingTerms(_ replacement: (QueryTerm) -> QueryNode?) -> QueryNode {
        switch self {
        case .term(let term): replacement(term) ?? self
        case .not(let inner): .negating(inner.replacingTerms(replacement))
        case .all(let parts): .joining(all: parts.map { $0.replacingTerms(replacement) })
        case .any(let parts): .joining(any: parts.map { $0.replacingTerms(replacement) })
        }
    }

    /// Calls `visit` with every term, from left to right.
    package func forEachTerm(_ visit: (QueryTerm) -> Void) {
        switch self {
        case .term(let term): visit(term)
        case .not(let inner): inner.forEachTerm(visit)
        case .all(let parts), .any(let parts): for part in parts { part.forEachTerm(visit) }
        }
    }
}

/// One condition. Alternatives stand in the order in which they were typed.
package enum QueryTerm: Hashable, Sendable {
    /// A word without a key: in the body or in the author's name.
    case text(String)
    case author(String)
    case email(String)
    case address(String)
    /// Exactly this name, up to canonical equivalence.
    case authorIs(String)
    /// Exactly this e-mail address, byte for byte; an empty one means none.
    case emailIs(String)
    /// Exactly this network address, however it is spelt.
    case addressIs(String)
    case body(String)
    case release([Slug])
    case reason([ReasonCode])
    case by([Login])
    case `is`([Aspect])
    case has([Feature])
    case number([ClosedRange<UInt32>])
    case entry([UInt32])
    case same([UInt32])
    case like([UInt32])
    /// A word of one of these lists.
    case word([String])
    /// A link that leads to one of these hosts, or to one below it.
    case host([String])
    /// What one of these rules marks.
    case rule([ReasonCode])
    /// How many there are of something, as a number in one of these ranges.
    case count(QueryCount, [ClosedRange<UInt32>])
    /// Most of the letters belong to one of these.
    case script([Script])
    case lang([TextLanguage])
    /// What the view with this name shows.
    case view(String)
    /// Likely, by the team's decisions, to be rejected for one of these; `nil` means any reason.
    case likely([ReasonCode?])
    case before(QueryDay)
    case after(QueryDay)
    case decidedBefore(QueryDay)
    case decidedAfter(QueryDay)
}

/// What can be counted about a comment.
package enum QueryCount: UInt8, Hashable, Sendable {
    case links
    /// Letters and digits of the text.
    case length
    /// Comments by the same author, name and e-mail, that are approved, or rejected.
    case authorApproved, authorRejected
    /// Approved or rejected comments from the same network address.
    case addressApproved, addressRejected
    /// Comments from the same network address within the ten minutes that end with this one, itself included.
    case burst

    /// The key that asks for it.
    var key: QueryKey {
        switch self {
        case .links: .links
        case .length: .length
        case .authorApproved: .authorApproved
        case .authorRejected: .authorRejected
        case .addressApproved: .addressApproved
        case .addressRejected: .addressRejected
        case .burst: .burst
        }
    }
}

extension QueryNode {
    /// The tree as somebody would type it: one space between terms, `-` for not, parentheses and quotation marks
    /// only where they are needed. Reads back as the same tree.
    package var text: String {
        switch self {
        case .term(let term): term.text
        case .not(let inner): "-" + inner.textInside(of: .negation)
        case .all(let parts): parts.map { $0.textInside(of: .conjunction) }.joined(separator: " ")
        case .any(let parts): parts.map(\.text).joined(separator: " OR ")
        }
    }

    /// How many parentheses and negations of the text lie around its innermost term.
    var depth: Int {
        switch self {
        case .term: 0
        case .not(let inner): 1 + inner.depthInside(of: .negation)
        case .all(let parts): parts.reduce(0) { max($0, $1.depthInside(of: .conjunction)) }
        case .any(let parts): parts.reduce(0) { max($0, $1.depth) }
        }
    }

    private func depthInside(of context: Context) -> Int {
        isParenthesised(inside: context) ? 1 + depth : depth
    }

    private enum Context { case negation, conjunction }

    private func textInside(of context: Context) -> String {
        isParenthesised(inside: context) ? "(" + text + ")" : text
    }

    private func isParenthesised(inside context: Context) -> Bool {
        switch self {
        case .term, .not: false
        case .any: true
        case .all: context == .negation
        }
    }
}

extension QueryTerm {
    /// The term as somebody would type it.
    package var text: String {
        switch self {
        case .text(let value): QueryTerm.isBareTerm(value) ? value : QueryTerm.quoted(value)
        case .author(let value): "author:" + QueryTerm.value(value)
        case .email(let value): "email:" + QueryTerm.value(value)
        case .address(let value): "address:" + QueryTerm.value(value)
        case .authorIs(let value): "author:=" + QueryTerm.exactValue(value)
        case .emailIs(let value): "email:=" + QueryTerm.exactValue(value)
        case .addressIs(let value): "address:=" + QueryTerm.exactValue(value)
        case .body(let value): "body:" + QueryTerm.value(value)
        case .release(let slugs): "release:" + slugs.map(\.text).joined(separator: ",")
        case .reason(let codes): "reason:" + codes.map(\.text).joined(separator: ",")
        case .by(let logins): "by:" + QueryTerm.items(logins.map(\.text))
        case .is(let aspects): "is:" + aspects.map(\.rawValue).joined(separator: ",")
        case .has(let features): "has:" + features.map(\.rawValue).joined(separator: ",")
        case .number(let ranges):
            "number:"
                + ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)" }
                .joined(separator: ",")
        case .entry(let numbers): "entry:" + numbers.map(String.init).joined(separator: ",")
        case .same(let numbers): "same:" + numbers.map(String.init).joined(separator: ",")
        case .like(let numbers): "like:" + numbers.map(String.init).joined(separator: ",")
        case .word(let lists): "word:" + QueryTerm.items(lists)
        case .rule(let names): "rule:" + names.map(\.text).joined(separator: ",")
        case .host(let hosts): "host:" + QueryTerm.items(hosts)
        case .count(let count, let ranges):
            count.key.rawValue + ":" + ranges.map(QueryTerm.text(of:)).joined(separator: ",")
        case .script(let scripts): "script:" + scripts.map(\.word).joined(separator: ",")
        case .lang(let languages): "lang:" + languages.map(\.rawValue).joined(separator: ",")
        case .view(let name): "view:" + QueryTerm.value(name)
        case .likely(let reasons):
            "likely:" + reasons.map { $0?.text ?? QueryTerm.anyReason }.joined(separator: ",")
        case .before(let day): "before:" + day.text
        case .after(let day): "after:" + day.text
        case .decidedBefore(let day): "decided-before:" + day.text
        case .decidedAfter(let day): "decided-after:" + day.text
        }
    }

    /// The word for any reason after `likely:`.
    package static let anyReason = "any"

    /// A login may hold a comma or a parenthesis: between quotation marks it is one value. Lists consist of unquoted values.
    private static func items(_ items: [String]) -> String {
        items.count == 1 && !isBareItem(items[0]) ? quoted(items[0]) : items.joined(separator: ",")
    }

    /// A range as it is typed: `5`, `2..5`, `2..`, `..20`.
    private static func text(of range: ClosedRange<UInt32>) -> String {
        if range.lowerBound == range.upperBound { return "\(range.lowerBound)" }
        if range.upperBound == .max { return "\(range.lowerBound).." }
        return (range.lowerBound == 0 ? "" : "\(range.lowerBound)") + "..\(range.upperBound)"
    }

    /// A part of a name that begins with `=` would be read as a whole name.
    private static func value(_ text: String) -> String {
        isBareValue(text) && text.utf8.first != 0x3D ? text : quoted(text)
    }

    private static func exactValue(_ text: String) -> String {
        isBareValue(text) ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = [0x22]
        for byte in text.utf8 {
            if byte == 0x22 || byte == 0x5C { bytes.append(0x5C) }
            bytes.append(byte)
        }
        bytes.append(0x22)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isBareTerm(_ text: String) -> Bool {
        let bytes = text.utf8
        return isBareValue(text) && bytes.first != 0x2D && !bytes.contains(0x3A) && !bytes.elementsEqual("OR".utf8)
            && !bytes.elementsEqual("NOT".utf8)
    }

    private static func isBareItem(_ text: String) -> Bool {
        isBareValue(text) && !text.utf8.contains(0x2C)
    }

    private static func isBareValue(_ text: String) -> Bool {
        !text.utf8.isEmpty
            && !text.unicodeScalars.contains { $0 == "\"" || $0 == "(" || $0 == ")" || $0.properties.isWhitespace }
    }
}
