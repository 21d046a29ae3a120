package import Terminal

/// What an edit changed, word by word: what was taken out and what was put in, with a few words around.
///
/// Words are what blanks separate and are compared as bytes. Texts that differ in more than ``limit`` words at one place
/// are told as one removal and one insertion: the difference is for reading, not for applying.
package struct WordDifference {
    enum Piece {
        case same, removed, inserted
    }

    /// The most differing words that are looked for; the time grows with their square.
    static let limit = 400
    /// Words kept beside a change.
    static let context = 8

    private(set) var runs: [(piece: Piece, words: [String])] = []

    package init(from old: String, to new: String) {
        let before = WordDifference.words(of: old)
        let after = WordDifference.words(of: new)
        var start = 0
        while start < before.count, start < after.count, WordDifference.same(before[start], after[start]) { start += 1 }
        var end = 0
        while end < before.count - start, end < after.count - start,
            WordDifference.same(before[before.count - 1 - end], after[after.count - 1 - end])
        {
            end += 1
        }
        add(.same, before[..<start])
        compare(before[start..<(before.count - end)], after[start..<(after.count - end)])
        add(.same, before[(before.count - end)...])
    }

    package var removed: Int { count(.removed) }
    package var inserted: Int { count(.inserted) }

    private func count(_ piece: Piece) -> Int {
        runs.reduce(0) { $0 + ($1.piece == piece ? $1.words.count : 0) }
    }

    /// The difference as lines, changes in signs that need no colour: `[-out-]` and `{+in+}`.
    package func lines(width: Int) -> [DisplayText] {
        var text = DisplayText()
        for (index, run) in runs.enumerated() {
            if index > 0 { text += " " }
            let isFirst = index == 0
            let isLast = index == runs.count - 1
            switch run.piece {
            case .removed:
                text += ("[-\(WordDifference.joined(run.words))-]" as DisplayText).styled(.removed)
            case .inserted:
                text += ("{+\(WordDifference.joined(run.words))+}" as DisplayText).styled(.inserted)
            case .same:
                let kept = WordDifference.context
                if run.words.count <= (isFirst || isLast ? kept : 2 * kept) {
                    text += DisplayText(stranger: run.words.joined(separator: " "))
                } else {
                    if !isFirst { text += DisplayText(stranger: run.words.prefix(kept).joined(separator: " ") + " ") }
                    text += "…"
                    if !isLast { text += DisplayText(stranger: " " + run.words.suffix(kept).joined(separator: " ")) }
                }
            }
        }
        return text.wrapped(to: width)
    }

    /// The longest common sequence of the middle, by a table; too much of it is told as one change.
    private mutating func compare(_ before: ArraySlice<String>, _ after: ArraySlice<String>) {
        guard !before.isEmpty, !after.isEmpty, before.count <= WordDifference.limit, after.count <= WordDifference.limit
        else {
            add(.removed, before)
            add(.inserted, after)
            return
        }
        let old = Array(before)
        let new = Array(after)
        let columns = new.count + 1
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * columns)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                lengths[i * columns + j] =
                    WordDifference.same(old[i], new[j])
                    ? lengths[(i + 1) * columns + j + 1] + 1
                    : max(lengths[(i + 1) * columns + j], lengths[i * columns + j + 1])
            }
        }
        var i = 0
        var j = 0
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, WordDifference.same(old[i], new[j]) {
                add(.same, old[i...i])
                i += 1
                j += 1
            } else if j == new.count
                || (i < old.count && lengths[(i + 1) * columns + j] >= lengths[i * columns + j + 1])
            {
                add(.removed, old[i...i])
                i += 1
            } else {
                add(.inserted, new[j...j])
                j += 1
            }
        }
    }

    private mutating func add(_ piece: Piece, _ words: ArraySlice<String>) {
        guard !words.isEmpty else { return }
        if runs.last?.piece == piece {
            runs[runs.count - 1].words += words
        } else {
            runs.append((piece, Array(words)))
        }
    }

    private static func joined(_ words: [String]) -> String { words.joined(separator: " ") }

    private static func same(_ one: String, _ other: String) -> Bool {
        one.utf8.elementsEqual(other.utf8)
    }

    private static func words(of text: String) -> [String] {
        text.utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
