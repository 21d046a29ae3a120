import Moderation
import Terminal
import Wording

/// The two last lines: the keys that work now; and the last act, an error, or a question.
extension Drawing {
    /// A question, a prompt, or hints and the message.
    mutating func footer() {
        if let question = model.question {
            self.question(question)
        } else if let prompt = model.prompt {
            self.prompt(prompt)
        } else if layout.hintRow == layout.messageRow,
            model.log.current != nil || model.tour != nil || model.searching != nil || model.pendingDecisions.isWaiting
        {
            message()
        } else {
            hints()
            if layout.hintRow != layout.messageRow { message() }
        }
    }

    private mutating func hints() {
        let hints: DisplayText
        if model.isEditing {
            hints = editorHints
        } else {
            hints = model.parts.hints.text
        }
        surface.put(hints, row: layout.hintRow, column: 1, width: columns - 1)
    }

    /// The keys of the editor: where there is little room they leave out how to suspend, and the words are cut.
    private var editorHints: DisplayText {
        let whole = flow(phrases.editorHints(suspends: true).map { KeyHint($0).text })
        if whole.count == 1 { return whole[0] }
        return fitting(phrases.editorHints(suspends: false).map { KeyHint($0) }, rows: 1)[0]
    }

    private mutating func message() {
        if let holder = model.pendingDecisions.awaited {
            let stop = "\(model.keyWord(.cancel).styled(.strong)) \(phrases.giveUpWord)" as DisplayText
            put(phrases.waiting(for: holder), back: stop, role: .text)
            return
        }
        if let searching = model.searching, model.log.current == nil || !searching.isShort {
            let stop = "\(model.keyWord(.cancel).styled(.strong)) \(phrases.stopWord)" as DisplayText
            // An answer to the last key comes first, until the next key.
            let answer = model.log.current.flatMap { $0.isPassing ? $0.text : nil }
            put(
                answer ?? phrases.searching(percent: searching.percent, found: searching.found), back: stop, role: .text
            )
            return
        }
        if model.pendingDecisions.savingCount > Console.unasked {
            put(phrases.saving(model.pendingDecisions.savingCount), back: nil, role: .text)
            return
        }
        guard let notice = model.log.current else {
            if let task = model.tourLine { put(task, back: nil, role: .strong) }
            return
        }
        let others = model.log.others
        let more = others > 0 ? phrases.moreMessages(others, key: model.keyWord(.messages).styled(.strong)) : nil
        put(
            notice.text, back: notice.isBackClosed ? more : notice.back.flatMap { backWord($0) } ?? more,
            role: notice.kind == .error ? .error : .text)
    }

    /// The way back, named at the end where its key counts: `u undo`.
    private func backWord(_ id: ActionID) -> DisplayText? {
        let keys = model.keyMap.keys(of: id)
        guard let scope = model.screens.top.scope,
            let key = keys.first(where: { model.keyMap.action($0, in: scope) == id })
        else { return nil }
        let word = id == .redo ? phrases.redoWord : phrases.undoWord
        return model.keyWord(key).styled(.strong) + " \(word)"
    }

    /// Cuts a message in its middle, since its last clause says what to do now.
    private func cut(_ text: DisplayText, to room: Int) -> DisplayText {
        guard text.width > room else { return text }
        let bytes = Array(text.plain.utf8)
        guard let end = bytes.lastIndex(of: UInt8(ascii: ";")) else { return text.truncated(to: room) }
        let way = DisplayText(stranger: String(decoding: bytes[end...], as: UTF8.self))
        let head = DisplayText(stranger: String(decoding: bytes[..<end], as: UTF8.self))
        guard way.width + 12 <= room else { return text.truncated(to: room) }
        return head.truncated(to: room - way.width) + way
    }

    /// Draws a message and the way back: on a narrow screen the middle of the message is cut, the way back never.
    private mutating func put(_ text: DisplayText, back: DisplayText?, role: Role) {
        let row = layout.messageRow
        surface.fill(row: row)
        let room = columns - 2 - (back.map { $0.width + 3 } ?? 0)
        let end = surface.put(cut(text, to: max(0, room)), row: row, column: 1, style: Style(role))
        if let back { surface.put(back, row: row, column: end + 3, width: max(0, columns - end - 3)) }
    }
}
