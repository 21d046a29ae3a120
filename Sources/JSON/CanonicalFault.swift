/// Says where bytes leave the journal's format, and what should have stood there.
@usableFromInline
package struct CanonicalFault: Error, Hashable, Sendable {
    /// What is wrong.
    @usableFromInline
    package enum Kind: UInt8, Hashable, Sendable {
        /// A fixed piece of text was due: a bracket, a comma, a key.
        case literal
        /// A number without sign or leading zero, at most 4294967295, was due.
        case number
        /// A quotation mark was due, which opens a string.
        case opening
        /// The bytes end inside a string.
        case unfinished
        /// The bytes of a string are not UTF-8.
        case encoding
        /// A character stands raw that the format escapes.
        case raw
        /// An escape that the format does not use for this character, or no escape at all.
        case escape
    }

    /// The offset of the first byte that can't be what it is.
    @usableFromInline package var offset: Int
    @usableFromInline package var kind: Kind

    @inlinable
    package init(offset: Int, kind: Kind) {
        self.offset = offset
        self.kind = kind
    }
}
