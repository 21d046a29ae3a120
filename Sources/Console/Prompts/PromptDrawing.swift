import Moderation
import Terminal
import Wording

/// What the lowest lines ask.
extension Drawing {
    mutating func prompt(_ prompt: Prompt) {
        switch prompt {
        case .reason(let targets, let reasons): reasonPrompt(targets, reasons)
        case .until(let targets, let field, let error): untilPrompt(targets, field, error)
        case .which(let decision, _): whichPrompt(decision)
        case .order:
            let parts = Order.allCases.map { (key: firstLetter($0), word: phrases.choose($0)) }
            ask(phrases.orderQuestion, [], out: phrases.escNo, below: flow(parts))
        case .text(let number, _): textPrompt(number)
        case .line(let line): linePrompt(line)
        }
    }

    /// The half-typed texts of a comment, each with its digit, its time and its first words.
    private mutating func textPrompt(_ number: CommentNumber) {
        guard let newest = model.halfTyped(number) else { return }
        let lines = ([newest] + newest.older).prefix(9).enumerated().map { index, text in
            let time = phrases.moment(model.local(text.at))
            let line: DisplayText =
                "\(DisplayText(stranger: String(index + 1)).styled(.strong)) \(time)  \(TextCache.opening(of: text.body))"
            return line.truncated(to: columns - 2)
        }
        ask(phrases.whichText(number), [], out: phrases.escNeither, below: lines)
    }

    private func firstLetter(_ order: Order) -> DisplayText {
        DisplayText(stranger: String(order.rawValue.prefix(1)))
    }

    /// Puts hints side by side, in as many lines as they take.
    private func flow(_ parts: [(key: DisplayText, word: DisplayText)]) -> [DisplayText] {
        flow(parts.map { "\($0.key.styled(.strong)) \($0.word)" })
    }

    /// Puts pieces side by side, after what stands already, in as many lines as they take; none is cut that fits a line.
    private func flow(_ pieces: [DisplayText], after lines: [DisplayText] = [], gap: Int = 2) -> [DisplayText] {
        var lines = lines
        for piece in pieces {
            if let last = lines.last, last.width + piece.width + gap <= columns - 2 {
                lines[lines.count - 1] = "\(last)\(DisplayText.blanks(gap))\(piece)"
            } else {
                lines.append(piece)
            }
        }
        return lines
    }

