import Moderation
import Terminal
import Wording

/// Opening prompts.
extension Model {
    /// Opens the prompt of a decision that takes more words, for the tagged ones or the comment under the cursor.
    mutating func ask(_ id: ActionID, _ press: Press) -> [Effect] {
        guard let targets = promptTargets() else { return [] }
        return act(id, on: targets, press)
    }

    /// Takes a decision on an aim, or opens its prompt.
    mutating func act(_ id: ActionID, on targets: DecisionTargets, _ press: Press) -> [Effect] {
        switch id {
        case .approve: return decideOrAsk(.approve, on: targets, note: nil, press)
        case .reopen: return decideOrAsk(.reopen, on: targets, note: nil, press)
        case .reject: prompt = .reason(targets, settings.reasons)
        case .defer: prompt = .until(targets, LineEditor(), error: nil)
        case .note: askWhy(targets, .note)
        case .edit where targets.list.first == currentTarget: return openEditor(press, isOutside: false)
        case .editOutside where targets.list.first == currentTarget: return openEditor(press, isOutside: true)
        default: break
        }
        return []
    }

    /// Asks before a decision whose own key was not pressed on the comment; the tagged ones, if any, are what it is for.
    mutating func askFirst(_ action: Action, _ press: Press) -> [Effect] {
        if let reason = whyUnavailable(action) {
            say(phrases.refused(keyWord(action.id), because: reason), .hint)
            return []
        }
        let isTagged = action.id.isDecision && !tags.isEmpty
        guard let targets = isTagged ? taggedTargets : currentTargets else { return [] }
        if !isTagged, let current, pendingDecisions.isSaving(current) {
            say(phrases.stillSaving, .hint)
            return []
        }
        // Of many it asks by itself.
        if isTagged, action.id.isAskedWhich, needsQuestion(targets) { return act(action.id, on: targets, press) }
        question = Question(.act(action.id, targets), opener: press.key ?? Key(.escape))
        return []
    }

    /// Asks for the note of a decision, or goes on with one that was half typed for it; earlier ones come back with arrow up,
    /// that of an act which failed too.
    ///
    /// - Parameter opener: The letter that said until when, if it was one.
    mutating func askWhy(
        _ targets: DecisionTargets, _ decision: Decision, text: String = "", opener: (letter: String, at: Int64)? = nil
    ) {
        let kept = text.isEmpty ? keptNotes.last(for: targets.single, decision.verb)?.text ?? "" : text
        var line = LinePrompt(.note(targets, decision), text: kept, history: notes)
        // What is typed behind a note that goes on is no part of a word that the letter began.
        line.opener = kept.isEmpty ? opener : nil
        prompt = .line(line)
    }

    mutating func askNumber() -> [Effect] {
        prompt = .line(LinePrompt(.number))
        return []
    }

    mutating func askOrder() -> [Effect] {
        prompt = .order
        return []
    }

    mutating func askQuery() -> [Effect] {
        if let state = screens.top(as: HistoryScreen.self) {
            guard state.comment == nil else { return [] }
            prompt = .line(LinePrompt(.historyQuery, text: state.query.isEmpty ? "" : state.query + " "))
            return []
        }
        let text = list.view.query.text
        prompt = .line(LinePrompt(.query, text: text.isEmpty ? "" : text + " ", history: queries))
        return []
    }

    mutating func askTagQuery(isUntag: Bool) -> [Effect] {
        prompt = .line(LinePrompt(.tagQuery(isUntag: isUntag), history: queries))
        return []
    }

    mutating func askCommand() -> [Effect] {
        prompt = .line(LinePrompt(.command, history: commands))
        return []
    }

    mutating func askHelpSearch() -> [Effect] {
        guard let state = screens.top(as: HelpScreen.self) else { return [] }
        prompt = .line(LinePrompt(.helpSearch, text: state.search))
        return []
    }
}
