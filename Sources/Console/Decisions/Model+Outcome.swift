import Moderation
import Terminal
import Wording

/// What comes back from the desk.
extension Model {
    /// Ends a pending decision with its outcome.
    mutating func finishDecision(_ ticket: Int, _ result: Result<Outcome, DeskError>) -> [Effect] {
        if case .success(let outcome) = result, let command = outcome.remaining {
            // Others wrote meanwhile: this queue takes that first, then the act goes on.
            let merged = merge(outcome.tail, own: nil)
            guard let damage = merged.damage else { return [.decide(command, ticket: ticket)] + merged.effects }
            return finishDecision(ticket, .failure(.damaged(damage))) + merged.effects
        }
        guard let pending = pendingDecisions.end(ticket) else { return [] }
        switch result {
        case .failure(let error):
            return fail(error, pending) + releaseWaitingKeys()
        case .success(let outcome):
            for remark in outcome.remarks where !remark.isHindrance { say(phrases.remark(remark), .hint) }
            let merged = merge(outcome.tail, own: outcome.entry)
            if let damage = merged.damage {
                dropWaitingKeys()
                tellDamage(damage)
                return merged.effects
            }
            let effects = tell(outcome, pending)
            // Said after what was done, so that it is what stays on the line: somebody has to see to it.
            for remark in outcome.remarks where remark.isHindrance { say(phrases.remark(remark), .error) }
            return effects + releaseWaitingKeys() + merged.effects
        }
    }

    /// Tells what was done and what was not, and settles tags and cursor accordingly.
    private mutating func tell(_ outcome: Outcome, _ pending: PendingDecision) -> [Effect] {
        guard let entry = outcome.entry, !outcome.done.isEmpty else {
            tellNothingDone(pending.decision, outcome.setApart, isTagged: pending.isTagged)
            return []
        }
        drafts.isStale = true
        ownActs.entries.insert(entry)
        if case .undo = pending.decision {
            tellUndone(outcome, pending)
            return []
        }
        for number in outcome.done {
            if pending.isTagged { untag(number) } else { tags.advance(number, to: entry) }
        }
        if pending.isTagged { ownActs.tagged[entry] = .some(pending.alikeTo) }
        if case .edit = pending.decision { for number in outcome.done { drafts.forgetText(on: number) } }
        var text = phrases.did(deed(pending.decision), which(outcome.done))
        if pending.followsEdit { text = "\(text), \(phrases.editedBefore(keyWord(.undo)))" }
        if case .edit = pending.decision, let number = outcome.done.first, queue.facts(number)?.state == .pending,
            !pending.approvesNext
        {
            text = "\(text), \(phrases.notApprovedYet)"
        }
        if let ended = endedDeferrals(entry, pending.decision, outcome.done) { text = "\(text); \(ended)" }
        if !outcome.setApart.isEmpty {
            text = "\(text); \(setApartText(outcome.setApart, isTagged: pending.isTagged))"
        }
        if let notice = typing.notice { text = "\(text); \(notice)" }
        if let endOfListNotice, !pending.isTagged { text = "\(text); \(endOfListNotice)" }
        endOfListNotice = nil
        if case .approve = pending.decision, let answers = answers(outcome.done) { text = "\(text); \(answers)" }
        if case .erase = pending.decision { say(text) } else { say(text, back: .undo, of: entry) }
        if pending.approvesNext, let number = outcome.done.first {
            return dispatch(
                .approve, on: DecisionTargets(Target(number: number, version: entry)), followsEdit: true)
        }
        if let editor = pending.editsNext, let number = outcome.done.first, number == current, isOnComments,
            prompt == nil
        {
            return edit(number, isOutside: editor == .editOutside)
        }
        return []
    }

    /// Says that a note or an edit has ended other moderators' deferrals.
    private func endedDeferrals(_ entry: EntryNumber, _ decision: Decision, _ done: [CommentNumber]) -> DisplayText? {
        guard decision.endsDeferralsOfOthers else { return nil }
        let ended = done.compactMap { queue.deferral(of: $0, endedBy: entry) }
        guard let first = ended.first else { return nil }
        return done.count == 1
            ? phrases.waitsNoMore(until: phrases.moment(local(first.until))) : phrases.waitNoMore(ended.count)
    }

    /// Tells an undo or a redo; the cursor goes to what was changed, and the tags of a bulk come back.
    private mutating func tellUndone(_ outcome: Outcome, _ pending: PendingDecision) {
        guard let act = pending.undone else { return }
        var tagsBack = 0
        if let original = ownActs.tagged[act.entry] {
            for number in outcome.done {
                if act.isRedo {
                    untag(number)
                } else if let facts = queue.facts(number) {
                    tag(number, version: facts.version, alikeTo: original)
                    tagsBack += 1
                }
            }
        }
        for number in outcome.done { tags.advance(number, to: queue.version(of: number)) }
        let what = deed(of: act.entry, outcome.done)
        var text: DisplayText
        if let first = outcome.setApart.first {
            var why = refusal(first, others: outcome.setApart.count - 1)
            if outcome.setApart.count > 1 {
                listReasons(outcome.setApart)
                why = "\(why), \(phrases.tellsWhy(keyWord(.messages)))"
            }
            text =
                act.isRedo
                ? phrases.redonePartly(outcome.done.count, of: act.count, because: why)
                : phrases.undonePartly(outcome.done.count, of: act.count, because: why)
        } else {
            text = act.isRedo ? phrases.redone(what) : phrases.undone(what, tagsBack: tagsBack)
        }
        if let answers = answers(outcome.done) { text = "\(text); \(answers)" }
        // A note that was taken back stays so.
        let isFinal = !act.isRedo && queue.verb(of: act.entry) == .note
        let ended = isFinal ? queue.deferralsEnded(by: act.entry, of: outcome.done, stillMissedAt: now) : 0
        if ended > 0 { text = "\(text); \(phrases.deferralsStayEnded(ended))" }
        say(text, back: act.isRedo ? .undo : isFinal ? nil : .redo, of: act.entry)
        guard isOnComments else { return }
        if let number = outcome.done.first(where: { list.contains($0) }), list.move(to: number) {
            typing.chooseByProgram()
        }
    }

