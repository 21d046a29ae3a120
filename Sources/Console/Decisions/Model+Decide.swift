import Moderation
import Terminal
import Wording

/// Decisions, from the key to the command.
extension Model {
    /// The most comments that a decision on tagged ones takes without a question.
    static let unasked = 20

    /// Approves, reopens: decisions that need no more words.
    mutating func decideByKey(_ decision: Decision, _ press: Press) -> [Effect] {
        guard let targets = keyTargets() else {
            // What the cursor stands on is not tagged, and others are: which ones?
            if !tags.isEmpty, current != nil { prompt = .which(decision) }
            return []
        }
        return decideOrAsk(decision, on: targets, note: nil, press)
    }

    /// Takes a decision: at once, or after a question.
    mutating func decideOrAsk(
        _ decision: Decision, on targets: DecisionTargets, note: String?, _ press: Press
    ) -> [Effect] {
        if needsQuestion(targets) { return askBulk(decision, targets, note: note, press) }
        return dispatch(decision, on: targets, note: note)
    }

    /// Opens the prompt of a decision that takes more words, for the tagged ones or the comment under the cursor.
    mutating func ask(_ id: ActionID, _ press: Press) -> [Effect] {
        guard let targets = promptTargets() else { return [] }
        return act(id, on: targets, press)
    }

    /// Takes a decision on targets, or opens its prompt.
    mutating func act(_ id: ActionID, on targets: DecisionTargets, _ press: Press) -> [Effect] {
        switch id {
        case .approve: return decideOrAsk(.approve, on: targets, note: nil, press)
        case .reopen: return decideOrAsk(.reopen, on: targets, note: nil, press)
        case .reject: prompt = .reason(ReasonPrompt(targets: targets, reasons: settings.reasons))
        case .defer: prompt = .until(targets, LineEditor(), error: nil)
        case .note: askWhy(targets, .note)
        case .edit where targets.list.first == currentTarget: return openEditor(press, isOutside: false)
        case .editOutside where targets.list.first == currentTarget: return openEditor(press, isOutside: true)
        default: break
        }
        return []
    }

    /// Sends a decision to the desk. Targets that this queue refuses already are told with the others.
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
        if case .reject(let reason) = decision { lastReason = reason }
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

    /// Goes on to what comes after a decision: down to the next that needs one; one row where none in the list does.
    mutating func moveOn() {
        typing.chooseByProgram()
        let from = list.cursor
        if let next = nextUndecided(after: from) {
            list.move(to: next)
        } else if let above = undecidedAbove(from), above > 0 {
            endOfListNotice = phrases.endOfList(above: above, key: keyWord(.previous))
        } else if list.view.query.isOfPending {
            // Nothing is left: the sentence on the empty list says so after R; until then the row stays.
        } else {
            list.move(to: from + 1)
        }
    }

    /// The next row below that needs a decision: one that nobody else looks at, if there is one.
    func nextUndecided(after row: Int) -> Int? {
        guard row + 1 < list.rows.count else { return nil }
        let below = list.rows[(row + 1)...]
        return below.firstIndex { needsDecision($0) && !isTaken($0) } ?? below.firstIndex { needsDecision($0) }
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
    /// Whether it is a query for what needs a decision, so that a decided row will leave it.
    var isOfPending: Bool {
        replacingState("pending") == self
    }
}
