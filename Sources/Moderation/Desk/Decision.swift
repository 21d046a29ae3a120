/// What a moderator does to comments.
package enum Decision: Hashable, Sendable {
    case approve
    case reject(ReasonCode)
    case edit(body: String)
    case reopen
    case `defer`(until: Moment)
    case note
    /// Takes an entry back; if the entry is an undo, does again what that undo took back.
    case undo(EntryNumber)
    /// Blanks the comments, and the content of these entries, ascending.
    case erase(blank: [EntryNumber])

    /// Stands for edits of any text, to ask whether an edit would be refused.
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

    /// Whether it leaves the comment pending but ends its deferral, unless that is the moderator's own: a note or an edit does.
    package var endsDeferralsOfOthers: Bool {
        if case .becomes(_, deferral: .endsUnlessOwn) = StateMachine.rule(.pending, verb) { true } else { false }
    }
}
