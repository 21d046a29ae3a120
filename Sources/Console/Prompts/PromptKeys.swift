import Moderation
import Terminal
import Wording

/// Keys that go into a prompt.
extension Model {
    mutating func fill(_ key: Key, at: Int64) -> [Effect] {
        guard let prompt else { return [] }
        if isCancel(key) { return leavePrompt(prompt) }
        let press = Press(key: key, at: at)
        switch prompt {
        case .reason(let targets, let reasons): return fillReason(targets, reasons, press)
        case .until(let targets, let field, _): return fillUntil(targets, field, press)
        case .which(let decision, let drawnAt):
            guard let drawnAt, at >= drawnAt else { return [] }
            return fillWhich(decision, press)
        case .order: return fillOrder(key)
        case .text(let number, let isOutside): return fillText(number, isOutside: isOutside, key)
        case .line(let line): return fillLine(line, press)
        }
    }

    /// Esc: the deferral's reason goes back to its time, everything else ends.
    private mutating func leavePrompt(_ prompt: Prompt) -> [Effect] {
        self.prompt = nil
        if case .line(let line) = prompt {
            leaveNote(line)
            switch line.purpose {
            case .note(let targets, .defer): self.prompt = .until(targets, LineEditor(), error: nil)
            case .note(let targets, .reject): self.prompt = .reason(targets, settings.reasons)
            case .helpSearch: setHelpSearch("")
            default: break
            }
        }
        return []
    }

    /// A note that is left is kept, as a text is; an emptied one is thrown away.
    private mutating func leaveNote(_ line: LinePrompt) {
        guard case .note(let targets, let decision) = line.purpose else { return }
        if let note = line.note(at: now) {
            notes.keep(note.text.trimmed)
            keptNotes.put(note)
        } else {
            keptNotes.remove(for: targets.single, decision.verb)
        }
        isDraftStale = true
    }

    /// Tab in a prompt: between the tagged ones and the comment under the cursor.
    private func switched(_ targets: DecisionTargets) -> DecisionTargets {
        guard !tags.isEmpty, let currentTargets else { return targets }
        return targets.isTagged ? currentTargets : taggedTargets
    }

    private mutating func fillReason(_ targets: DecisionTargets, _ reasons: [Settings.Reason], _ press: Press)
        -> [Effect]
    {
        guard let key = press.key?.onLatinKeyboard else { return [] }
        if key.code == .tab {
            prompt = .reason(switched(targets), reasons)
            return []
        }
        guard case .character(let character) = key.code, !key.control, !key.alt else { return [] }
        if character == ".", let lastReason { return reject(targets, lastReason, asksNote: false, press) }
        if let reason = reasons.first(where: { $0.key == character }) {
            return reject(targets, reason.code, asksNote: false, press)
        }
        if let reason = reasons.first(where: { String($0.key).uppercased() == String(character) }) {
            return reject(targets, reason.code, asksNote: true, press)
        }
        return []
    }

    private mutating func reject(_ targets: DecisionTargets, _ reason: ReasonCode, asksNote: Bool, _ press: Press)
        -> [Effect]
    {
        if asksNote || reason == .other {
            askWhy(targets, .reject(reason))
            return []
        }
        prompt = nil
        return decideOrAsk(.reject(reason), on: targets, note: nil, press)
    }

    private mutating func fillUntil(_ targets: DecisionTargets, _ field: LineEditor, _ press: Press) -> [Effect] {
        guard let key = press.key else { return [] }
        if key.code == .tab {
            prompt = .until(switched(targets), field, error: nil)
            return []
        }
        if field.isEmpty, case .character(let character) = key.onLatinKeyboard.code, !key.control, !key.alt {
            if character == "0", isDeferredNow(targets) {
                prompt = nil
                return decideOrAsk(.reopen, on: targets, note: nil, press)
            }
            if let until = DeferralTime.named(String(character), now: now, zone: zone) {
                askWhy(targets, .defer(until: until), opener: (String(character), press.at))
                return []
            }
        }
        if key.code == .enter {
            guard let until = DeferralTime.read(field.text, now: now, zone: zone) else {
                prompt = .until(targets, field, error: phrases.badMoment(field.text))
                return []
            }
            if let refusal = DeferralTime.refusal(of: until, now: now) {
                prompt = .until(targets, field, error: phrases.short(refusal))
                return []
            }
            askWhy(targets, .defer(until: until))
            return []
        }
        var field = field
        if field.press(key) == .done { prompt = .until(targets, field, error: nil) }
        return []
    }

