import Moderation
import Terminal

/// Keys that go into a prompt.
extension Model {
    mutating func fill(_ key: Key, at: Int64) -> [Effect] {
        guard let prompt else { return [] }
        if isCancel(key) { return leavePrompt(prompt) }
        let press = Press(key: key, at: at)
        switch prompt {
        case .reason(let aim, let reasons): return fillReason(aim, reasons, press)
        case .until(let aim, let field, _): return fillUntil(aim, field, press)
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
            case .note(let aim, .defer): self.prompt = .until(aim, LineEditor(), error: nil)
            case .note(let aim, .reject): self.prompt = .reason(aim, settings.reasons)
            case .helpSearch: setHelpSearch("")
            default: break
            }
        }
        return []
    }

    /// A note that is left is kept, as a text is; an emptied one is thrown away.
    private mutating func leaveNote(_ line: LinePrompt) {
        guard case .note(let aim, let decision) = line.purpose else { return }
        if let note = line.note(at: now) {
            notes.keep(note.text.trimmed)
            keptNotes.put(note)
        } else {
            keptNotes.remove(for: aim.single, decision.verb)
        }
        isDraftStale = true
    }

    /// Tab in a prompt: between the tagged ones and the comment under the cursor.
    private func switched(_ aim: Aim) -> Aim {
        guard !tags.isEmpty, let currentAim else { return aim }
        return aim.isTagged ? currentAim : taggedAim
    }

    private mutating func fillReason(_ aim: Aim, _ reasons: [Settings.Reason], _ press: Press) -> [Effect] {
        guard let key = press.key?.onLatinKeyboard else { return [] }
        if key.code == .tab {
            prompt = .reason(switched(aim), reasons)
            return []
        }
        guard case .character(let character) = key.code, !key.control, !key.alt else { return [] }
        if character == ".", let lastReason { return reject(aim, lastReason, asksNote: false, press) }
        if let reason = reasons.first(where: { $0.key == character }) {
            return reject(aim, reason.code, asksNote: false, press)
        }
        if let reason = reasons.first(where: { String($0.key).uppercased() == String(character) }) {
            return reject(aim, reason.code, asksNote: true, press)
        }
        return []
    }

    private mutating func reject(_ aim: Aim, _ reason: ReasonCode, asksNote: Bool, _ press: Press) -> [Effect] {
        if asksNote || reason == .other {
            askWhy(aim, .reject(reason))
            return []
        }
        prompt = nil
        return decide(.reject(reason), aim, note: nil, press)
    }

    private mutating func fillUntil(_ aim: Aim, _ field: LineEditor, _ press: Press) -> [Effect] {
        guard let key = press.key else { return [] }
        if key.code == .tab {
            prompt = .until(switched(aim), field, error: nil)
            return []
        }
        if field.isEmpty, case .character(let character) = key.onLatinKeyboard.code, !key.control, !key.alt {
            if character == "0", isDeferredNow(aim) {
                prompt = nil
                return decide(.reopen, aim, note: nil, press)
            }
            if let until = DeferralTime.named(String(character), now: now, zone: zone) {
                askWhy(aim, .defer(until: until), opener: (String(character), press.at))
                return []
            }
        }
        if key.code == .enter {
            guard let until = DeferralTime.read(field.text, now: now, zone: zone) else {
                prompt = .until(aim, field, error: phrases.badMoment(field.text))
                return []
            }
            if let refusal = DeferralTime.refusal(of: until, now: now) {
                prompt = .until(aim, field, error: phrases.short(refusal))
                return []
            }
            askWhy(aim, .defer(until: until))
            return []
        }
        var field = field
        if field.press(key) == .done { prompt = .until(aim, field, error: nil) }
        return []
    }

    /// Whether a prompt's comment is put off, so that `0` can end that.
    func isDeferredNow(_ aim: Aim) -> Bool {
        !aim.isTagged && aim.targets.allSatisfy { queue.facts($0.number).map { isDeferred($0) } ?? false }
    }

    private mutating func fillWhich(_ decision: Decision, _ press: Press) -> [Effect] {
        switch press.key?.onLatinKeyboard {
        case Key.character("t"):
            prompt = nil
            return decide(decision, taggedAim, note: nil, press)
        case Key.character("c"):
            prompt = nil
            guard let aim = currentAim else { return [] }
            if case .no(let reason) = canDecideOnCurrent(decision) {
                say(phrases.refused(keyWord(decision.actionID), because: reason), .hint)
                return []
            }
            if let current, flights.isSaving(current) { return hold(press) }
            if let notice = tooSoonForCurrent(decision.actionID, press) {
                say(notice, .hint)
                return []
            }
            return decide(decision, aim, note: nil, press)
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
        if isOneWord(line, press) || key.code == .enter, takeWord(line, press) { return [] }
        var line = line
        switch key.code {
        case .enter:
            return finish(line, press)
        case .tab:
            if case .note(let aim, let decision) = line.purpose, line.field.isEmpty {
                line.purpose = .note(switched(aim), decision)
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

    /// Takes the beginning of a note for the rest of such a word: no part of it is left in the note. Nothing is decided yet.
    private mutating func takeWord(_ line: LinePrompt, _ press: Press) -> Bool {
        guard let opener = line.opener, case .note(let aim, .defer) = line.purpose else { return false }
        if case .character(let character) = press.key?.code {
            prompt = .until(aim, LineEditor(opener.letter + String(character)), error: nil)
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
            askWhy(aim, .defer(until: until), text: String(note.dropFirst(rest.count)).trimmed)
        } else {
            prompt = .until(aim, LineEditor(word), error: phrases.badMoment(word))
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
