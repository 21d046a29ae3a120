import Moderation
import Terminal

/// What the console says in English: its screens. Messages, prompts and titles stand in the files beside this one.
struct English: Phrases {
    func pending(_ count: Int) -> DisplayText { "\(count) pending" }
    func deferred(_ count: Int) -> DisplayText { "\(count) deferred" }
    func decidedToday(_ count: Int, own: Int?) -> DisplayText {
        "\(count) decided today" + (own.map { ", \($0) by you" } ?? "")
    }
    func tooSmall(_ size: Size) -> [DisplayText] {
        [
            "\(size.columns)x\(size.rows): too small, 30x6 at least", "too small: 30x6 at least", "too small, 30x6",
            "min 30x6", "30x6",
        ]
    }
    var readOnly: DisplayText { "READ ONLY" }
    func readOnly(_ reason: Access.ReadOnlyReason) -> DisplayText {
        switch reason {
        case .damaged(let damage): "journal damaged at line \(damage.line): sluice verify"
        case .newer(let entry): "written by a newer sluice (entry \(entry.rawValue))"
        case .copyWasLeft: "this copy follows no server any more"
        case .notWritable: "this queue is not yours to write to"
        case .notModerator(let login): "\(login.text) is not among the moderators of the settings"
        case .worldWritable: "everybody can write the queue's folder: chmod o-w"
        case .settings(let error): settingsError(error)
        }
    }

    func place(_ position: Int, of count: Int, _ order: Order?) -> DisplayText {
        let place: DisplayText = "\(position) of \(count)"
        return order.map { "\(place), \(name($0))" } ?? place
    }
    func name(_ order: Order) -> DisplayText {
        switch order {
        case .oldest: "oldest first"
        case .newest: "newest first"
        case .release: "by release"
        case .author: "by author"
        case .marked: "most rules first"
        case .likely: "most likely rejected first"
        case .unlikely: "most likely approved first"
        }
    }
    func arrivals(_ count: Int, key: DisplayText) -> DisplayText {
        "\(count) new, \(key) \(count == 1 ? "shows it" : "shows them" as DisplayText)"
    }
    func taggedCount(_ count: Int, hidden: Int) -> DisplayText {
        hidden == 0 ? "\(count) tagged" : "\(count) tagged, \(hidden) not shown by this query"
    }
    var choosingRange: DisplayText { "range: v tags to here, Esc not" }
    var allShown: DisplayText { "all shown" }
    func lines(_ first: Int, _ last: Int, of count: Int) -> DisplayText { "lines \(first)-\(last) of \(count)" }
    func linksBelow(_ count: Int) -> DisplayText { "\(count) \(count == 1 ? "link" : "links" as DisplayText) below" }
    var moreBelow: DisplayText { "more below" }

