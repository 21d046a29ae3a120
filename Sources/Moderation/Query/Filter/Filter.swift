internal import Synchronization

/// A query made ready for a queue, at a moment: `is:pending` and ages are as of then.
///
/// A filter belongs to the queue that it was made for, and stays right while that queue grows. It remembers what it
/// has found out about names, so that the next comment of the same author costs nothing. Because of that it is a
/// reference inside, but passing it to another thread is safe.
package struct Filter: Sendable {
    let program: FilterProgram
    private let memory: FilterMemory

    /// - Parameter arrivals: Records of authors and addresses as they were, in place of the present ones.
    init(program: FilterProgram, queue: Queue, arrivals: ArrivalRecords? = nil) {
        self.program = program
        var tables = FilterTables(for: program, in: queue)
        tables.arrivals = arrivals
        memory = FilterMemory(tables)
    }

    /// Whether it asks which comments say the same: ``SameText`` should be filled first.
    package var needsKeys: Bool { program.needsKeys }

    /// Judges a comment of the queue by the columns.
    package func verdict(_ number: CommentNumber, in queue: Queue, sameText: SameText = .unknown) -> Verdict {
        guard queue.contains(number) else { return .no }
        return memory.tables.withLock { tables in
            program.isKnown(to: queue, &tables)
                ? program.verdict(program.root, number, queue, &tables, sameText, nil) : .no
        }
    }

    /// Judges one comment whose text is at hand; without the text, what only it can tell does not match.
    package func matches(
        _ number: CommentNumber, body: String?, in queue: Queue, sameText: SameText = .unknown
    ) -> Bool {
        switch verdict(number, in: queue, sameText: sameText) {
        case .no: return false
        case .yes: return true
        case .text:
            guard var body else { return false }
            let gates = gates(of: [number], in: queue, nil)
            var reader = BodyReader(program)
            return body.withUTF8 {
                reader.isMatch(program.root, number, UnsafeRawBufferPointer($0), gates, 0, sameText)
            }
        }
    }

    /// Judges all comments, ascending by number, and calls `visit` with those that match or may match.
    package func forEachMatch(
        in queue: Queue, sameText: SameText = .unknown, _ visit: (CommentNumber, Verdict) -> Void
    ) {
        forEachMatch(at: 0..<queue.commentCount, in: queue, sameText: sameText) { number, verdict in
            visit(number, verdict)
            return true
        }
    }

    /// The first comments that match, ascending by number or descending; `nil` if some can only be told by their texts.
    func first(_ most: Int, isDescending: Bool, in queue: Queue) -> [CommentNumber]? {
        var numbers: [CommentNumber] = []
        var isCertain = true
        func take(_ number: CommentNumber, _ verdict: Verdict) -> Bool {
            isCertain = verdict == .yes
            if isCertain { numbers.append(number) }
            return isCertain && numbers.count < most
        }
        let places = 0..<(most > 0 ? queue.commentCount : 0)
        if isDescending {
            forEachMatch(at: places.reversed(), in: queue, take)
        } else {
            forEachMatch(at: places, in: queue, take)
        }
        return isCertain ? numbers : nil
    }

    /// How many comments match, if the queue keeps that count; else `nil`.
    func keptCount(in queue: Queue) -> Int? {
        program.statesAlone.map { mask in
            let counts = queue.counts(at: program.now)
            return zip(FilterStates.allCases, counts.byState).reduce(0) { mask & $1.0.bit == 0 ? $0 : $0 + $1.1 }
        }
    }

    /// Judges comments at some places of the columns, until `visit` has enough.
    private func forEachMatch(
        at places: some Sequence<Int>, in queue: Queue, sameText: SameText = .unknown,
        _ visit: (CommentNumber, Verdict) -> Bool
    ) {
        let verdicts = State.allCases.map { program.verdict(program.root, of: $0, in: queue) }
        memory.tables.withLock { tables in
            guard program.isKnown(to: queue, &tables) else { return }
            let rows = queue.comments.rows
            for index in places {
                let number = CommentNumber(UInt32(truncatingIfNeeded: index + 1))
                let verdict =
                    verdicts[Int(rows[index].status.state.rawValue)]
                    ?? program.verdict(program.root, number, queue, &tables, sameText, nil)
                if verdict != .no, !visit(number, verdict) { return }
            }
        }
    }

    /// What the columns tell about comments, for the parts of the query that they can decide alone: one row each.
    func gates(of numbers: [CommentNumber], in queue: Queue, _ entries: [EntryAspects]?) -> Gates {
        memory.tables.withLock { tables in
            var gates = Gates(for: program)
            guard !program.gateNodes.isEmpty else { return gates }
            gates.reserve(numbers.count)
            for (index, number) in numbers.enumerated() {
                program.collect(&gates, of: number, in: queue, &tables, entries?[index])
            }
            return gates
        }
    }

    /// Judges the entries of a history: those that match for certain, and the comments that decide about others by their
    /// texts; both ascending.
    func entries(
        _ selection: EntrySelection, in queue: Queue, sameText: SameText
    ) -> (certain: [EntryNumber], candidates: HistorySearch.Candidates) {
        memory.tables.withLock { tables in
            var certain: [EntryNumber] = []
            var candidates = HistorySearch.Candidates()
            guard program.isKnown(to: queue, &tables) else { return (certain, candidates) }
            for raw in 0..<UInt32(queue.entryCount) {
                let entry = EntryNumber(raw + 1)
                guard let aspects = selection.aspects(of: entry, in: queue) else { continue }
                switch program.entryVerdict(program.root, aspects, queue, &tables) {
                case .no: continue
                case .yes: certain.append(entry)
                case .text:
                    var unsure: [CommentNumber] = []
                    let isCertain = queue.on(entry).contains { number in
                        let verdict = program.verdict(program.root, number, queue, &tables, sameText, aspects)
                        if verdict == .text { unsure.append(number) }
                        return verdict == .yes
                    }
                    if isCertain {
                        certain.append(entry)
                    } else {
                        for number in unsure { candidates.append(number, entry, aspects) }
                    }
                }
            }
            return (certain, candidates)
        }
    }
}

