import Moderation
import Terminal
import Wording

/// How prompts and questions stand on the lowest lines.
extension Drawing {
    /// Puts hints side by side, in as many lines as they take.
    func flow(_ parts: [(key: DisplayText, word: DisplayText)]) -> [DisplayText] {
        flow(parts.map { "\($0.key.styled(.strong)) \($0.word)" })
    }

    /// Puts pieces side by side, after the lines that are there, in as many lines as they take; a piece that fits a
    /// line is never cut.
    func flow(_ pieces: [DisplayText], after lines: [DisplayText] = [], gap: Int = 2) -> [DisplayText] {
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

    /// What is wrong with what was typed, uncut where there is room, and the way out.
    func complaint(_ error: DisplayText, out: DisplayText) -> [DisplayText] {
        let lines = error.styled(.error).wrapped(to: max(2, columns - 2)).prefix(max(1, layout.messageRow - 2))
        return flow([out], after: Array(lines), gap: 3)
    }

    /// Asks something on the message line. The way out is always there: other parts that don't fit go above, and the
    /// question is cut only if that is not enough.
    mutating func ask(
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
    mutating func above(_ lines: [DisplayText], _ last: DisplayText) {
        let first = layout.messageRow - lines.count
        for (index, line) in lines.enumerated() where first + index >= 1 {
            surface.fill(row: first + index)
            surface.put(line, row: first + index, column: 1, width: columns - 1)
        }
        surface.fill(row: layout.messageRow)
        surface.put(last, row: layout.messageRow, column: 1, width: columns - 1)
    }

    /// The comments that a prompt is about.
    func target(_ targets: DecisionTargets) -> PromptTarget {
        if targets.isTagged { return .tagged(targets.list.count) }
        return .one(targets.list.first.map { model.name(of: $0.number) } ?? DisplayText())
    }

    /// The target by its number alone, for a line with more to say.
    func shortTarget(_ targets: DecisionTargets) -> PromptTarget {
        guard !targets.isTagged, let number = targets.list.first?.number else { return target(targets) }
        return .one("\(number: number)")
    }

    /// Says whose deferral a note or an edit will end.
    func endedDeferral(of number: CommentNumber, _ decision: Decision) -> DisplayText? {
        guard decision.endsDeferralsOfOthers, let login = model.login, model.queue.contains(number),
            let deferral = model.queue.deferral(of: number, notBy: login, at: model.now)
        else { return nil }
        return phrases.endsDeferral(by: deferral.by.text, until: phrases.moment(model.local(deferral.until)))
    }

    /// Says that a half-typed note waits for the decision that is asked about.
    func keptNote(_ targets: DecisionTargets, _ verb: Verb) -> DisplayText? {
        model.drafts.notes.last(for: targets.single, verb) == nil ? nil : phrases.noteIsKept
    }

    /// What Tab would switch to, if it would change anything.
    func tabHint(_ targets: DecisionTargets) -> DisplayText? {
        let isSame = model.tags.count == 1 && model.current.map { model.tags.contains($0) } ?? false
        guard !model.tags.isEmpty, !isSame else { return nil }
        if !targets.isTagged { return phrases.tabTagged(model.tags.count) }
        return model.current.map { phrases.tabOnly($0) }
    }
}
