import Text

/// The filter language, the same on screen and on the command line.
///
/// ```
/// is:pending author:līga (has:link OR has:phone) -release:konference before:2d "vārds vārdā"
/// ```
/// Terms side by side must all hold; `OR` in upper case, `NOT` or `-` before a term, parentheses. The text is kept in
/// one canonical form, so that equal queries look equal; it is never longer than a query may be, and always reads back.
package struct Query: Sendable {
    /// The query as somebody would type it; empty when it matches everything.
    package let text: String
    package let node: QueryNode
    /// What its words look for in bodies, folded once: the rows of a list are marked by it.
    let bodyNeedles: [FoldedNeedle]

    /// Reads a query. Only white space matches everything.
    ///
    /// - Parameters:
    ///   - use: What it is read for.
    ///   - names: What it can name; `nil` if that is not known yet.
    package init(
        _ text: String, for use: QueryUse = .selection, names: QueryNames? = nil
    ) throws(QueryError) {
        do throws(QueryFault) {
            var parser = QueryParser(
                Array(text.utf8.prefix(QueryParser.maximalLength + 1)), for: use, names: names)
            try self.init(parser.parse())
        } catch {
            throw error.error(in: text)
        }
    }

    /// What needs a decision now: the query to begin with.
    package static let pending = Query(unchecked: .term(.is([.pending])))
    /// All comments.
    package static let everything = Query(unchecked: .all([]))

    /// The most bytes of one.
    package static let longest = QueryParser.maximalLength

    package var isEmpty: Bool { text.utf8.isEmpty }

    /// Makes a query of a tree, if its text is within the bounds: it can be longer than what was typed (`(a)(b)` is
    /// written `a b`), and so can what a key adds to it.
    init(_ node: QueryNode) throws(QueryFault) {
        self.init(unchecked: node)
        guard text.utf8.count <= QueryParser.maximalLength else {
            throw QueryFault(at: QueryParser.maximalLength, .tooLong(bytes: QueryParser.maximalLength))
        }
        guard node.depth <= QueryParser.maximalDepth else {
            throw QueryFault(at: 0, .tooDeep(levels: QueryParser.maximalDepth))
        }
    }

    private init(unchecked node: QueryNode) {
        self.node = node
        text = node.text
        bodyNeedles = node.needles(for: .body)
    }
}

extension Query {
    /// Whether it asks what is likely, itself or through a view that it names.
    package func asksWhatIsLikely(views: [NamedView]) -> Bool {
        var asks = false
        node.forEachTerm { term in
            switch term {
            case .likely: asks = true
            case .view(let name): asks = asks || views.named(name)?.query.asksWhatIsLikely(views: []) ?? false
            default: break
            }
        }
        return asks
    }

    /// The first comment named by a `like:` that all matches must satisfy.
    package var likeNumber: UInt32? {
        for case .term(.like(let numbers)) in node.conjuncts { return numbers.first }
        return nil
    }
}

extension Query: Hashable {
    package static func == (one: Query, other: Query) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

extension Query {
    /// Replaces what the query says about the state; `nil` removes it.
    ///
    /// The state part is every `is:` term on the outermost level that names a state, negated or not, alone or among
    /// alternatives that are about nothing else. The new part stands where the first of them stood, or in front.
    package func replacingState(_ word: String?) -> Query {
        let aspect = word.flatMap { word in Aspect.allCases.first { $0.rawValue.utf8.elementsEqual(word.utf8) } }
        if word != nil, aspect == nil { return self }
        var parts: [QueryNode] = []
        var position = 0
        var isFound = false
        for part in node.conjuncts {
            if part.isOfState {
                if !isFound { position = parts.count }
                isFound = true
            } else {
                parts.append(part)
            }
        }
        if let aspect { parts.insert(.term(.is([aspect])), at: position) }
        return changed(to: .joining(all: parts))
    }

    /// Adds a condition, itself a query, unless it is there already. One that can't be read, or would make the query
    /// too long, is not added.
    package func adding(_ term: String) -> Query {
        guard let added = try? Query(term) else { return self }
        return adding(added.node.conjuncts)
    }

    /// Adds a term with a key, with quotation marks where the value needs them: `author:"Līga Ozoliņa"`.
    package func adding(_ key: QueryKey, _ value: String) -> Query {
        let value = QueryValue(bytes: Array(value.utf8), offset: 0, isQuoted: true)
        guard let term = try? key.term(of: value) else { return self }
        return adding([.term(term)])
    }

    /// Everything by one author, by name and e-mail address; `nil` and the empty address both mean none.
    package static func everything(byAuthor name: String, email: String?) -> Query {
        everything.adding([.term(.authorIs(name)), .term(.emailIs(email ?? ""))])
    }

    /// Everything that came from a network address.
    package static func everything(fromAddress address: String) -> Query {
        everything.adding([.term(.addressIs(address))])
    }

    /// What both match, however long the text gets.
    package func and(_ other: Query) -> Query { Query(unchecked: .joining(all: [node, other.node])) }

    /// Whether it names a view.
    package var namesView: Bool {
        var isNamed = false
        node.forEachTerm { if case .view = $0 { isNamed = true } }
        return isNamed
    }

    /// The query with the views' own queries in the place of their names; `nil` if it gets too long.
    package func expanding(_ views: [NamedView]) -> Query? {
        guard namesView else { return self }
        return try? Query(
            node.replacingTerms { if case .view(let name) = $0 { views.named(name)?.query.node } else { nil } })
    }

    private func adding(_ added: [QueryNode]) -> Query {
        var parts = node.conjuncts
        for part in added where !parts.contains(part) { parts.append(part) }
        return changed(to: .joining(all: parts))
    }

    private func changed(to node: QueryNode) -> Query {
        (try? Query(node)) ?? self
    }
}

extension QueryNode {
    /// Whether this is about the state and nothing else.
    var isOfState: Bool {
        switch self {
        case .term(.is(let aspects)): aspects.contains(where: \.isState)
        case .term: false
        case .not(let inner): inner.isOfState
        case .any(let parts): parts.allSatisfy(\.isOfState)
        case .all(let parts): !parts.isEmpty && parts.allSatisfy(\.isOfState)
        }
    }
}

/// What a query is read for, which decides the terms that it may have.
package enum QueryUse: Hashable, Sendable {
    /// To select comments: all terms.
    case selection
    /// To stand in a rule: no other rule, no view, and nothing that needs another comment's text.
    case rule
    /// To be tried on the state of things when each comment arrived: nothing that came later.
    case trial

    func allows(_ term: QueryTerm) -> Bool {
        switch (self, term) {
        case (.selection, _): true
        case (.rule, .rule), (.rule, .view), (.rule, .like), (.rule, .likely): false
        case (.rule, _): true
        case (.trial, .by), (.trial, .reason), (.trial, .entry), (.trial, .decidedBefore), (.trial, .decidedAfter),
            (.trial, .same), (.trial, .like), (.trial, .likely):
            false
        case (.trial, .has(let features)): !features.contains(.note) && !features.contains(.siteEdit)
        case (.trial, .is(let aspects)): !aspects.contains(.edited) && !aspects.contains(.duplicate)
        case (.trial, _): true
        }
    }
}
