/// The number of a comment, `#17`: 1, 2, 3 … in the order of the journal, without a gap.
package struct CommentNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: UInt32

    package init(_ rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package var description: String { "#\(rawValue)" }

    package static func < (one: CommentNumber, other: CommentNumber) -> Bool {
        one.rawValue < other.rawValue
    }
}

/// The number of an entry of the journal: 1, 2, 3 … without a gap, the only order there is.
///
/// The *version* of a comment is the number of the last entry, of any verb, that touched it.
package struct EntryNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: UInt32

    package init(_ rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package var description: String { "\(rawValue)" }

    package static func < (one: EntryNumber, other: EntryNumber) -> Bool {
        one.rawValue < other.rawValue
    }
}
