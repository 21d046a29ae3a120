import Text

/// The rules of the settings, ready to be asked about one comment after the other. A rule only marks the comments
/// that it matches where they are shown.
package struct RuleBook: Sendable {
    /// A rule that matches a comment, and what made it match.
    package struct Mark: Sendable {
        package var rule: Settings.Rule
        package var evidence: [Evidence]
    }

    /// What made a rule match.
    package enum Evidence: Hashable, Sendable {
        /// A word of a list.
        case word(Findings.Word)
        /// The host of a link.
        case link(String)
        /// An e-mail address, a telephone number.
        case passage(String)
        /// The number of something that a key counts.
        case count(key: String, UInt32)
        /// Any other term of the query.
        case term(String)
    }

    private let filters: [(rule: Settings.Rule, filter: Filter)]
    private let context: QueryContext
    /// When the rules were made ready: ages count from here.
    package var madeAt: Moment { context.now }

    package init(in queue: Queue, context: QueryContext) {
        self.context = context
        filters = context.rules.map { ($0, $0.when.filter(for: queue, context: context)) }
    }

    package var isEmpty: Bool { filters.isEmpty }

    /// The rules that match a comment, in the order of the settings.
    ///
    /// - Parameters:
    ///   - body: Its text in force, if it is at hand.
    ///   - findings: What was found in it.
    package func marks(
        of number: CommentNumber, body: String?, findings: Findings?, in queue: Queue, sameText: SameText
    ) -> [Mark] {
        filters.filter { $0.filter.matches(number, body: body, in: queue, sameText: sameText) }.map { rule, _ in
            var evidence: [Evidence] = []
            rule.when.node.forEachPositiveTerm { term in
                for one in self.evidence(of: term, number, body, findings, queue, sameText)
                where !evidence.contains(one) {
                    evidence.append(one)
                }
            }
            return Mark(rule: rule, evidence: evidence)
        }
    }

    /// What each rule marks among some comments: for ``RuleCounts``.
    package func selections(
        among numbers: [CommentNumber], in queue: Queue, sameText: SameText
    ) -> [Selection] {
        filters.map { $0.filter.select(in: queue, order: .oldest, sameText: sameText, within: numbers) }
    }

    /// What in a comment a term matches; empty if it doesn't match, as on the other side of an OR.
    private func evidence(
        of term: QueryTerm, _ number: CommentNumber, _ body: String?, _ findings: Findings?, _ queue: Queue,
        _ sameText: SameText
    ) -> [Evidence] {
        let links = (findings?.links ?? []).map { Evidence.link($0.host) }
        switch term {
        case .word(let lists):
            return (findings?.words ?? []).filter { word in
                lists.contains { $0.utf8.elementsEqual(word.list.utf8) }
            }.map { .word($0) }
        case .has(let features):
            return features.flatMap { feature -> [Evidence] in
                switch feature {
                case .word: (findings?.words ?? []).map { .word($0) }
                case .link: links
                case .email: (findings?.emails ?? []).map { .passage($0.text) }
                case .phone: (findings?.phones ?? []).map { .passage($0.text) }
                case .hidden, .note, .trap, .siteEdit: other(.has([feature]), number, body, queue, sameText)
                }
            }
        case .host(let hosts):
            return (findings?.links ?? []).filter { link in hosts.contains { link.leads(to: Array($0.utf8)) } }
                .map { .link($0.host) }
        case .count(.links, _): return links
        case .count(let count, _):
            guard !other(term, number, body, queue, sameText).isEmpty else { return [] }
            var tables = FilterTables(for: FilterProgram(), in: queue)
            let value = FilterProgram().record(count, of: number, queue, &tables)
            return value.map { [.count(key: count.key.rawValue, $0)] } ?? [.term(term.text)]
        case .is, .before, .after: return []
        default: return other(term, number, body, queue, sameText)
        }
    }

    private func other(
        _ term: QueryTerm, _ number: CommentNumber, _ body: String?, _ queue: Queue, _ sameText: SameText
    ) -> [Evidence] {
        guard let query = try? Query(.term(term)) else { return [] }
        let isMatch = query.filter(for: queue, context: context).matches(
            number, body: body, in: queue, sameText: sameText)
        return isMatch ? [.term(query.text)] : []
    }
}

extension QueryNode {
    /// Calls back with every term that is not negated, from left to right.
    func forEachPositiveTerm(_ visit: (QueryTerm) -> Void) {
        switch self {
        case .term(let term): visit(term)
        case .not: break
        case .all(let parts), .any(let parts): for part in parts { part.forEachPositiveTerm(visit) }
        }
    }
}
