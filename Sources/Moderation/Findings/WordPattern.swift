internal import Text

/// One word of a pattern: what must follow each other with any letters between them.
struct WordPattern: Sendable {
    /// Folded; the empty ones at the ends stand for a `*` there.
    private var parts: [[UInt8]]

    init(_ text: String) {
        parts = text.split(separator: "*", omittingEmptySubsequences: false).map { Folding.fold(String($0)) }
    }

    /// Whether it has no letter: such a word would fit everything.
    var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }

    /// The word, if there is no `*` in it.
    var plain: [UInt8]? { parts.count == 1 ? parts.first : nil }

    /// Whether a folded word is one that the pattern means.
    func fits(_ word: UnsafeRawBufferPointer) -> Bool {
        guard let first = parts.first, let last = parts.last else { return false }
        if parts.count == 1 { return word.elementsEqual(first) }
        guard word.count >= first.count + last.count, word.starts(with: first),
            word.suffix(last.count).elementsEqual(last)
        else { return false }
        var start = first.count
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let end = Self.end(of: part, in: word, start..<word.count - last.count) else { return false }
            start = end
        }
        return true
    }

    /// Finds bytes, none of which is missing, in a range of others; gives where they end.
    private static func end(of part: [UInt8], in word: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
        var start = range.lowerBound
        while start + part.count <= range.upperBound {
            if word[start] == part[0], word[start..<start + part.count].elementsEqual(part) {
                return start + part.count
            }
            start += 1
        }
        return nil
    }
}
