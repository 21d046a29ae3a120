import Moderation
import Terminal

/// Keys in the editor. What is typed is kept within a second.
extension Model {
    mutating func type(_ key: Key) -> [Effect] {
        guard case .edit(var state) = screens.last else { return [] }
        let area = Layout(size).editor
        switch key {
        case Key.control("x"): return askSave(state, opener: key)
        case Key.control("l"): return [.redraw]
        case Key.control("z"): return suspend()
        default: break
        }
        if isCancel(key) {
            leaveEditor(state)
            return []
        }
        switch state.editor.press(key, columns: area.width, rows: area.height) {
        case .ignored: say(phrases.notBoundInEditor(keyWord(key)), .hint)
        case .full: say(phrases.tooLong(Limits.body), .error)
        case .done: replaceText(state)
        }
        return []
    }

    /// Pasted text is text, never commands.
    mutating func insert(_ text: String) -> [Effect] {
        guard case .edit(var state) = screens.last else { return [] }
        let area = Layout(size).editor
        if state.editor.paste(text, columns: area.width, rows: area.height) == .full {
            say(phrases.tooLong(Limits.body), .error)
        } else {
            replaceText(state)
        }
        return []
    }

    private mutating func replaceText(_ state: EditState) {
        screens[screens.count - 1] = .edit(state)
        isTextStale = true
        isDraftStale = true
        log.clear()
    }
}
