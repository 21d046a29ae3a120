import Text

/// Judges comments by their texts, one after the other. What has to be made of a text, its folded form and its
/// findings, is made once a text, and only when a condition asks for it.
struct BodyReader {
    private let program: FilterProgram
    private var folded: [UInt8] = []
    private var isFolded = false
    private var features = FeatureReader()
    /// The texts that `same:` and `like:` ask for, by the leaf's slot; `nil` where keys are enough.
    private let originals: OriginalTexts?
    private var normal: [UInt8] = []
    private var text = LikenessText()
    private var likely = LikelyReader()

    init(_ program: FilterProgram, originals: OriginalTexts? = nil) {
        self.program = program
        self.originals = originals
    }

    /// Begins with another text.
    mutating func begin() {
        isFolded = false
        features.begin()
    }

    /// Whether a part of the query, a node of the program, matches. `row` is the comment's row in the gates.
    mutating func isMatch(
        _ index: Int, _ number: CommentNumber, _ body: UnsafeRawBufferPointer, _ gates: Gates, _ row: Int,
        _ sameText: SameText
    ) -> Bool {
        let node = program.nodes[index]
        if node.gate >= 0 { return gates.isOpen(Int(node.gate), row: row) }
        let first = Int(node.first)
        switch node.kind {
        case .leaf:
            return isTrue(program.leaves[first], number, body, sameText)
        case .not:
            return !isMatch(first, number, body, gates, row, sameText)
        case .all:
            for child in first..<first + Int(node.count) {
                if !isMatch(child, number, body, gates, row, sameText) { return false }
            }
            return true
        case .any:
            for child in first..<first + Int(node.count) {
                if isMatch(child, number, body, gates, row, sameText) { return true }
            }
            return false
        }
    }

    private mutating func isTrue(
        _ leaf: FilterLeaf, _ number: CommentNumber, _ body: UnsafeRawBufferPointer, _ sameText: SameText
    ) -> Bool {
        switch leaf.kind {
        case .body:
            fold(body)
            return folded.withUnsafeBytes { program.bodyNeedles[leaf.slot].isFound(in: $0) }
        case .like: return isAlike(body, leaf.slot)
        case .script:
            return LetterCounts(body).dominant.map { program.scripts[leaf.slot] >> UInt64($0.rawValue) & 1 == 1 }
                ?? false
        case .language:
            fold(body)
            return folded.withUnsafeBytes { leaf.mask & TextLanguage(of: body, folded: $0).bit != 0 }
        case .likely:
            let buckets = likely.read(body)
            return program.likelihoods?.isLikely(buckets, program.rejectionKinds[leaf.slot]) ?? false
        case .hidden: return features.has(.hidden, in: body)
        case .mail: return features.has(.email, in: body)
        case .link: return features.has(.link, in: body)
        case .phone: return features.has(.phone, in: body)
        case .links:
            let count = UInt32(truncatingIfNeeded: features.links(in: body).count)
            return FilterProgram.contains(program.ranges[leaf.slot], count)
        case .host:
            let hosts = program.hosts[leaf.slot]
            return features.links(in: body).contains { link in hosts.contains { link.leads(to: $0) } }
        case .length:
            fold(body)
            let count = folded.withUnsafeBytes { FoldedLetters.count(in: $0) }
            return FilterProgram.contains(program.ranges[leaf.slot], UInt32(truncatingIfNeeded: count))
        case .word:
            let matcher = program.matchers[leaf.slot]
            if matcher.isEmpty { return false }
            fold(body)
            return folded.withUnsafeBytes { matcher.isFound(in: $0) }
        case .same:
            guard sameText.says(number, theSameAsAnyOf: program.numbers[leaf.slot]) else { return false }
            guard let originals else { return true }
            TextKey.normal(body, into: &normal)
            return originals.hold(normal, of: leaf.slot)
        case .duplicate: return sameText.isSaidTwice(number)
        default: return false
        }
    }

    private mutating func isAlike(_ body: UnsafeRawBufferPointer, _ slot: Int) -> Bool {
        guard let filters = originals?.filters else { return false }
        var isRead = false
        for (asking, filter) in filters where asking == slot {
            if filter.isOfShort {
                TextKey.normal(body, into: &normal)
                if filter.isSame(normal) { return true }
                continue
            }
            if !isRead { text.read(body) }
            isRead = true
            if text.bytes.withUnsafeBytes({ filter.likeness(of: $0) }) != nil { return true }
        }
        return false
    }

    private mutating func fold(_ body: UnsafeRawBufferPointer) {
        guard !isFolded else { return }
        folded.removeAll(keepingCapacity: true)
        Folding.fold(body, into: &folded)
        isFolded = true
    }
}

/// What the columns told about comments, part by part of a query, kept for when their texts are read elsewhere: one
/// bit a gate, a row of whole words a comment.
struct Gates: Sendable {
    private var bits: [UInt64] = []
    private let words: Int

    init(for program: FilterProgram) {
        words = (program.gateNodes.count + 63) / 64
    }

    mutating func reserve(_ rows: Int) {
        bits.reserveCapacity(bits.count + rows * words)
    }

    mutating func appendRow() {
        for _ in 0..<words { bits.append(0) }
    }

    /// Opens a gate of the last row.
    mutating func open(_ gate: Int) {
        bits[bits.count - words + gate / 64] |= 1 << (gate % 64)
    }

    func isOpen(_ gate: Int, row: Int) -> Bool {
        bits[row * words + gate / 64] >> (gate % 64) & 1 == 1
    }
}

extension FilterProgram {
    /// Adds a row for a comment.
    func collect(
        _ gates: inout Gates, of number: CommentNumber, in queue: Queue, _ tables: inout FilterTables,
        _ entry: EntryAspects?
    ) {
        gates.appendRow()
        for (gate, node) in gateNodes.enumerated() {
            if verdict(node, number, queue, &tables, .unknown, entry) == .yes { gates.open(gate) }
        }
    }
}
