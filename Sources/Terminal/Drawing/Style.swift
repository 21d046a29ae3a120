/// What a piece of the screen is, so that a theme can give it a look. State is never shown by the look alone.
package enum Role: UInt8, CaseIterable, Sendable {
    /// Plain text.
    case text
    /// The first line.
    case bar
    /// The row of the current comment.
    case current
    /// Rows that are tagged, or in the range that is being chosen.
    case tagged
    /// Labels, rules, titles of hints, decided rows.
    case quiet
    /// Keys in hints, numbers of comments.
    case strong
    case approved, rejected, deferred
    /// `!`, what was found in the text, words that the query matched.
    case found
    /// Characters that do not show by themselves, as `⟨U+202E⟩` or `␛`. No text can have this look.
    case hidden
    case removed, inserted
    case error
    /// A field that is being typed in.
    case field
}

/// The look of one cell: a role, and whether it lies in a reversed row.
package struct Style: Hashable, Sendable {
    package var role: Role
    package var isCurrent: Bool

    package init(_ role: Role = .text, isCurrent: Bool = false) {
        self.role = role
        self.isCurrent = isCurrent
    }
}
