import Moderation
import Terminal
import Wording

/// Says why a decision did not reach a comment: who did what, when.
struct RefusalText {
    let zone: any Zone

    /// One line about one target: `#17: juris rejected it as spam, 2026-11-24 14:03 (entry 4807), after you saw it`.
    func line(_ setApart: SetApart) -> DisplayText {
        "\(setApart.number): " + clause(setApart.refusal)
    }

    func clause(_ refusal: Refusal) -> DisplayText {
        switch refusal {
        case .unknownComment: "there is no such comment"
        case .alreadyPending: "already pending"
        case .alreadyApproved: "already approved"
        case .alreadyRejected(let reason): "already rejected as \(reason)"
        case .rejectedNotEditable: "rejected comments are not edited; reopen it first"
        case .notPending(let state): "only pending comments wait for later; this one is \(state.word)"
        case .erased: "erased; nothing more can be done to it"
        case .unchanged: "the text is the same as before"
        case .untilPassed: "the time to defer it to has passed already"
        case .untilTooFar: "a comment is deferred for a year at most"
        case .conflict(let conflict): deed(conflict) + ", after you saw it"
        case .notInEntry(let entry): "entry \(entry) does not name it"
        case .alreadyUndone(let undo): "taken back already, by entry \(undo)"
        case .undoneOutOfOrder(let conflict): deed(conflict) + " since; that comes first"
        case .notUndoable(let verb): "what \(verb.word) did can't be taken back"
        }
    }

    /// Who did what, when: `juris rejected it as spam, 2026-11-24 14:03 (entry 4807)`.
    func deed(_ conflict: Conflict) -> DisplayText {
        let reason: DisplayText = conflict.reason.map { " as \($0)" } ?? ""
        return "\(conflict.by) \(RefusalText.past(conflict.verb)) it" + reason + ", "
            + TimeText.minute(conflict.at, zone) + " (entry \(conflict.entry))"
    }

    /// The verb as something that was done.
    static func past(_ verb: Verb) -> String {
        switch verb {
        case .found: "founded"
        case .release: "added"
        case .submit: "submitted"
        case .approve: "approved"
        case .reject: "rejected"
        case .edit: "edited"
        case .reopen: "reopened"
        case .defer: "deferred"
        case .note: "noted"
        case .undo: "undid"
        case .erase: "erased"
        }
    }

    /// The code of a refusal, for JSON: the same in every language.
    static func code(_ refusal: Refusal) -> String {
        switch refusal {
        case .unknownComment: "unknown"
        case .alreadyPending: "already-pending"
        case .alreadyApproved: "already-approved"
        case .alreadyRejected: "already-rejected"
        case .rejectedNotEditable: "rejected"
        case .notPending: "not-pending"
        case .erased: "erased"
        case .unchanged: "unchanged"
        case .untilPassed: "until-passed"
        case .untilTooFar: "until-too-far"
        case .conflict: "conflict"
        case .notInEntry: "not-in-entry"
        case .alreadyUndone: "already-undone"
        case .undoneOutOfOrder: "undone-out-of-order"
        case .notUndoable: "not-undoable"
        }
    }

    /// The act that stands in the way, where one does.
    static func conflict(_ refusal: Refusal) -> Conflict? {
        switch refusal {
        case .conflict(let conflict), .undoneOutOfOrder(let conflict): conflict
        default: nil
        }
    }
}
