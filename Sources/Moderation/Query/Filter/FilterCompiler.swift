import Text

/// Makes a program of a query: alternatives become parts, and the parts that cost less are asked first.
struct FilterCompiler {
    /// What `before: after: by: reason:` are about.
    enum Subject { case comments, entries }

    private var program = FilterProgram()
    private let context: QueryContext
    private var subject: Subject
    private var known: [FilterLeaf: Int] = [:]
    /// The lists of each matcher.
    private var matched: [[Settings.WordList]] = []
    /// Whether the query names something that isn't known: then it matches nothing, negated or not.
    private var isUnknown = false

    static func compile(_ node: QueryNode, context: QueryContext, subject: Subject) -> FilterProgram {
        var compiler = FilterCompiler(context: context, subject: subject)
        return compiler.program(of: node)
    }

    private init(context: QueryContext, subject: Subject) {
        self.context = context
        self.subject = subject
        program.now = context.now
    }

    private mutating func program(of node: QueryNode) -> FilterProgram {
        var tree = tree(of: node)
        if isUnknown { tree = leaf(.constant) }
        program.nodes.append(FilterNode(kind: .leaf, first: 0, count: 0))
        lay(tree, at: 0, isInsideGate: false)
        program.needsKeys = program.leaves.contains { $0.kind == .same || $0.kind == .duplicate }
        return program
    }

    // MARK: - From terms to leaves

    private indirect enum Tree {
        case leaf(Int)
        case not(Tree)
        case all([Tree])
        case any([Tree])
    }

    private mutating func tree(of node: QueryNode) -> Tree {
        switch node {
        case .term(let term): tree(of: term)
        case .not(let inner): .not(tree(of: inner))
        case .all(let parts): .all(parts.map { tree(of: $0) })
        case .any(let parts): any(parts.map { tree(of: $0) })
        }
    }

    /// One of several; a single part needs no alternative around it.
    private func any(_ parts: [Tree]) -> Tree { parts.count == 1 ? parts[0] : .any(parts) }

