/// What a moderator does to comments.
package enum Decision: Hashable, Sendable {
    case approve
    case reject(ReasonCode)
    case edit(body: String)
    case reopen
    case `defer`(until: Moment)
    case note
    /// Takes back an entry, or, when the entry is an undo, does again what that one took back.
    case undo(EntryNumber)
    /// Blanks, with the comments, the content of these entries, ascending.
    case erase(blank: [EntryNumber])

    /// Stands for every edit where it is asked whether any would be refused.
    package static let anyEdit = Decision.edit(body: "?")

    package var verb: Verb {
        switch self {
        case .approve: .approve
        case .reject: .reject
        case .edit: .edit
        case .reopen: .reopen
        case .defer: .defer
        case .note: .note
        case .undo: .undo
        case .erase: .erase
        }
    }

    /// Whether it leaves the comment pending, and ends its deferral unless that is the moderator's own, as a note and an edit do.
    package var endsDeferralsOfOthers: Bool {
        if case .becomes(_, deferral: .endsUnlessOwn) = StateMachine.rule(.pending, verb) { true } else { false }
    }
}
