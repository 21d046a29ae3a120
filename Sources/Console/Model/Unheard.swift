import Terminal

/// Keys that nobody hears: a key that would have opened a field was left alone, and what is typed after it was meant for that
/// field. Run as commands, the letters of a note would decide.
///
/// It ends with Enter or Esc, which would have ended the field, or when the keyboard has rested.
struct Unheard {
    /// How long the keyboard must have rested, in milliseconds: longer than one who types pauses between two letters.
    static let rest: Int64 = 1_000

    /// What is told of it, again with every key.
    var message: DisplayText
    /// When the last key came, on the forward clock.
    var last: Int64
}