    private mutating func tree(of term: QueryTerm) -> Tree {
        switch term {
        case .text(let text):
            return .any([leaf(.name, slot: needle(text)), leaf(.body, slot: bodyNeedle(text))])
        case .body(let text): return leaf(.body, slot: bodyNeedle(text))
        case .author(let text): return leaf(.name, slot: needle(text))
        case .email(let text): return leaf(.email, slot: needle(text))
        case .address(let text): return leaf(.address, slot: needle(text))
        case .authorIs(let name): return leaf(.exactName, slot: exact(CanonicalForm.of(name)))
        case .emailIs(let email): return leaf(.exactEmail, slot: exact(Array(email.utf8)))
        case .addressIs(let address): return leaf(.exactAddress, slot: exact(NetworkAddress.form(of: address)))
        case .release(let slugs):
            note { $0.releases += slugs }
            program.slugs.append(slugs)
            return leaf(.release, slot: program.slugs.count - 1)
        case .reason(let codes):
            let given = codes.filter { !context.reasons.contains($0) }
            if !given.isEmpty { note { $0.reasons += given } }
            program.reasons.append(codes)
            return leaf(subject == .entries ? .entryReason : .reason, slot: program.reasons.count - 1)
        case .by(let logins):
            program.logins.append(logins)
            return leaf(subject == .entries ? .entryBy : .by, slot: program.logins.count - 1)
        case .is(let aspects): return tree(of: aspects)
        case .has(let features): return any(features.map { $0 == .word ? word { _ in true } : leaf($0.leafKind) })
        case .number(let ranges):
            note { $0.comments += term.numbersNamed.compactMap { $0 } }
            program.ranges.append(FilterCompiler.merged(ranges))
            return leaf(.number, slot: program.ranges.count - 1)
        case .entry(let numbers):
            note { $0.entries += numbers }
            program.numbers.append(numbers)
            return leaf(.entry, slot: program.numbers.count - 1)
        case .same(let numbers):
            note { $0.comments += numbers }
            program.numbers.append(numbers)
            return leaf(.same, slot: program.numbers.count - 1)
        case .like(let numbers):
            note { $0.comments += numbers }
            program.numbers.append(numbers)
            return leaf(.like, slot: program.numbers.count - 1)
        case .word(let lists):
            for list in lists where !context.words.contains(where: { $0.name.utf8.elementsEqual(list.utf8) }) {
                isUnknown = true
            }
            return word { list in lists.contains { $0.utf8.elementsEqual(list.utf8) } }
        case .host(let hosts):
            program.hosts.append(hosts.map { Array($0.utf8) })
            return leaf(.host, slot: program.hosts.count - 1)
        case .count(let count, let ranges):
            program.ranges.append(FilterCompiler.merged(ranges))
            return leaf(count.leafKind, mask: count.rawValue, slot: program.ranges.count - 1)
        case .script(let scripts):
            program.scripts.append(scripts.reduce(0) { $0 | 1 << UInt64($1.rawValue) })
            return leaf(.script, slot: program.scripts.count - 1)
        case .lang(let languages):
            return leaf(.language, mask: languages.reduce(0) { $0 | $1.bit })
        case .view(let name):
            // A view's query names no other view. One that does, in a file that somebody has changed, shows nothing.
            guard let view = context.views.named(name), !view.query.namesView else {
                isUnknown = true
                return leaf(.constant)
            }
            return tree(of: view.query.node)
        case .rule(let names):
            // A rule is about comments, in a history too.
            let outer = subject
            subject = .comments
            defer { subject = outer }
            let rules = names.compactMap { name in context.rules.first { $0.name == name } }
            if rules.count < names.count { isUnknown = true }
            return any(rules.map { tree(of: $0.when.node) })
        case .likely(let kinds):
            program.rejectionKinds.append(kinds)
            program.likelihoods = context.likelihoods
            if !(context.likelihoods?.speaks ?? false) { isUnknown = true }
            return leaf(.likely, slot: program.rejectionKinds.count - 1)
        case .before(let day): return submittedBefore(day)
        case .after(let day): return .not(submittedBefore(day))
        case .decidedBefore(let day): return leaf(.decidedBefore, moment: start(day))
        case .decidedAfter(let day): return leaf(.decidedAfter, moment: start(day))
        }
    }

    /// Notes that the query names something in the queue.
    private mutating func note(_ add: (inout NamedOfQueue) -> Void) {
        var named = program.named ?? NamedOfQueue()
        add(&named)
        program.named = named
    }

    /// Looks for the words of some lists: each set of lists once.
    private mutating func word(_ isOf: (String) -> Bool) -> Tree {
        let lists = context.words.filter { isOf($0.name) }
        let slot = matched.firstIndex(of: lists) ?? matched.count
        if slot == matched.count {
            matched.append(lists)
            program.matchers.append(WordMatcher(lists))
        }
        return leaf(.word, slot: slot)
    }

    private mutating func submittedBefore(_ day: QueryDay) -> Tree {
        leaf(subject == .entries ? .entryBefore : .before, moment: start(day))
    }

    private func start(_ day: QueryDay) -> Moment {
        day.start(now: context.now, zone: context.zone)
    }

    private mutating func tree(of aspects: [Aspect]) -> Tree {
        var mask: UInt8 = 0
        var parts: [Tree] = []
        for aspect in aspects {
            switch aspect {
            case .pending: mask |= FilterStates.pending.bit
            case .deferred: mask |= FilterStates.deferred.bit
            case .approved: mask |= FilterStates.approved.bit
            case .rejected: mask |= FilterStates.rejected.bit
            case .erased: mask |= FilterStates.erased.bit
            case .any: mask = FilterStates.every
            case .edited: parts.append(leaf(.edited))
            case .reply: parts.append(leaf(.reply))
            case .duplicate: parts.append(leaf(.duplicate))
            }
        }
        if mask == FilterStates.every { return leaf(.constant, mask: 1) }
        if mask != 0 { parts.append(leaf(.states, mask: mask)) }
        return any(parts)
    }