    /// Asks something on the message line. The way out is always there: what else does not fit goes above, and the question is cut
    /// at last.
    private mutating func ask(
        _ question: DisplayText, _ pieces: [DisplayText], out: DisplayText, below lines: [DisplayText]
    ) {
        let room = columns - 2 - out.width - 3
        var line = question.truncated(to: max(0, room))
        var rest = pieces[...]
        while let piece = rest.first, line.width + 3 + piece.width <= room {
            line += "   \(piece)"
            rest = rest.dropFirst()
        }
        above(flow(Array(rest), after: lines, gap: 3), "\(line)   \(out)")
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

    func target(_ targets: DecisionTargets) -> PromptTarget {
        if targets.isTagged { return .tagged(targets.list.count) }
        return .one(targets.list.first.map { model.name(of: $0.number) } ?? DisplayText())
    }

    /// The target by its number alone, where there is more to say.
    private func shortTarget(_ targets: DecisionTargets) -> PromptTarget {
        guard !targets.isTagged, let number = targets.list.first?.number else { return target(targets) }
        return .one("\(number: number)")
    }

    private func tabHint(_ targets: DecisionTargets) -> DisplayText? {
        let isSame = model.tags.count == 1 && model.current.map { model.tags.contains($0) } ?? false
        guard !model.tags.isEmpty, !isSame else { return nil }
        if !targets.isTagged { return phrases.tabTagged(model.tags.count) }
        return model.current.map { phrases.tabOnly($0) }
    }

    private mutating func reasonPrompt(_ targets: DecisionTargets, _ reasons: [Settings.Reason]) {
        let parts = reasons.map { (key: DisplayText(stranger: String($0.key)), word: model.reasonName($0)) }
        let again = model.lastReason.map { phrases.again(model.reasonName($0)) }
        let pieces = [again, phrases.shiftAddsNote, tabHint(targets)].compactMap { $0 }
        ask(phrases.rejectAs(target(targets)), pieces, out: phrases.escNo, below: flow(parts))
    }

    private mutating func untilPrompt(_ targets: DecisionTargets, _ field: LineEditor, _ error: DisplayText?) {
        var lines: [DisplayText]
        if let error {
            lines = flow([phrases.escNo], after: [error.styled(.error).truncated(to: columns - 2)], gap: 3)
        } else {
            let parts = phrases.deferHints(isDeferred: model.isDeferredNow(targets)).map {
                (key: DisplayText(stranger: $0.key), word: $0.word)
            }
            let rest = [phrases.orTypeADate, tabHint(targets), phrases.escNo].compactMap { $0 }
            lines = flow(rest, after: flow(parts), gap: 3)
        }
        above(lines, DisplayText())
        draw(field, label: "\(phrases.deferUntil(target(targets))) ")
    }

    private mutating func whichPrompt(_ decision: Decision) {
        let current = model.current.map { model.name(of: $0) } ?? DisplayText()
        let pieces = [phrases.whichTagged(model.tags.count), phrases.whichCurrent(current)]
        let lines = flow(pieces.map { $0.truncated(to: columns - 2) }, gap: 3)
        above(flow([phrases.escNeither], after: lines, gap: 3), phrases.which(model.deed(decision)))
    }

    private mutating func linePrompt(_ line: LinePrompt) {
        let keys: DisplayText = "\(phrases.enterDone)  \(phrases.escBack)"
        var lines: [DisplayText] = []
        let label: DisplayText
        switch line.purpose {
        case .note(let targets, let decision):
            lines = flow([keys, phrases.noteStays, tabHint(targets)].compactMap { $0 }, gap: 3)
            switch decision {
            case .reject(let reason):
                label = "\(phrases.reasonNote(shortTarget(targets), reason: model.reasonName(reason))) "
            case .defer(let until):
                label = "\(phrases.deferBecause(shortTarget(targets), until: phrases.moment(model.local(until)))) "
            case .approve, .edit, .reopen, .note, .undo, .erase: label = "\(phrases.noteFor(shortTarget(targets))) "
            }
        case .query, .historyQuery: label = "/ "
        case .tagQuery(let isUntag): label = "\(phrases.tagQueryLabel(untag: isUntag)) "
        case .command: label = ":"
        case .number: label = "#"
        case .erase(let target, let erasure):
            let shared = erasure.sharedNotes.count
            let warning =
                shared == 0
                ? [phrases.eraseWarning] : phrases.eraseShared(shared, go: erasure.takesSharedNotes)
            lines = sharedNotes(erasure) + flow(warning + [phrases.escNo], gap: 3)
            label = "\(phrases.eraseAsk(target.number)) "
        case .helpSearch: label = "/ "
        }
        if lines.isEmpty { lines = [completionHint(line) ?? keys] }
        if let error = line.error {
            lines = flow([phrases.escBack], after: [error.styled(.error).truncated(to: columns - 2)], gap: 3)
        }
        above(lines, DisplayText())
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

    /// How the word that is being typed could go on, and the way out.
    private func completionHint(_ line: LinePrompt) -> DisplayText? {
        let words = model.completions(of: line).prefix(40)
        guard !words.isEmpty else { return nil }
        let room = columns - 2 - phrases.escBack.width - 3
        var hint = DisplayText()
        for (index, word) in words.enumerated() {
            let text: DisplayText = index == 0 ? "\(word)" : "  \(word)"
            // Cut at a whole word: half a word completes nothing.
            guard hint.width + text.width <= room - (index + 1 < words.count ? 2 : 0) else {
                hint += " …"
                break
            }
            hint += text
        }
        return "\(hint.truncated(to: room).styled(.quiet))   \(phrases.escBack)"
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
        switch question.subject {
        case .bulk(let bulk): bulkQuestion(bulk)
        case .undo(let command, let pending): undoQuestion(command, pending)
        case .act(let id, let targets):
            above(yesOrNo(phrases.undoYes(1), phrases.plainNo), phrases.ask(id, target(targets)))
        case .save: break
        case .discard(let number):
            above(yesOrNo(phrases.discardYes, phrases.plainNo), phrases.discardAsk(model.name(of: number)))
            surface.cursor = (layout.messageRow, 0)
        case .reopen(let target, _):
            let name = model.name(of: target.number)
            above(flow(phrases.reopenHints), phrases.reopenToEdit(name))
            surface.cursor = (layout.messageRow, 0)
        case .leave:
            let cause = model.draftError.map { phrases.notKept($0) } ?? DisplayText()
            above([cause.styled(.error)] + yesOrNo(phrases.leaveYes, phrases.leaveNo), phrases.leaveAsk)
            surface.cursor = (layout.messageRow, 0)
        }
        if case .act = question.subject { surface.cursor = (layout.messageRow, 0) }
    }

    /// Yes and no, each with its key, side by side or one above the other.
    private func yesOrNo(_ yes: DisplayText, _ no: DisplayText) -> [DisplayText] {
        let pieces: [DisplayText] = [
            "\(("y" as DisplayText).styled(.strong)) \(yes)", "\(("n" as DisplayText).styled(.strong)) \(no)",
        ]
        return flow(pieces, gap: 3)
    }

    private mutating func bulkQuestion(_ bulk: Question.Bulk) {
        let deed = model.deed(bulk.decision)
        let keys = yesOrNo(phrases.bulkYes(deed, bulk.count), phrases.bulkNo)
        let room = max(0, layout.messageRow - 3 - keys.count)
        let lines = bulk.lines.prefix(room)
        let top = layout.messageRow - lines.count - 2 - keys.count
        if top >= 1 {
            rule(row: top, left: [bulk.heading], right: nil)
            for (index, line) in lines.enumerated() {
                surface.fill(row: top + 1 + index)
                surface.put(line, row: top + 1 + index, column: 0, width: columns)
            }
            rule(row: layout.messageRow - 1 - keys.count, left: [], right: nil)
        }
        above(keys, phrases.bulkAsk(deed, bulk.count))
        surface.cursor = (layout.messageRow, 0)
    }

    private mutating func undoQuestion(_ command: Command, _ pending: PendingDecision) {
        guard let act = pending.undone, let line = model.queue.line(act.entry), case .undo(let taken) = command.decision
        else { return }
        let what = model.deed(of: act.entry, command.targets.map(\.number))
        let keys = yesOrNo(phrases.undoYes(command.targets.count), phrases.plainNo)
        var question = phrases.undoAsk(what, isRedo: act.isRedo)
        if let login = model.login, line.by != login {
            let numbers = command.targets.map(\.number)
            let which = numbers.count == 1 ? model.name(of: numbers[0]) : phrases.comments(numbers.count)
            question = phrases.undoOthers(line.by.text, line.verb, what, which, isRedo: act.isRedo)
        } else if act.entry <= model.sessionStart {
            question = "\(question) \(phrases.undoEarlier(phrases.moment(model.local(line.at))))"
        } else if !model.ownEntries.contains(taken) {
            question = "\(question) \(phrases.undoElsewhere(phrases.clock(model.local(line.at))))"
        }
        above(model.passedOverLines(command).map { $0.truncated(to: columns - 2) } + keys, question)
        surface.cursor = (layout.messageRow, 0)
    }
}
