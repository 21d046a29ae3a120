import Moderation
import Terminal

/// The question before an edit is saved: the text as it would be, then what changes.
extension Drawing {
    mutating func saveQuestion(_ state: EditState) {
        firstLine(title: phrases.editHeading)
        var lines: [DisplayText] = editHead(state.target.number)
        lines.append(DisplayText())
        func quoted(_ text: DisplayText) -> [DisplayText] {
            text.wrapped(to: columns - 2 - DisplayText.quoteWidth).map(\.quoted)
        }
        for line in DisplayText.lines(stranger: state.text) { lines += quoted(line) }
        lines.append(DisplayText())
        var title: DisplayText = "── \(phrases.comparing) "
        var changes: [DisplayText] = []
        if let difference = model.comparisons[state.original, state.text] {
            title = "── \(phrases.changes(out: difference.wordsRemoved, in: difference.wordsInserted)) "
            changes = quoted(difference.text)
        }
        for _ in 0..<max(0, columns - 2 - title.width) { title += "─" }
        let changed = [title.styled(.quiet), DisplayText()] + changes
        // What changes is what is asked about: where there is little room, the text above it is cut.
        let room = layout.lastRule - 1
        let kept = max(0, room - changed.count)
        if lines.count > kept { lines = Array(lines.prefix(kept)) }
        for (index, line) in (lines + changed).prefix(room).enumerated() {
            surface.put(line, row: 1 + index, column: 1, width: columns - 2)
        }
        rule(row: layout.lastRule, left: [], right: nil)
        let hints = Hint.line(phrases.saveHints, width: columns - 2)
        if layout.hintRow != layout.messageRow { surface.put(hints, row: layout.hintRow, column: 1) }
        surface.put(
            layout.hintRow == layout.messageRow ? hints : phrases.saveAsk(model.name(of: state.target.number)),
            row: layout.messageRow, column: 1, width: columns - 1)
        surface.cursor = (layout.messageRow, 0)
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

extension Drawing {
    /// The editor: whose text it is, and the text.
    mutating func editor(_ state: EditState) {
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
}
