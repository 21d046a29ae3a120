import Moderation
import Terminal
import Wording

/// The comments that a decision is for, fixed when its prompt opened.
struct DecisionTargets: Hashable {
    var list: [Target]
    /// Whether these are the tagged ones, rather than the comment under the cursor.
    var isTagged: Bool
}

extension DecisionTargets {
    /// One comment, not as a tagged one.
    init(_ target: Target) { self.init(list: [target], isTagged: false) }

    /// The comment, if it is the one under the cursor.
    var single: CommentNumber? { isTagged ? nil : list.first?.number }
}

/// The comments that a decision by key is for.
extension Model {
    /// The comments that a decision without a prompt is for; `nil` when that has to be asked, or there are none.
    mutating func keyTargets() -> DecisionTargets? {
        defer { tags.areNext = false }
        if tags.areNext { return taggedTargets }
        if tags.isEmpty { return currentTargets }
        return isOnTagged ? taggedTargets : nil
    }

    /// The comments that a decision with a prompt is for at first: the tagged ones, if any; the prompt says so.
    mutating func promptTargets() -> DecisionTargets? {
        tags.areNext = false
        return tags.isEmpty ? currentTargets : taggedTargets
    }

    /// Whether an action that decides or edits would now act on the tagged comments.
    func aimsAtTagged(_ id: ActionID) -> Bool {
        guard id.isDecision, !tags.isEmpty else { return false }
        if tags.areNext || !id.isAskedWhich { return true }
        return isOnTagged
    }

    /// Whether a decision would now act on the comment under the cursor, without asking first which are meant.
    func aimsAtCurrent(_ id: ActionID) -> Bool {
        id.isDecision && !aimsAtTagged(id) && !(id.isAskedWhich && !tags.isEmpty)
    }

    /// Whether the comment under the cursor is tagged; true on an empty list too.
    private var isOnTagged: Bool { current.map { tags.contains($0) } ?? true }

    /// Tab in a prompt: switches between the tagged comments and the one under the cursor, unless those are being saved.
    func switched(_ targets: DecisionTargets) -> DecisionTargets {
        guard !tags.isEmpty, let currentTargets else { return targets }
        let others = targets.isTagged ? currentTargets : taggedTargets
        return isSaving(others) ? targets : others
    }

    /// Whether one of them is being saved: another decision on it would come before the outcome is known.
    func isSaving(_ targets: @autoclosure () -> DecisionTargets?) -> Bool {
        !pendingDecisions.isEmpty && pendingDecisions.isSavingAny(of: targets()?.list ?? [])
    }

    var taggedTargets: DecisionTargets { DecisionTargets(list: tags.targets, isTagged: true) }

    var currentTargets: DecisionTargets? { currentTarget.map { DecisionTargets($0) } }
}

/// Whether a decision can be taken now, or why not.
extension Model {
    func canWrite() -> Availability {
        if case .readOnly(let reason) = access { .no(phrases.readOnlyRefusal(reason)) } else { .yes }
    }

