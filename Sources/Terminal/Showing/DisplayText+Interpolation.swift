/// A literal is the program's own words; what is interpolated into it is made safe by its type.
extension DisplayText: ExpressibleByStringInterpolation {
    /// Takes the program's own words.
    package init(stringLiteral words: String) {
        self.init()
        append(words, by: .program)
    }

    package init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.text
    }

    /// Gathers the pieces of an interpolated literal. There is deliberately no overload for just any value.
    package struct StringInterpolation: StringInterpolationProtocol {
        var text = DisplayText()

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.glyphs.reserveCapacity(literalCapacity + interpolationCount * 8)
        }

        /// Adds the program's own words.
        package mutating func appendLiteral(_ words: String) { text.append(words, by: .program) }
        /// Adds a stranger's text, made safe.
        package mutating func appendInterpolation(_ stranger: String) { text.append(stranger, by: .stranger) }
        /// Adds a stranger's text, made safe.
        package mutating func appendInterpolation(_ stranger: Substring) {
            text.append(String(stranger), by: .stranger)
        }
        /// Adds a stranger's character, made safe.
        package mutating func appendInterpolation(_ stranger: Character) {
            text.append(String(stranger), by: .stranger)
        }
        /// Adds a text that is safe already.
        package mutating func appendInterpolation(_ safe: DisplayText) { text += safe }
        /// Adds a number.
        package mutating func appendInterpolation(_ number: some BinaryInteger) {
            text.append(String(number), by: .program)
        }
    }
}
