import Terminal

/// Keys in the editor.
extension Model {
    mutating func type(_ key: Key) -> [Effect] {
        guard case .edit(let state) = screens.last else { return [] }
        if key == Key.control("x") { return askSave(state, opener: key) }
        if isCancel(key) { leaveEditor(state) }
        return []
    }

    mutating func insert(_ text: String) -> [Effect] {
        []
    }
}
