import Moderation
import Terminal

extension DisplayText {
    /// A count with what is counted: `1 entry`, `2 entries`.
    static func counted(_ count: some BinaryInteger, _ one: DisplayText, _ other: DisplayText) -> DisplayText {
        "\(Int(count)) \(count == 1 ? one : other)"
    }
}

extension DisplayText.StringInterpolation {
    /// Adds a comment's number as `#17`.
    mutating func appendInterpolation(_ number: CommentNumber) {
        appendLiteral("#")
        appendInterpolation(number.rawValue)
    }

    /// Adds an entry's number.
    mutating func appendInterpolation(_ number: EntryNumber) {
        appendInterpolation(number.rawValue)
    }

    /// Adds a name, made safe like any text of a stranger.
    mutating func appendInterpolation(_ name: some Name) {
        appendInterpolation(name.text)
    }

    /// Adds a day.
    mutating func appendInterpolation(_ date: CivilDate) {
        appendLiteral(date.description)
    }
}
