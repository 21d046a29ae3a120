import Moderation
import Terminal

extension Model {
    /// Takes a key: a question, a prompt, the editor and the screen on top, in this order, may want it.
    mutating func press(_ key: Key, at: Int64) -> [Effect] {
        putOffKeys()
        if isEscapeAndKey(key) { return pressApart(key, at: at) }
        if question != nil { return answer(key, at: at) }
        if !heldKeys.isEmpty, !isCancel(key) {
            heldKeys.append((key, at))
            return []
        }
        if prompt != nil { return fill(key, at: at) }
        if case .edit = screens.last { return type(key) }
        let key = key.onLatinKeyboard
        guard let id = keyMap.action(key, in: scope), let action = Registry.action(id) else {
            isForTagged = false
            say(phrases.notBound(keyWord(key), help: keyWord(.help)), .hint)
            return []
        }
        return run(action, Press(key: key, at: at))
    }

    /// Whether a key with alt is more likely ESC and a key that a slow line brought together: nothing is bound to it, and
    /// no text is being typed.
    private func isEscapeAndKey(_ key: Key) -> Bool {
        guard key.alt else { return false }
        if question != nil { return true }
        switch prompt {
        case .line, .until: return false
        case .reason, .which, .order: return true
        case nil: break
        }
        if case .edit = screens.last { return false }
        return keyMap.action(key.onLatinKeyboard, in: scope) == nil
    }

    /// Presses ESC, and then the key, if all that it does is move or look: about anything else the moderator may not
    /// have meant it, and is told.
    private mutating func pressApart(_ key: Key, at: Int64) -> [Effect] {
        let effects = press(Key(.escape), at: at)
        var plain = key
        plain.alt = false
        guard let id = keyMap.action(plain.onLatinKeyboard, in: scope) else {
            say(phrases.notBound(keyWord(key), help: keyWord(.help)), .hint)
            return effects
        }
        guard id.isHarmless else {
            say(phrases.cameWithEscape(keyWord(plain)), .hint)
            return effects
        }
        return effects + press(plain, at: at)
    }

    /// Runs an action if it can be done now, and says why not otherwise.
    mutating func run(_ action: Action, _ press: Press) -> [Effect] {
        if case .no(let short) = action.available(self) {
            isForTagged = false
            let reason = whyNot(action.id) ?? short
            say(phrases.refused(press.key.map { keyWord($0) } ?? keyWord(action.id), because: reason), .hint)
            return []
        }
        if action.id != .tagged, !action.id.isDecision { isForTagged = false }
        return action.perform(&self, press)
    }

    /// Keeps a key until nothing is being saved: it would speak of what is not known yet.
    mutating func hold(_ press: Press) -> [Effect] {
        if let key = press.key { heldKeys.append((key, press.at)) }
        say(phrases.stillSaving, .hint)
        return []
    }

    /// Gives the held keys, now that nothing is being saved.
    mutating func releaseHeldKeys() -> [Effect] {
        guard flights.isEmpty, !heldKeys.isEmpty else { return [] }
        let keys = heldKeys
        heldKeys = []
        return keys.flatMap { press($0.key, at: $0.at) }
    }

    func isCancel(_ key: Key) -> Bool {
        key.code == .escape || keyMap.keys(of: .cancel).contains(key)
    }

    /// A key as messages write it.
    func keyWord(_ key: Key) -> DisplayText { DisplayText(stranger: key.title) }

    /// The key of an action as messages write it; its name when it has none.
    func keyWord(_ id: ActionID) -> DisplayText {
        DisplayText(stranger: keyMap.notation(id) ?? ":" + id.rawValue)
    }

    /// Pasted text is text, never commands.
    mutating func paste(_ text: String) -> [Effect] {
        if question == nil, case .line(var line) = prompt {
            if line.field.paste(text) == .full {
                line.error = phrases.tooLong(Limits.note)
            } else {
                line.error = nil
                line.errorRange = nil
            }
            prompt = .line(line)
        } else if question == nil, case .until(let aim, var field, _) = prompt {
            _ = field.paste(text)
            prompt = .until(aim, field, error: nil)
        } else if question == nil, prompt == nil, case .edit = screens.last {
            return insert(text)
        } else {
            say(phrases.pasteIgnored, .hint)
        }
        return []
    }
}

extension ActionID {
    /// Whether it only moves or looks.
    var isHarmless: Bool {
        !(Registry.deciding + Registry.tagging).contains { $0.id == self } && self != .undoEntry && self != .close
            && self != .quit
    }

    /// Whether a `;` before it says for whom.
    var isDecision: Bool {
        switch self {
        case .approve, .reject, .defer, .reopen, .note: true
        default: false
        }
    }
}
