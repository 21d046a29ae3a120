package import Moderation

/// Decides which line comes next, if the folder is a copy of a journal that several machines share.
///
/// A ledger holds exactly the lines of the journal, each with its number and its chain. It takes lines only after the
/// line that the writer knows as the last, so a slower writer is told what came before and judges again.
package protocol Ledger: LedgerReading {
    /// The name of the server, for messages.
    var server: String { get }

    /// Adds lines after a place, durably and all at once, if that is still the end.
    ///
    /// A broken connection is settled in here: on return, these lines stand or somebody else's do, or the error says
    /// that the outcome is unknown.
    ///
    /// - Parameters:
    ///   - place: After the last line that the writer has read.
    ///   - wait: Is told about a wait that is long enough to be noticed, and may end it.
    /// - Returns: `nil` once the lines stand; else what others have added after the place, and nothing was written.
    func append(_ addition: LedgerAddition, after place: Place, following wait: LockWait?) throws(DeskError)
        -> [LedgerLine]?

    /// Adds lines after the present end while everybody else waits.
    ///
    /// - Parameters:
    ///   - decide: Is given what follows the last known line, and says what to add; nothing, if nothing is left to
    ///     write. It may be asked again, with what was added since.
    func hold(
        after place: Place, following wait: LockWait?,
        _ decide: ([LedgerLine]) throws(DeskError) -> LedgerAddition
    ) throws(DeskError)

    /// Takes what lies in the inbox into the journal, each comment exactly once, while everybody else waits.
    ///
    /// - Parameters:
    ///   - decide: Is given what follows the last known line, and the oldest comments in the inbox. It may be asked again.
    func takeIn(
        after place: Place, _ decide: ([LedgerLine], [InboxItem]) throws(DeskError) -> LedgerIntake
    ) throws(DeskError)

    /// Follows the ledger on a connection of its own, and calls `changed` from a thread of its own when lines may
    /// have been added, and every now and then in any case. The reading that it passes uses that connection, and only
    /// during the call.
    func watch(_ changed: @escaping @Sendable (any LedgerReading) -> Void) -> any Watch
}

/// Reads the lines of a ledger.
package protocol LedgerReading: AnyObject, Sendable {
    /// Reads what follows a place, a page at a time. The line before the place is checked first.
    ///
    /// - Parameters:
    ///   - milliseconds: How long to wait for each page.
    ///   - take: Takes a page while the next ones are on their way; returns whether to go on.
    /// - Throws: ``DeskError/behind(_:)`` if the ledger lacks that line, ``DeskError/diverged(_:)`` if it has
    ///   another; and what `take` throws.
    func lines(
        after place: Place, within milliseconds: Int, _ take: (LedgerPage) throws(DeskError) -> Bool
    ) throws(DeskError)

    /// How many comments were refused when the inbox was taken in; `nil` if that is not known.
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

/// Lines that follow one another, and whether more follow.
package struct LedgerPage: Sendable {
    package var lines: [LedgerLine]
    package var isLast: Bool
    /// The settings that hold for all copies, if they are new to the reader; empty if there are none.
    package var settings: [UInt8]?
    /// Their number, which tells a later reading that they have been kept.
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
    /// Lines already there whose content an erasure among the new ones removes, as they are from then on.
    package var blanked: [LedgerLine] = []
}

/// A comment that somebody handed in and that is not in any journal yet.
package struct InboxItem: Hashable, Sendable {
    package var id: Int
    package var at: Moment
    /// The role that handed it in, as the server names it.
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
    /// What is removed from the inbox.
    package var taken: [Int] = []
    /// What is put aside, but kept, each with why.
    package var refused: [(why: String, comment: [UInt8])] = []
}
