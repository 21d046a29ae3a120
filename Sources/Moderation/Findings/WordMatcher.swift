/// The settings' word lists, ready to be looked for: whole words, `*` for any run of letters, case and diacritics
/// folded. Made once, used for every comment.
package struct WordMatcher: Sendable {
    package init(_ lists: [Settings.WordList]) {
    }
}
