internal import Text

/// Patterns of word lists that are looked for together, in one pass over folded text.
struct WordPatternSet: Sendable {
    /// Where a pattern is looked for: at places where its first bytes stand.
    private struct Candidate: Sendable {
        /// The first four bytes of its first literal, or as many as it has.
        var beginning: UInt32
        var mask: UInt32
        var pattern: Int
    }

    private let patterns: [WordPattern]
    /// For each pair of bytes, the first in the high byte: one more than the number of the bucket of the patterns
    /// whose literals begin with it, and ``inside`` if one of them can stand inside a word; 0 for none.
    private var table: [UInt16] = []
    private var buckets: [[Candidate]] = []
    private static let inside: UInt16 = 0x8000
    /// Whether any can stand inside a word.
    private var hasInside = false

    init(_ patterns: [WordPattern]) {
        self.patterns = patterns
        guard !patterns.isEmpty else { return }
        var byPair: [UInt16: [Candidate]] = [:]
        for (number, pattern) in patterns.enumerated() {
            let anchor = pattern.anchor
            let candidate = Candidate(
                beginning: WordPatternSet.word(anchor.prefix(4)),
                mask: anchor.count >= 4 ? .max : 1 << UInt32(8 * anchor.count) - 1, pattern: number)
            let pairs: [UInt16] =
                anchor.count > 1
                ? [UInt16(anchor[0]) << 8 | UInt16(anchor[1])] : (0...255).map { UInt16(anchor[0]) << 8 | $0 }
            for pair in pairs { byPair[pair, default: []].append(candidate) }
        }
        table = Array(repeating: 0, count: 65_536)
        // Pairs that begin the same patterns share a bucket, as do all pairs for a literal of one byte.
        for (pair, candidates) in byPair.sorted(by: { $0.key < $1.key }) {
            if buckets.last?.map(\.pattern) != candidates.map(\.pattern) { buckets.append(candidates) }
            let isInside = candidates.contains { candidate in
                let pattern = patterns[candidate.pattern]
                return pattern.isOpen || !pattern.beginsWord
            }
            if isInside { hasInside = true }
            table[Int(pair)] = UInt16(truncatingIfNeeded: buckets.count) | (isInside ? WordPatternSet.inside : 0)
        }
    }

    var isEmpty: Bool { patterns.isEmpty }

    /// Looks at each place of folded text once: nearly all are passed over because of the pair of bytes there, or for
    /// being inside a word.
    ///
    /// - Parameter take: Is given the range where a pattern matches, and its number; returning `false` ends the search.
    func forEachHit(in folded: UnsafeRawBufferPointer, _ take: (Range<Int>, Int) -> Bool) {
        guard !isEmpty else { return }
        var pass = WordPass(folded, patternCount: patterns.count)
        table.withUnsafeBufferPointer { table in
            var index = 0
            var isInWord = false
            // Eight places at a time, of which those inside a word are looked at only for patterns that can stand there.
            while index &+ 9 <= folded.count {
                let bytes = EightBytes(folded, at: index)
                let alphanumerics = bytes.alphanumerics
                let inWord = alphanumerics << 8 | (isInWord ? 0x80 : 0)
                isInWord = alphanumerics >> 63 == 1
                var places = EightBytes.tops & ~bytes.continuations & (hasInside ? .max : ~inWord)
                while places != 0 {
                    let bit = places & (0 &- places)
                    let place = index &+ places.trailingZeroBitCount / 8
                    places ^= bit
                    let entry = table[Int(folded[place]) << 8 | Int(folded[place &+ 1])]
                    if entry != 0, inWord & bit == 0 || entry & WordPatternSet.inside != 0,
                        !look(at: place, buckets[Int(entry & ~WordPatternSet.inside) - 1], &pass, take)
                    {
                        return
                    }
                }
                index &+= 8
            }
            while index < folded.count {
                let first = folded[index]
                let second = index + 1 < folded.count ? folded[index + 1] : 0
                let entry = table[Int(first) << 8 | Int(second)]
                if entry != 0, !isInWord || entry & WordPatternSet.inside != 0,
                    !look(at: index, buckets[Int(entry & ~WordPatternSet.inside) - 1], &pass, take)
                {
                    return
                }
                isInWord = first.isAlphanumeric
                index += 1
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
            : WordPatternSet.word(bytes[place...])
        for candidate in candidates where four & candidate.mask == candidate.beginning {
            let pattern = patterns[candidate.pattern]
            guard let start = pass.start(of: pattern, candidate.pattern, at: place),
                let end = pattern.end(in: pass.text, from: start), end > start
            else { continue }
            if !take(start..<end, candidate.pattern) { return false }
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
    /// Where each pattern that begins with `*` was last tried.
    private var tried: [Int] = []

    init(_ folded: UnsafeRawBufferPointer, patternCount: Int) {
        text = FoldedLetters(BodyBytes(bytes: folded))
        self.patternCount = patternCount
    }

    /// Where a pattern would begin whose first literal stands at a place; `nil` if it can't begin there, or was tried already.
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
