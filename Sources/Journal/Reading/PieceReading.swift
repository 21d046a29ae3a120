import Moderation

/// What reading a piece of the journal gave.
struct PieceReading: Sendable {
    /// Why the reading stopped before the end of the piece.
    enum Stop: Sendable {
        case fault(LineFault)
        /// A line that a newer sluice wrote, if its number and its chain follow from the line before.
        case newer(NewerLine)
        /// The journal ends in a line that was never finished.
        case unfinished(bytes: Int)
    }

    /// The lines that are in order, as far as the piece can tell by itself. ``EntryBatch/end`` is not set.
    var tail = EntryBatch()
    /// Where the piece begins, in bytes from the beginning of the journal; the offsets of faults count from there.
    var base = 0
    /// Where the next line would begin, in bytes from the beginning of the journal.
    var end = 0
    /// The first line's bytes that its chain covers, and its chain: checked once the line before is known.
    var firstHead: [UInt8] = []
    var firstChain: [UInt8] = []
    /// The chain of the last line.
    var lastChain: [UInt8] = []
    /// Contents that are not in order: lawful only if a later erasure lists their entries, which a torn blanking
    /// leaves behind. The index is one of ``tail``.
    var brokenContents: [(index: Int, fault: LineFault)] = []
    var stop: Stop?

    /// How many bytes stand between a line's head and the digits of its chain: `,"chain":"`.
    static let chainKeyLength = 10
    /// What is wrong where a line doesn't have the chain that it must have.
    static let brokenChain = "the chain does not follow from this line and the one before"

    /// What format 1 finds wrong with the line at which the reading stopped.
    var fault: LineFault? {
        switch stop {
        case .fault(let fault): fault
        case .newer(let line): line.fault
        case .unfinished, nil: nil
        }
    }

    /// Tells whether the first line continues a chain.
    func firstChainFollows(_ chain: [UInt8]) -> Bool {
        PieceReading.isChain(firstChain, after: chain, head: firstHead)
    }

    static func isChain(_ digits: [UInt8], after chain: [UInt8], head: [UInt8]) -> Bool {
        digits.withUnsafeBytes { digits in
            chain.withUnsafeBytes { previous in
                head.withUnsafeBytes { HexDigest.isChain(digits, after: previous, head: $0) }
            }
        }
    }
}
