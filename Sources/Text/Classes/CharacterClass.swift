/// What a character is to somebody who has to see it: whether it shows at all, and if not, what it does instead.
///
/// The classes decide what may be sent to a terminal raw. Only `visible`, `space` and, in small numbers, `mark` may; the others are shown as
/// what they are, or, like line feed and tab, laid out.
package enum CharacterClass: UInt8, CaseIterable, Hashable, Sendable {
    /// Shows as a glyph of its own.
    case visible
    /// Shows as a blank of a certain width: U+0020 and general category Zs.
    case space
    /// U+0009.
    case tab
    /// U+000A.
    case lineFeed
    /// The other C0 characters, DEL and C1.
    case control
    /// Turns the direction of writing: U+061C, 200E, 200F, 202A-202E, 2066-2069.
    case bidi
    /// Shows nothing: zero-width spaces and joiners, U+FEFF, soft hyphen, invisible operators, deprecated and other format characters.
    case invisible
    /// U+E0001 and E0020-E007F: text that nobody sees.
    case tag
    /// U+FE00-FE0F, E0100-E01EF and the Mongolian ones: chooses the look of the character before it.
    case variationSelector
    /// Counts as a letter or symbol but shows nothing: the Hangul fillers, the empty Braille pattern and their like.
    case filler
    /// U+2028 and U+2029, which end a line or paragraph.
    case separator
    /// Means only what two parties agreed on.
    case privateUse
    /// Never a character: U+FDD0-FDEF and the last two of every plane.
    case noncharacter
    /// Not a character in Unicode 17.
    case unassigned
    /// U+FFF9-FFFB, which fold a gloss into the text.
    case annotation
    /// Is drawn over, under or around the character before it: general categories Mn and Me.
    case mark
}
