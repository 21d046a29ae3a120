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
    var conjuncts: [QueryNode] {
        if case .all(let parts) = self { return parts }
        return [self]
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
    /// Exactly this name, but for canonical equivalence.
    case authorIs(String)
    /// Exactly this e-mail address, byte for byte; empty: none.
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
    case before(QueryDay)
    case after(QueryDay)
    case decidedBefore(QueryDay)
    case decidedAfter(QueryDay)
}
