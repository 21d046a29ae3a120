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
    /// What names, e-mail and network addresses are to be, in their one form.
    var exacts: [[UInt8]] = []
    var slugs: [[Slug]] = []
    var reasons: [[ReasonCode]] = []
    var logins: [[Login]] = []
    var ranges: [[ClosedRange<UInt32>]] = []
    /// Of `entry:` and of `same:`.
    var numbers: [[UInt32]] = []
    var words = WordMatcher([])
    var now = Moment(milliseconds: 0)
    /// The nodes of the gates, by their numbers.
    var gateNodes: [Int] = []
    /// A bit for each state that a comment can have and match: most are passed over by it.
    var states = State.every
    /// Whether `same:` or `is:duplicate` occurs.
    var needsKeys = false
    /// Whether only texts can tell some of it.
    var needsText = false
}

/// What a compiled query has found out about names, each once, however many comments bear it. An element is 0 as long
/// as nobody asked, then the verdict's raw value and one.
struct FilterTables: Sendable {
    /// By needle: names, e-mail addresses, network addresses, by their index in the queue.
    var texts: [[UInt8]]
    /// By what they are to be, likewise.
    var exacts: [[UInt8]]
    var releases: [[UInt8]]
    var reasons: [[UInt8]]
    var logins: [[UInt8]]
    /// The comments that entries touched, ascending; `nil` as long as nobody asked.
    var touched: [[CommentNumber]?]
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
        touched = Array(repeating: nil, count: program.numbers.count)
    }
}

extension [UInt8] {
    /// Gives what is known of `index`, or asks and remembers.
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
