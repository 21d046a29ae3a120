import Text

/// Judges comments by their texts, one after the other. What a text has to be made into, its folded form and what is
/// found in it, is made once a text, and only when a condition asks for it.
struct BodyReader {
    private let program: FilterProgram
    private var folded: [UInt8] = []
    private var isFolded = false
    private var features = FeatureReader()
    /// The texts that `same:` asks for, by the leaf's slot; `nil` where keys are enough.
    private let originals: OriginalTexts?
    private var normal: [UInt8] = []

    init(_ program: FilterProgram, originals: OriginalTexts? = nil) {
        self.program = program
        self.originals = originals
    }

    /// Begins with another text.
    mutating func begin() {
        isFolded = false
        features.begin()
    }

    /// Tells whether a part of the query, a node of the program, matches. `row` is the comment's among the gates.
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
        case .hidden: return features.has(.hidden, in: body)
        case .mail: return features.has(.email, in: body)
        case .link: return features.has(.link, in: body)
        case .phone: return features.has(.phone, in: body)
        case .word:
            if program.words.isEmpty { return false }
            fold(body)
            return folded.withUnsafeBytes { program.words.isFound(in: $0) }
        case .same:
            guard sameText.says(number, theSameAsAnyOf: program.numbers[leaf.slot]) else { return false }
            guard let originals else { return true }
            TextKey.normal(body, into: &normal)
            return originals.hold(normal, of: leaf.slot)
        case .duplicate: return sameText.isSaidTwice(number)
        default: return false
        }
    }

    private mutating func fold(_ body: UnsafeRawBufferPointer) {
        guard !isFolded else { return }
        folded.removeAll(keepingCapacity: true)
        Folding.fold(body, into: &folded)
        isFolded = true
    }
}
