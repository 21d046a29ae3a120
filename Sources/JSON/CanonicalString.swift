/// Where a string of canonical JSON stands, once it has been checked: the bytes between its quotation marks.
@usableFromInline
package struct CanonicalString: Hashable, Sendable {
    /// The offset of the first byte after the opening quotation mark.
    @usableFromInline package var start: Int
    /// The offset of the closing quotation mark.
    @usableFromInline package var end: Int
    /// Whether any escape stands in it; without one the bytes are the text.
    @usableFromInline package var hasEscapes: Bool

    @inlinable
    package init(start: Int, end: Int, hasEscapes: Bool) {
        self.start = start
        self.end = end
        self.hasEscapes = hasEscapes
    }

    /// How many bytes stand between the quotation marks, escapes counted as they stand.
    @inlinable package var count: Int { end - start }

    /// The bytes between the quotation marks.
    @inlinable package var range: Range<Int> { start..<end }
}
