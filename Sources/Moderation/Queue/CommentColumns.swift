/// All comments, a column a property: comment `#17` stands at index 16.
///
/// About 65 bytes a comment. 0 means none in every column of numbers; a touch is numbered from 1 (see
/// ``TouchColumns``).
struct CommentColumns: Sendable {
    /// State and reason: see ``StateCode``.
    var standing = Column<StateCode>()
    var submitted = Column<Int64>()
    var submission = Column<UInt32>()
    /// The edit whose body is in force; 0 when the submitted one is.
    var edit = Column<UInt32>()
    var release = Column<UInt32>()
    var parent = Column<UInt32>()
    /// The author, by name and e-mail, and this author's comment before this one.
    var author = Column<UInt32>()
    var previousByAuthor = Column<UInt32>()
    /// The network address, and the comment from there before this one.
    var address = Column<UInt32>()
    var previousFromAddress = Column<UInt32>()
    /// The newest comment that answers this one, and the one before this that answers the same.
    var lastReply = Column<UInt32>()
    var previousReply = Column<UInt32>()
    /// The newest touch, of any verb but `submit`.
    var lastTouch = Column<UInt32>()
    /// The touch on top of the standing stack, and of the one taken back.
    var top = Column<UInt32>()
    var takenBack = Column<UInt32>()
    var flags = Column<UInt8>()

    /// What imported comments arrived as, ascending by comment; all others arrived pending.
    var bases = Column<Base>()

    static let hasSource: UInt8 = 1
    static let hasBase: UInt8 = 2

    var count: Int { standing.count }

    mutating func reserve(_ more: Int) {
        standing.reserve(more)
        submitted.reserve(more)
        submission.reserve(more)
        edit.reserve(more)
        release.reserve(more)
        parent.reserve(more)
        author.reserve(more)
        previousByAuthor.reserve(more)
        address.reserve(more)
        previousFromAddress.reserve(more)
        lastReply.reserve(more)
        previousReply.reserve(more)
        lastTouch.reserve(more)
        top.reserve(more)
        takenBack.reserve(more)
        flags.reserve(more)
    }

    /// What a comment arrived as.
    func base(of index: Int) -> StateCode {
        guard flags[index] & Self.hasBase != 0 else { return StateCode(state: .pending) }
        var low = 0
        var high = bases.count
        while low < high {
            let middle = (low + high) / 2
            if bases[middle].comment < UInt32(index + 1) { low = middle + 1 } else { high = middle }
        }
        return low < bases.count ? bases[low].standing : StateCode(state: .pending)
    }
}

/// A state and, with `rejected`, the number of the reason: two bits and thirty.
struct StateCode: BitwiseCopyable, Hashable, Sendable {
    private var bits: UInt32

    init(state: State, reason: Int = 0) {
        bits = UInt32(state.rawValue) | UInt32(truncatingIfNeeded: reason) << 2
    }

    var state: State { State(rawValue: UInt8(truncatingIfNeeded: bits & 3)) ?? .pending }
    /// The number of the reason; 0 for none.
    var reason: Int { Int(bits >> 2) }
}

/// What an imported comment arrived as.
struct Base: BitwiseCopyable, Sendable {
    var comment: UInt32
    var standing: StateCode
}
