import Moderation
import Terminal
import Wording

/// Undo and redo: of the moderator's own last act, or of an entry that the history shows.
extension Model {
    /// Takes an entry back, or does it again; `nil` means the moderator's own last act. Asks first when the act is
    /// large, of an earlier session, another's, or not the one that the last line names.
    mutating func undo(_ entry: EntryNumber?, isRedo: Bool, _ press: Press) -> [Effect] {
        guard let login else { return refuseToDecide() }
        guard pendingDecisions.isEmpty else { return hold(press) }
        let command: Command
        do {
            command =
                isRedo
                ? try queue.redoCommand(entry, by: login) : try queue.undoCommand(entry, by: login)
        } catch {
            return hint(sentence(error))
        }
        guard case .undo(let taken) = command.decision, !command.targets.isEmpty else {
            tellNothingDone(command.decision, command.setApart, isTagged: false)
            return []
        }
        // A redo takes an undo back: what it does again is the act that the undo took back.
        let act = isRedo ? queue.act(behind: taken) : taken
        var pending = PendingDecision(decision: command.decision, targets: command.targets, isTagged: false)
        pending.undone = .init(entry: act, isRedo: isRedo, count: command.targets.count + command.setApart.count)
        let isOthers = queue.by(of: act).map { $0 != login } ?? false
        let isUnexpected = entry == nil && !isExpected(command, taken, act: act, isRedo: isRedo)
        if command.targets.count > Console.unasked || taken <= ownActs.sessionStart || isOthers || isUnexpected {
            question = Question(.undo(command, pending), opener: press.key ?? Key(.escape))
            return []
        }
        return dispatch(command, as: pending)
    }

    /// Whether undo or redo without a number means what the moderator sees: an act of this session, the one that the
    /// last line names if it names one, with nothing newer passed over.
    private func isExpected(_ command: Command, _ taken: EntryNumber, act: EntryNumber, isRedo: Bool) -> Bool {
        guard ownActs.entries.contains(taken), command.passedOver.isEmpty else { return false }
        guard let notice = log.current, notice.back == (isRedo ? .redo : .undo) else { return true }
        return notice.entry == act
    }

    /// The newer acts that an undo passes over on its way to an older one, and why: a line each.
    func passedOverLines(_ command: Command) -> [DisplayText] {
        let passed = command.passedOver
        var lines = passed.prefix(Model.shownPassedOver).map { passed in
            phrases.passedOver(passed, because: passed.obstacle.map { refusal($0, others: passed.others) })
        }
        if passed.count > lines.count { lines.append(phrases.passedOver(more: passed.count - lines.count)) }
        return lines
    }

    private static let shownPassedOver = 3

    /// Sends an undo as it was made: what is confirmed is what runs.
    mutating func dispatch(_ command: Command, as pending: PendingDecision) -> [Effect] {
        let ticket = pendingDecisions.begin(pending)
        return [.decide(command, ticket: ticket)]
    }

    /// Why nothing is undone, in words.
    func sentence(_ refusal: UndoRefusal) -> DisplayText {
        if case .noneLeft(_, let setApart) = refusal, let first = setApart.first {
            return self.refusal(first, others: setApart.count - 1)
        }
        return phrases.undoRefusal(refusal).message
    }

    /// Why a comment was left out, and how many others were too.
    func refusal(_ apart: SetApart, others: Int) -> DisplayText {
        let why = phrases.refusal(apart.refusal, apart.number)
        return others == 0 ? why : "\(why), \(phrases.more(others))"
    }
}

extension Drawing {
    /// What would be undone, whose act it is, and what is passed over.
    mutating func undoQuestion(_ command: Command, _ pending: PendingDecision) {
        guard let act = pending.undone, let line = model.queue.line(act.entry), case .undo(let taken) = command.decision
        else { return }
        let what = model.deed(of: act.entry, command.targets.map(\.number))
        let keys = yesOrNo(phrases.undoYes(command.targets.count), phrases.plainNo)
        var question = phrases.undoAsk(what, isRedo: act.isRedo)
        if let login = model.login, line.by != login {
            let numbers = command.targets.map(\.number)
            let which = numbers.count == 1 ? model.name(of: numbers[0]) : phrases.comments(numbers.count)
            question = phrases.undoOthers(line.by.text, line.verb, what, which, isRedo: act.isRedo)
        } else if act.entry <= model.ownActs.sessionStart {
            question = "\(question) \(phrases.undoEarlier(phrases.moment(model.local(line.at))))"
        } else if !model.ownActs.entries.contains(taken) {
            question = "\(question) \(phrases.undoElsewhere(phrases.clock(model.local(line.at))))"
        }
        above(model.passedOverLines(command).map { $0.truncated(to: columns - 2) } + keys, question)
    }
}