    /// Judges a decision on the comment under the cursor; when comments are tagged, it can be taken, and each of them is judged then.
    func canDecide(_ decision: Decision) -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        if !tags.isEmpty { return .yes }
        return canDecideOnCurrent(decision)
    }

    func canDecideOnCurrent(_ decision: Decision) -> Availability {
        guard let current else { return .no(phrases.noComment) }
        // A comment that is being saved is judged when the outcome is known.
        guard !pendingDecisions.isSaving(current), let refusal = refusal(of: decision, for: current) else {
            return .yes
        }
        return .no(phrases.short(refusal))
    }

    /// Why the queue, as it is known here, does not allow a decision on a comment; `nil` when it does.
    func refusal(of decision: Decision, for number: CommentNumber) -> Refusal? {
        guard let login, let facts = queue.facts(number) else { return nil }
        let target = Target(number: number, version: facts.version)
        return queue.command(decision, on: [target], by: login, at: now).setApart.first?.refusal
    }

    /// Why an action can't be done now; `nil` when it can. For a decision on the comment under the cursor, the
    /// sentence names that comment.
    func whyUnavailable(_ action: Action) -> DisplayText? {
        if action.id.isAimed, tags.rangeStart != nil { return phrases.rangeFirst(keyWord(.range)) }
        guard case .no(let short) = action.available(self) else { return nil }
        guard canWrite() == .yes, tags.isEmpty, let current, let decision = action.trial?(self),
            let refusal = refusal(of: decision, for: current)
        else { return short }
        return phrases.refusal(refusal, current)
    }

    /// Stops an action that can't be done now, and says why. Stops one on comments too when its key came too soon or
    /// must wait for the disk.
    ///
    /// - Returns: What is done instead; `nil` when the action goes ahead.
    mutating func stop(_ action: Action, _ press: Press) -> [Effect]? {
        let isAimed = action.id.isAimed
        let word = keyWord(of: press, action.id)
        var refusal: DisplayText?
        if tags.areNext, action.id.takesOneComment {
            refusal = phrases.takesOneComment(word)
        } else if tags.areNext, action.id.isDecision, tags.isEmpty, !(searching?.isTagging ?? false) {
            refusal = phrases.refused(word, because: phrases.nothingTagged)
        } else if isAimed, isSaving(aimsAtTagged(action.id) ? taggedTargets : currentTargets) {
            return hold(press)
        }
        let isRepetition =
            refusal == nil && isAimed && (press.key.map { typing.isRepetition($0, at: press.at) } ?? false)
        refusal = refusal ?? whyUnavailable(action).map { phrases.refused(word, because: $0) }
        if let refusal {
            // The decision that follows still acts on the tagged comments, not on the one under the cursor.
            tags.areNext = action.id == .tagged
            ignoreKey(action.id, press, saying: refusal, rest: refusal)
            return []
        }
        if isAimed, let notice = tooSoon(action.id, press, isRepetition: isRepetition) {
            tags.areNext = false
            ignoreKey(action.id, press, saying: notice)
            return []
        }
        if aimsAtCurrent(action.id), let notice = showFirst(action.id, press) {
            ignoreKey(action.id, press, saying: notice)
            return []
        }
        return nil
    }
}

/// Decisions, from the key to the command.
extension Model {
    /// Takes decisions that need no more words: approve, reopen.
    mutating func decideByKey(_ decision: Decision, _ press: Press) -> [Effect] {
        guard let targets = keyTargets() else {
            // The comment under the cursor is not tagged, but others are: asks which are meant.
            if !tags.isEmpty { prompt = .which(decision) }
            return []
        }
        return decideOrAsk(decision, on: targets, note: nil, press)
    }

    /// Takes a decision: at once, or after a question.
    mutating func decideOrAsk(
        _ decision: Decision, on targets: DecisionTargets, note: String?, _ press: Press
    ) -> [Effect] {
        // Tab, an answer or the help may have led here past `stop`.
        if !targets.isTagged, targets.list == currentTargets?.list, let notice = showFirst(decision.actionID, press) {
            return hint(notice)
        }
        if needsQuestion(targets) { return askBulk(decision, targets, note: note, press) }
        return dispatch(decision, on: targets, note: note)
    }

    /// Whether a summary is shown before: when more than ``Console/unasked`` are tagged, when the query hides some of them, when
    /// several were tagged for being alike, since one of them may say the contrary, and when an earlier session left the tags.
    func needsQuestion(_ targets: DecisionTargets) -> Bool {
        guard targets.isTagged else { return false }
        return targets.list.count > Console.unasked || tags.hidden > 0 || targets.list.count > 1 && tags.original != nil
            || tags.areOfEarlierSession
    }

    /// Opens the prompt of a decision that takes more words, for the tagged comments or the one under the cursor.
    mutating func ask(_ id: ActionID, _ press: Press) -> [Effect] {
        guard let targets = promptTargets() else { return [] }
        return act(id, on: targets, press)
    }