    private mutating func leaf(
        _ kind: FilterLeaf.Kind, mask: UInt8 = 0, moment: Moment = Moment(milliseconds: 0), slot: Int = 0
    ) -> Tree {
        let leaf = FilterLeaf(kind: kind, mask: mask, moment: moment, slot: slot)
        if let index = known[leaf] { return .leaf(index) }
        program.leaves.append(leaf)
        known[leaf] = program.leaves.count - 1
        return .leaf(program.leaves.count - 1)
    }

    /// Every use has its own needle: names and addresses are remembered by needle.
    private mutating func needle(_ text: String) -> Int {
        program.needles.append(FoldedNeedle(text))
        return program.needles.count - 1
    }

    private mutating func exact(_ form: [UInt8]) -> Int {
        program.exacts.append(form)
        return program.exacts.count - 1
    }

    private mutating func bodyNeedle(_ text: String) -> Int {
        let needle = FoldedNeedle(text)
        if let index = program.bodyNeedles.firstIndex(of: needle) { return index }
        program.bodyNeedles.append(needle)
        return program.bodyNeedles.count - 1
    }

    /// Ascending, without overlap.
    private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    // MARK: - From the tree to flat nodes

    private mutating func lay(_ tree: Tree, at index: Int, isInsideGate: Bool) {
        let isGate = !isInsideGate && !isOfText(tree)
        var node: FilterNode
        var children: [Tree] = []
        switch tree {
        case .leaf(let leaf):
            node = FilterNode(kind: .leaf, first: Int32(leaf), count: 0)
        case .not(let inner):
            node = FilterNode(kind: .not, first: Int32(program.nodes.count), count: 1)
            children = [inner]
        case .all(let parts), .any(let parts):
            // A stable sort: what was typed first is asked first among equals.
            children = parts.map { (cost(of: $0), $0) }.enumerated()
                .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
            let kind: FilterNode.Kind = if case .all = tree { .all } else { .any }
            node = FilterNode(kind: kind, first: Int32(program.nodes.count), count: Int32(children.count))
        }
        if isGate {
            node.gate = Int32(program.gateNodes.count)
            program.gateNodes.append(index)
        }
        program.nodes[index] = node
        let first = program.nodes.count
        program.nodes.append(contentsOf: children.map { _ in FilterNode(kind: .leaf, first: 0, count: 0) })
        for (offset, child) in children.enumerated() {
            lay(child, at: first + offset, isInsideGate: isInsideGate || isGate)
        }
    }

    private func isOfText(_ tree: Tree) -> Bool {
        cost(of: tree) >= Int(FilterLeaf.Kind.same.rawValue)
    }

    /// The cost of the most expensive leaf.
    private func cost(of tree: Tree) -> Int {
        switch tree {
        case .leaf(let leaf): Int(program.leaves[leaf].kind.rawValue)
        case .not(let inner): cost(of: inner)
        case .all(let parts), .any(let parts): parts.reduce(0) { max($0, cost(of: $1)) }
        }
    }
}

extension QueryCount {
    fileprivate var leafKind: FilterLeaf.Kind {
        switch self {
        case .links: .links
        case .length: .length
        case .authorApproved, .authorRejected, .addressApproved, .addressRejected, .burst: .record
        }
    }
}

extension Feature {
    fileprivate var leafKind: FilterLeaf.Kind {
        switch self {
        case .link: .link
        case .email: .mail
        case .phone: .phone
        case .hidden: .hidden
        case .word: .word
        case .note: .note
        case .trap: .trap
        case .siteEdit: .siteEdit
        }
    }
}
