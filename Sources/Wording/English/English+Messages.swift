import Moderation
import Terminal

extension English {
    func did(_ deed: Deed, _ which: Which) -> DisplayText {
        let what: DisplayText =
            switch which {
            case .one(let name): name
            case .many(let count): comments(count)
            }
        switch deed {
        case .approve: return "approved \(what)"
        case .reject(let reason): return "rejected \(what) as \(reason)"
        case .edit: return "edited \(what)"
        case .reopen: return "reopened \(what)"
        case .defer(let until): return "deferred \(what) until \(until)"
        case .note: return "noted on \(what)"
        case .erase: return "erased \(what); backups and what was published are not covered"
        }
    }
    var notApprovedYet: DisplayText { "not approved yet" }
    func waitsNoMore(until: DisplayText) -> DisplayText { "it waits no more for \(until)" }
    func waitNoMore(_ count: Int) -> DisplayText {
        count == 1 ? "1 of them is deferred no more" : "\(count) of them are deferred no more"
    }
    func deferralsStayEnded(_ count: Int) -> DisplayText {
        count == 1 ? "the deferral stays ended" : "the \(count) deferrals stay ended"
    }
    func answers(_ number: CommentNumber, state: State, isDeferred: Bool) -> DisplayText {
        "answers \(number: number), which is \(self.state(state, isDeferred: isDeferred))"
    }
    func setApart(_ numbers: [CommentNumber], staysTagged: Bool) -> DisplayText {
        if numbers.count == 1, let number = numbers.first {
            return staysTagged ? "\(number: number) was set apart and stays tagged" : "\(number: number) was set apart"
        }
        return staysTagged ? "\(numbers.count) were set apart and stay tagged" : "\(numbers.count) were set apart"
    }
    func setApart(_ numbers: DisplayText, count: Int, because reason: DisplayText) -> DisplayText {
        "\(count) set apart, \(reason): \(numbers)"
    }
    func tellsWhy(_ key: DisplayText) -> DisplayText { "\(key) tells why" }
    func undone(_ deed: DisplayText, tagsBack: Int) -> DisplayText {
        switch tagsBack {
        case 0: "undone: \(deed)"
        case 1: "undone: \(deed); its tag is back"
        default: "undone: \(deed); their tags are back"
        }
    }
    func redone(_ deed: DisplayText) -> DisplayText { "redone: \(deed)" }
    func undonePartly(_ done: Int, of count: Int, because reason: DisplayText) -> DisplayText {
        "undone for \(done) of \(count): \(reason)"
    }
    func redonePartly(_ done: Int, of count: Int, because reason: DisplayText) -> DisplayText {
        "redone for \(done) of \(count): \(reason)"
    }
    var undoWord: DisplayText { "undo" }
    var redoWord: DisplayText { "redo" }

    func person(_ login: String, did verb: Verb, reason: DisplayText?, _ what: DisplayText) -> DisplayText {
        switch verb {
        case .approve: "\(login) approved \(what)"
        case .reject: reason.map { "\(login) rejected \(what) as \($0)" } ?? "\(login) rejected \(what)"
        case .edit: "\(login) edited \(what)"
        case .reopen: "\(login) reopened \(what)"
        case .defer: "\(login) deferred \(what)"
        case .note: "\(login) wrote a note on \(what)"
        case .undo: "\(login) took back an act on \(what)"
        case .erase: "\(login) erased \(what)"
        case .submit: "\(login) submitted \(what)"
        case .release: "\(login) set the release \(what)"
        case .found: "\(login) began the queue"
        }
    }
    func tookBack(_ login: String, _ entry: EntryNumber, _ act: DisplayText, isRedo: Bool) -> DisplayText {
        isRedo
            ? "\(login) did entry \(entry.rawValue) again: \(act)"
            : "\(login) took back entry \(entry.rawValue): \(act)"
    }
    func notDone(_ conflict: DisplayText, at time: DisplayText) -> DisplayText {
        "not done: \(conflict) at \(time); it is shown as it is now"
    }
    func justBefore(_ act: DisplayText, at time: DisplayText) -> DisplayText { "\(act) at \(time), just before you" }
    func staysTagged(_ act: DisplayText, _ count: Int) -> DisplayText {
        "\(act); \(count == 1 ? "it stays" : "they stay" as DisplayText) tagged"
    }

