/// Why a desk can't write what it was asked to, no matter who asks.
package enum WriteFault: Error, Hashable, Sendable {
    /// A note without a text.
    case noteMissing
    /// The note of a decision.
    case note(TextFault)
    /// The text of an edit.
    case body(TextFault)
    /// The settings list no such reason.
    case unlistedReason(ReasonCode)
    /// The settings demand a note with this reason.
    case noteDemanded(by: ReasonCode)
    case severalEdited
    case takesNoNote(Verb)
    /// The journal doesn't take it.
    case breach(EntryLimits.Breach)
    /// The gate doesn't let it in.
    case unfit(GateRules.Breach)
    /// The entry would be longer than a line of the journal may be.
    case tooLong
    /// The folder follows no server.
    case noServer
    /// The form's key does not have as many bytes as it must.
    case badIntakeKey(path: String, bytes: Int)

    /// What is wrong with a text that a moderator gave.
    package enum TextFault: Hashable, Sendable {
        case empty
        /// Nothing in it can be seen.
        case invisible
        /// It has `count` bytes of UTF-8, and may have `most`.
        case tooLong(count: Int, most: Int)
        /// It holds U+0000.
        case nul
    }
}
