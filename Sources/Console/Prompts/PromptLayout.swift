import Moderation
import Terminal
import Wording

/// A key that answers a prompt, followed by what it does. Where there is little room the words are cut, but never the key.
struct KeyHint {
    let text: DisplayText
    private let keyWidth: Int

    init(_ hint: (key: DisplayText, word: DisplayText)) {
        text = "\(hint.key.styled(.strong)) \(hint.word)"
        keyWidth = hint.key.width
    }

    /// Makes a hint of a text whose first word is the key.
    init(_ text: DisplayText) {
        self.text = text
        keyWidth = DisplayText(stranger: String(text.plain.prefix { $0 != " " })).width
    }

    /// The part that fits so many cells; only the key where no letter of the words fits after it.
    func cut(to width: Int) -> DisplayText {
        guard text.width > width else { return text }
        return width >= keyWidth + 3 ? text.truncated(to: width) : text.wrapped(to: keyWidth).first ?? text
    }
}

/// How prompts and questions stand on the lowest lines.
extension Drawing {
    /// Puts the keys that answer, and then the notes, in as many lines as they take. If there are fewer lines, the notes are
    /// left out first; then the words of the other keys are cut, then those of all keys, evenly. Every key stays visible.
    ///
    /// - Parameters:
    ///   - notes: What else there is to know, without a key.
    ///   - others: Keys that come after the notes, such as the way out.
    ///   - rows: How many lines there are; by default all above the message line.
    ///   - isColumn: Whether each of the keys has a line of its own, while there is room.
    func fitting(
        _ keys: [KeyHint], notes: [DisplayText] = [], others: [KeyHint] = [], rows: Int? = nil, isColumn: Bool = false
    ) -> [DisplayText] {
        let rows = max(1, rows ?? layout.messageRow - 1)
        let texts = keys.map(\.text)
        for count in (0...notes.count).reversed() {
            let rest = notes.prefix(count) + others.map(\.text)
            let lines = flow(Array(rest), after: isColumn ? texts : flow(texts), gap: 3)
            if lines.count <= rows { return lines }
        }
        let widths = (0...max(0, columns - 2)).reversed()
        for cut in widths.map({ (columns, $0) }) + widths.map({ ($0, 0) }) {
            let lines = flow(keys.map { $0.cut(to: cut.0) } + others.map { $0.cut(to: cut.1) })
            if lines.count <= rows { return lines }
        }
        return flow((keys + others).map { $0.cut(to: 0) }, gap: 1)
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
    ///
    /// - Parameter others: Further keys, which stand beside the question where there is room.
    mutating func ask(
        _ question: DisplayText, _ keys: [KeyHint], others: [KeyHint] = [], out: DisplayText, rows: Int? = nil,
        isColumn: Bool = false
    ) {
        let room = columns - 2 - out.width - 3
        var line = question.truncated(to: max(0, room))
        var rest = others[...]
        while let piece = rest.first, line.width + 3 + piece.text.width <= room {
            line += "   \(piece.text)"
            rest = rest.dropFirst()
        }
        above(fitting(keys, others: Array(rest), rows: rows, isColumn: isColumn), "\(line)   \(out)")
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
