/// What a field made of a key or of pasted text.
package enum EditorResponse: Hashable, Sendable {
    /// It is none of the field's keys.
    case ignored
    /// It was taken; that it changed nothing, at the edge of the text, is no other answer.
    case done
    /// Nothing was put in: the text would have become longer than it may be.
    case full
}
