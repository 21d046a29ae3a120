import JSON
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

    /// The lines that are in order, as far as the piece alone can tell. ``EntryBatch/end`` is not set.
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
    /// Contents that are not in order: allowed only if a later erasure lists their entries, whose blanking was torn
    /// then. The index is one of ``tail``.
    var brokenContents: [(index: Int, fault: LineFault)] = []
    var stop: Stop?

    /// How many bytes stand between a line's head and the digits of its chain: `,"chain":"`.
    static let chainKeyLength = 10
    /// What is wrong when a line doesn't have the chain that it must have.
    static let brokenChain = "the chain does not follow from this line and the one before"

    /// What format 1 finds wrong with the line at which the reading stopped.
    var fault: LineFault? {
        switch stop {
        case .fault(let fault): fault
        case .newer(let line): line.fault
        case .unfinished, nil: nil
        }
    }

    /// Whether the first line continues a chain.
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

/// Where a line is not as the format requires, as an offset into the bytes that are being read.
struct LineFault: Error {
    var offset: Int
    var kind: Damage.Kind
    /// What was expected, or what is wrong: one clause in English, nothing from the journal in it.
    var detail: String

    init(offset: Int, kind: Damage.Kind, detail: String) {
        self.offset = offset
        self.kind = kind
        self.detail = detail
    }

    /// Makes the fault of a string or number that the cursor refused.
    init(_ fault: CanonicalFault, in member: StaticString) {
        offset = fault.offset
        kind = fault.kind == .encoding ? .encoding : .form
        detail =
            switch fault.kind {
            case .literal: "\(member): something else was expected here"
            case .number: "\(member): expected a number from 0 to 4294967295, without sign or leading zero"
            case .opening: "\(member): expected a string"
            case .unfinished: "\(member): the string does not end"
            case .encoding: "\(member): not UTF-8"
            case .raw: "\(member): a character that has to be escaped"
            case .escape: "\(member): not the escape that the format has for this character"
            }
    }
}

/// Why a journal is read only up to a line. Nobody writes to it then.
enum ReadingStop: Hashable, Sendable {
    case damage(Damage)
    /// The entry that only a newer sluice can read; it is in order as far as that can be told.
    case newer(EntryNumber)

    var damage: Damage? {
        if case .damage(let damage) = self { damage } else { nil }
    }

    var newer: EntryNumber? {
        if case .newer(let entry) = self { entry } else { nil }
    }

    /// What can still be done with the queue: read it.
    var reason: Access.ReadOnlyReason {
        switch self {
        case .damage(let damage): .damaged(damage)
        case .newer(let entry): .newer(entry)
        }
    }

    /// The error for a caller that needs what follows the line, or wants to write.
    var error: DeskError {
        switch self {
        case .damage(let damage): .damaged(damage)
        case .newer(let entry): .readOnly(.newer(entry))
        }
    }
}