    func refusal(_ refusal: Refusal, _ number: CommentNumber) -> DisplayText {
        switch refusal {
        case .conflict(let conflict):
            person(conflict.by.text, did: conflict.verb, reason: nil, "\(number: number)") + " since"
        case .undoneOutOfOrder(let conflict):
            person(conflict.by.text, did: conflict.verb, reason: nil, "\(number: number)") + " since"
        case .unknownComment: "there is no comment \(number: number)"
        default: "\(number: number) is \(short(refusal))"
        }
    }
    func short(_ refusal: Refusal) -> DisplayText {
        switch refusal {
        case .unknownComment: "not known"
        case .alreadyPending: "already pending"
        case .alreadyApproved: "already approved"
        case .alreadyRejected: "already rejected for this reason"
        case .rejectedNotEditable: "rejected: reopen it first"
        case .notPending(let state): "\(self.state(state, isDeferred: false)) already: only pending ones wait"
        case .erased: "erased for good"
        case .unchanged: "unchanged: the text is the same"
        case .untilPassed: "not deferred: that time has passed"
        case .untilTooFar: "not deferred: a year at most"
        case .conflict: "changed since"
        case .unknownVersion(let version): "not known at version \(version.rawValue)"
        case .notInEntry(let entry): "not part of entry \(entry.rawValue)"
        case .alreadyUndone(let undo): "undone already, by entry \(undo.rawValue)"
        case .undoneOutOfOrder: "changed since"
        case .notUndoable(let verb): "not undone: \(self.verb(verb)) stays"
        }
    }
    func onlyJustUp(_ number: CommentNumber, key: DisplayText) -> DisplayText {
        "\(number: number) had only just come up: left alone, press \(key) again"
    }
    func shownFirst(_ number: CommentNumber, key: DisplayText) -> DisplayText {
        "\(number: number) is shown; press \(key) again"
    }
    func tagsNotShown(_ count: Int, key: DisplayText) -> DisplayText {
        "\(count) tagged, which had not been shown yet: left alone, press \(key) again"
    }
    func chooseALine(down: DisplayText, search: DisplayText) -> DisplayText {
        "no line is chosen: \(down) goes to the first, \(search) searches"
    }
    var fieldIsGone: DisplayText { "what you were at has closed, and keys do nothing until Esc" }
    func heldDown(_ key: DisplayText) -> DisplayText { "\(key) held down counts once" }
    func ignoredWithRest(_ key: DisplayText) -> DisplayText {
        "\(key) was left alone, with what was typed after it: press \(key) again"
    }
    func rangeFirst(_ key: DisplayText) -> DisplayText {
        "a range is being chosen; \(key) tags it, Esc leaves it"
    }
    func forTagged(_ count: Int) -> DisplayText { "what next is for the \(count) tagged?   Esc nothing" }
    func endOfList(above: Int, key: DisplayText) -> DisplayText {
        above == 1
            ? "end of the list; 1 above still needs a decision, \(key) goes there"
            : "end of the list; \(above) above still need a decision, \(key) goes there"
    }
    func beginningOfList(below: Int, key: DisplayText) -> DisplayText {
        below == 1
            ? "beginning of the list; 1 below still needs a decision, \(key) goes there"
            : "beginning of the list; \(below) below still need a decision, \(key) goes there"
    }
    var noneNeedsDecision: DisplayText { "no other one here needs a decision" }
    var noComment: DisplayText { "there is no comment here" }
    func notBound(_ key: DisplayText, help: DisplayText) -> DisplayText { "\(key) is not bound, \(help) for help" }
    func cameWithEscape(_ key: DisplayText) -> DisplayText {
        "Esc and \(key) came together: \(key) left alone, press it again"
    }
    var notFollowing: DisplayText {
        "the screen doesn't follow at once what others do: the system has no watch left, so it looks every 2 s"
    }
    var asciiOnly: DisplayText {
        "this locale is not UTF-8: letters are shown without their marks, the queue keeps them; start with LANG=C.UTF-8"
    }
    func moreMessages(_ count: Int, key: DisplayText) -> DisplayText { "\(count) more, \(key)" }
    func takesOneComment(_ key: DisplayText) -> DisplayText {
        "\(key) takes one comment, not the tagged: nothing was done"
    }
    func notBoundInEditor(_ key: DisplayText) -> DisplayText {
        "\(key) is not bound here: ^X saves, Esc leaves and keeps the text"
    }
    func noSuchComment(_ text: String) -> DisplayText { "there is no comment \(text)" }
    var nothingTagged: DisplayText { "nothing is tagged" }
    func taggedNow(_ added: Int, total: Int, soFar: Bool) -> DisplayText {
        let found: DisplayText = soFar ? " found so far" : ""
        return added == 0 ? "\(total)\(found) tagged" : "tagged \(added)\(found); \(total) tagged in all"
    }
    func untaggedNow(_ removed: Int, total: Int) -> DisplayText {
        total == 0 ? "untagged \(removed); none tagged now" : "untagged \(removed); \(total) still tagged"
    }
    func editedBefore(_ undo: DisplayText) -> DisplayText { "the text too: \(undo) \(undo) undoes both" }
    func untaggedAll(_ count: Int, key: DisplayText) -> DisplayText {
        "untagged \(count), shown or not; \(key) tags \(count == 1 ? "it" : "them" as DisplayText) again"
    }
    func noSuchEntry(_ text: String) -> DisplayText { "there is no entry \(text)" }
    var answersNothing: DisplayText { "answers no other comment" }
    var nothingNew: DisplayText { "nothing new" }
    func takenIn(new: Int, decided: Int, unmatched: Int) -> DisplayText {
        let parts: [DisplayText?] = [
            new > 0 ? "\(new) new" : nil, decided > 0 ? "\(decided) decided taken off the list" : nil,
            unmatched > 0
                ? "\(unmatched) taken off that \(unmatched == 1 ? "matches" : "match" as DisplayText) no more" : nil,
        ]
        return parts.compactMap { $0 }.joined(by: ", ")
    }
    func nothingRuns(quit key: DisplayText) -> DisplayText { "nothing runs; \(key) leaves sluice" }
    var stopped: DisplayText { "stopped" }
    var stillSaving: DisplayText { "in a moment: the last act is being saved" }
    func saving(_ count: Int) -> DisplayText { "saving \(count)" }
    func readOnlyRefusal(_ reason: Access.ReadOnlyReason) -> DisplayText {
        switch reason {
        case .settings(.mistake): return "nothing is decided: \(readOnly(reason)); correct the file"
        case .settings: return "nothing is decided: \(readOnly(reason))"
        default: break
        }
        return "read only: \(readOnly(reason))"
    }
    func settingsError(_ error: SettingsError) -> DisplayText {
        switch error {
        case .mistake(_, let line, let column, let problem):
            return "settings.json, line \(line), column \(column): \(clause(problem))"
        case .failed(let failure): return "settings.json: \(cause(failure.cause))"
        }
    }
    var settingsMended: DisplayText { "settings.json is in order again" }
    var mayDecideNow: DisplayText { "the settings let you decide now" }
    func settingsAtNextStart(_ members: [String]) -> DisplayText {
        "settings.json has changed: \(DisplayText(stranger: members.joined(separator: ", "))) from the next start on"
    }
    func failure(_ error: DeskError, kept number: CommentNumber?, key: DisplayText?) -> DisplayText {
        let cause = self.cause(of: error)
        if case .outcomeUnknown = error { return "not known whether it was saved: \(cause); reading the queue again" }
        if case .converted = error { return "not saved: \(cause); start sluice again" }
        guard let key else { return cause }
        let left: DisplayText = number.map { "\(number: $0) is as it was" } ?? "nothing was changed"
        return "not saved: \(cause); \(left), press \(key) again later"
    }
    /// Why a desk could not do what it was asked to, in the few words that the console has room for.
    func cause(of error: DeskError) -> DisplayText {
        switch error {
        case .damaged(let damage): "the journal is damaged at line \(damage.line): run sluice verify"
        case .readOnly(.newer(let entry)):
            "the journal was written by a newer sluice (entry \(entry.rawValue)): it is read up to there"
        case .replaced: "the journal was replaced: reading it again"
        case .locked(let process):
            process.map { "another process holds the queue: \($0)" } ?? "another process holds the queue"
        case .overtaken: overtakenClause
        case .readOnly(let reason): readOnly(reason)
        case .noQueue(let path): "no queue in \(path)"
        case .failed(let failure), .outcomeUnknown(let failure):
            "\(cause(failure.cause)): \(failure.subject)"
        case .invalid(let fault): clause(fault)
        case .unreachable(let server, _): unreachableCause(server)
        case .behind(let entry): behindCause(entry)
        case .lacking(let entry): lackingCause(entry)
        case .diverged(let entry): divergedCause(entry)
        case .unsound(let entry): unsoundCause(entry)
        case .converted: convertedCause
        case .refused(let refusal, let server): "\(server): \(serverCause(refusal))"
        }
    }
    var giveUpWord: DisplayText { "give up" }
    func givenUp(kept number: CommentNumber?, key: DisplayText) -> DisplayText {
        let left: DisplayText = number.map { "\(number: $0) is as it was" } ?? "nothing was changed"
        return "given up: \(left), press \(key) again later"
    }
    var noteUnderArrow: DisplayText { "the note is kept, ↑ brings it back" }
    var unchangedText: DisplayText { "the text is unchanged: nothing to save" }
    var emptyText: DisplayText { "an empty text can't be saved: reject it, or erase it" }
    func changedMeanwhile(_ act: DisplayText) -> DisplayText {
        "not saved: \(act); your text is kept, e opens it over the new version"
    }
    var pasteIgnored: DisplayText { "pasted text goes into a field only" }
    func unended(_ what: Unended) -> DisplayText {
        switch what {
        case .paste: "a paste has not ended: Esc"
        case .answer: "an answer of the terminal has not ended: Esc"
        }
    }
    func unknownCommand(_ word: String, nearest: String?) -> DisplayText {
        nearest.map { "no command “\(word)”; did you mean “\($0)”?" } ?? "no command “\(word)”; Tab shows them"
    }
    func shellOnly(_ what: ShellOnly) -> DisplayText {
        switch what {
        case .verb(let verb): "\(verb) is for the shell: this console has its queue already"
        case .option(let option): "\(option) is for the shell: here you decide, in this queue, and see what came of it"
        case .standardInput: "- reads standard input, which is the keyboard here"
        }
    }
    func noSuchOrder(_ word: String) -> DisplayText {
        "no order “\(word)”: \(Order.allCases.map(\.rawValue).joined(separator: ", "))"
    }
    var nothingMatches: DisplayText { "nothing matches; nothing was done" }
    func tooManyTargets(_ limit: Int) -> DisplayText {
        "one decision reaches \(limit) comments at most: narrow the query"
    }
    func nothingInHistory(_ key: DisplayText) -> DisplayText {
        "nothing was decided in that time; \(key) changes the query"
    }
    func takesNothing(_ word: String) -> DisplayText { "\(word) takes nothing after it" }
    func noSuchReason(_ code: String) -> DisplayText { "no reason “\(code)”; r shows them" }
    var reasonNeeded: DisplayText { "--reason is missing; r shows the reasons" }
    func stillSearching(_ key: DisplayText) -> DisplayText { "the last search is still at work; \(key) stops it" }
    func settingsProblem(_ name: String, _ problem: KeyProblem) -> DisplayText {
        switch problem {
        case .unknownAction: "settings, keys: no action “\(name)”"
        case .badNotation(let text): "settings, keys, \(name): “\(text)” is not a key; the default is used"
        case .takesNothing(let word): "settings, keys: nothing can stand behind “\(word)”"
        case .taken(let key, let owner):
            "settings, keys, \(name): \(key) belongs to \(owner.rawValue); the default is used"
        }
    }
    func themeProblem(_ problem: ThemeProblem) -> DisplayText {
        switch problem {
        case .unknownRole(let name): "settings, theme: no role “\(name)”"
        case .fixedRole(let name): "settings, theme: \(name) has a look that stays"
        case .badLook(let name, let look): "settings, theme, \(name): “\(look)” is no look; the default is used"
        }
    }
    var noAddress: DisplayText { "this comment has no address" }
    var noMessages: DisplayText { "no messages yet" }
    var nothingToGoBackTo: DisplayText { "no query to go back to" }
    func bytes(_ count: Int) -> DisplayText { count == 1 ? "1 byte" : "\(count) bytes" }
    func remark(_ remark: Remark) -> DisplayText {
        switch remark {
        case .removedUnfinishedLine(let bytes): "removed an entry that was never finished, \(self.bytes(bytes))"
        case .unfinishedLine(let bytes): "the last entry was never finished, \(self.bytes(bytes)); it is ignored"
        case .clockWentBack(let entry): "the clock went back at entry \(entry.rawValue)"
        case .finishedErasure(let entry): "finished the erasure of entry \(entry.rawValue)"
        case .unfinishedErasure(let entry): "the erasure of entry \(entry.rawValue) is unfinished"
        case .hinderedErasure(_, let hindrance):
            "the erasure is not finished: \(cause(hindrance.cause)): \(hindrance.subject)"
        case .droppedDrafts(let files):
            "also removed: \(DisplayText.counted(files, "file", "files")) of drafts that might hold what was erased"
        case .hinderedCheckpoint(let hindrance):
            "no checkpoint could be left: \(cause(hindrance.cause)): \(hindrance.subject)"
        case .copyBehind(let error): copyBehind(error)
        }
    }
    func badMoment(_ text: String) -> DisplayText {
        "“\(text)” is no time: 2026-11-30, 2026-11-30 16:00, or 4h 2d 1w from now"
    }
    var noteNeeded: DisplayText { "a few words are needed here" }
    func tooLong(_ limit: Int) -> DisplayText { "too long: \(limit) bytes at most" }
    var notOnAList: DisplayText { "not on this screen" }
    var editorFailed: DisplayText { "not edited" }
    var nulSpelled: DisplayText { "no comment can hold U+0000: take out what stands for it here, ⟨U+0000⟩" }
}
