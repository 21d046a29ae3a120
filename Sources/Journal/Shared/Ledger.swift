package import Moderation

/// Where it is decided which line comes next, when the folder is a copy of a journal that several machines share.
///
/// A ledger holds the very same lines as the journal, each with its number and its chain. It takes lines only behind the line
/// that the writer knows as the last, so a slower one is told what came before and judges again.
package protocol Ledger: LedgerReading {
    /// The name of the server, for messages.
    var server: String { get }

    /// Adds lines behind a place, durably and all at once, if that is still the end.
    ///
    /// A broken connection is settled in here: by then the lines stand or somebody else's do, or the error says that nobody
    /// knows.
    ///
    /// - Parameters:
    ///   - place: After the last line that the writer has read.
    ///   - wait: Is told of a wait that can be noticed, and may end it.
    /// - Returns: `nil` once the lines stand; else what others have added behind the place, and nothing was written.
    func append(_ addition: LedgerAddition, after place: Place, following wait: LockWait?) throws(DeskError)
        -> [LedgerLine]?

    /// Adds lines behind the present end while everybody else waits.
    ///
    /// - Parameters:
    ///   - decide: Is given what stands behind the last line that is known, and says what to add; nothing, where nothing is left
    ///     to write. It may be asked again, with what was added since.
    func hold(
        after place: Place, following wait: LockWait?,
        _ decide: ([LedgerLine]) throws(DeskError) -> LedgerAddition
    ) throws(DeskError)

    /// Takes what lies in the inbox into the journal, each comment exactly once, while everybody else waits.
    ///
    /// - Parameters:
    ///   - decide: Is given what stands behind the last line that is known, and the oldest of what lies there. It may be asked
    ///     again.
    func takeIn(
        after place: Place, _ decide: ([LedgerLine], [InboxItem]) throws(DeskError) -> LedgerIntake
    ) throws(DeskError)

    /// Follows the ledger on a connection of its own, and calls `changed` from a thread of its own when lines may have been
    /// added, and every now and then in any case. What it is given reads over that connection, and only during the call.
    func watch(_ changed: @escaping @Sendable (any LedgerReading) -> Void) -> any Watch
}

/// Gives the lines of a ledger.
package protocol LedgerReading: AnyObject, Sendable {
    /// Reads what stands behind a place, a page at a time. The line before the place is looked at first.
    ///
    /// - Parameters:
    ///   - milliseconds: How long to wait for each page.
    ///   - take: Takes a page while the next ones are on their way; gives whether to go on.
    /// - Throws: ``DeskError/behind(_:)`` where the ledger lacks that line, ``DeskError/diverged(_:)`` where it has another; and what
    ///   `take` throws.
    func lines(
        after place: Place, within milliseconds: Int, _ take: (LedgerPage) throws(DeskError) -> Bool
    ) throws(DeskError)

    /// How many comments were refused when the inbox was taken in; `nil` where that can't be told.
    func refusedCount(within milliseconds: Int) -> Int?
}

extension LedgerReading {
    package func refusedCount(within milliseconds: Int) -> Int? { nil }
}

/// A line of the journal as a ledger keeps it.
package struct LedgerLine: Hashable, Sendable {
    package var number: UInt32
    /// The line's chain as 32 bytes.
    package var chain: [UInt8]
    /// The whole line, its LF included.
    package var bytes: [UInt8]

    package init(number: UInt32, chain: [UInt8], bytes: [UInt8]) {
        self.number = number
        self.chain = chain
        self.bytes = bytes
    }
}

/// Lines that follow one another, and whether there are more behind them.
package struct LedgerPage: Sendable {
    package var lines: [LedgerLine]
    package var isLast: Bool
    /// The settings that hold for all copies, where they are new to the reader; empty where there are none.
    package var settings: [UInt8]?
    /// Which settings these are; for who reads on to know once they are kept.
    package var settingsNumber: Int?

    package init(lines: [LedgerLine], isLast: Bool, settings: [UInt8]? = nil) {
        self.lines = lines
        self.isLast = isLast
        self.settings = settings
    }
}

/// What a writer adds to a ledger in one step.
package struct LedgerAddition: Sendable {
    /// The new lines, in order.
    package var lines: [LedgerLine]
    /// Lines that stand there and whose content an erasure among the new ones takes away, as they are from then on.
    package var blanked: [LedgerLine] = []
}

/// A comment that somebody handed in, which is in no journal yet.
package struct InboxItem: Hashable, Sendable {
    package var id: Int
    package var at: Moment
    /// The role that handed it in, by the server's word.
    var role: String
    /// What was handed in, as it came.
    package var comment: [UInt8]

    package init(id: Int, at: Moment, role: String, comment: [UInt8]) {
        self.id = id
        self.at = at
        self.role = role
        self.comment = comment
    }
}

/// What becomes of the inbox in one step.
package struct LedgerIntake: Sendable {
    package var addition = LedgerAddition(lines: [])
    /// What lies in the inbox no more then.
    package var taken: [Int] = []
    /// What is put aside, never away, with why.
    package var refused: [(why: String, comment: [UInt8])] = []
}
