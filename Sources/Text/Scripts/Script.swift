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
