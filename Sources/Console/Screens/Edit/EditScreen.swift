import Moderation
import Terminal
import Wording

/// A text that is edited in place.
struct EditScreen: ConsoleScreen {
    var target: Target
    /// The body in force when the editor opened.
    var original: String
    var editor: TextEditor

    init(target: Target, original: String, text: String) {
        self.target = target
        self.original = original
        editor = TextEditor(text, limit: Limits.body)
    }

    var text: String { editor.text }
    /// Whether there is nothing to save. What any editor adds by habit doesn't count as a change.
    var isUnchanged: Bool { editor.isSame(as: original) || EditedText.isUnchanged(text, from: original) }

    var scope: Scope? { nil }
    var isOfComments: Bool { true }
    func draw(in drawing: inout Drawing) { drawing.editor(self) }
    func neededEntries(_ model: Model) -> [EntryNumber] { model.entriesOfComment() }
}

/// Keys in the editor. What is typed is kept within a second.
extension Model {
    /// Leaves the editor, if it is on top.
    mutating func closeEditor() {
        if isEditing { screens.pop() }
    }

    /// Gives the editor a key.
    mutating func type(_ key: Key) -> [Effect] {
        switch key {
        case Key.control("x"): return screens.top(as: EditScreen.self).map { askSave($0, opener: key) } ?? []
        case Key.control("l"): return [.redraw]
        case Key.control("z"): return suspend()
        default: break
        }
        if isCancel(key) {
            if let state = screens.top(as: EditScreen.self) { leaveEditor(state) }
            return []
        }
        let area = Layout(size).editor
        if changeText({ $0.press(key, columns: area.width, rows: area.height) }) == .ignored {
            say(phrases.notBoundInEditor(keyWord(key)), .hint)
        }
        return []
    }

    /// Pasted text is text, never commands.
    mutating func insert(_ text: String) -> [Effect] {
        _ = changeText { $0.paste(text) }
        return []
    }

    private mutating func changeText(_ change: (inout TextEditor) -> EditorResponse) -> EditorResponse? {
        let response = screens.changeTop(as: EditScreen.self) { change(&$0.editor) }
        switch response {
        case .full: say(phrases.tooLong(Limits.body), .error)
        case .done:
            drafts.isTextStale = true
            drafts.isStale = true
            log.clear()
        case .ignored, nil: break
        }
        return response
    }

    /// Keeps the editor's cursor in sight.
    mutating func scrollEditor() {
        let area = Layout(size).editor
        _ = screens.changeTop(as: EditScreen.self) { $0.editor.scroll(columns: area.width, rows: area.height) }
    }
}

extension Drawing {
    /// The editor: whose text it is, and the text.
    fileprivate mutating func editor(_ state: EditScreen) {
        firstLine(title: phrases.editHeading)
        let area = layout.editor
        if area.row > 1 {
            for (index, line) in editHead(state.target.number).prefix(area.row - 2).enumerated() {
                surface.put(line, row: 1 + index, column: 1, width: columns - 2)
            }
        }
        let rendering = state.editor.rendering(columns: area.width, rows: area.height)
        for (index, line) in rendering.rows.enumerated() {
            surface.put(line, row: area.row + index, column: area.column, width: area.width)
        }
        rule(row: layout.lastRule, left: [], right: nil)
        surface.cursor = (area.row + rendering.cursor.row, area.column + rendering.cursor.column)
    }

    /// Number, state and author, above a text that is being edited.
    func editHead(_ number: CommentNumber) -> [DisplayText] {
        guard let comment = model.queue[number] else { return [] }
        let left: DisplayText =
            "\(("\(number: number)" as DisplayText).styled(.strong))  \(model.stateName(comment.facts))"
        let right = phrases.submitted(phrases.moment(model.local(comment.submitted)))
        let gap = columns - 2 - left.width - right.width
        var lines: [DisplayText] = [gap >= 2 ? "\(left)\(DisplayText.blanks(gap))\(right)" : left]
        let parts = [comment.authorName, comment.authorEmail, comment.address].compactMap { $0 }
        let head = phrases.label(.author).padded(to: phrases.labelWidth).styled(.quiet)
        lines.append("\(head)\(parts.map { DisplayText(stranger: $0) }.joined(by: ", "))")
        return lines
    }
}
