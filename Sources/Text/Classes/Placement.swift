/// How far terminals can be trusted to put a character where we think that it stands.
///
/// They measure with tables of their own, of different ages and by different rules: what one gives two cells has one in another and none
/// in a third. `Tests/Terminals/widths.tsv` holds what they were measured to do.
package enum Placement: UInt8, Hashable, Sendable {
    /// Every terminal gives it the cells of ``Swift/Unicode/Scalar/cellWidth`` and draws it within them: Latin, Greek, Cyrillic, common
    /// punctuation, lines, Chinese characters, kana, Hangul syllables, single pictures that Unicode 14 had.
    case agreed
    /// Terminals differ, or nobody has asked them: it can be written, but where the cursor is behind it is anybody's guess.
    case disputed
    /// It can't be written without harm to what stands beside it, and so is shown by its number: what Unicode 14 didn't have, signs that
    /// enclose numbers, what is drawn over its neighbours, old conjoining Hangul.
    case refused
}
