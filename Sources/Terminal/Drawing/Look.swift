/// How a role is drawn. A colour is a name; which shade of it is readable depends on the terminal's ground
/// (``Look/Color/shade(on:of:)``).
package struct Look: Hashable, Sendable {
    package enum Color: Int, CaseIterable, Sendable {
        case black, red, green, yellow, blue, magenta, cyan, white

        /// How settings name it.
        var name: String { "\(self)" }
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

/// The brightness of the terminal's ground, which decides which shades of a colour are readable.
package enum Ground: String, Hashable, Sendable {
    case dark, light

    /// Reads what some terminals leave in the variable `COLORFGBG`: the colours of text and ground by number, as in `0;15`.
    package init?(variable: String) {
        guard let number = variable.split(separator: ";").last.flatMap({ Int($0) }), (0...15).contains(number) else {
            return nil
        }
        self = number == 7 || number == 15 ? .light : .dark
    }

    /// Tells the ground from its colour, 0 to 1 each: it is light if black is more readable on it than white.
    package init(red: Double, green: Double, blue: Double) {
        self = Ground.luminance(red: red, green: green, blue: blue) > 0.179 ? .light : .dark
    }

    /// How bright a colour is (WCAG 2), from 0 for black to 1 for white; its parts from 0 to 1.
    static func luminance(red: Double, green: Double, blue: Double) -> Double {
        // Gamma 2 instead of 2.4, and without the linear start: precise enough to tell light from dark.
        0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue
    }
}

extension Look.Color {
    /// The number of the shade that is readable on a ground, with a contrast of at least 4.5 in the usual palettes;
    /// `nil` if there is none, and the terminal's own colour has to do.
    ///
    /// If the ground is unknown, it is one of the terminal's own eight, which its owner may have made readable.
    ///
    /// - Parameter count: How many colours the terminal has.
    package func shade(on ground: Ground?, of count: Int) -> Int? {
        switch (ground, self) {
        case (nil, _), (.dark, .green), (.dark, .yellow), (.dark, .cyan), (.dark, .white), (.light, .black): rawValue
        case (.dark, .black): count >= 256 ? 245 : nil
        case (.dark, .red): count >= 256 ? 203 : count >= 16 ? 9 : rawValue
        case (.dark, .blue): count >= 256 ? 75 : count >= 16 ? 12 : rawValue
        case (.dark, .magenta): count >= 256 ? 213 : count >= 16 ? 13 : rawValue
        case (.light, .red): count >= 256 ? 124 : rawValue
        case (.light, .blue): count >= 256 ? 19 : rawValue
        case (.light, .magenta): count >= 256 ? 90 : rawValue
        case (.light, .green): count >= 256 ? 22 : nil
        case (.light, .yellow): count >= 256 ? 94 : nil
        case (.light, .cyan): count >= 256 ? 23 : nil
        case (.light, .white): count >= 256 ? 240 : nil
        }
    }
}
