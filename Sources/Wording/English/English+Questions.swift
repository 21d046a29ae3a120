import Moderation
import Terminal

extension English {
    private func name(_ target: PromptTarget) -> DisplayText {
        switch target {
        case .one(let name): name
        case .tagged(let count): "\(count) tagged"
        }
    }
    func rejectAs(_ target: PromptTarget) -> DisplayText { "Reject \(name(target)) as:" }
    func deferUntil(_ target: PromptTarget) -> DisplayText { "Defer \(name(target)) until:" }
    func deferBecause(_ target: PromptTarget, until: DisplayText) -> DisplayText {
        "Defer \(name(target)) until \(until), because:"
    }
    func noteFor(_ target: PromptTarget) -> DisplayText { "Note on \(name(target)):" }
    func reasonNote(_ target: PromptTarget, reason: DisplayText) -> DisplayText {
        "Reject \(name(target)) as \(reason), note:"
    }
    func name(_ reason: Settings.Reason) -> DisplayText {
        if let name = reason.english { return DisplayText(stranger: name) }
        return reason.code.text == "personal-data" ? "personal data" : "\(reason.code)"
    }
    func again(_ reason: DisplayText) -> DisplayText { "\(("." as DisplayText).styled(.strong)) \(reason) again" }
    var shiftAddsNote: DisplayText { "\(("Shift" as DisplayText).styled(.strong)) adds a note" }
    var shiftGoesOnWithNote: DisplayText {
        "\(("Shift" as DisplayText).styled(.strong)) goes on with the note that is kept"
    }
    func guides(shown: Bool) -> DisplayText {
        "\(("?" as DisplayText).styled(.strong)) \(shown ? "the comment" : "when which" as DisplayText)"
    }
    var noGuides: DisplayText { "no reason has a guide; the settings can give them one" }
    func notePolicy(_ note: Settings.NotePolicy) -> DisplayText {
        switch note {
        case .demanded: "needs a note"
        case .offered: "a note if you like"
        }
    }
    var tabReadyText: DisplayText { "\(("Tab" as DisplayText).styled(.strong)) a ready text" }
    func tabOnly(_ number: CommentNumber) -> DisplayText {
        "\(("Tab" as DisplayText).styled(.strong)) only \(number: number)"
    }
    func tabTagged(_ count: Int) -> DisplayText { "\(("Tab" as DisplayText).styled(.strong)) the \(count) tagged" }
    var escNo: DisplayText { "\(("Esc" as DisplayText).styled(.strong)) no" }
    var escBack: DisplayText { "\(("Esc" as DisplayText).styled(.strong)) back" }
    var enterDone: DisplayText { "\(("Enter" as DisplayText).styled(.strong)) done" }
    func endsDeferral(by login: String, until: DisplayText) -> DisplayText {
        "this ends \(login)'s deferral until \(until)"
    }
    var noteStays: DisplayText { "a note stays in the history: no personal data" }
    var noteIsKept: DisplayText { "the note is kept" }
    func deferHints(isDeferred: Bool) -> [(key: String, word: DisplayText)] {
        let hints: [(key: String, word: DisplayText)] = [
            ("h", "in 4 hours"), ("t", "tomorrow 09:00"), ("m", "Monday 09:00"), ("w", "in a week"),
        ]
        return isDeferred ? hints + [("0 Enter", "now")] : hints
    }
    var orTypeADate: DisplayText { "or type a date" }
    func whichTagged(_ count: Int) -> DisplayText { "\(("t" as DisplayText).styled(.strong)) the \(count) tagged" }
    func whichCurrent(_ name: DisplayText) -> DisplayText { "\(("c" as DisplayText).styled(.strong)) only \(name)" }
    var escNeither: DisplayText { "\(("Esc" as DisplayText).styled(.strong)) neither" }
    private func word(_ deed: Deed) -> DisplayText {
        switch deed {
        case .approve: "approve"
        case .reject: "reject"
        case .edit: "edit"
        case .reopen: "reopen"
        case .defer: "defer"
        case .note: "note on"
        case .erase: "erase"
        }
    }
    private func sentence(_ deed: Deed) -> DisplayText {
        switch deed {
        case .approve: "Approve"
        case .reject: "Reject"
        case .edit: "Edit"
        case .reopen: "Reopen"
        case .defer: "Defer"
        case .note: "Write a note on"
        case .erase: "Erase"
        }
    }
    private func tail(_ deed: Deed) -> DisplayText {
        switch deed {
        case .reject(let reason): " as \(reason)"
        case .defer(let until): " until \(until)"
        case .approve, .edit, .reopen, .note, .erase: ""
        }
    }
    func which(_ deed: Deed) -> DisplayText { "\(sentence(deed)) which?" }
    var orderQuestion: DisplayText { "Order by:" }
    func choose(_ order: Order) -> DisplayText {
        switch order {
        case .oldest: "oldest first"
        case .newest: "newest first"
        case .release: "release"
        case .author: "author"
        case .marked: "most rules first"
        case .likely, .unlikely: name(order)
        }
    }
    func bulkHeading(_ deed: Deed, _ count: Int, isTagged: Bool) -> DisplayText {
        "\(word(deed)) \(isTagged ? "\(count) tagged" : comments(count))\(tail(deed))"
    }
    func bulkWill(_ deed: Deed, _ count: Int, states: [StateCount]) -> DisplayText {
        let done: DisplayText =
            switch deed {
            case .approve: "will be approved"
            case .reject: "will be rejected"
            case .edit: "will be edited"
            case .reopen: "will be reopened"
            case .defer: "will be deferred"
            case .note: "will have the note"
            case .erase: "will be erased"
            }
        if states.count == 1, let only = states.first {
            let name = state(only.state, isDeferred: only.isDeferred)
            return count == 1 ? "\(done); it is \(name)" : "\(done); all of them are \(name)"
        }
        let parts = states.map { "\($0.count) \(state($0.state, isDeferred: $0.isDeferred))" as DisplayText }
        return "\(done): \(parts.joined(by: ", "))"
    }
    func bulkSetApart(_ reasons: DisplayText, isOne: Bool) -> DisplayText {
        isOne ? "is set apart: \(reasons)" : "more are set apart:\(reasons)"
    }
    func bulkConflict(_ act: DisplayText, at time: DisplayText, isTagged: Bool) -> DisplayText {
        isTagged ? "\(act) at \(time), after you tagged it" : "\(act) at \(time)"
    }
    func bulkHidden(_ count: Int, of total: Int, _ numbers: DisplayText) -> DisplayText {
        "of the \(total) \(count == 1 ? "is" : "are" as DisplayText) not shown by this query:\(numbers)"
    }
    func bulkOtherReleases(_ count: Int) -> DisplayText {
        count == 1 ? "in another release" : "in \(count) other releases"
    }
    func bulkFound(_ counts: FoundCounts) -> DisplayText {
        let parts = counts.parts.map { kind, count -> DisplayText in
            let name: DisplayText =
                switch kind {
                case .links: "links"
                case .emails: "e-mail addresses"
                case .phones: "phone numbers"
                case .codes: "personal codes"
                case .words: "listed words"
                case .hidden: "hidden characters"
                }
            return "\(name) \(count)"
        }
        return counts.comments == 0 ? "with something found" : "with something found: \(parts.joined(by: ", "))"
    }
    var bulkFoundLooking: DisplayText { "looking for what is found in them" }
    func bulkYes(_ deed: Deed, _ count: Int) -> DisplayText { "yes, \(word(deed)) \(count)" }
    var bulkNo: DisplayText { "no, the tags stay" }
    func bulkAsk(_ deed: Deed, _ count: Int) -> DisplayText { "\(sentence(deed)) \(comments(count))\(tail(deed))?" }
    func ask(_ id: ActionID, _ target: PromptTarget) -> DisplayText {
        let act: DisplayText =
            switch id {
            case .approve: "Approve"
            case .reject: "Reject"
            case .defer: "Defer"
            case .reopen: "Reopen"
            case .note: "Write a note on"
            case .editOutside: "Edit in your own editor:"
            case .mask: "Mask what is personal in"
            default: "Edit"
            }
        return "\(act) \(name(target))?"
    }
    func answersUnpublished(_ states: [StateCount]) -> DisplayText {
        let count = states.reduce(0) { $0 + $1.count }
        let parts = states.map { item -> DisplayText in
            let name = state(item.state, isDeferred: item.isDeferred)
            return states.count == 1 ? name : "\(item.count) \(name)"
        }
        return count == 1
            ? "answers a comment that is not public: \(parts.joined(by: ", "))"
            : "answer comments that are not public: \(parts.joined(by: ", "))"
    }
    func undoYes(_ count: Int) -> DisplayText { count == 1 ? "yes" : "yes, all \(count)" }
    var plainNo: DisplayText { "no" }
    func undoAsk(_ deed: DisplayText, isRedo: Bool) -> DisplayText {
        isRedo ? "Redo: \(deed)?" : "Undo: \(deed)?"
    }
    func undoOthers(_ login: String, _ verb: Verb, _ deed: DisplayText, _ which: DisplayText, isRedo: Bool)
        -> DisplayText
    {
        let noun: DisplayText =
            switch verb {
            case .approve: "approval of"
            case .reject: "rejection of"
            case .edit: "edit of"
            case .reopen: "reopening of"
            case .defer: "deferral of"
            case .note: "note on"
            case .undo, .erase, .submit, .release, .found: "act on"
            }
        return "\(isRedo ? "Redo" : "Undo" as DisplayText) \(login)'s \(noun) \(which)?"
    }
    func undoEarlier(_ time: DisplayText) -> DisplayText { "That was on \(time)." }
    func undoElsewhere(_ time: DisplayText) -> DisplayText { "You did that in another session, at \(time)." }
    func saveAsk(_ what: DisplayText) -> DisplayText { "Save this edit of \(what)?" }
    func maskAsk(_ what: DisplayText) -> DisplayText { "Mask this in \(what)?" }
    var maskNeedsRoom: DisplayText { "What changes has no room here: make the window larger." }
    func maskHints(isApproved: Bool, many: Bool, saves: Bool) -> [(key: DisplayText, word: DisplayText)] {
        let others: [(key: DisplayText, word: DisplayText)] = [("e", "edit on"), ("Esc", "nothing")]
        guard saves else { return others }
        var hints: [(key: DisplayText, word: DisplayText)] = [("y", "save"), ("Space", "out or in")]
        if !isApproved { hints.insert(("a", "save and approve"), at: 1) }
        if many { hints.append(("j k", "choose")) }
        return hints + others
    }
    func name(_ kind: Mask.Kind) -> DisplayText {
        switch kind {
        case .phone: "phone number"
        case .email: "e-mail"
        case .code: "personal code"
        case .link: "link"
        case .address: "network address"
        }
    }
    func placeholder(_ kind: Mask.Kind) -> String {
        switch kind {
        case .phone: "[phone removed]"
        case .email: "[e-mail removed]"
        case .code: "[personal code removed]"
        case .link: "[link removed]"
        case .address: "[address removed]"
        }
    }
    func nothingToMask(_ number: CommentNumber, _ kinds: [Mask.Kind]) -> DisplayText {
        kinds.isEmpty
            ? "the settings say that nothing is masked"
            : "nothing to mask in \(number: number): \(kinds.map { name($0) }.joined(by: ", "))"
    }
    func maskAfterEdit(_ key: DisplayText) -> DisplayText { "a text is half typed; \(key) goes on with it" }
    func changedBeforeMask(_ act: DisplayText, key: DisplayText) -> DisplayText {
        "not saved: \(act); \(key) masks the new version"
    }
    func whichText(_ number: CommentNumber) -> DisplayText { "Go on with which text of \(number: number)?" }
    func discardAsk(_ what: DisplayText) -> DisplayText { "Throw away the half-typed text of \(what)?" }
    var discardYes: DisplayText { "yes, throw it away" }
    func reopenToEdit(_ what: DisplayText) -> DisplayText { "\(what) is rejected; your text of it is kept." }
    var reopenHints: [(key: DisplayText, word: DisplayText)] {
        [("p", "reopen, then edit"), ("d", "throw the text away"), ("Esc", "neither")]
    }
    var leaveAsk: DisplayText { "Leave all the same?" }
    var leaveYes: DisplayText { "leave, and lose it" }
    var leaveNo: DisplayText { "stay" }
    func changes(out: Int, in: Int) -> DisplayText {
        func words(_ count: Int) -> DisplayText { count == 1 ? "1 word" : "\(count) words" }
        if out == 0, `in` == 0 { return "what changes: blanks and line ends only" }
        if out == 0 { return "what changes: \(words(`in`)) in" }
        if `in` == 0 { return "what changes: \(words(out)) out" }
        return "what changes: \(words(out)) out, \(words(`in`)) in"
    }
    var eraseWarning: DisplayText { "erased for good: text, author and notes; it can't be undone" }
    func eraseShared(_ notes: Int, go: Bool) -> [DisplayText] {
        let which: DisplayText = notes == 1 ? "1 note on other comments too" : "\(notes) notes on other comments too"
        let them: DisplayText = notes == 1 ? "it" : "them"
        if go { return ["erased for good, and \(which)", "\(("Tab" as DisplayText).styled(.strong)) keeps \(them)"] }
        let stay: DisplayText = notes == 1 ? "stays" : "stay"
        return ["erased for good; \(which) \(stay)", "\(("Tab" as DisplayText).styled(.strong)) erases \(them)"]
    }
    func eraseAsk(_ name: DisplayText) -> DisplayText { "Erase \(name)? Type its number:" }
    var eraseOtherNumber: DisplayText { "that is not its number" }
    func tagQueryLabel(untag: Bool) -> DisplayText { untag ? "untag what matches:" : "tag what matches:" }
}
