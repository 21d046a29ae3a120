/// The state of a comment.
package enum State: UInt8, BitwiseCopyable, CaseIterable, Sendable {
    /// Waits for a decision; the public does not see it.
    case pending
    /// The public may see it.
    case approved
    /// Turned down for a reason; the public does not see it.
    case rejected
    /// Its text and author are gone for good, under the right to be forgotten.
    case erased

    /// The word for the state, the same in the query language, in JSON and in tables.
    package var word: String {
        switch self {
        case .pending: "pending"
        case .approved: "approved"
        case .rejected: "rejected"
        case .erased: "erased"
        }
    }

    package init?(word: some StringProtocol) {
        guard let state = State.allCases.first(where: { $0.word.utf8.elementsEqual(word.utf8) }) else { return nil }
        self = state
    }
}

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

    /// Whether this is an act on the standing stack: one that `undo` takes back and `redo` restores.
    package var isAct: Bool {
        switch self {
        case .approve, .reject, .edit, .reopen, .defer: true
        case .found, .release, .submit, .note, .undo, .erase: false
        }
    }

    /// Whether an entry with this verb may carry what people wrote.
    package var mayHaveContent: Bool {
        switch self {
        case .submit, .approve, .reopen, .reject, .defer, .edit, .note: true
        case .found, .release, .undo, .erase: false
        }
    }

    /// Whether it always does, or did until an erasure.
    package var mustHaveContent: Bool {
        switch self {
        case .submit, .edit, .note: true
        case .found, .release, .approve, .reopen, .reject, .defer, .undo, .erase: false
        }
    }
}
