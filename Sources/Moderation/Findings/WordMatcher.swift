internal import Text

/// The settings' word lists, ready to be looked for: whole words, `*` for any run of letters, case and diacritics
/// folded. Made once, used for every comment.
package struct WordMatcher: Sendable {
    /// A pattern: a word, or several that follow each other.
    private struct Pattern: Sendable {
        var words: [WordPattern]
        var list: Int
    }

    private var patterns: [Pattern] = []
    private var lists: [String] = []
    /// Patterns by their first word, where that has no `*`; and those where it has.
    private var plain: [[UInt8]: [Int]] = [:]
    private var wild: [Int] = []
    /// What the words of a text are held against first: see ``mayFind(in:)``.
    private var sieve = WordSieve()

    package init(_ lists: [Settings.WordList]) {
        self.lists = lists.map(\.name)
        for (number, list) in lists.enumerated() {
            for pattern in list.patterns { add(pattern, to: number) }
        }
    }

    package var isEmpty: Bool { patterns.isEmpty }

    private mutating func add(_ text: String, to list: Int) {
        let words = text.split(whereSeparator: \.isWhitespace).map { WordPattern(String($0)) }.filter { !$0.isEmpty }
        guard let first = words.first else { return }
        let index = patterns.count
        patterns.append(Pattern(words: words, list: list))
        if let word = first.plain {
            plain[word, default: []].append(index)
            sieve.add(word: word)
        } else {
            wild.append(index)
            sieve.add(first)
        }
    }

    /// Finds the listed words of a text, ascending; of several that begin at one place and belong to one list, the
    /// longest.
    func words(in body: BodyBytes) -> [Findings.Word] {
        guard !isEmpty, mayFind(in: body) else { return [] }
        let folded = FoldedWords(body)
        var found: [Findings.Word] = []
        for index in folded.words.indices {
            var longest: [(list: Int, end: Int)] = []
            for pattern in plain[Array(folded.bytes[folded.words[index]])] ?? [] { note(pattern) }
            for pattern in wild { note(pattern) }
            func note(_ number: Int) {
                let pattern = patterns[number]
                guard let end = end(of: pattern, at: index, in: folded) else { return }
                if let same = longest.firstIndex(where: { $0.list == pattern.list }) {
                    longest[same].end = max(longest[same].end, end)
                } else {
                    longest.append((pattern.list, end))
                }
            }
            for (list, end) in longest {
                let range = folded.start(of: index)..<end
                found.append(Findings.Word(range: range, text: body.text(range), list: lists[list]))
            }
        }
        return found
    }

    /// Whether any word of a text passes the sieve. Nearly no text has one that does, and folding without keeping where
    /// things came from is far quicker.
    private func mayFind(in body: BodyBytes) -> Bool {
        var folded: [UInt8] = []
        Folding.fold(body.bytes, into: &folded)
        return folded.withUnsafeBytes { bytes in
            var words = FoldedWords.Reader(BodyBytes(bytes: bytes))
            while let word = words.next() {
                if sieve.passes(UnsafeRawBufferPointer(rebasing: bytes[word])) { return true }
            }
            return false
        }
    }

    /// Where, in the body, a pattern ends that begins with a word; `nil` if it does not fit.
    private func end(of pattern: Pattern, at index: Int, in folded: FoldedWords) -> Int? {
        let last = index + pattern.words.count - 1
        guard last < folded.words.count else { return nil }
        for (offset, word) in pattern.words.enumerated() {
            let fits = folded.bytes.withUnsafeBytes {
                word.fits(UnsafeRawBufferPointer(rebasing: $0[folded.words[index + offset]]))
            }
            guard fits else { return nil }
        }
        return folded.end(of: last)
    }
}
