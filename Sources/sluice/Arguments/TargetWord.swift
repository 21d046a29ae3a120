import Moderation
import Wording

/// A comment as the command line names it: `17`, `#17`, or `17@4808` with the version that was seen.
struct TargetWord: Hashable, Sendable {
    var number: CommentNumber
    /// `nil` means the version at which the command finds the comment.
    var version: EntryNumber?

    init(number: CommentNumber, version: EntryNumber?) {
        self.number = number
        self.version = version
    }

    /// Reads a word; `nil` if it names no comment.
    init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)[...]
        if bytes.first == UInt8(ascii: "#") { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "@"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let number = TargetWord.number(first) else { return nil }
        self.number = CommentNumber(number)
        if parts.count == 2 {
            guard let version = TargetWord.number(parts[1]) else { return nil }
            self.version = EntryNumber(version)
        }
    }

    /// Reads a number from 1 to 4294967295 written in plain digits.
    static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
        guard (1...10).contains(digits.count), digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        let value = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
        return value == 0 ? nil : UInt32(exactly: value)
    }
}
