internal import Text

/// The settings' word lists, ready to be looked for: whole words, `*` for any run of letters, case and diacritics
/// folded. Made once, used for every comment, in one pass over its folded text for all lists.
package struct WordMatcher: Sendable {
    /// Where a pattern is looked for: at places where its first bytes stand.
    private struct Candidate: Sendable {
        /// The first four bytes of its first literal, or as many as it has.
        var beginning: UInt32
        var mask: UInt32
        var pattern: Int
    }

    private var patterns: [(pattern: WordPattern, list: Int)] = []
    private var lists: [String] = []
    /// For each pair of bytes, the first in the high byte, one more than the number of the bucket of those whose literals begin with it, and
    /// ``inside`` if one of them can stand inside a word; 0 for none.
    private var table: [UInt16] = []
    private var buckets: [[Candidate]] = []
    private static let inside: UInt16 = 0x8000

    package init(_ lists: [Settings.WordList]) {
        self.lists = lists.map(\.name)
        var byPair: [UInt16: [Candidate]] = [:]
        for (number, list) in lists.enumerated() {
            for text in list.patterns {
                guard let pattern = WordPattern(text) else { continue }
                let anchor = pattern.anchor
                let candidate = Candidate(
                    beginning: WordMatcher.word(anchor.prefix(4)),
                    mask: anchor.count >= 4 ? .max : 1 << UInt32(8 * anchor.count) - 1, pattern: patterns.count)
                patterns.append((pattern, number))
                let pairs: [UInt16] =
                    anchor.count > 1
                    ? [UInt16(anchor[0]) << 8 | UInt16(anchor[1])] : (0...255).map { UInt16(anchor[0]) << 8 | $0 }
                for pair in pairs { byPair[pair, default: []].append(candidate) }
            }
        }
        guard !patterns.isEmpty else { return }
        table = Array(repeating: 0, count: 65_536)
        // Pairs that begin the same patterns, as those of a literal of one byte do, share a bucket.
        for (pair, candidates) in byPair.sorted(by: { $0.key < $1.key }) {
            if buckets.last?.map(\.pattern) != candidates.map(\.pattern) { buckets.append(candidates) }
            let isInside = candidates.contains { candidate in
                let pattern = patterns[candidate.pattern].pattern
                return pattern.isOpen || !pattern.beginsWord
            }
            table[Int(pair)] = UInt16(truncatingIfNeeded: buckets.count) | (isInside ? WordMatcher.inside : 0)
        }
    }

    package var isEmpty: Bool { patterns.isEmpty }

    /// Whether an entry of a list can match anything: one without a letter and a sign can't.
    package static func canMatch(_ entry: String) -> Bool { WordPattern(entry) != nil }

    /// Whether folded text holds a word of any list.
    package func isFound(in folded: UnsafeRawBufferPointer) -> Bool {
        var isFound = false
        forEachHit(in: folded) { _, _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Finds the listed words of a text, ascending; of several that begin at one place and belong to one list, the
    /// longest.
    func words(in body: BodyBytes) -> [Findings.Word] {
        guard !isEmpty else { return [] }
        var plain: [UInt8] = []
        Folding.fold(body.bytes, into: &plain)
        // Nearly no text has one, and folding without keeping where things came from is far quicker.
        guard plain.withUnsafeBytes({ isFound(in: $0) }) else { return [] }
        let folded = FoldedText(body.bytes)
        var hits: [(range: Range<Int>, list: Int)] = []
        folded.bytes.withUnsafeBytes { bytes in
            forEachHit(in: bytes) { range, list in
                hits.append((range, list))
                return true
            }
        }
        hits.sort { ($0.range.lowerBound, $0.list, -$0.range.count) < ($1.range.lowerBound, $1.list, -$1.range.count) }
        var found: [Findings.Word] = []
        var last: (start: Int, list: Int)?
        for (range, list) in hits {
            if let last, last.start == range.lowerBound, last.list == list { continue }
            last = (range.lowerBound, list)
            let range = folded.range(of: range)
            found.append(Findings.Word(range: range, text: body.text(range), list: lists[list]))
        }
        return found
    }

    /// Looks at each place of folded text once: nearly all are passed over by the pair of bytes that stands there, or for standing inside
    /// a word.
    ///
    /// - Parameter take: Gets where a pattern fits, and its list; `false` ends the search.
    private func forEachHit(in folded: UnsafeRawBufferPointer, _ take: (Range<Int>, Int) -> Bool) {
        guard !isEmpty else { return }
        var pass = WordPass(folded, patternCount: patterns.count)
        table.withUnsafeBufferPointer { table in
            var isInWord = false
            for index in 0..<folded.count {
                let first = folded[index]
                let second = index + 1 < folded.count ? folded[index + 1] : 0
                let entry = table[Int(first) << 8 | Int(second)]
                if entry != 0, !isInWord || entry & WordMatcher.inside != 0,
                    !look(at: index, buckets[Int(entry & ~WordMatcher.inside) - 1], &pass, take)
                {
                    return
                }
                isInWord = first.isAlphanumeric
            }
        }
    }

    private func look(
        at place: Int, _ candidates: [Candidate], _ pass: inout WordPass, _ take: (Range<Int>, Int) -> Bool
    ) -> Bool {
        let bytes = pass.text.folded.bytes
        let four =
            place + 4 <= bytes.count
            ? UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            : WordMatcher.word(bytes[place...])
        for candidate in candidates where four & candidate.mask == candidate.beginning {
            let (pattern, list) = patterns[candidate.pattern]
            guard let start = pass.start(of: pattern, candidate.pattern, at: place),
                let end = pattern.end(in: pass.text, from: start), end > start
            else { continue }
            if !take(start..<end, list) { return false }
        }
        return true
    }

    /// Four bytes at most as one number, the first the lowest.
    private static func word(_ bytes: some Collection<UInt8>) -> UInt32 {
        bytes.prefix(4).enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
    }
}

/// What one pass over a folded text remembers.
private struct WordPass {
    let text: FoldedLetters
    private let patternCount: Int
    /// The word that was looked at last.
    private var word = 0..<0
    /// Where each pattern that begins with `*` was tried last.
    private var tried: [Int] = []

    init(_ folded: UnsafeRawBufferPointer, patternCount: Int) {
        text = FoldedLetters(BodyBytes(bytes: folded))
        self.patternCount = patternCount
    }

    /// Where a pattern would begin whose first literal stands at a place; `nil` if it does not begin there, or was tried.
    mutating func start(of pattern: WordPattern, _ number: Int, at place: Int) -> Int? {
        if !pattern.isOpen { return pattern.beginsWord && text.isLetter(before: place) ? nil : place }
        if !word.contains(place) {
            let start = text.wordStart(before: place)
            word = start..<max(text.wordEnd(from: place), place + 1)
        }
        if tried.isEmpty { tried = Array(repeating: -1, count: patternCount) }
        guard tried[number] != word.lowerBound else { return nil }
        tried[number] = word.lowerBound
        return word.lowerBound
    }
}
