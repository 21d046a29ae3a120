/// An entry as one line of a history: everything but what people wrote.
package struct EntryLine: Hashable, Sendable {
    package var number: EntryNumber
    package var verb: Verb
    package var at: Moment
    package var by: Login
    package var place: EntryPlace
    /// How many comments it changes; `release` and `found` change none.
    package var count: Int
    /// The first of them.
    package var first: CommentNumber?
    /// `release` and `submit`: which one.
    package var release: Slug?
    /// `reject`, and `submit` that arrived rejected: why.
    package var reason: ReasonCode?
    /// `defer`: until when.
    package var until: Moment?
    /// `undo`: the entry that it took back, or, when that is an undo, did again.
    package var reference: EntryNumber?
    /// `undo`: the act or note that is taken back or done again.
    package var act: EntryNumber?
    /// `undo`: whether it is the undo of an undo.
    package var isRedo: Bool
    /// The last undo in force for at least one of its comments.
    package var undone: EntryNumber?
    /// Whether the entry carries content that is still there.
    package var hasContent: Bool
    /// Whether an erasure has taken its content away.
    package var isBlanked: Bool
}
