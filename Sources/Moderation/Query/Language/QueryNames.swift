/// What a query can name: what the settings hold, and what the queue knows.
package struct QueryNames: Sendable {
    private let views: [NamedView]
    private let rules: [Settings.Rule]
    private let lists: [String]
    private let reasons: [String]
    private let queue: Queue

    /// - Parameter views: The settings' views, and the moderator's own.
    package init(_ settings: Settings, views: [NamedView], in queue: Queue) {
        self.views = views
        self.queue = queue
        rules = settings.rules
        lists = settings.words.map(\.name)
        // A reason that has been given stays known when the settings no longer list it.
        let given = queue.reasonsGiven.filter { settings.reason($0) == nil }
        reasons = (settings.reasons.map(\.code) + given).map(\.text)
    }

    /// Refuses the name of a view, rule, word list, reason or release, or the number of a comment or entry, if it
    /// doesn't exist: a query with it matches nothing.
    func check(_ value: QueryValue, of key: QueryKey) throws(QueryFault) {
        switch key {
        case .view: try checkView(value)
        case .rule: try check(value, of: key, among: rules.map(\.name.text))
        case .word: try check(value, of: key, among: lists)
        case .reason: try check(value, of: key, among: reasons)
        case .likely: try check(value, of: key, among: [QueryTerm.anyReason] + reasons)
        case .release: try checkReleases(value)
        case .number, .same, .like: try checkNumbers(value, of: key, as: .comment, upTo: queue.commentCount)
        case .entry: try checkNumbers(value, of: key, as: .entry, upTo: queue.entryCount)
        default: break
        }
    }

    private func checkReleases(_ value: QueryValue) throws(QueryFault) {
        for (bytes, offset) in try value.items() {
            guard let slug = Slug(String(decoding: bytes, as: UTF8.self)), queue.releaseIndex(slug) == nil else {
                continue
            }
            throw QueryFault(
                at: offset, .unknownRelease(QueryFault.quote(bytes)),
                suggestion: NearestWord.to(bytes, among: queue.releases.map(\.slug.text)))
        }
    }

    private func checkNumbers(
        _ value: QueryValue, of key: QueryKey, as what: QueryProblem.Numbered, upTo count: Int
    ) throws(QueryFault) {
        for (item, number) in zip(try value.items(), try key.term(of: value).numbersNamed) {
            guard let number, number > count else { continue }
            throw QueryFault(at: item.offset, .unknownNumber(what, number))
        }
    }

    /// Something that a query names, itself or through one of its views or rules, but that doesn't exist; then the
    /// query matches nothing.
    package func missing(in query: Query) -> QueryProblem? {
        do throws(QueryError) {
            _ = try Query(query.text, names: self)
        } catch {
            return error.problem
        }
        var parts: [Query] = []
        query.node.forEachTerm { term in
            switch term {
            case .view(let name):
                // A view that names a view itself, in a file that somebody has changed, could lead round and round.
                if let view = views.named(name), !view.query.namesView { parts.append(view.query) }
            case .rule(let names): parts += rules.filter { names.contains($0.name) }.map(\.when)
            default: break
            }
        }
        return parts.lazy.compactMap { missing(in: $0) }.first
    }

    private func checkView(_ value: QueryValue) throws(QueryFault) {
        guard views.named(String(decoding: value.bytes, as: UTF8.self)) == nil else { return }
        throw QueryFault(
            at: value.offset, .unknownView(QueryFault.quote(value.bytes[...]), known: views.map(\.name)),
            suggestion: NearestWord.to(value.bytes, among: views.map(\.name)))
    }

    private func check(_ value: QueryValue, of key: QueryKey, among known: [String]) throws(QueryFault) {
        for (bytes, offset) in try value.items() where !known.contains(where: { $0.utf8.elementsEqual(bytes) }) {
            throw QueryFault(
                at: offset, .unknownWord(QueryFault.quote(bytes), key: key.rawValue, known: known),
                suggestion: NearestWord.to(bytes, among: known))
        }
    }
}

extension QueryTerm {
    /// The numbers of comments or entries that it names, in the order of its items; `nil` for a range, which need not exist in full.
    var numbersNamed: [UInt32?] {
        switch self {
        case .number(let ranges): ranges.map { $0.count == 1 ? $0.lowerBound : nil }
        case .entry(let numbers), .same(let numbers), .like(let numbers): numbers
        default: []
        }
    }
}
