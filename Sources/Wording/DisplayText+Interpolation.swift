package import Moderation
package import Terminal

extension DisplayText {
    /// A count with what is counted: `1 entry`, `2 entries`.
    static func counted(_ count: some BinaryInteger, _ one: DisplayText, _ other: DisplayText) -> DisplayText {
        "\(Int(count)) \(count == 1 ? one : other)"
    }
}

extension DisplayText.StringInterpolation {
    /// Adds a comment's number as `#17`.
    package mutating func appendInterpolation(_ number: CommentNumber) {
        appendLiteral("#")
        appendInterpolation(number.rawValue)
    }

    /// Adds a comment's number as `#17`.
    package mutating func appendInterpolation(number: CommentNumber) { appendInterpolation(number) }

    /// Adds an entry's number.
    package mutating func appendInterpolation(_ number: EntryNumber) {
        appendInterpolation(number.rawValue)
    }

    /// Adds a name, made safe like any text of a stranger.
    package mutating func appendInterpolation(_ name: some Name) {
        appendInterpolation(name.text)
    }

    /// Adds a day.
    mutating func appendInterpolation(_ date: CivilDate) {
        appendLiteral(date.description)
    }
}

extension [DisplayText] {
    /// The texts one after another, with a separator between each two.
    package func joined(by separator: DisplayText) -> DisplayText {
        var text = DisplayText()
        for (index, part) in enumerated() { text += index == 0 ? part : separator + part }
        return text
    }
}
