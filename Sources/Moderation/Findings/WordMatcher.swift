internal import Text

/// The settings' word lists, ready to be searched for: whole words, `*` for any run of letters, case and diacritics
/// folded, `!` before an exception. Made once, used for every comment.
///
/// A text is first searched as it is written, in one pass over its folded form for all lists. Then the usual
/// disguises are removed: repeated letters everywhere; and in the few words that have any of them
/// (``DisguisedWords``), letters of other alphabets, digits and signs for letters, signs between the pieces of a
/// word, and blanks between its letters. A hit inside an exception of its list doesn't count.
package struct WordMatcher: Sendable {
    private let lists: [String]
    private let wanted: ListedPatterns
    private let exceptions: ListedPatterns

    package init(_ lists: [Settings.WordList]) {
        self.lists = lists.map(\.name)
        var (wanted, exceptions): ([ListedPatterns.Entry], [ListedPatterns.Entry]) = ([], [])
        for (number, list) in lists.enumerated() {
            for text in list.patterns {
                let excepted = WordMatcher.exception(text)
                guard let pattern = WordPattern(excepted ?? text) else { continue }
                let entry = ListedPatterns.Entry(pattern: pattern, list: number, text: text)
                if excepted == nil { wanted.append(entry) } else { exceptions.append(entry) }
            }
        }
        self.wanted = ListedPatterns(wanted)
        self.exceptions = ListedPatterns(exceptions)
    }

    package var isEmpty: Bool { wanted.entries.isEmpty }

    /// Whether an entry of a list can match anything: it can't without a letter or a sign.
    package static func canMatch(_ entry: String) -> Bool {
        // An exception of nothing would count as a sign.
        if entry.utf8.first == UInt8(ascii: "!"), entry.utf8.dropFirst().allSatisfy({ $0 == UInt8(ascii: "*") }) {
            return false
        }
        return WordPattern(exception(entry) ?? entry) != nil
    }

    /// What an entry excepts: the text after its `!`, if that has a letter or digit; else the `!` is a sign like others.
    private static func exception(_ entry: String) -> String? {
        guard entry.utf8.first == UInt8(ascii: "!") else { return nil }
        let rest = String(entry.dropFirst())
        let hasLetter = rest.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return hasLetter ? rest : nil
    }

    /// Whether folded text holds a word of any list.
    package func isFound(in folded: UnsafeRawBufferPointer) -> Bool {
        var isFound = false
        forEachHit(in: folded) { _, _, _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Finds the listed words of a text, ascending; of several that begin at one place and belong to one list, the
    /// longest. A word that was found as it is written is not also looked for in disguise.
    package func words(in utf8: UnsafeRawBufferPointer) -> [Findings.Word] {
        guard !isEmpty else { return [] }
        let body = BodyBytes(bytes: utf8)
        var plain: [UInt8] = []
        Folding.fold(body.bytes, into: &plain)
        // Almost no text has one, and folding without keeping track of places is far quicker.
        guard plain.withUnsafeBytes({ isFound(in: $0) }) else { return [] }
        let folded = FoldedText(body.bytes)
        var hits: [Hit] = []
        folded.bytes.withUnsafeBytes { bytes in
            forEachHit(in: bytes) { range, entry, disguise in
                hits.append(
                    Hit(
                        range: range, entry: entry, list: wanted.entries[entry].list, disguise: disguise,
                        order: hits.count))
                return true
            }
        }
        return WordMatcher.chosen(hits).map { hit in
            let range = folded.range(of: hit.range)
            return Findings.Word(
                range: range, text: body.text(range), list: lists[hit.list], pattern: wanted.entries[hit.entry].text,
                disguise: hit.disguise)
        }
    }

    private struct Hit {
        var range: Range<Int>
        var entry: Int
        var list: Int
        var disguise: Findings.Disguise?
        /// How many hits were found before it.
        var order: Int
    }

    /// Of hits that begin at one place and belong to one list, the longest; of those in disguise, the ones that
    /// overlap nothing else of the list.
    private static func chosen(_ hits: [Hit]) -> [Hit] {
        let hits = hits.sorted { one, other in
            (one.list, one.range.lowerBound, -one.range.count, one.order)
                < (other.list, other.range.lowerBound, -other.range.count, other.order)
        }
        var chosen: [Hit] = []
        var plain = ListedRanges()
        for hit in hits where hit.disguise == nil {
            if let last = chosen.last, last.list == hit.list, last.range.lowerBound == hit.range.lowerBound { continue }
            chosen.append(hit)
            plain.add(hit.range, list: hit.list)
        }
        plain.close()
        var last: Hit?
        for hit in hits where hit.disguise != nil && !plain.meet(hit.range, list: hit.list) {
            if let last, last.list == hit.list, last.range.upperBound > hit.range.lowerBound { continue }
            chosen.append(hit)
            last = hit
        }
        return chosen.sorted { ($0.range.lowerBound, $0.list) < ($1.range.lowerBound, $1.list) }
    }

    /// Calls back with each hit in folded text: its range, its entry, and how it was found; returning `false` ends the search.
    private func forEachHit(
        in folded: UnsafeRawBufferPointer, _ take: (Range<Int>, Int, Findings.Disguise?) -> Bool
    ) {
        guard !isEmpty else { return }
        var goesOn = true
        forEachPlainHit(in: folded) { range, entry in
            goesOn = take(range, entry, nil)
            return goesOn
        }
        guard goesOn else { return }
        forEachRepeatedHit(in: folded) { range, entry in
            goesOn = take(range, entry, .repeated)
            return goesOn
        }
        guard goesOn else { return }
        DisguisedWords.forEach(in: folded) { word in
            word.text.withUnsafeBytes { text in
                let takeHidden = { (range: Range<Int>, entry: Int) in
                    goesOn = take(word.range(of: range, in: folded), entry, word.disguise)
                    return goesOn
                }
                forEachPlainHit(in: text, takeHidden)
                if goesOn { forEachRepeatedHit(in: text, takeHidden) }
                return goesOn
            }
        }
    }

    private func forEachPlainHit(in folded: UnsafeRawBufferPointer, _ take: (Range<Int>, Int) -> Bool) {
        var excepted: ListedRanges?
        wanted.forEachHit(in: folded) { range, entry in
            isExcepted(range, entry, &excepted) { exceptions.forEachHit(in: folded, $0) } || take(range, entry)
        }
    }

    /// Hits in a text that may repeat letters; without any letter twice in a row, there is nothing new to find.
    private func forEachRepeatedHit(in folded: UnsafeRawBufferPointer, _ take: (Range<Int>, Int) -> Bool) {
        guard LetterRuns.areThere(in: folded) else { return }
        var excepted: ListedRanges?
        wanted.forEachRepeatedHit(in: folded) { range, entry in
            isExcepted(range, entry, &excepted) { exceptions.forEachRepeatedHit(in: folded, $0) } || take(range, entry)
        }
    }

    private func isExcepted(
        _ range: Range<Int>, _ entry: Int, _ excepted: inout ListedRanges?,
        _ find: ((Range<Int>, Int) -> Bool) -> Void
    ) -> Bool {
        guard !exceptions.entries.isEmpty else { return false }
        var ranges = excepted ?? ListedRanges()
        if excepted == nil {
            find { range, entry in
                ranges.add(range, list: exceptions.entries[entry].list)
                return true
            }
            ranges.close()
            excepted = ranges
        }
        return ranges.hold(range, list: wanted.entries[entry].list)
    }
}

/// Patterns with the lists that they belong to, as they are written and with each run of a letter as one. A reference
/// type, so that closures called for every text keep it cheaply.
private final class ListedPatterns: Sendable {
    struct Entry: Sendable {
        var pattern: WordPattern
        var list: Int
        /// As the settings have it.
        var text: String
    }

    let entries: [Entry]
    private let plain: WordPatternSet
    private let squeezed: WordPatternSet

    init(_ entries: [Entry]) {
        self.entries = entries
        plain = WordPatternSet(entries.map(\.pattern))
        squeezed = WordPatternSet(entries.map { $0.pattern.squeezed ?? $0.pattern })
    }

    func forEachHit(in folded: UnsafeRawBufferPointer, _ take: (Range<Int>, Int) -> Bool) {
        plain.forEachHit(in: folded, take)
    }

    /// Each letter must stand at least as often as in the pattern: `as` is not `ass`.
    func forEachRepeatedHit(in folded: UnsafeRawBufferPointer, _ take: (Range<Int>, Int) -> Bool) {
        guard !entries.isEmpty else { return }
        let (bytes, origins) = LetterRuns.squeezed(folded)
        let text = FoldedLetters(BodyBytes(bytes: folded))
        bytes.withUnsafeBytes { bytes in
            squeezed.forEachHit(in: bytes) { range, entry in
                let start = Int(origins[range.lowerBound])
                guard let end = entries[entry].pattern.end(in: text, from: start, canRepeat: true), end > start else {
                    return true
                }
                return take(start..<end, entry)
            }
        }
    }
}

/// Ranges of a text, list by list.
private struct ListedRanges {
    private var ranges: [(list: Int, range: Range<Int>)] = []

    mutating func add(_ range: Range<Int>, list: Int) { ranges.append((list, range)) }

    /// Sorts the ranges, each extended to the furthest end of those that begin before it.
    mutating func close() {
        ranges.sort { ($0.list, $0.range.lowerBound) < ($1.list, $1.range.lowerBound) }
        for index in ranges.indices.dropFirst() where ranges[index].list == ranges[index - 1].list {
            let end = max(ranges[index].range.upperBound, ranges[index - 1].range.upperBound)
            ranges[index].range = ranges[index].range.lowerBound..<end
        }
    }

    /// Whether a range of the list holds all of another.
    func hold(_ range: Range<Int>, list: Int) -> Bool {
        end(ofThoseBefore: range.lowerBound + 1, list: list) >= range.upperBound
    }

    /// Whether a range of the list overlaps another.
    func meet(_ range: Range<Int>, list: Int) -> Bool {
        end(ofThoseBefore: range.upperBound, list: list) > range.lowerBound
    }

    private func end(ofThoseBefore place: Int, list: Int) -> Int {
        let next = ranges.indices.partitioningIndex { (ranges[$0].list, ranges[$0].range.lowerBound) >= (list, place) }
        guard next > 0, ranges[next - 1].list == list else { return -1 }
        return ranges[next - 1].range.upperBound
    }
}
