import Terminal

extension EditorCore {
    /// Takes the keys that fields of one line and of many have in common.
    mutating func press(_ key: Key) -> EditorResponse {
        switch (key.code, key.control, key.alt) {
        case (.character(let character), false, false):
            return insert(Array(String(character).utf8).filter { $0 != 0 }, isTyped: true)
        case (.backspace, false, false), (.character("h"), true, false): return delete(to: before)
        case (.delete, false, false), (.character("d"), true, false): return delete(to: after)
        case (.backspace, false, true): return kill(to: wordStart())
        case (.character("d"), false, true), (.delete, true, false): return kill(to: wordEnd)
        case (.character("w"), true, false), (.backspace, true, false):
            return kill(to: wordStart(betweenBlanks: true))
        case (.character("k"), true, false): return kill(to: cursor == lineEnd ? after : lineEnd)
        case (.character("u"), true, false): return kill(to: lineStart)
        case (.character("y"), true, false): return yank()
        case (.character("_"), true, false): return undo()
        // As in nano; alt and the sign of undo begins a string of the terminal.
        case (.character("e"), false, true): return redo()
        case (.left, false, false), (.character("b"), true, false): cursor = before
        case (.right, false, false), (.character("f"), true, false): cursor = after
        case (.left, _, _), (.character("b"), false, true): cursor = wordStart()
        case (.right, _, _), (.character("f"), false, true): cursor = wordEnd
        case (.home, false, false), (.character("a"), true, false): cursor = lineStart
        case (.end, false, false), (.character("e"), true, false): cursor = lineEnd
        default: return .ignored
        }
        return .done
    }
}
