/// A text folded, with where everything stands in it as it is written.
package struct FoldedText {
    /// The folded text as UTF-8.
    package let bytes: [UInt8]
    /// For each of them the place of the character that it comes from.
    private let origins: [Int]
    /// How many bytes the text has as it is written.
    private let count: Int

    /// - Parameter utf8: Valid UTF-8.
    package init(_ utf8: UnsafeRawBufferPointer) {
        (bytes, origins) = Folding.foldWithOrigins(utf8)
        count = utf8.count
    }

    /// Where a folded byte comes from; the end of the text for the place behind the last.
    package func origin(of place: Int) -> Int { place < origins.count ? origins[place] : count }

    /// Where a stretch of the folded text, which has a byte at least, stands in the text: whole characters, with the marks after them. What
    /// ends inside that which one character folds to takes the whole character.
    package func range(of folded: Range<Int>) -> Range<Int> {
        let last = origins[folded.upperBound - 1]
        var next = folded.upperBound
        while next < origins.count, origins[next] == last { next += 1 }
        return origins[folded.lowerBound]..<origin(of: next)
    }
}