    /// Whether a prompt's comment is put off, so that `0` can end that.
    func isDeferredNow(_ targets: DecisionTargets) -> Bool {
        !targets.isTagged && targets.list.allSatisfy { queue.facts($0.number).map { isDeferred($0) } ?? false }
    }

    private mutating func fillWhich(_ decision: Decision, _ press: Press) -> [Effect] {
        switch press.key?.onLatinKeyboard {
        case Key.character("t"):
            prompt = nil
            return decideOrAsk(decision, on: taggedTargets, note: nil, press)
        case Key.character("c"):
            prompt = nil
            guard let targets = currentTargets else { return [] }
            if case .no(let reason) = canDecideOnCurrent(decision) {
                say(phrases.refused(keyWord(decision.actionID), because: reason), .hint)
                return []
            }
            if let current, pendingDecisions.isSaving(current) { return hold(press) }
            if let notice = tooSoonForCurrent(decision.actionID, press) {
                say(notice, .hint)
                return []
            }
            return decideOrAsk(decision, on: targets, note: nil, press)
        default:
            return []
        }
    }

    private mutating func fillOrder(_ key: Key) -> [Effect] {
        guard case .character(let character) = key.onLatinKeyboard.code,
            let order = Order.allCases.first(where: { $0.rawValue.first == character })
        else { return [] }
        prompt = nil
        return self.order(by: order)
    }

    private mutating func fillLine(_ line: LinePrompt, _ press: Press) -> [Effect] {
        guard let key = press.key else { return [] }
        if isOneWord(line, press) || key.code == .enter, moveWordToTime(line, press) { return [] }
        var line = line
        switch key.code {
        case .enter:
            return finish(line, press)
        case .tab:
            if case .note(let targets, let decision) = line.purpose, line.field.isEmpty {
                line.purpose = .note(switched(targets), decision)
            } else if case .erase(let target, var erasure) = line.purpose {
                if !erasure.sharedNotes.isEmpty { erasure.takesSharedNotes.toggle() }
                line.purpose = .erase(target, erasure)
            } else {
                complete(&line)
            }
        case .backspace where line.field.isEmpty && line.purpose.endsWhenEmptied:
            prompt = nil
            return []
        default:
            switch line.field.press(key) {
            case .ignored: return []
            case .full: line.error = phrases.tooLong(Limits.note)
            case .done:
                line.error = nil
                line.errorRange = nil
            }
        }
        prompt = .line(line)
        if case .note = line.purpose { isDraftStale = true }
        if case .helpSearch = line.purpose { setHelpSearch(line.field.text) }
        return []
    }
}

/// A word that begins with the letter which has already said until when.
extension Model {
    /// Whether a key was sent together with that letter, as the rest of its word.
    private func isOneWord(_ line: LinePrompt, _ press: Press) -> Bool {
        guard let opener = line.opener, line.field.isEmpty, press.at - opener.at < LinePrompt.wordPause,
            let key = press.key, case .character(let character) = key.code, !key.control, !key.alt
        else { return false }
        return character.isLetter || character.isNumber
    }

    /// Moves the beginning of a note back to the prompt for a time, as the rest of such a word. Nothing is decided yet.
    private mutating func moveWordToTime(_ line: LinePrompt, _ press: Press) -> Bool {
        guard let opener = line.opener, case .note(let targets, .defer) = line.purpose else { return false }
        if case .character(let character) = press.key?.code {
            prompt = .until(targets, LineEditor(opener.letter + String(character)), error: nil)
            return true
        }
        let note = line.field.text.trimmed
        let rest = note.prefix { $0 != " " }
        let word = opener.letter + rest
        // A note may begin with a word that is the end of another.
        guard !rest.isEmpty else { return false }
        let isClear = rest.count == note.count || !["our", "ours"].contains(rest)
        guard isClear, DeferralTime.isWord(word, now: now, zone: zone) else { return false }
        if let until = DeferralTime.named(word, now: now, zone: zone) {
            askWhy(targets, .defer(until: until), text: String(note.dropFirst(rest.count)).trimmed)
        } else {
            prompt = .until(targets, LineEditor(word), error: phrases.badMoment(word))
        }
        return true
    }
}

extension LinePrompt.Purpose {
    /// Whether Backspace in the empty line leaves it, as vi and less do with `:`.
    var endsWhenEmptied: Bool {
        switch self {
        case .command, .number, .helpSearch: true
        default: false
        }
    }
}