    /// Tells that a decision reached nothing, and why.
    mutating func tellNothingDone(_ decision: Decision, _ setApart: [SetApart], isTagged: Bool) {
        guard let first = setApart.first else { return }
        if setApart.count == 1, case .conflict(let conflict) = first.refusal {
            let act = act(of: conflict, on: "\(number: first.number)")
            let time = phrases.clock(local(conflict.at))
            // The same decision is no error: what the moderator wanted has happened.
            if conflict.verb == decision.verb, conflict.reason == decision.reason, decision.movesOn {
                say(phrases.justBefore(act, at: time), .hint)
                if isTagged { untag(first.number) }
                return
            }
            say(phrases.notDone(act, at: time), .error)
        } else if setApart.count == 1 {
            say(phrases.refusal(first.refusal, first.number), .error)
        } else {
            say(setApartText(setApart, isTagged: isTagged), .error)
        }
        // A cursor that had moved on goes back to the comment that was not decided.
        if !isTagged, decision.movesOn, isOnComments, list.move(to: first.number) { typing.chooseByProgram() }
    }

    /// What was left out, in a few words; the list of messages says which ones, and why.
    private mutating func setApartText(_ setApart: [SetApart], isTagged: Bool) -> DisplayText {
        let text = phrases.setApart(setApart.map(\.number), staysTagged: isTagged)
        guard setApart.count > 1 else {
            guard let only = setApart.first, !isTagged else { return text }
            return "\(text): \(reason(only))"
        }
        listReasons(setApart)
        return "\(text), \(phrases.tellsWhy(keyWord(.messages)))"
    }

    /// Adds which ones were left out, and why, to the list of messages.
    private mutating func listReasons(_ setApart: [SetApart]) {
        var groups: [(reason: DisplayText, numbers: [CommentNumber])] = []
        for apart in setApart {
            let reason = reason(apart)
            if let index = groups.firstIndex(where: { $0.reason == reason }) {
                groups[index].numbers.append(apart.number)
            } else {
                groups.append((reason, [apart.number]))
            }
            // Each group is a line to read; the history tells the rest.
            if groups.count == Model.shownReasons { break }
        }
        for group in groups {
            var numbers = group.numbers.prefix(Model.shownNumbers).map { "\(number: $0)" as DisplayText }
            if group.numbers.count > Model.shownNumbers { numbers.append("…") }
            let line = phrases.setApart(numbers.joined(by: " "), count: group.numbers.count, because: group.reason)
            log.addBehind(Notice(line, kind: .hint), at: now)
        }
    }

    /// The most reasons that the messages list, and the most comments of each.
    private static let shownReasons = 20
    private static let shownNumbers = 40

    /// Why a comment was set apart: who did what, when somebody else was there first.
    private func reason(_ apart: SetApart) -> DisplayText {
        guard case .conflict(let conflict) = apart.refusal else { return phrases.short(apart.refusal) }
        let act = act(of: conflict, on: "\(number: apart.number)")
        return "\(act), \(phrases.clock(local(conflict.at)))"
    }

    /// Tells what kept the desk from acting. The act stays undone.
    private mutating func fail(_ error: DeskError, _ pending: PendingDecision) -> [Effect] {
        let number = pending.targets.count == 1 ? pending.targets.first?.number : nil
        dropWaitingKeys()
        let key = keyWord(pending.decision.actionID)
        let isGivenUp = if pending.isGivenUp, case .locked = error { true } else { false }
        var text =
            isGivenUp
            ? phrases.givenUp(kept: number, key: key) : phrases.failure(error, kept: number, key: key)
        if pending.hasNote { text += "; \(phrases.noteUnderArrow)" }
        say(text, isGivenUp ? .hint : .error)
        if !pending.isTagged, let number, isOnComments, list.move(to: number) { typing.chooseByProgram() }
        switch error {
        case .damaged(let damage):
            access = .readOnly(.damaged(damage))
        case .readOnly(let reason):
            access = .readOnly(reason)
        case .replaced, .outcomeUnknown:
            return [.readAgain]
        case .locked, .overtaken, .noQueue, .failed, .invalid, .unreachable, .behind, .lacking, .diverged, .unsound,
            .converted, .refused:
            break
        }
        return []
    }
}

extension Decision {
    var reason: ReasonCode? {
        if case .reject(let reason) = self { reason } else { nil }
    }

    /// The action whose key takes this decision.
    var actionID: ActionID {
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
}
