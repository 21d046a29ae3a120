package import Moderation

/// Checks every byte of a journal: form, numbering, chain, digests, the law, and erasures.
package enum Verifier {
    /// What was found.
    package struct Verification: Hashable, Sendable {
        package var entries: Int
        package var comments: Int
        /// The last lawful entry and its chain: `N:CHAIN`.
        package var head: String
        /// The first line that is not in order.
        package var damage: Damage?
        /// An unfinished last line, clocks that went back, erasures that were not finished.
        package var remarks: [Remark]
        /// Whether the journal still has the entry with the chain that was asked about; `nil` if none was.
        package var holdsHead: Bool?
    }

    /// Verifies the journal of a folder.
    ///
    /// - Parameters:
    ///   - head: An older head, `N:CHAIN`, which the journal must still contain.
    package static func verify(
        folder: String, against head: Head? = nil, files: any Files = RealFiles(),
        progress: (JournalDesk.Progress) -> Void = { _ in }
    ) throws(DeskError) -> Verification {
        throw .noQueue(path: folder)
    }

    /// An entry and its chain, which stand for the whole journal up to there.
    package struct Head: Hashable, Sendable {
        package var entry: EntryNumber
        /// 64 hexadecimal digits.
        package var chain: String

        /// Reads `N:CHAIN`.
        package init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = UInt32(parts[0]), number > 0, parts[1].utf8.count == Digits.count,
                parts[1].utf8.allSatisfy(Digits.isDigit)
            else { return nil }
            entry = EntryNumber(number)
            chain = String(parts[1])
        }
    }
}
