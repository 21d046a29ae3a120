import Moderation
import Terminal
import Text
import Wording

/// The question before an edit is saved: the text as it would be, then what changes.
extension Model {
    /// Asks whether to save a text; a text that changes nothing makes no entry.
    mutating func askSave(_ state: EditScreen, opener: Key) -> [Effect] {
        if state.isUnchanged {
            drafts.forgetText(on: state.target.number)
            closeEditor()
            return hint(phrases.unchangedText)
        }
        guard state.text.isVisible else {
            say(phrases.emptyText, .error)
            question = Question(.discard(state.target.number), opener: opener)
            return []
        }
        guard state.editor.count <= Limits.body else {
            say(phrases.tooLong(Limits.body), .error)
            return []
        }
        drafts.keep(state, at: now)
        question = Question(.save(state), opener: opener)
        return []
    }

    /// y saves, a saves and approves, e edits on, n keeps the text for later, d throws it away after asking once more.
    mutating func answerSave(_ state: EditScreen, _ key: Key, _ asked: Question) -> [Effect] {
        switch key {
        case Key.character("y"):
            return save(state, approves: false)
        case Key.character("a"):
            return save(state, approves: true)
        case Key.character("e"):
            question = nil
            if isEditing { return [] }
            screens.push(state)
            return []
        case Key.character("d"):
            question = Question(.discard(state.target.number), opener: key)
            return []
        default:
            guard isNo(key, to: asked) else { return [] }
            question = nil
            leaveEditor(state)
            return []
        }
    }

    private mutating func save(_ state: EditScreen, approves: Bool) -> [Effect] {
        question = nil
        closeEditor()
        // Somebody has acted on the comment since the text was opened: the text is kept, and e opens it over the new version.
        if let facts = queue.facts(state.target.number), facts.version != state.target.version {
            say(phrases.changedMeanwhile(lastAct(on: state.target.number)), .error)
            return []
        }
        return save(state.text, on: state.target, approves: approves)
    }

    /// Saves a text; if the moderator asked for it and there is something to approve, the approval follows.
    mutating func save(_ text: String, on target: Target, approves: Bool) -> [Effect] {
        dispatch(
            .edit(body: text), on: DecisionTargets(target),
            approvesNext: approves && queue.state(of: target.number) != .approved)
    }

    /// Who last did what to a comment, and when.
    func lastAct(on number: CommentNumber) -> DisplayText {
        guard let line = queue.line(queue.version(of: number)) else { return "\(number: number)" }
        let act = phrases.person(
            line.by.text, did: line.verb, reason: line.reason.map { reasonName($0) }, "\(number: number)")
        return "\(act), \(phrases.clock(local(line.at)))"
    }
}

extension Drawing {
    /// Draws the question over the whole screen.
    mutating func saveQuestion(_ state: EditScreen) {
        firstLine(title: phrases.editHeading)
        var lines: [DisplayText] = editHead(state.target.number)
        lines.append(DisplayText())
        func quoted(_ text: DisplayText) -> [DisplayText] {
            text.wrapped(to: columns - 2 - DisplayText.quoteWidth).map(\.quoted)
        }
        for line in DisplayText.lines(stranger: state.text) { lines += quoted(line) }
        lines.append(DisplayText())
        var changed = changes(from: state.original, to: state.text)
        // The question is about what changes: where there is little room, the text above it is cut, and then its title.
        let room = roomAboutEdit(over: phrases.saveHints)
        if layout.kind == .single, changed.count > room { changed.removeFirst(2) }
        let kept = max(0, room - changed.count)
        if lines.count > kept { lines = Array(lines.prefix(kept)) }
        askAboutEdit(
            Array((lines + changed).prefix(room)), hints: phrases.saveHints,
            phrases.saveAsk(model.name(of: state.target.number)), about: state.target.number)
    }

    /// What changes, under a rule that counts the words.
    func changes(from old: String, to new: String) -> [DisplayText] {
        var title: DisplayText = "── \(phrases.comparing) "
        var changes: [DisplayText] = []
        if let difference = model.comparisons[old, new] {
            title = "── \(phrases.changes(out: difference.wordsRemoved, in: difference.wordsInserted)) "
            changes = difference.text.wrapped(to: columns - 2 - DisplayText.quoteWidth).map(\.quoted)
        }
        for _ in 0..<max(0, columns - 2 - title.width) { title += "─" }
        return [title.styled(.quiet), DisplayText()] + changes
    }

    /// The keys of a question about an edit. They take at most half of the lines, so that what it is about is seen too.
    private func editKeys(_ hints: [(key: DisplayText, word: DisplayText)]) -> [DisplayText] {
        fitting(hints.map { KeyHint($0) }, rows: (layout.size.rows - 2) / 2)
    }

    /// How many lines there are above the keys of such a question.
    func roomAboutEdit(over hints: [(key: DisplayText, word: DisplayText)]) -> Int {
        max(0, layout.hintRow - 1 - editKeys(hints).count)
    }

    /// Draws a question about an edit over the whole screen, followed by whose deferral the edit will end.
    mutating func askAboutEdit(
        _ lines: [DisplayText], hints: [(key: DisplayText, word: DisplayText)], _ question: DisplayText,
        about number: CommentNumber
    ) {
        let ask = endedDeferral(of: number, .anyEdit).map { "\(question) (\($0))" } ?? question
        for (index, line) in lines.enumerated() {
            surface.put(line, row: 1 + index, column: 1, width: columns - 2)
        }
        let keys = editKeys(hints)
        rule(row: layout.hintRow - keys.count, left: [], right: nil)
        if layout.hintRow != layout.messageRow {
            surface.put(ask, row: layout.messageRow, column: 1, width: columns - 1)
        }
        for (index, line) in keys.reversed().enumerated() {
            surface.put(line, row: layout.hintRow - index, column: 1, width: columns - 1)
        }
        surface.cursor = (layout.messageRow, 0)
    }
}
