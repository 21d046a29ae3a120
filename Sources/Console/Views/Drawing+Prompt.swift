import Moderation
import Terminal

/// What the lowest lines ask.
extension Drawing {
    mutating func prompt(_ prompt: Prompt) {
        switch prompt {
        case .reason(let aim): reasonPrompt(aim)
        case .until(let aim, let field, let error): untilPrompt(aim, field, error)
        case .which(let decision): whichPrompt(decision)
        case .order:
            let parts = Order.allCases.map { (key: firstLetter($0), word: phrases.choose($0)) }
            above(flow(parts), phrases.orderQuestion)
        case .line(let line): linePrompt(line)
        }
    }

    private func firstLetter(_ order: Order) -> DisplayText {
        DisplayText(stranger: String(order.rawValue.prefix(1)))
    }

    /// Puts hints side by side, in as many lines as they take.
    private func flow(_ parts: [(key: DisplayText, word: DisplayText)]) -> [DisplayText] {
        var lines: [DisplayText] = []
        for part in parts {
            let text: DisplayText = "\(part.key.styled(.strong)) \(part.word)"
            if let last = lines.last, last.width + text.width + 2 <= columns - 2 {
                lines[lines.count - 1] = "\(last)  \(text)"
            } else {
                lines.append(text)
            }
        }
        return lines
    }

    /// Draws lines above the message line, upwards, and the last one on it. Nothing else moves.
    private mutating func above(_ lines: [DisplayText], _ last: DisplayText) {
        let first = layout.messageRow - lines.count
        for (index, line) in lines.enumerated() where first + index >= 1 {
            surface.fill(row: first + index)
            surface.put(line, row: first + index, column: 1, width: columns - 1)
        }
        surface.fill(row: layout.messageRow)
        surface.put(last, row: layout.messageRow, column: 1, width: columns - 1)
    }

    func target(_ aim: Aim) -> PromptTarget {
        if aim.isTagged { return .tagged(aim.targets.count) }
        return .one(aim.targets.first.map { model.name(of: $0.number) } ?? DisplayText())
    }

    /// The target by its number alone, where there is more to say.
    private func shortTarget(_ aim: Aim) -> PromptTarget {
        guard !aim.isTagged, let number = aim.targets.first?.number else { return target(aim) }
        return .one("\(number: number)")
    }

    private func tabHint(_ aim: Aim) -> DisplayText? {
        guard !model.tags.isEmpty else { return nil }
        if !aim.isTagged { return phrases.tabTagged(model.tags.count) }
        return model.current.map { phrases.tabOnly($0) }
    }

    private mutating func reasonPrompt(_ aim: Aim) {
        let parts = model.settings.reasons.map {
            (key: DisplayText(stranger: String($0.key)), word: model.reasonName($0.code))
        }
        var question = phrases.rejectAs(target(aim))
        if let last = model.lastReason { question += "   \(phrases.again(model.reasonName(last)))" }
        question += "   \(phrases.shiftAddsNote)"
        if let tab = tabHint(aim) { question += "   \(tab)" }
        question += "   \(phrases.escNo)"
        above(flow(parts), question)
    }

    private mutating func untilPrompt(_ aim: Aim, _ field: LineEditor, _ error: DisplayText?) {
        var lines: [DisplayText] = []
        if let error {
            lines = [error.styled(.error)]
        } else {
            let parts = phrases.deferHints(isDeferred: model.isDeferredNow(aim)).map {
                (key: DisplayText(stranger: $0.key), word: $0.word)
            }
            lines = flow(parts)
            if let last = lines.last {
                var rest = phrases.orTypeADate
                if let tab = tabHint(aim) { rest += "   \(tab)" }
                if last.width + rest.width + 3 <= columns - 2 {
                    lines[lines.count - 1] = "\(last)   \(rest)"
                } else {
                    lines.append(rest)
                }
            }
        }
        above(lines, DisplayText())
        draw(field, label: "\(phrases.deferUntil(target(aim))) ")
    }

    private mutating func whichPrompt(_ decision: Decision) {
        let current = model.current.map { model.name(of: $0) } ?? DisplayText()
        let line: DisplayText = "\(phrases.whichTagged(model.tags.count))   \(phrases.whichCurrent(current))"
        above(["\(line)   \(phrases.escNeither)"], phrases.which(model.deed(decision)))
    }

