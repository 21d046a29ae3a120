import Text

/// A short text of a fixed alphabet that names something: compared byte by byte, never by Unicode equivalence.
package protocol Name: Hashable, Comparable, Sendable, CustomStringConvertible {
    var text: String { get }
    /// Makes a name, or `nil` if the text breaks the rule of the type.
    init?(_ text: String)
    /// Whether bytes may be this name.
    static func allows(_ bytes: some Collection<UInt8>) -> Bool
}

extension Name {
    package var description: String { text }

    package static func == (one: Self, other: Self) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    package static func < (one: Self, other: Self) -> Bool {
        one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

/// The name of a release in links and files: `[A-Za-z0-9][A-Za-z0-9._-]{0,127}`.
package struct Slug: Name {
    package let text: String

    package init?(_ text: String) {
        guard Slug.allows(text.utf8) else { return nil }
        self.text = text
    }

    /// Stands where no name is known: no reader of a journal accepts a line without one.
    package static let unknown = Slug(unchecked: "unknown")

    private init(unchecked text: String) {
        self.text = text
    }

    package static func allows(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, isAlphanumeric(first), bytes.count <= 128 else { return false }
        return bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

/// Why a comment was rejected, as a code: `[a-z0-9][a-z0-9-]{0,31}`.
package struct ReasonCode: Name {
    package let text: String

    package init?(_ text: String) {
        guard ReasonCode.allows(text.utf8) else { return nil }
        self.text = text
    }

    package static func allows(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, first != 0x2D, bytes.count <= 32 else { return false }
        return bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D }
    }

    /// The reason that says nothing by itself, and so requires a note.
    package static let other = ReasonCode(unchecked: "other")

    private init(unchecked text: String) {
        self.text = text
    }
}

/// Who writes an entry: 1 to 64 bytes of UTF-8 without spaces and controls. A name is a claim, not a proof.
package struct Login: Name {
    package let text: String

    package init?(_ text: String) {
        guard Login.allows(text.utf8) else { return nil }
        self.text = text
    }

    /// Stands where no name is known: no reader of a journal accepts an entry without one.
    package static let unknown = Login(unchecked: "?")

    /// Makes a name for somebody new, from the command line or the settings: something in it must be visible. A name
    /// that already stands in a history need not be.
    package init?(visible text: String) {
        guard text.isVisible else { return nil }
        self.init(text)
    }

    private init(unchecked text: String) {
        self.text = text
    }

    package static func allows(_ bytes: some Collection<UInt8>) -> Bool {
        guard (1...Limits.login).contains(bytes.count) else { return false }
        return !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
            $0.properties.isWhitespace || $0.properties.generalCategory == .control
        }
    }
}

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
/// The *version* of a comment is the number of the last entry, of any verb, that changed it.
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
