import Moderation
import Terminal
import Wording

/// What the footer asks for: keys go there until it is answered.
enum Prompt {
    /// A letter picks the reason, from those that are shown.
    case reason(ReasonPrompt)
    /// A letter or a date says until when.
    case until(DecisionTargets, LineEditor, error: DisplayText?)
    /// The tagged comments, or the one under the cursor: answered like a question, by keys pressed after it was drawn.
    case which(Decision, drawnAt: Int64? = nil)
    case order
    /// Which of several half-typed texts of one comment to go on with.
    case text(CommentNumber, isOutside: Bool)
    case line(LinePrompt)

    /// Whether it is a field that text is typed into.
    var isField: Bool {
        switch self {
        case .until, .line: true
        case .reason, .which, .order, .text: false
        }
    }

    /// Whether it is about comments, or entries, as they were when it was opened.
    var isOfComments: Bool {
        switch self {
        case .reason, .until, .which, .text: return true
        case .order: return false
        case .line(let line):
            switch line.purpose {
            case .note, .erase, .historyQuery, .tagQuery, .command: return true
            case .query, .number, .helpSearch: return false
            }
        }
    }
}

extension Model {
    /// Gives the prompt a key.
    mutating func fill(_ key: Key, at: Int64) -> [Effect] {
        guard let prompt else { return [] }
        if isCancel(key) { return leave(prompt) }
        let press = Press(key: key, at: at)
        switch prompt {
        case .reason(let asked): return fillReason(asked, press)
        case .until(let targets, let field, _): return fillUntil(targets, field, press)
        case .which(let decision, let drawnAt):
            guard let drawnAt, at >= drawnAt else { return [] }
            return fillWhich(decision, press)
        case .order: return fillOrder(key)
        case .text(let number, let isOutside): return fillText(number, isOutside: isOutside, key)
        case .line(let line): return fillLine(line, press)
        }
    }

    /// Esc: a reason's note goes back to the reason, a deferral's to its time; everything else ends.
    mutating func leave(_ prompt: Prompt) -> [Effect] {
        self.prompt = nil
        if case .line(let line) = prompt {
            leaveNote(line)
            switch line.purpose {
            case .note(let targets, .defer) where !line.isTyped: return askUntil(targets)
            case .note(let targets, .reject) where !line.isTyped: return askReason(targets)
            case .note(let targets, let decision):
                if drafts.notes.last(for: targets.single, decision.verb) != nil { say(phrases.noteIsKept, .hint) }
            case .helpSearch: setHelpSearch("")
            default: break
            }
        }
        return []
    }
}

extension Drawing {
    /// Draws a prompt.
    mutating func prompt(_ prompt: Prompt) {
        switch prompt {
        case .reason(let asked): reasonPrompt(asked)
        case .until(let targets, let field, let error): untilPrompt(targets, field, error)
        case .which(let decision, _): whichPrompt(decision)
        case .order: orderPrompt()
        case .text(let number, _): textPrompt(number)
        case .line(let line): linePrompt(line)
        }
    }
}
