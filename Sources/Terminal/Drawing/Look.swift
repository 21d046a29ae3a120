/// How a role is drawn. A colour is a name; which shade of it can be read depends on what the terminal writes on
/// (``Look/Color/shade(on:of:)``).
package struct Look: Hashable, Sendable {
    package enum Color: Int, CaseIterable, Sendable {
        case black, red, green, yellow, blue, magenta, cyan, white

        /// How settings name it.
        package var name: String { "\(self)" }
    }

    /// The terminal's own colour if `nil`.
    package var color: Color?
    package var isBold: Bool
    package var isDim: Bool
    package var isUnderlined: Bool
    package var isReversed: Bool

    package init(
        _ color: Color? = nil, bold: Bool = false, dim: Bool = false, underlined: Bool = false, reversed: Bool = false
    ) {
        self.color = color
        isBold = bold
        isDim = dim
        isUnderlined = underlined
        isReversed = reversed
    }

    /// Reads a look as settings write it: words of `bold dim underline reverse plain` and one colour; `nil` for any other.
    package init?(words: String) {
        self.init()
        for word in words.split(separator: " ") {
            switch word {
            case "plain": break
            case "bold": isBold = true
            case "dim": isDim = true
            case "underline": isUnderlined = true
            case "reverse": isReversed = true
            default:
                guard color == nil, let named = Color.allCases.first(where: { $0.name == word }) else { return nil }
                color = named
            }
        }
    }
}
