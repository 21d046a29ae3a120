/// A query over the entries of the journal instead of the comments.
///
/// `before: after: by: reason:` are about the entry; all other terms select the comments that it changed. An entry
/// matches if at least one of its comments makes the whole query true. An entry without comments matches only if what
/// the query says about the entry is enough.
package struct HistoryQuery: Sendable {
    package var query: Query
    /// Only entries by one of these; `nil` means by anybody.
    package var by: [Login]?
    /// Only entries of one of these verbs; `nil` means what moderators do (``decisions``).
    package var verbs: Set<Verb>?
    /// Only those undo entries that do something again (`true`), or only the others; `nil` means both.
    package var redo: Bool?
    /// Only entries that give one of these reasons.
    package var reasons: [ReasonCode]?
    /// Only entries from this moment on.
    package var since: Moment?
    /// Only entries before this moment.
    package var until: Moment?

    package init(
        _ query: Query = .everything, by: [Login]? = nil, verbs: Set<Verb>? = nil, reasons: [ReasonCode]? = nil,
        since: Moment? = nil, until: Moment? = nil
    ) {
        self.query = query
        self.by = by
        self.verbs = verbs
        self.reasons = reasons
        self.since = since
        self.until = until
    }

    /// The verbs that moderators use: all except `found`, `release` and `submit`.
    package static let decisions = Set(Verb.allCases).subtracting([.found, .release, .submit])

    /// What the columns tell.
    package struct Matches: Sendable {
        /// Entries that match, ascending.
        package var certain: [EntryNumber]
        /// Reads the texts that decide about the rest; `nil` when there is no rest.
        package var search: HistorySearch?
    }

    /// Judges all entries by the columns.
    package func matches(
        in queue: Queue, context: QueryContext, sameText: SameText = .unknown
    ) -> Matches {
        let program = FilterCompiler.compile(query.node, context: context, subject: .entries)
        let filter = Filter(program: program, queue: queue)
        let (certain, candidates) = filter.entries(EntrySelection(self, queue), in: queue, sameText: sameText)
        let search =
            candidates.numbers.isEmpty
            ? nil : HistorySearch(filter, among: candidates, in: queue, sameText: sameText)
        return Matches(certain: certain, search: search)
    }

    /// Returns the entries that match, ascending: for commands.
    package func run(queue: Queue, desk: any Desk, context: QueryContext) throws(DeskError) -> [EntryNumber] {
        let matches = matches(in: queue, context: context)
        guard let search = matches.search else { return matches.certain }
        var found = matches.certain
        try search.run(over: desk) { found += $0.found }
        return found.sorted()
    }
}

/// The rest of a query over a history: what only the texts of the changed comments can tell.
package struct HistorySearch: Sendable {
    /// What a search reports while it runs.
    package struct Report: Sendable {
        /// Texts read so far, and texts to read in all.
        package var done: Int
        package var total: Int
        /// Entries that match, ascending.
        package var found: [EntryNumber]
        /// Keys that it made on the way: for the queue's ``SameText``.
        package var keys: SameText.Batch?
    }

    struct Candidates {
        var numbers: [CommentNumber] = []
        var tags: [UInt32] = []
        var entries: [EntryAspects] = []

        mutating func append(_ number: CommentNumber, _ entry: EntryNumber, _ aspects: EntryAspects) {
            numbers.append(number)
            tags.append(entry.rawValue)
            entries.append(aspects)
        }
    }

    private let search: TextSearch

    init(_ filter: Filter, among candidates: Candidates, in queue: Queue, sameText: SameText) {
        search = TextSearch(
            filter, among: candidates.numbers, tags: candidates.tags, of: candidates.entries, in: queue,
            sameText: sameText)
    }

    /// Reads the texts, until all are read or it is stopped, and reports hits and progress as it goes.
    ///
    /// - Returns: Whether it came to the end.
    @discardableResult
    package func run(
        over desk: any Desk, stop: SearchStop = SearchStop(), report: (Report) -> Void
    ) throws(DeskError) -> Bool {
        var last: UInt32?
        return try search.run(over: desk, stop: stop) { done, found, keys in
            var entries: [EntryNumber] = []
            for tag in found where tag != last {
                entries.append(EntryNumber(tag))
                last = tag
            }
            report(Report(done: done, total: search.total, found: entries, keys: keys))
        }
    }
}

/// The filters besides the query, with names turned into numbers once.
struct EntrySelection {
    private let query: HistoryQuery
    /// A bit for each verb.
    private let verbs: UInt32
    private let logins: Set<Int>?
    private let reasons: Set<Int>?
    private let needsReason: Bool

    init(_ query: HistoryQuery, _ queue: Queue) {
        self.query = query
        verbs = (query.verbs ?? HistoryQuery.decisions).reduce(0) { $0 | 1 << UInt32($1.rawValue) }
        logins = query.by.map { Set($0.compactMap { queue.loginIndex($0) }) }
        reasons = query.reasons.map { Set($0.compactMap { queue.reasonIndex($0) }) }
        var asksForReason = query.reasons != nil
        query.query.node.forEachTerm { if case .reason = $0 { asksForReason = true } }
        needsReason = asksForReason
    }

    /// What an entry tells about itself; `nil` if it is not among those asked for.
    func aspects(of entry: EntryNumber, in queue: Queue) -> EntryAspects? {
        guard let verb = queue.verb(of: entry), verbs >> UInt32(verb.rawValue) & 1 == 1, let at = queue.at(of: entry)
        else {
            return nil
        }
        let by = queue.byIndex(of: entry)
        if verb == .undo, let redo = query.redo, redo != queue.isRedo(entry) { return nil }
        if let logins, !logins.contains(by) { return nil }
        if let since = query.since, at < since { return nil }
        if let until = query.until, at >= until { return nil }
        var reason = 0
        if needsReason, verb == .reject || verb == .submit, let code = queue.line(entry)?.reason {
            reason = queue.reasonIndex(code) ?? 0
        }
        if let reasons, !reasons.contains(reason) { return nil }
        return EntryAspects(at: at, by: by, reason: reason)
    }
}
