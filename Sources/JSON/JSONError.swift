/// Says why a text is not the JSON that was asked for, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// Where the first byte stands that can't be what it is.
    package var position: JSONPosition
    /// What was expected there, or what is not allowed: `expected , or } after a member`. In English, without a final stop; it never quotes the
    /// text, which may be hostile.
    package var reason: String
    /// Whether the text merely stopped too early: what stands there may be the beginning of lawful JSON.
    package var isUnfinished: Bool

    package init(position: JSONPosition, reason: String, isUnfinished: Bool = false) {
        self.position = position
        self.reason = reason
        self.isUnfinished = isUnfinished
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String { "\(position): \(reason)" }
}
