import Moderation
import Terminal
import Text
import Wording

/// `w`: a letter or a date says until when.
extension Model {
    mutating func askUntil(_ targets: DecisionTargets) -> [Effect] {
        prompt = .until(targets, LineEditor(), error: nil)
        return []
    }

    /// A letter, or a typed time, says until when; `0` with Enter ends a deferral.
    mutating func fillUntil(_ targets: DecisionTargets, _ field: LineEditor, _ press: Press) -> [Effect] {
        guard let key = press.key else { return [] }
        if key.code == .tab {
            prompt = .until(switched(targets), field, error: nil)
            return []
        }
        if field.isEmpty, case .character(let character) = key.onLatinKeyboard.code, !key.control, !key.alt {
            if let until = DeferralTime.named(String(character), now: now, zone: zone) {
                askWhy(targets, .defer(until: until), opener: (String(character), press.at))
                return []
            }
        }
        if key.code == .enter {
            // Only with Enter, since a date may begin with `0`.
            if field.text.trimmed == "0", isDeferredNow(targets) {
                prompt = nil
                return decideOrAsk(.reopen, on: targets, note: nil, press)
            }
            guard let until = DeferralTime.read(field.text, now: now, zone: zone) else {
                prompt = .until(targets, field, error: phrases.badMoment(field.text))
                return []
            }
            if let refusal = StateMachine.refusal(of: .defer(until: until), at: now) {
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

    /// Whether a prompt's comment is deferred, so that `0` can end that.
    func isDeferredNow(_ targets: DecisionTargets) -> Bool {
        guard !targets.isTagged else { return false }
        return targets.list.allSatisfy { queue.contains($0.number) && queue.isDeferred($0.number, at: now) }
    }

    // MARK: A word that begins with the letter which has already said until when

    /// Whether a key was sent together with that letter, as the next one of its word.
    func isOneWord(_ line: LinePrompt, _ press: Press) -> Bool {
        guard let opener = line.opener, line.field.isEmpty, press.at - opener.at < LinePrompt.wordPause,
            let key = press.key, case .character(let character) = key.code, !key.control, !key.alt
        else { return false }
        return character.isLetter || character.isNumber
    }

    /// Moves the beginning of a note back to the prompt for a time, where it belongs to such a word. Nothing has been decided yet.
    mutating func moveWordToTime(_ line: LinePrompt, _ press: Press) -> Bool {
        guard let opener = line.opener, case .note(let targets, .defer) = line.purpose else { return false }
        if case .character(let character) = press.key?.code {
            prompt = .until(targets, LineEditor(opener.letter + String(character)), error: nil)
            return true
        }
        let note = line.field.text.trimmed
        let rest = note.prefix { $0 != " " }
        let word = opener.letter + rest
        // A note may begin with a word that is also the end of another, as `our` is of `hour`.
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

extension Drawing {
    /// The letters, and the field for a time.
    mutating func untilPrompt(_ targets: DecisionTargets, _ field: LineEditor, _ error: DisplayText?) {
        let lines: [DisplayText]
        if let error {
            lines = complaint(error, out: phrases.escNo)
        } else {
            let keys = phrases.deferHints(isDeferred: model.isDeferredNow(targets)).map {
                KeyHint((key: DisplayText(stranger: $0.key), word: $0.word))
            }
            let others = [tabHint(targets), phrases.escNo].compactMap { $0 }
            lines = fitting(
                keys, notes: [phrases.orTypeADate, keptNote(targets, .defer)].compactMap { $0 },
                others: others.map { KeyHint($0) })
        }
        above(lines, DisplayText())
        draw(field, label: "\(phrases.deferUntil(target(targets))) ")
    }
}
