import Moderation
import Terminal
import Wording

extension Model {
    /// Takes a key. A question, a prompt, the editor and the screen on top may take it, in this order.
    mutating func press(_ key: Key, at: Int64) -> [Effect] {
        let pressed = company.pressed
        notePress()
        if let effects = briefIfAway(since: pressed) { return effects }
        typing.begin()
        if typing.hasLostField { return passOver(key) }
        let endsField = key.code == .enter || isCancel(key)
        if let message = typing.noticeForRest(of: key, endsField: endsField, at: at) {
            say(message, .hint)
            return []
        }
        if isOutOfSight(key) { return [] }
        if isEscapeAndKey(key) { return pressApart(key, at: at) }
        if question != nil { return answer(key, at: at) }
        if !typing.waiting.isEmpty {
            if isCancel(key) { return cancel(Press(key: key, at: at)) }
            typing.wait(key, at: at)
            return []
        }
        if prompt != nil { return fill(key, at: at) }
        if isEditing { return type(key) }
        let key = key.onLatinKeyboard
        guard let id = keyMap.action(key, in: scope), let action = Registry.action(id) else {
            tags.areNext = false
            if isOpener(key) { return close() }
            say(phrases.notBound(keyWord(key), help: keyWord(.help)), .hint)
            return []
        }
        return run(action, Press(key: key, at: at), with: keyMap.argument(key, in: scope))
    }

    /// Whether keys answer something, or are letters of a text.
    var isAsking: Bool { question != nil || prompt != nil || isEditing }

    /// Ignores keys that were meant for something that is gone, until Esc says that the moderator has seen this.
    private mutating func passOver(_ key: Key) -> [Effect] {
        // A slow line may have brought ESC and a letter together.
        guard isCancel(key) || key.alt else { return hint(phrases.fieldIsGone) }
        typing.hasLostField = false
        return []
    }

    /// Notes that a key came: work that waits for a pause waits on.
    mutating func notePress() {
        searches.putOffReading(now)
        company.notePress(at: now)
    }

    /// Whether a key would decide, answer or tag where the screen has no room to show what it is about.
    private func isOutOfSight(_ key: Key) -> Bool {
        guard Layout(size).kind == .tiny, !isCancel(key) else { return false }
        if question != nil { return true }
        switch prompt {
        case .line: return key.code == .enter
        case nil: break
        default: return true
        }
        if isEditing { return false }
        guard let id = keyMap.action(key.onLatinKeyboard, in: scope) else { return false }
        return !id.isHarmless && !id.isWayOut
    }

    /// Whether a key with alt is more likely ESC and a key that a slow line brought together: no action has it, and
    /// no text is being typed.
    private func isEscapeAndKey(_ key: Key) -> Bool {
        guard key.alt else { return false }
        if question != nil { return true }
        if let prompt { return !prompt.isField }
        if isEditing { return false }
        let key = key.onLatinKeyboard
        return keyMap.action(key, in: scope) == nil && !isOpener(key)
    }

    /// Whether a key is that of the action which opened the screen on top: it closes the screen where it has no other use.
    private func isOpener(_ key: Key) -> Bool { screens.opener.map { keyMap.isKey(key, of: $0) } ?? false }

    /// Presses ESC and then the key, if that only moves or looks. Any other action may not have been meant, and the
    /// moderator is told.
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

    /// Runs an action if it can be done now, and otherwise says why not.
    ///
    /// - Parameter argument: What the settings bind to the key together with the action.
    mutating func run(_ action: Action, _ press: Press, with argument: String? = nil) -> [Effect] {
        if action.id.leadsBack, argument == nil, !tags.areNext, screens.isEmpty, wayBack.action == action.id {
            return goBack()
        }
        if let instead = stop(action, press) { return instead }
        if action.id != .tagged, !action.id.isDecision { tags.areNext = false }
        let depth = screens.count
        // A screen that comes back has an opener already.
        defer { if screens.count == depth + 1, screens.opener == nil { screens.opener = action.id } }
        guard let argument, let taking = action.argument else { return action.perform(&self, press) }
        do throws(CommandMistake) {
            return try taking.perform(&self, argument, press)
        } catch {
            return hint(phrases.refused(keyWord(of: press, action.id), because: error.text))
        }
    }

    func isCancel(_ key: Key) -> Bool {
        key.code == .escape || keyMap.keys(of: .cancel).contains(key)
    }

    /// A key as messages name it.
    func keyWord(_ key: Key) -> DisplayText { DisplayText(stranger: key.title) }

    /// The key that was pressed for an action, as messages name it; if none was, the action's key.
    func keyWord(of press: Press, _ id: ActionID) -> DisplayText { press.key.map { keyWord($0) } ?? keyWord(id) }

    /// The key of an action as messages name it; the action's name if it has none.
    func keyWord(_ id: ActionID) -> DisplayText {
        DisplayText(stranger: keyMap.notation(id) ?? ":" + id.rawValue)
    }
}
