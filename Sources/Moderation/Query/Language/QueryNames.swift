/// What a query can name: what the settings hold, and what the queue knows.
package struct QueryNames: Sendable {
    private let views: [NamedView]
    private let rules: [String]
    private let lists: [String]
    private let reasons: [String]

    /// - Parameter views: Those of the settings, and the moderator's own.
    package init(_ settings: Settings, views: [NamedView], in queue: Queue) {
        self.views = views
        rules = settings.rules.map(\.name.text)
        lists = settings.words.map(\.name)
        // A reason that has been given stays known when the settings no longer have it.
        let given = queue.reasonsGiven.filter { settings.reason($0) == nil }
        reasons = (settings.reasons.map(\.code) + given).map(\.text)
    }

    /// Refuses the name of a view, rule, word list or reason that there isn't: it would match nothing, and everything when negated.
    func check(_ value: QueryValue, of key: QueryKey) throws(QueryFault) {
        switch key {
        case .view: try checkView(value)
        case .rule: try check(value, of: key, among: rules)
        case .word: try check(value, of: key, among: lists)
        case .reason: try check(value, of: key, among: reasons)
        case .likely: try check(value, of: key, among: [QueryTerm.anyReason] + reasons)
        default: break
        }
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