    func state(_ state: State, isDeferred: Bool) -> DisplayText {
        switch state {
        case .pending: isDeferred ? "deferred" : "pending"
        case .approved: "approved"
        case .rejected: "rejected"
        case .erased: "erased"
        }
    }
    var edited: DisplayText { "edited" }
    var tagged: DisplayText { "tagged" }
    func submitted(_ time: DisplayText) -> DisplayText { "submitted \(time)" }
    func label(_ label: Label) -> DisplayText {
        switch label {
        case .release: "release"
        case .author: "author"
        case .record: "record"
        case .rules: "rules"
        case .found: "found"
        case .alike: "like"
        case .likely: "likely"
        case .replyTo: "reply to"
        case .address: "address"
        case .site: "site"
        case .deferred: "deferred"
        case .summary: "the release"
        case .history: "history"
        }
    }
    var labelWidth: Int { 10 }
    func record(approved: Int, rejected: Int) -> DisplayText {
        switch (approved, rejected) {
        case (0, 0): "none decided yet"
        case (_, 0): "\(approved) approved, none rejected"
        case (0, _): "none approved, \(rejected) rejected"
        default: "\(approved) approved, \(rejected) rejected"
        }
    }
    var firstComment: DisplayText { "first comment" }
    func sameNameOtherEmail(_ count: Int) -> DisplayText { "\(count) with another e-mail" }
    func othersFromAddress(_ count: Int) -> DisplayText {
        "\(count) more from this address"
    }
    func emptyLines(_ count: Int) -> DisplayText { "\(count) empty \(count == 1 ? "line" : "lines" as DisplayText)" }
    func editedBy(_ login: String, _ time: DisplayText) -> DisplayText { "edited by \(login), \(time)" }
    func byTheSameAuthor(_ count: Int) -> DisplayText { "by the same author, \(count)" }
    func thread(replies: Int) -> DisplayText {
        replies == 0 ? "thread" : "thread, \(replies) \(replies == 1 ? "reply" : "replies" as DisplayText)"
    }
    var showsAll: DisplayText { "shows all" }
    var isSaving: DisplayText { "saving" }
    var textGone: DisplayText { "erased" }
    var comparing: DisplayText { "comparing the texts …" }
    var textLoading: DisplayText { "the text could not be read" }
    func deferredUntil(_ time: DisplayText, by login: String) -> DisplayText { "until \(time), by \(login)" }
    var wordUndone: DisplayText { "undone" }
    var undoUndone: DisplayText { "undone itself" }
    func objectOfUndo(_ verb: Verb) -> DisplayText { self.verb(verb) }
    func undone(by entry: EntryNumber) -> DisplayText { "undone by \(entry.rawValue)" }
    func undone(byAnother login: String) -> DisplayText { "undone by \(login)" }
    var struckOut: DisplayText { "struck out" }
    func verb(_ verb: Verb) -> DisplayText {
        switch verb {
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
    func quotation(_ words: DisplayText) -> DisplayText { "“\(words)”" }
    func ofEntry(_ entry: EntryNumber) -> DisplayText { "of \(entry.rawValue)" }
    func untilWord(_ time: DisplayText) -> DisplayText { "until \(time)" }
    func comments(_ count: Int) -> DisplayText { "\(count) \(count == 1 ? "comment" : "comments" as DisplayText)" }
    func entries(_ count: Int) -> DisplayText { "\(count) \(count == 1 ? "entry" : "entries" as DisplayText)" }
    func releases(_ count: Int) -> DisplayText { "\(count) \(count == 1 ? "release" : "releases" as DisplayText)" }
    var releaseColumns: [DisplayText] { ["pending", "deferred", "approved", "rejected"] }
    var before: DisplayText { "before" }
    var now: DisplayText { "now" }
    var comment: DisplayText { "comment" }
    var author: DisplayText { "author" }
    var text: DisplayText { "text" }
    var historyHeading: DisplayText { "history" }
    var statisticsHeading: DisplayText { "statistics" }
    var releasesHeading: DisplayText { "releases" }
    var messagesHeading: DisplayText { "Messages" }
    var editHeading: DisplayText { "edit" }
    var newestFirst: DisplayText { "newest first" }
    var wordAll: DisplayText { "all" }
    var entryWord: DisplayText { "entry" }
    func undoneBy(_ login: String, at time: DisplayText, entry: EntryNumber) -> DisplayText {
        "undone by \(login) at \(time), entry \(entry.rawValue)"
    }
    func shown(_ range: DisplayText, of count: Int) -> DisplayText { "\(range) of \(count)" }
    var stopWord: DisplayText { "stop" }
    func editorHints(suspends: Bool) -> [(key: DisplayText, word: DisplayText)] {
        [("^X", "save…")] + (suspends ? [("^Z", "suspend")] : []) + [("Esc", "leave, text kept")]
    }
    var saveHints: [(key: DisplayText, word: DisplayText)] {
        [
            ("y", "save"), ("a", "save and approve"), ("e", "edit on"), ("d", "throw away"),
            ("n", "not now, it is kept"),
        ]
    }
    var editBegun: DisplayText { "edit begun" }

    var foundNothing: DisplayText { "nothing" }
    func linkHost(_ host: DisplayText, written: DisplayText?, isDisguised: Bool) -> DisplayText {
        var text: DisplayText = "link, host \(host)"
        if let written { text += ", written \(written)" }
        return isDisguised ? text + ", disguised as another" : text
    }
    func phone(_ number: DisplayText) -> DisplayText { "phone number \(number)" }
    func email(_ address: DisplayText) -> DisplayText { "e-mail \(address)" }
    func personalCode(_ code: DisplayText) -> DisplayText { "personal code \(code)" }
    func listedWord(_ word: Findings.Word) -> DisplayText {
        guard let disguise = word.disguise else { return "\(word.text)" }
        return "“\(word.text)” (\(word.pattern), \(self.disguise(disguise)))"
    }
    func disguise(_ disguise: Findings.Disguise) -> DisplayText {
        switch disguise {
        case .repeated: "letters repeated"
        case .alphabets: "mixed alphabets"
        case .digits: "digits for letters"
        case .parted: "parted"
        case .spaced: "spaced"
        }
    }
    func listedWords(_ words: DisplayText, list: DisplayText) -> DisplayText { "list \(list): \(words)" }
    func more(_ count: Int) -> DisplayText { "and \(count) more" }
    func hidden(_ count: Int, _ parts: [DisplayText], isShort: Bool) -> DisplayText {
        let head: DisplayText =
            isShort
            ? "\(count) hidden" : "\(count) \(count == 1 ? "hidden character" : "hidden characters" as DisplayText)"
        return "\(head): \(parts.joined(by: ", "))"
    }
    func hiddenPart(_ kind: Findings.HiddenKind, _ count: Int) -> DisplayText {
        switch kind {
        case .control: "\(count) \(count == 1 ? "control" : "controls" as DisplayText)"
        case .direction: "\(count) that \(count == 1 ? "turns" : "turn" as DisplayText) the direction"
        case .withoutWidth: "\(count) without width"
        case .tag: "\(count) \(count == 1 ? "tag" : "tags" as DisplayText)"
        case .filler: "\(count) \(count == 1 ? "filler" : "fillers" as DisplayText)"
        case .separator: "\(count) \(count == 1 ? "separator" : "separators" as DisplayText)"
        case .unknown: "\(count) unknown"
        case .mark: "\(count) \(count == 1 ? "mark" : "marks" as DisplayText) too many"
        }
    }
    func sameText(_ count: Int) -> DisplayText {
        "the same text in \(count) \(count == 1 ? "other" : "others" as DisplayText)"
    }
    func alphabets(_ count: Int, _ parts: [DisplayText]) -> DisplayText {
        "\(count == 2 ? "two" : "\(count)" as DisplayText) alphabets: \(parts.joined(by: ", "))"
    }
    func looksLike(_ original: Lookalikes.Original) -> DisplayText {
        switch original {
        case .author(let name, 0): "looks like \(name), who is somebody else"
        case .author(let name, let approved): "looks like \(name), who is somebody else, \(approved) approved"
        case .moderator(let name): "looks like the moderator \(name)"
        }
    }
    func alphabetPart(_ letters: DisplayText, script: String) -> DisplayText { "\(letters) is \(script)" }

    func emptyPending(_ facts: EmptyFacts, keys: (deferred: DisplayText, history: DisplayText)) -> [DisplayText] {
        var lines: [DisplayText] = ["Nothing is pending.", ""]
        let decided = facts.approved + facts.rejected
        if decided > 0 {
            var line: DisplayText =
                "\(decided) decided today: \(facts.approved) approved, \(facts.rejected) rejected."
            if let last = facts.last { line += " The last at \(last)." }
            lines.append(line)
        }
        if facts.deferred > 0 {
            var line: DisplayText = "\(facts.deferred) deferred"
            if let next = facts.next { line += "; the next returns \(next)" }
            lines.append(line + ".")
        }
        if lines.count > 2 { lines.append("") }
        lines.append("\(keys.deferred) shows the deferred, \(keys.history) what was decided.")
        return lines
    }
    func emptyMatch(query: String, pending: Int, key: DisplayText) -> [DisplayText] {
        [
            "Nothing matches  \(query)", "",
            pending == 0
                ? "Nothing is pending; \(key) shows the end of the work."
                : "\(pending) \(pending == 1 ? "is" : "are" as DisplayText) pending without it; \(key) shows them.",
        ]
    }
    func emptyQueue(hasReleases: Bool) -> [DisplayText] {
        let start: [DisplayText] = ["No comments yet.", ""]
        let ways: [DisplayText] =
            hasReleases
            ? ["They come in with: sluice submit   (sluice help submit tells how)"]
            : [
                "First a release: sluice release   (sluice help release tells how)",
                "Then comments:   sluice submit    (sluice help submit tells how)",
            ]
        return start + ways + ["This list shows them as they arrive."]
    }
    func searching(percent: Int, found: Int) -> DisplayText {
        "searching the texts: \(percent) %, \(found) found so far"
    }
}
