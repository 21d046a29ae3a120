/// The scripts that are mixed in the words of a name, as those do that imitate another: `Аnna` with a Cyrillic А.
package struct ScriptMix: Hashable, Sendable {
    /// Letters that stand side by side and are of one script.
    package struct Run: Hashable, Sendable {
        /// Where they stand, in bytes of UTF-8.
        package var range: Range<Int>
        package var script: Script
    }

    /// The letters of the words that mix, in order.
    package var runs: [Run]

    /// Finds the words of a text that mix scripts; `nil` if none does.
    package init?(in text: String) {
        return nil
    }
}
