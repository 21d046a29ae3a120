import Moderation
import Terminal
import Wording

/// Pasted text is text, never commands; so is anything that may be the rest of a paste or of an answer of the terminal.
extension Model {
    /// Puts pasted text into the field or the text that is open.
    mutating func paste(_ text: String) -> [Effect] {
        if typing.hasLostField { return hint(phrases.fieldIsGone) }
        if question == nil, case .line(var line) = prompt {
            if line.field.paste(text) == .full {
                line.error = phrases.tooLong(Limits.note)
            } else {
                line.error = nil
                line.errorRange = nil
            }
            prompt = .line(line)
        } else if question == nil, case .until(let targets, var field, _) = prompt {
            _ = field.paste(text)
            prompt = .until(targets, field, error: nil)
        } else if question == nil, prompt == nil, isEditing {
            return insert(text)
        } else {
            say(phrases.pasteIgnored, .hint)
        }
        return []
    }

    /// Takes a key that may be the rest of a paste, or of an answer of the terminal.
    ///
    /// Moving does no harm, and the rest of a paste into a text is text. Everything else is ignored until the
    /// moderator says with Esc that nothing more comes.
    mutating func pressDoubtful(_ key: Key, of unended: Unended, at: Int64) -> [Effect] {
        if unended == .paste, let text = pastedText(key) { return paste(text) }
        guard isHarmless(key) else {
            say(phrases.unended(unended), .error)
            return []
        }
        return press(key, at: at)
    }

    /// What a key adds to the field or the text that is open; `nil` if none is open, or if the key does something else there.
    private func pastedText(_ key: Key) -> String? {
        guard question == nil, !key.control, !key.alt else { return nil }
        let isInField = prompt?.isField ?? false
        let isInText = prompt == nil && isEditing
        switch key.code {
        case .character(let character) where isInField || isInText: return String(character)
        // In a field of one line it would decide.
        case .enter where isInText: return "\n"
        default: return nil
        }
    }

    private func isHarmless(_ key: Key) -> Bool {
        switch key.code {
        case .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .escape, .function:
            if question != nil || prompt != nil || isEditing { return key.code != .escape || !key.alt }
        case .character, .enter, .tab, .backTab, .backspace, .delete, .insert:
            guard key.control, question == nil, prompt == nil, !isEditing else { return false }
        }
        return keyMap.action(key.onLatinKeyboard, in: scope)?.isHarmless ?? true
    }
}
