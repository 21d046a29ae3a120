internal import Synchronization

/// A trial of a query, or of a rule, on the past: which comments it would have matched when they arrived, and what
/// moderators decided on them.
///
/// The journal is replayed: the record of an author, or of a network address, is the one that stood when the comment
/// arrived, and texts are those that were submitted. What the query says about the state is left out, since
/// everything arrives pending; within alternatives it counts as it was on arrival. The result is compared with the
/// decision that stands now.
package struct Rehearsal: Sendable {
    /// Why a query can't be tried: in its own text, or in a rule that it names.
    package struct Refusal: Error, Hashable, Sendable {
        package var error: QueryError
        package var rule: ReasonCode?

        package init(error: QueryError, rule: ReasonCode? = nil) {
            self.error = error
            self.rule = rule
        }
    }

    /// What is tried.
    package let query: Query
    /// What it said about the state.
    package let leftOut: [Query]
    package let since: Moment?
    private let filter: Filter
    /// The comments that would have matched for certain, ascending.
    package let certain: [CommentNumber]
    private let open: [CommentNumber]
    private let now: Moment

    package init(
        _ query: Query, since: Moment? = nil, in queue: Queue, context: QueryContext
    ) throws(Refusal) {
        try Rehearsal.check(query, context)
        let parts = query.node.expanded(context).conjuncts
        leftOut = parts.filter(\.isOfState).compactMap { try? Query($0) }
        let node = QueryNode.joining(all: parts.filter { !$0.isOfState })
        self.query = (try? Query(.joining(all: query.node.conjuncts.filter { !$0.isOfState }))) ?? query
        self.since = since
        now = context.now
        let arrived = node.onArrival
        let program = FilterCompiler.compile(arrived, context: context, subject: .comments)
        var counts: Set<QueryCount> = []
        for leaf in program.leaves where leaf.kind == .record {
            if let count = QueryCount(rawValue: leaf.mask) { counts.insert(count) }
        }
        filter = Filter(
            program: program, queue: queue, arrivals: ArrivalRecords(of: queue, for: counts))
        var (certain, open): ([CommentNumber], [CommentNumber]) = ([], [])
        filter.forEachMatch(in: queue) { number, verdict in
            if let since, queue.submitted(of: number) < since { return }
            if verdict == .yes { certain.append(number) } else { open.append(number) }
        }
        self.certain = certain
        self.open = open
    }

    /// Refuses terms about what came after a comment's arrival.
    private static func check(_ query: Query, _ context: QueryContext) throws(Refusal) {
        do throws(QueryError) {
            _ = try Query(query.text, for: .trial)
        } catch {
            throw Refusal(error: error)
        }
        var names: [ReasonCode] = []
        var views: [Query] = []
        query.node.forEachTerm { term in
            if case .rule(let rules) = term { names += rules }
            if case .view(let name) = term, let view = context.views.named(name) { views.append(view.query) }
        }
        for view in views where !view.namesView { try check(view, context) }
        for rule in context.rules where names.contains(rule.name) {
            do throws(QueryError) {
                _ = try Query(rule.when.text, for: .trial)
            } catch {
                throw Refusal(error: error, rule: rule.name)
            }
        }
    }

    /// Whether texts have to be read.
    package var needsTexts: Bool { !open.isEmpty }

    /// The search of the submitted texts that decide.
    package func search(in queue: Queue) -> TextSearch {
        TextSearch(
            filter, among: open, tags: open.map(\.rawValue), of: nil, in: queue, sameText: .unknown, asSubmitted: true)
    }

    /// Runs all of it at once: for commands.
    package func run(
        in queue: Queue, _ desk: any Desk, workers: SearchWorkers = .one
    ) throws(DeskError) -> RehearsalReport {
        let found = Mutex<[CommentNumber]>([])
        if needsTexts {
            try search(in: queue).run(over: desk, stop: SearchStop(), workers: workers) { report in
                found.withLock { $0 += report.found }
            }
        }
        return report(found: found.withLock { $0 }, in: queue)
    }

    /// What became of the hits: the certain ones, and those that the search has found.
    package func report(found: [CommentNumber], in queue: Queue) -> RehearsalReport {
        RehearsalReport(of: (certain + found).sorted(), since: since, in: queue, now: now)
    }
}

extension QueryNode {
    /// The query with rules and views replaced by what they stand for; unknown ones stay as they are, and match nothing.
    fileprivate func expanded(_ context: QueryContext) -> QueryNode {
        replacingTerms { term in
            switch term {
            case .rule(let names):
                let rules = context.rules.filter { names.contains($0.name) }
                return rules.isEmpty || rules.count < Set(names).count ? nil : .joining(any: rules.map(\.when.node))
            case .view(let name):
                guard let view = context.views.named(name), !view.query.namesView else { return nil }
                return view.query.node.expanded(context)
            default: return nil
            }
        }
    }

    /// The query as it counts for a comment that has just arrived: with what it says about the state as that was.
    fileprivate var onArrival: QueryNode {
        replacingTerms { term in
            guard case .is(let aspects) = term else { return nil }
            return aspects.contains(.pending) || aspects.contains(.any)
                ? .all([]) : .term(.is(aspects.filter { !$0.isState }))
        }
    }
}
