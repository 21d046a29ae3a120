import Moderation
import Terminal

extension Model {
    /// Takes a key: a question, a prompt, the editor and the screen on top, in this order, may want it.
    mutating func press(_ key: Key, at: Int64) -> [Effect] {
        putOffKeys()
        leftAlone = nil
        if isUnheard(key, at: at) { return [] }
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

    /// Whether a key was meant for a field that did not open; it then does nothing, and that is told.
    private mutating func isUnheard(_ key: Key, at: Int64) -> Bool {
        guard let begun = unheard else { return false }
        guard at - begun.last < Unheard.rest else {
            unheard = nil
            return false
        }
        let isEnd = key.code == .enter || isCancel(key)
        if isEnd { unheard = nil } else { unheard?.last = at }
        // An arrow was meant for no field.
        switch key.code {
        case .character, .backspace, .tab: break
        default:
            guard isEnd else {
                unheard = nil
                return false
            }
        }
        leftAlone = begun.message
        say(begun.message, .hint)
        return true
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
        if rangeStart != nil, action.id.isOnComment {
            say(
                phrases.refused(
                    press.key.map { keyWord($0) } ?? keyWord(action.id), because: phrases.rangeFirst(keyWord(.range))),
                .hint)
            return []
        }
        if case .no(let short) = action.available(self) {
            isForTagged = false
            let reason = whyNot(action.id) ?? short
            let text = phrases.refused(press.key.map { keyWord($0) } ?? keyWord(action.id), because: reason)
            say(text, .hint)
            leaveAlone(press, saying: text)
            return []
        }
        if action.id != .tagged, !action.id.isDecision { isForTagged = false }
        return action.perform(&self, press)
    }

    /// Leaves a key alone, and what is typed after it too if it was to open a field.
    mutating func leaveAlone(_ press: Press, saying message: DisplayText? = nil) {
        guard let key = press.key, prompt == nil, let id = keyMap.action(key, in: scope), id.opensField else { return }
        unheard = Unheard(message: message ?? phrases.leftAloneWithRest(keyWord(key)), last: press.at)
    }

    /// Drops the keys that waited: an act that they came after was not done. What is typed on after them is not heard either.
    mutating func dropHeldKeys() {
        if let opener = heldKeys.first(where: { keyMap.action($0.key, in: scope)?.opensField ?? false }),
            let last = heldKeys.last
        {
            unheard = Unheard(message: phrases.leftAloneWithRest(keyWord(opener.key)), last: last.at)
        }
        heldKeys = []
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
}

extension ActionID {
    /// Whether it only moves or looks.
    var isHarmless: Bool {
        !(Registry.deciding + Registry.tagging).contains { $0.id == self } && self != .undoEntry && self != .close
            && self != .quit
    }

    /// Whether what is typed after it goes into a field, or picks something.
    var opensField: Bool {
        switch self {
        case .reject, .edit, .editOutside, .defer, .note, .query, .tagQuery, .untagQuery, .command: true
        default: false
        }
    }

    /// Whether it acts on a comment, so that it can't be taken while a range is being chosen.
    var isOnComment: Bool { isDecision || self == .edit || self == .editOutside }

    /// Whether a `;` before it says for whom.
    var isDecision: Bool {
        switch self {
        case .approve, .reject, .defer, .reopen, .note: true
        default: false
        }
    }
}
