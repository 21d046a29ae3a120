import Moderation
import Terminal

extension English {
    func decided(_ deed: CommandDeed, _ which: CommandWhich, setApart: Int, entry: EntryNumber?) -> DisplayText {
        let comments: DisplayText =
            switch which {
            case .one(let number, let name): name.map { "\(number) \($0)" } ?? "\(number)"
            case .many(let count): "\(count) comments"
            }
        var text: DisplayText = entry == nil ? "would have " : ""
        switch deed {
        case .takeBack(let act, let verb): text += "taken back entry \(act)\(inBrackets(verb)) on \(comments)"
        case .doAgain(let act, let verb): text += "done entry \(act)\(inBrackets(verb)) again on \(comments)"
        case .decision(let decision, let until, let reason):
            text += "\(past(decision.verb)) \(comments)"
            if let reason { text += " as \(reason)" }
            if let until { text += " until \(until)" }
        }
        if setApart > 0 { text += "; \(setApart) set apart" }
        if let entry { text += " (entry \(entry))" }
        return text
    }
    /// The verb as something that was done.
    private func past(_ verb: Verb) -> DisplayText {
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
    func nothingDone(isNothingNamed: Bool) -> DisplayText {
        isNothingNamed ? "nothing matches; nothing done" : "nothing done"
    }
    func answersOne(_ number: CommentNumber, _ parent: CommentNumber, state: DisplayText) -> DisplayText {
        "\(number) answers \(parent), which is \(state)"
    }
    func moreAnswers(_ count: Int) -> DisplayText { "\(count) more answer comments that are not public" }
    func clause(_ refusal: Refusal, zone: any Zone, reasons settings: Settings) -> DisplayText {
        switch refusal {
        case .unknownComment: "there is no such comment"
        case .alreadyRejected(let reason): "already rejected as \(name(of: reason, in: settings))"
        case .conflict(let conflict): "\(deed(conflict, zone, settings)), after you saw it"
        case .undoneOutOfOrder(let conflict):
            "\(deed(conflict, zone, settings)), after that; only the last act on a comment can be undone or redone"
        default: short(refusal)
        }
    }
    private func deed(_ conflict: Conflict, _ zone: any Zone, _ settings: Settings) -> DisplayText {
        let reason: DisplayText = conflict.reason.map { " as \(name(of: $0, in: settings))" } ?? ""
        return
            "\(conflict.by) \(past(conflict.verb)) it\(reason), \(moment(zone.local(conflict.at))) (entry \(conflict.entry))"
    }
    func deferralEnded(_ number: CommentNumber, _ deferral: Deferral, until: DisplayText, isTried: Bool) -> DisplayText
    {
        let waits: DisplayText = isTried ? "would wait" : "waits"
        return "\(number) \(waits) no more for \(until), until when \(deferral.by) had deferred it"
    }
    func moreDeferralsEnded(_ count: Int, isTried: Bool) -> DisplayText {
        isTried ? "\(count) more would be deferred no more" : "\(count) more are deferred no more"
    }
    func passedOver(_ passed: PassedOver, because obstacle: DisplayText?) -> DisplayText {
        let entry: DisplayText = "passed over: entry \(passed.entry), \(verb(passed.verb))"
        if let obstacle { return "\(entry): \(obstacle)" }
        return passed.verb == .note
            ? "\(entry), which was struck out and stays so" : "\(entry), which can't be undone"
    }
    func passedOver(more count: Int) -> DisplayText { "passed over: \(count) more" }
    func notice(_ remark: Remark) -> DisplayText {
        switch remark {
        case .removedUnfinishedLine(let bytes):
            "removed \(DisplayText.counted(bytes, "byte", "bytes")) of a last line that was never finished; nothing that had been told as done is lost"
        case .unfinishedLine(let bytes):
            "the last line was never finished (\(DisplayText.counted(bytes, "byte", "bytes"))); it counts for nothing, and the next writer removes it"
        case .clockWentBack(let entry): "at entry \(entry) the writer's clock went back"
        case .finishedErasure(let entry): "finished the erasure that entry \(entry) had begun"
        case .unfinishedErasure(let entry):
            "the erasure of entry \(entry) was not finished; the next writer finishes it"
        case .hinderedErasure(let entry, let hindrance):
            "the erasure of entry \(entry) is done, but not finished: \(call(hindrance)); \(remedy(hindrance)), and the next writer finishes it"
        case .droppedDrafts(let files):
            "also removed: \(DisplayText.counted(files, "file", "files")) of drafts, put aside, not readable or left by an editor, that might hold what was erased"
        case .hinderedCheckpoint(let hindrance):
            "no checkpoint could be left: \(call(hindrance)); the whole journal is read at each start; \(remedy(hindrance))"
        case .copyBehind(let error): copyBehind(error)
        }
    }
    /// What somebody has to do, so that it goes on.
    private func remedy(_ hindrance: StorageFailure) -> DisplayText {
        switch Obstacle(hindrance) {
        case .access: "let this user read and write \(hindrance.subject), or remove it"
        case .wrongKind: "remove \(hindrance.subject), which is not what belongs there"
        case .noRoom: "make room on the disk"
        case .readOnly: "make the disk writable"
        case .other: "look at the disk"
        }
    }

    // MARK: Opening and reading

    func readOnlyPart(_ why: DisplayText) -> DisplayText {
        "warning: \(why); what stands before it is shown, and nothing can be written"
    }
    func defaultUsed(line: Int, column: Int, _ problem: DocumentProblem) -> DisplayText {
        "warning: settings.json, line \(line), column \(column): \(clause(problem)); the default is used"
    }
    func warning(_ message: DisplayText, allTheSame: DisplayText) -> DisplayText {
        "warning: \(message); \(allTheSame)"
    }
    var pendingAllTheSame: DisplayText { "what comes in is pending all the same" }
    var publishedAllTheSame: DisplayText { "what is public is published all the same" }
    func readingJournal(percent: Int) -> DisplayText { "Reading the journal: \(percent) %" }
    func noMatch(_ query: String) -> DisplayText { "nothing matches \(query)" }
    var noHistoryMatches: DisplayText { "nothing in the history matches" }
    func unknownComment(_ number: CommentNumber) -> DisplayText { "\(number): there is no such comment" }
    var stateWidth: Int { 8 }
    func length(_ milliseconds: Int64) -> DisplayText { Length.text(milliseconds, hour: "h") }

    // MARK: A comment and its history

    func head(
        _ comment: Comment, state: DisplayText, reason: DisplayText?, deferral: DisplayText?, submitted: DisplayText
    ) -> DisplayText {
        var text: DisplayText = "\(comment.number)  \(state)"
        if let reason { text += " as \(reason)" }
        if let deferral, let by = comment.deferral?.by { text += " until \(deferral) by \(by)" }
        if comment.isEdited { text += ", edited" }
        return "\(text)   submitted \(submitted)   version \(comment.version)"
    }
    func sheetLabel(_ label: SheetLabel) -> DisplayText {
        switch label {
        case .release: "release"
        case .author: "author"
        case .email: "e-mail"
        case .site: "site"
        case .address: "address"
        case .record: "record"
        case .replyTo: "reply to"
        case .source: "source"
        case .rules: "rules"
        case .found: "found"
        case .history: "history"
        }
    }
    func authorRecord(_ record: AuthorRecord) -> DisplayText {
        var text: DisplayText =
            switch (record.approved, record.rejected) {
            case (0, 0): record.total <= 1 ? "first comment" : "none decided yet"
            case (let approved, 0): "\(approved) approved, none rejected"
            case (0, let rejected): "none approved, \(rejected) rejected"
            case (let approved, let rejected): "\(approved) approved, \(rejected) rejected"
            }
        if record.sameNameOtherEmail > 0 { text += "; same name, other e-mail: \(record.sameNameOtherEmail)" }
        if record.othersFromAddress > 0 {
            text += "; \(DisplayText.counted(record.othersFromAddress, "other", "others")) from this address"
        }
        return text
    }
    func found(link: Findings.Link) -> DisplayText {
        var line: DisplayText = "link, host \(link.host)"
        if let ascii = link.asciiHost { line += " (\(ascii))" }
        if let written = link.writtenHost { line += ", written \(written)" }
        return link.isDisguised ? line + ", disguised as another" : line
    }
    func moreLinks(_ count: Int) -> DisplayText { "and \(DisplayText.counted(count, "more link", "more links"))" }
    func found(email: String) -> DisplayText { "e-mail address \(email)" }
    func found(phone: String) -> DisplayText { "phone number \(phone)" }
    func found(personalCode: String) -> DisplayText { "personal code \(personalCode)" }
    func found(word: Findings.Word) -> DisplayText {
        let how: DisplayText = word.disguise.map { " (\(word.pattern), \(disguise($0)))" } ?? ""
        return "word “\(word.text)”\(how) of the list \(word.list)"
    }
    func foundHidden(_ count: Int, _ parts: [(kind: Findings.HiddenKind, count: Int)]) -> DisplayText {
        let parts = parts.map { part -> DisplayText in
            let isOne = part.count == 1
            let word: DisplayText =
                switch part.kind {
                case .control: isOne ? "control" : "controls"
                case .direction: isOne ? "that turns the direction" : "that turn the direction"
                case .withoutWidth: "without width"
                case .tag: isOne ? "tag" : "tags"
                case .filler: isOne ? "blank letter" : "blank letters"
                case .separator: isOne ? "separator" : "separators"
                case .unknown: "unknown"
                case .mark: isOne ? "mark too many" : "marks too many"
                }
            return "\(part.count) \(word)"
        }
        return "\(DisplayText.counted(count, "hidden character", "hidden characters")): \(parts.joined(by: ", "))"
    }
    func mixedAlphabets(_ parts: [(letters: DisplayText, script: String)]) -> DisplayText {
        let parts = parts.map { "\($0.letters) is \($0.script)" as DisplayText }
        return "the name mixes alphabets: \(parts.joined(by: ", "))"
    }
    func nameLooksLike(_ original: Lookalikes.Original) -> DisplayText {
        switch original {
        case .author(let name, 0): "the name looks like \(name), who is somebody else"
        case .author(let name, let approved):
            "the name looks like \(name), who is somebody else, with \(DisplayText.counted(approved, "approved comment", "approved comments"))"
        case .moderator(let name): "the name looks like the moderator \(name)"
        }
    }
    var erasedForGood: DisplayText { "Text and author are erased for good." }

    // MARK: Tables

    func title(_ column: TableColumn) -> DisplayText {
        switch column {
        case .release: "release"
        case .date: "date"
        case .pending: "pending"
        case .deferred: "deferred"
        case .approved: "approved"
        case .rejected: "rejected"
        case .title: "title"
        case .day: "day"
        case .submitted: "submitted"
        case .decided: "decided"
        case .all: "all"
        case .moderator: "moderator"
        case .edited: "edited"
        case .undone: "undone"
        case .rejectedAs: "rejected as"
        case .from: "from"
        case .decision: "decision"
        case .becomes: "becomes"
        case .word: "word"
        case .comments: "comments"
        case .pattern: "pattern"
        case .disguise: "disguise"
        case .rule: "rule"
        case .hits: "in 30 days"
        }
    }
    func dayRange(_ count: Int, _ first: CivilDate, _ last: CivilDate) -> DisplayText {
        "\(DisplayText.counted(count, "day", "days")), \(date(first)) to \(date(last))"
    }
    func waitingLine(_ pending: Int, oldest: (age: DisplayText, number: CommentNumber)?) -> DisplayText {
        let line: DisplayText = "pending   \(pending)"
        return oldest.map { "\(line)   the oldest \($0.age), \($0.number)" } ?? line
    }
    func deferredLine(_ deferred: Int, next: DisplayText?) -> DisplayText {
        let line: DisplayText = "deferred  \(deferred)"
        return next.map { "\(line)   the next returns \($0)" } ?? line
    }
    func waitedFor(_ from: Int64, _ to: Int64?) -> DisplayText {
        guard let to else { return "over \(length(from))" }
        return from == 0 ? "under \(length(to))" : "\(length(from)) to \(length(to))"
    }
    var noDecisions: DisplayText { "no decisions in these days" }
    func halfWithin(_ length: DisplayText) -> DisplayText { "half decided within         \(length)" }
    func nineInTenWithin(_ length: DisplayText) -> DisplayText { "nine in ten decided within  \(length)" }
    func withinTarget(_ target: DisplayText, percent: Int) -> DisplayText {
        "within the target of \(target): \(percent) %"
    }
    var refusedWord: DisplayText { "refused" }
    func condition(_ rule: StateMachine.Rule) -> DisplayText? {
        switch rule {
        case .becomes: nil
        case .becomesIf(.reasonDiffers, _, _): "if the reason differs"
        case .becomesIf(.isDeferred, _, _): "if it is deferred"
        case .becomesIf(.blanksOnlyUnlisted, _, _): "if all that it blanks was not listed before"
        case .refused(.alreadyPending): "already pending"
        case .refused(.alreadyApproved): "already approved"
        case .refused(.alreadyRejected): "already rejected"
        case .refused(.rejectedNotEditable): "reopen it first"
        case .refused(.notPending): "only pending ones wait"
        case .refused(.erased): "erased for good"
        case .refused(.notADecision): refusedWord
        }
    }
}