    private mutating func linePrompt(_ line: LinePrompt) {
        var hint = DisplayText()
        var notes: [DisplayText] = []
        var label: DisplayText
        switch line.purpose {
        case .note(let aim, let decision):
            hint = phrases.noteStays
            if let tab = tabHint(aim) { hint += "   \(tab)" }
            let keys: DisplayText = "\(phrases.enterDone)  \(phrases.escBack)"
            if keys.width + hint.width + 3 <= columns - 2 { hint = "\(keys)   \(hint)" }
            switch decision {
            case .reject(let reason): label = phrases.reasonNote(shortTarget(aim), reason: model.reasonName(reason))
            case .defer(let until):
                label = phrases.deferBecause(shortTarget(aim), until: phrases.moment(model.local(until)))
            case .approve, .edit, .reopen, .note, .undo, .erase: label = phrases.noteFor(shortTarget(aim))
            }
            label += " "
        case .query, .historyQuery: label = "/ "
        case .tagQuery(let isUntag): label = "\(phrases.tagQueryLabel(untag: isUntag)) "
        case .command: label = ":"
        case .number: label = "#"
        case .erase(let target, let erasure):
            notes = sharedNotes(erasure)
            hint =
                erasure.sharedNotes.isEmpty
                ? phrases.eraseWarning
                : phrases.eraseShared(erasure.sharedNotes.count, go: erasure.takesSharedNotes)
            label = "\(phrases.eraseAsk(target.number)) "
        case .helpSearch: label = "/ "
        }
        if hint.isEmpty {
            hint = completionHint(line)
        }
        if let error = line.error { hint = error.styled(.error) }
        if layout.hintRow != layout.messageRow || line.error != nil { above(notes + [hint], DisplayText()) }
        draw(line.field, label: label, error: line.errorRange)
    }

    /// The newest notes on a comment that are on others too, each with how many it is on.
    private func sharedNotes(_ erasure: Erasure) -> [DisplayText] {
        erasure.sharedNotes.suffix(Erasure.shown).compactMap { entry in
            guard let line = model.queue.line(entry) else { return nil }
            let time = phrases.moment(model.local(line.at))
            let note = model.texts[entry]?.opening ?? DisplayText()
            let text: DisplayText = "\(time)  \(line.by.text)  \(phrases.comments(line.count)): \(note)"
            return text.truncated(to: columns - 2)
        }
    }

    /// How the word that is being typed could go on.
    private func completionHint(_ line: LinePrompt) -> DisplayText {
        let words = model.completions(of: line).prefix(40)
        guard !words.isEmpty else { return "\(phrases.enterDone)  \(phrases.escBack)" }
        return words.map { DisplayText(stranger: $0) }.joined(by: "  ").truncated(to: columns - 2).styled(.quiet)
    }

    /// Draws a field on the message line.
    private mutating func draw(_ field: LineEditor, label: DisplayText, error: Range<Int>? = nil) {
        let row = layout.messageRow
        surface.fill(row: row)
        let start = surface.put(label.truncated(to: columns * 2 / 3), row: row, column: 1)
        let rendering = field.rendering(
            columns: max(1, columns - start - 1), marking: error.map { [$0] } ?? [], as: .error)
        if let text = rendering.rows.first { surface.put(text, row: row, column: start, style: Style(.field)) }
        surface.cursor = (row, start + rendering.cursor.column)
    }

    // MARK: Questions

    mutating func question(_ question: Question) {
        switch question.matter {
        case .bulk(let bulk): bulkQuestion(bulk)
        case .undo(let command, let flight): undoQuestion(command, flight)
        case .save: break
        }
    }

    private mutating func bulkQuestion(_ bulk: Question.Bulk) {
        let deed = model.deed(bulk.decision)
        let keys: DisplayText =
            "\(("y" as DisplayText).styled(.strong)) \(phrases.bulkYes(deed, bulk.count))   \(("n" as DisplayText).styled(.strong)) \(phrases.bulkNo)"
        let room = max(0, layout.messageRow - 4)
        let lines = bulk.lines.prefix(room)
        let top = layout.messageRow - lines.count - 3
        if top >= 1 {
            rule(row: top, left: [bulk.heading], right: nil)
            for (index, line) in lines.enumerated() {
                surface.fill(row: top + 1 + index)
                surface.put(line, row: top + 1 + index, column: 0, width: columns)
            }
            rule(row: layout.messageRow - 2, left: [], right: nil)
        }
        above([keys], phrases.bulkAsk(deed, bulk.count))
        surface.cursor = (layout.messageRow, 0)
    }

    private mutating func undoQuestion(_ command: Command, _ flight: Flight) {
        guard let act = flight.undone, let line = model.queue.line(act.entry) else { return }
        let what = model.deed(of: act.entry, command.targets.map(\.number))
        let keys: DisplayText =
            "\(("y" as DisplayText).styled(.strong)) \(phrases.undoYes(command.targets.count))   \(("n" as DisplayText).styled(.strong)) \(phrases.plainNo)"
        var question = phrases.undoAsk(what, isRedo: act.isRedo)
        if let login = model.login, line.by != login {
            question = phrases.undoOthers(line.by.text, what)
        } else if act.entry <= model.sessionStart {
            question = "\(question) \(phrases.undoEarlier(phrases.moment(model.local(line.at))))"
        }
        above([keys], question)
        surface.cursor = (layout.messageRow, 0)
    }
}
