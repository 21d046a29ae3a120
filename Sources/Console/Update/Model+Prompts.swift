import Moderation
import Terminal

/// Opening prompts.
extension Model {
    mutating func askReason(_ press: Press) -> [Effect] {
        guard let aim = promptAim() else { return [] }
        if !aim.isTagged, let waiting = waitForCurrent(press) { return waiting }
        prompt = .reason(aim)
        return []
    }

    mutating func askUntil(_ press: Press) -> [Effect] {
        guard let aim = promptAim() else { return [] }
        if !aim.isTagged, let waiting = waitForCurrent(press) { return waiting }
        prompt = .until(aim, LineEditor(), error: nil)
        return []
    }

    mutating func askNote(_ press: Press) -> [Effect] {
        guard let aim = promptAim() else { return [] }
        if !aim.isTagged, let waiting = waitForCurrent(press) { return waiting }
        askWhy(aim, .note)
        return []
    }

    /// Asks for the note of a decision; earlier ones come back with arrow up, that of an act which failed too.
    mutating func askWhy(_ aim: Aim, _ decision: Decision) {
        prompt = .line(LinePrompt(.note(aim, decision), history: notes))
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
        if case .history(let state) = screens.last {
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
        guard case .help(let state) = screens.last else { return [] }
        prompt = .line(LinePrompt(.helpSearch, text: state.search))
        return []
    }
}
