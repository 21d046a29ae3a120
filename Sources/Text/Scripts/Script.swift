/// The writing system that a letter belongs to.
package enum Script: UInt8, CaseIterable, Hashable, Sendable {
    /// Used with many scripts: digits, punctuation, symbols, emoji.
    case common
    /// Takes the script of the character before it: most combining marks.
    case inherited
    case latin, cyrillic, greek, armenian, hebrew, arabic, georgian, han, hiragana, katakana, bopomofo, hangul, thai
    case devanagari, bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada, malayalam, sinhala, lao, tibetan
    case myanmar, khmer, mongolian, ethiopic, syriac, thaana, coptic, cherokee, canadianAboriginal, glagolitic, gothic
    case runic, ogham, tifinagh, lisu, deseret
    /// Any script that is not listed.
    case other
}

extension Unicode.Scalar {
    /// The writing system of this character. Unassigned characters are `common`.
    package var script: Script {
        guard value < PackedTable.limit else { return (0xE0100...0xE01EF).contains(value) ? .inherited : .common }
        let place = PackedTable.place(
            of: value, root: ScriptTable.root, branches: ScriptTable.branches, leafShift: ScriptTable.leafShift,
            branchShift: ScriptTable.branchShift)
        return Script(rawValue: UInt8(PackedTable.one(ScriptTable.leaves, place))) ?? .other
    }
}

/// The scripts that are mixed within words, as in names that imitate another: `Аnna` with a Cyrillic А.
///
/// Not every mix counts: Chinese, Japanese and Korean write words in several scripts, and with Latin letters among
/// them (as in the "highly restrictive" level of UTS #39). Neither do words of different scripts beside each other.
/// Digits, apostrophes and marks belong to the word that they stand in; blanks and all other signs separate words.
package struct ScriptMix: Hashable, Sendable {
    /// Letters that stand side by side and are of one script.
    package struct Run: Hashable, Sendable {
        /// Where they stand, in bytes of UTF-8.
        package var range: Range<Int>
        package var script: Script

        package init(range: Range<Int>, script: Script) {
            self.range = range
            self.script = script
        }
    }

    /// The letters of the words that mix, in order.
    package let runs: [Run]

    /// The scripts that are mixed, in the order of `Script`.
    package var scripts: [Script] {
        Set(runs.map(\.script)).sorted { $0.rawValue < $1.rawValue }
    }

    /// Finds the words of a text that mix scripts; `nil` if none does.
    package init?(in text: String) {
        var mixed: [Run] = []
        var word: [Run] = []
        var offset = 0
        for scalar in text.unicodeScalars {
            let end = offset + UTF8.width(scalar)
            defer { offset = end }
            switch scalar.script {
            case .inherited:
                if let last = word.indices.last { word[last].range = word[last].range.lowerBound..<end }
            case .common where ScriptMix.partsWords(scalar):
                if ScriptMix.isMixed(word) { mixed += word }
                word = []
            case .common:
                break
            case let script:
                if let last = word.indices.last, word[last].script == script {
                    word[last].range = word[last].range.lowerBound..<end
                } else {
                    word.append(Run(range: offset..<end, script: script))
                }
            }
        }
        if ScriptMix.isMixed(word) { mixed += word }
        guard !mixed.isEmpty else { return nil }
        runs = mixed
    }

    /// The sets of scripts that legitimately make words together.
    private static let partners: [Set<Script>] = [
        [.latin, .han, .hiragana, .katakana], [.latin, .han, .bopomofo], [.latin, .han, .hangul],
    ]

    private static func isMixed(_ word: [Run]) -> Bool {
        guard word.count > 1 else { return false }
        let scripts = Set(word.map(\.script))
        return scripts.count > 1 && !partners.contains { scripts.isSubset(of: $0) }
    }

    /// Whether a character of no script ends a word. Invisible characters don't: they are used to keep two scripts from meeting.
    private static func partsWords(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x27, 0x2019, 0x02BC: return false
        default: break
        }
        switch scalar.characterClass {
        case .invisible, .bidi, .tag, .variationSelector, .filler, .control: return false
        default: return true
        }
    }
}
