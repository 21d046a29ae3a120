import Text

/// A query made ready to run: flat, so that judging a comment touches no reference count.
struct FilterProgram: Sendable {
    var nodes: [FilterNode] = []
    var leaves: [FilterLeaf] = []
    /// The root in ``nodes``.
    var root = 0
    /// Searched for in names, e-mail and network addresses.
    var needles: [FoldedNeedle] = []
    /// Searched for in bodies.
    var bodyNeedles: [FoldedNeedle] = []
    /// The forms that whole names, e-mail and network addresses must have.
    var exacts: [[UInt8]] = []
    var slugs: [[Slug]] = []
    var reasons: [[ReasonCode]] = []
    var logins: [[Login]] = []
    var ranges: [[ClosedRange<UInt32>]] = []
    /// The numbers of `entry:`, `same:` and `like:`.
    var numbers: [[UInt32]] = []
    /// The matchers of `has:word`, and of each `word:`.
    var matchers: [WordMatcher] = []
    /// Hosts as browsers read them.
    var hosts: [[[UInt8]]] = []
    /// The scripts of `script:`, a bit for each.
    var scripts: [UInt64] = []
    /// The kinds of rejection that `likely:` asks for.
    var rejectionKinds: [[Likelihoods.RejectionKind]] = []
    var likelihoods: Likelihoods?
    var now = Moment(milliseconds: 0)
    /// The nodes of the gates, by their numbers.
    var gateNodes: [Int] = []
    /// Whether `same:` or `is:duplicate` occurs.
    var needsKeys = false
    /// What the query names in a queue, if anything.
    var named: NamedOfQueue?

    /// Whether the queue has everything that is named; looked up once for each length of the queue.
    func isKnown(to queue: Queue, _ tables: inout FilterTables) -> Bool {
        guard let named else { return true }
        if let known = tables.known, known.entries == queue.entryCount { return known.isKnown }
        let isKnown = named.isKnown(to: queue)
        tables.known = (queue.entryCount, isKnown)
        return isKnown
    }
}

/// What a query names in a queue, which may not be there, or not yet: until all of it is, the query matches nothing, negated or not.
struct NamedOfQueue: Sendable {
    var releases: [Slug] = []
    /// The reasons, except those of the settings.
    var reasons: [ReasonCode] = []
    var comments: [UInt32] = []
    var entries: [UInt32] = []

    func isKnown(to queue: Queue) -> Bool {
        releases.allSatisfy { queue.releaseIndex($0) != nil } && reasons.allSatisfy { queue.reasonIndex($0) != nil }
            && comments.allSatisfy { queue.contains(CommentNumber($0)) }
            && entries.allSatisfy { queue.contains(EntryNumber($0)) }
    }
}

/// What a compiled query has found out about names, each once, however many comments have it. An element is 0 until
/// somebody asks, then 1 for no and 2 for yes.
struct FilterTables: Sendable {
    /// By needle: names, e-mail addresses, network addresses, by their index in the queue.
    var texts: [[UInt8]]
    /// The same, by the form that they must have.
    var exacts: [[UInt8]]
    var releases: [[UInt8]]
    var reasons: [[UInt8]]
    var logins: [[UInt8]]
    /// The comments that entries changed, ascending; `nil` until somebody asks.
    var changed: [[CommentNumber]?]
    /// What became of the comments from an address, by its index, as of an entry.
    var addresses: [Int: (entries: Int, tally: AuthorTally)] = [:]
    /// Whether the queue had everything that is named, at a number of entries.
    var known: (entries: Int, isKnown: Bool)?
    /// Authors and addresses as they were when each comment arrived, in place of the present ones.
    var arrivals: ArrivalRecords?
    /// Scratch for folding.
    var folded: [UInt8] = []

    init(for program: FilterProgram, in queue: Queue) {
        texts = Array(repeating: [], count: program.needles.count)
        exacts = Array(repeating: [], count: program.exacts.count)
        for leaf in program.leaves {
            switch leaf.kind {
            case .name: texts[leaf.slot].reserveCapacity(queue.nameCount + 1)
            case .email: texts[leaf.slot].reserveCapacity(queue.emailCount + 1)
            case .address: texts[leaf.slot].reserveCapacity(queue.addressCount + 1)
            case .exactName: exacts[leaf.slot].reserveCapacity(queue.nameCount + 1)
            case .exactEmail: exacts[leaf.slot].reserveCapacity(queue.emailCount + 1)
            case .exactAddress: exacts[leaf.slot].reserveCapacity(queue.addressCount + 1)
            default: break
            }
        }
        releases = Array(repeating: [], count: program.slugs.count)
        reasons = Array(repeating: [], count: program.reasons.count)
        logins = Array(repeating: [], count: program.logins.count)
        changed = Array(repeating: nil, count: program.numbers.count)
    }
}

