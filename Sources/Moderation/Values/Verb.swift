/// What an entry of the journal does.
package enum Verb: UInt8, BitwiseCopyable, CaseIterable, Sendable {
    case found, release, submit
    case approve, reject, edit, reopen, `defer`, note
    case undo, erase

    /// The journal's word.
    package var word: String {
        switch self {
        case .found: "found"
        case .release: "release"
        case .submit: "submit"
        case .approve: "approve"
        case .reject: "reject"
        case .edit: "edit"
        case .reopen: "reopen"
        case .defer: "defer"
        case .note: "note"
        case .undo: "undo"
        case .erase: "erase"
        }
    }

    package init?(word: some Collection<UInt8>) {
        guard let verb = Verb.allCases.first(where: { $0.word.utf8.elementsEqual(word) }) else { return nil }
        self = verb
    }

    /// Tells whether this is an act on the standing stack: one that `undo` takes back and `redo` restores.
    package var isAct: Bool {
        switch self {
        case .approve, .reject, .edit, .reopen, .defer: true
        case .found, .release, .submit, .note, .undo, .erase: false
        }
    }
}
