/// What people and attackers write, by family: one set for every test that shows, stores or reads a stranger's text.
///
/// The texts are our own. Every control sequence in them carries the number 777, which no program
/// sends by itself: so a test can tell an order that slipped through from one of the screen's own.
package enum Corpus {
    /// Texts that attack in one way.
    package struct Family: Sendable, CustomStringConvertible {
        package var name: String
        /// What would happen if such a text were shown as it is.
        package var harm: String
        package var texts: [String]

        package init(_ name: String, _ harm: String, _ texts: [String]) {
            self.name = name
            self.harm = harm
            self.texts = texts
        }

        package var description: String { name }
    }

    /// Every text of every hostile family.
    package static var hostileTexts: [String] { hostile.flatMap(\.texts) }

    /// The number in every control sequence.
    package static let telltale = "777"

    /// A letter on each side, so that the text between them is never at the beginning or the end.
    static func between(_ scalars: some Sequence<UInt32>) -> [String] {
        scalars.compactMap { Unicode.Scalar($0).map { "a\($0)b" } }
    }

    static func times(_ count: Int, _ text: String) -> String {
        String(repeating: text, count: count)
    }
}