extension [UInt8] {
    /// Returns what is known about `index`, or asks and remembers.
    mutating func remembered(_ index: Int, _ ask: () -> Bool) -> Bool {
        if index < count {
            switch self[index] {
            case 1: return false
            case 2: return true
            default: break
            }
        } else {
            append(contentsOf: repeatElement(0, count: Swift.max(index + 1, count * 2) - count))
        }
        let answer = ask()
        self[index] = answer ? 2 : 1
        return answer
    }
}

/// One condition of a compiled query, without any reference: the values it is looked up in lie in ``FilterTables``.
struct FilterLeaf: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        // Decided by the columns, cheapest first.
        case constant, states, number, before
        case edited, reply, note, trap, siteEdit, release, reason
        case entryBefore, entryBy, entryReason
        case entry, decidedBefore, decidedAfter, by
        case record
        case exactName, exactEmail, exactAddress
        case name, email, address
        case same, duplicate
        // Decided by the text, cheapest first.
        case body, length, like, script, hidden, mail, link, links, host, language, phone, word, likely

        /// Whether the text has to be read; for `same` and `duplicate`, keys made of texts before can tell.
        var isOfText: Bool { rawValue >= Kind.same.rawValue }
        /// Whether it is about the entry of a history rather than a comment.
        var isOfEntry: Bool { self == .entryBefore || self == .entryBy || self == .entryReason }
    }

    var kind: Kind
    /// `states`: a bit for each ``FilterStates``. `constant`: 1 for true. `record`: the raw value of a ``QueryCount``.
    var mask: UInt8 = 0
    var moment = Moment(milliseconds: 0)
    /// Which table, list or needle of its kind it uses.
    var slot = 0
}

/// Where a comment stands for everybody's views: its state, with deferred ones told apart from pending ones.
enum FilterStates: UInt8, CaseIterable {
    case pending, deferred, approved, rejected, erased

    var bit: UInt8 { 1 << rawValue }
    static let every: UInt8 = 0x1F
}

/// A node of a compiled query. Children stand side by side in ``FilterProgram/nodes``.
struct FilterNode: Sendable {
    enum Kind: UInt8, Sendable { case leaf, not, all, any }

    var kind: Kind
    /// The leaf, or the first child.
    var first: Int32
    var count: Int32
    /// The number of this gate, or -1. A gate is a largest part of the query that the columns can tell alone.
    var gate: Int32 = -1
}

extension FilterProgram {
    /// Passes over texts that can't match, if every matching text has a certain needle. Asked only about comments for
    /// which the columns leave open whether they match.
    var sieve: NeedleSieve? { needle(root, isDeciding: true).flatMap { NeedleSieve($0) } }

    /// The needle that stands in every text by which a node matches.
    ///
    /// | query | needle | why |
    /// |---|---|---|
    /// | `kredits` | `kredits` | a name or the text has it; where the name did, nothing was left open |
    /// | `is:pending kredits` | `kredits` | the same: of the two only the word can leave anything open |
    /// | `kredits has:link` | none | a comment whose name has the word is open too, for the link |
    /// | `body:kredits has:link` | `kredits` | the text must have it, whatever left the comment open |
    /// | `kredits OR bankas` | none | a text needs one of the two only |
    ///
    /// - Parameter isDeciding: Whether the node's text decides about the query: then no alternative that the columns tell of has come true.
    private func needle(_ index: Int, isDeciding: Bool) -> FoldedNeedle? {
        let node = nodes[index]
        let ofText = (Int(node.first)..<Int(node.first) + Int(node.count)).filter { nodes[$0].gate < 0 }
        switch node.kind {
        case .leaf:
            let leaf = leaves[Int(node.first)]
            return leaf.kind == .body ? bodyNeedles[leaf.slot] : nil
        case .not: return nil
        case .all:
            return ofText.lazy.compactMap { needle($0, isDeciding: isDeciding && ofText.count == 1) }.first
        case .any:
            guard ofText.count == 1, isDeciding || node.count == 1 else { return nil }
            return needle(ofText[0], isDeciding: isDeciding)
        }
    }
}