/// What a filter remembers, shared by its copies.
private final class FilterMemory: Sendable {
    let tables: Mutex<FilterTables>

    init(_ tables: FilterTables) {
        self.tables = Mutex(tables)
    }
}

extension Query {
    /// Makes the query ready to judge the comments of a queue.
    package func filter(for queue: Queue, context: QueryContext) -> Filter {
        let program = FilterCompiler.compile(node, context: context, subject: .comments)
        return Filter(program: program, queue: queue)
    }
}

/// What the columns of the queue tell about a comment and a query. It has three values, because some conditions only
/// the text decides.
package enum Verdict: UInt8, Comparable, Sendable {
    case no
    /// Only the text can tell.
    case text
    case yes

    package static func < (one: Verdict, other: Verdict) -> Bool {
        one.rawValue < other.rawValue
    }

    var negated: Verdict {
        switch self {
        case .no: .yes
        case .text: .text
        case .yes: .no
        }
    }

    init(_ isTrue: Bool) {
        self = isTrue ? .yes : .no
    }
}

/// What a query needs to know besides the queue.
package struct QueryContext: Sendable {
    package var now: Moment
    package var zone: any Zone
    /// The lists that `has:word` looks for.
    package var words: [Settings.WordList]
    /// The views that `view:` can name.
    package var views: [NamedView]
    /// The rules that `rule:` can name.
    package var rules: [Settings.Rule]
    /// The reasons that are known although no comment has been rejected for them.
    package var reasons: [ReasonCode] = []

    /// What `likely:` goes by; with `nil` it finds nothing.
    package var likelihoods: Likelihoods?

    package init(
        now: Moment, zone: any Zone, words: [Settings.WordList], views: [NamedView] = [], rules: [Settings.Rule] = []
    ) {
        self.now = now
        self.zone = zone
        self.words = words
        self.views = views
        self.rules = rules
    }

    package init(now: Moment, zone: any Zone, settings: Settings, views: [NamedView] = []) {
        self.init(now: now, zone: zone, words: settings.words, views: views, rules: settings.rules)
        reasons = settings.reasons.map(\.code)
    }
}