    /// Does an action to comments that are named already.
    mutating func act(_ id: ActionID, on targets: DecisionTargets, _ press: Press) -> [Effect] {
        Registry.action(id)?.performOn?(&self, targets, press) ?? []
    }

    /// Whether it is the comment under the cursor, as it is shown, that is named.
    func isCurrent(_ targets: DecisionTargets) -> Bool { targets.list.first == currentTarget }

    /// Sends a decision to the desk. Targets that this queue already refuses are told with the others.
    mutating func dispatch(
        _ decision: Decision, on targets: DecisionTargets, note: String? = nil, approvesNext: Bool = false,
        followsEdit: Bool = false, editsNext: ActionID? = nil
    ) -> [Effect] {
        guard let login else { return refuseToDecide() }
        var body: String?
        if case .edit = decision, let target = targets.list.first, let facts = queue.facts(target.number) {
            body = texts[facts.body]?.body
        }
        let command = queue.command(
            decision, on: targets.list, by: login, note: note, at: now, bodyInForce: body)
        guard !command.targets.isEmpty else {
            tellNothingDone(decision, command.setApart, isTagged: targets.isTagged)
            return []
        }
        if case .reject(let reason) = decision { lastRejectedAs = reason }
        var pending = PendingDecision(decision: decision, targets: command.targets, isTagged: targets.isTagged)
        pending.alikeTo = targets.isTagged ? tags.original : nil
        pending.hasNote = note != nil
        pending.approvesNext = approvesNext
        pending.followsEdit = followsEdit
        pending.editsNext = editsNext
        let ticket = pendingDecisions.begin(pending)
        endOfListNotice = nil
        if decision.movesOn, let current, pendingDecisions.isSaving(current) { moveOn() }
        return [.decide(command, ticket: ticket)]
    }

    /// Moves on after a decision: down to the next row that needs one. If none in the list does, one row down, except
    /// in a list of pending comments.
    mutating func moveOn() {
        typing.chooseByProgram()
        let from = list.cursor
        if let next = nextUndecided(after: from) {
            list.move(to: next)
        } else if let above = undecidedAbove(from), above > 0 {
            endOfListNotice = phrases.endOfList(above: above, key: keyWord(.previous))
        } else if list.view.query.isOfPending {
            // Nothing is left. After R the sentence on the empty list says so; until then the row stays.
        } else {
            list.move(to: from + 1)
        }
    }

    /// The next row below that needs a decision; preferably one that nobody else is looking at.
    func nextUndecided(after row: Int) -> Int? {
        guard row + 1 < list.rows.count else { return nil }
        let below = list.rows[(row + 1)...]
        return below.firstIndex { needsDecision($0) && !isTaken($0) } ?? below.firstIndex { needsDecision($0) }
    }

    /// How many rows below need a decision.
    func undecidedBelow(_ row: Int) -> Int? {
        guard row < list.rows.count else { return nil }
        return list.rows[(row + 1)...].reduce(0) { $0 + (needsDecision($1) ? 1 : 0) }
    }

    /// How many rows above need a decision.
    func undecidedAbove(_ row: Int) -> Int? {
        guard row <= list.rows.count else { return nil }
        return list.rows[..<row].reduce(0) { $0 + (needsDecision($1) ? 1 : 0) }
    }
}

extension Decision {
    /// Whether the cursor goes on afterwards: after approve, reject and defer.
    var movesOn: Bool {
        switch self {
        case .approve, .reject, .defer: true
        case .edit, .reopen, .note, .undo, .erase: false
        }
    }
}

extension Query {
    /// Whether it is a query for what needs a decision, which a decided row no longer matches.
    var isOfPending: Bool {
        replacingState("pending") == self
    }
}

extension Console {
    /// The most comments that a decision on tagged ones, or an undo, takes without a question.
    package static let unasked = 20
}
