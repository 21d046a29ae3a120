import Moderation
import Terminal

/// Editing: in place, or in the moderator's own editor. A half-typed text is kept until it is saved.
extension Model {
    /// e: the text in force, or what was half typed over it.
    mutating func openEditor() -> [Effect] {
        guard let (target, original) = editable() else { return [] }
        let draft = drafts.first { $0.target.number == target.number }
        screens.append(.edit(EditState(target: target, original: original, text: draft?.body ?? original)))
        return []
    }

    /// E: leaves the screen to $VISUAL or $EDITOR.
    mutating func openOwnEditor() -> [Effect] {
        guard let (target, original) = editable() else { return [] }
        let draft = drafts.first { $0.target.number == target.number }
        return [.edit(EditJob(target: target, body: HiddenText.spelled(draft?.body ?? original)))]
    }

    private mutating func editable() -> (Target, String)? {
        guard let current, let facts = queue.facts(current) else { return nil }
        guard let body = texts[facts.body]?.body else {
            say(phrases.textLoading, .hint)
            return nil
        }
        return (Target(number: current, version: facts.version), body)
    }

    /// Asks whether to save a text; one that changes nothing is no entry.
    mutating func askSave(_ state: EditState, opener: Key) -> [Effect] {
        if state.isUnchanged {
            forgetDraft(state.target.number)
            if case .edit = screens.last { screens.removeLast() }
            say(phrases.unchangedText, .hint)
            return []
        }
        guard !state.editor.isEmpty else {
            say(phrases.emptyText, .error)
            return []
        }
        guard state.editor.count <= Limits.body else {
            say(phrases.tooLong(Limits.body), .error)
            return []
        }
        keepDraft(state)
        question = Question(.save(state), opener: opener)
        return []
    }

    /// y saves, a saves and approves, e edits on, n keeps the text for later.
    mutating func answerSave(_ state: EditState, _ key: Key, _ asked: Question) -> [Effect] {
        switch key {
        case Key.character("y"):
            return save(state, approves: false)
        case Key.character("a"):
            return save(state, approves: true)
        case Key.character("e"):
            question = nil
            if case .edit = screens.last { return [] }
            screens.append(.edit(state))
            return []
        default:
            guard key == Key.character("n") || key.code == .enter || isCancel(key) || key == asked.opener else {
                return []
            }
            question = nil
            leaveEditor(state)
            return []
        }
    }

    private mutating func save(_ state: EditState, approves: Bool) -> [Effect] {
        question = nil
        if case .edit = screens.last { screens.removeLast() }
        // Another's act since the text was opened: the text is kept, and e opens it over the new version.
        if let facts = queue.facts(state.target.number), facts.version != state.target.version {
            say(phrases.changedMeanwhile(lastAct(on: state.target.number)), .error)
            return []
        }
        return send(
            .edit(body: state.text), [state.target], isTagged: false, note: nil,
            approvesNext: approves && queue.state(of: state.target.number) != .approved)
    }

    /// Who last did what with a comment, and when.
    private func lastAct(on number: CommentNumber) -> DisplayText {
        guard let line = queue.line(queue.version(of: number)) else { return "\(number: number)" }
        let act = phrases.person(
            line.by.text, did: line.verb, reason: line.reason.map { reasonName($0) }, "\(number: number)")
        return "\(act), \(phrases.clock(local(line.at)))"
    }

    /// Esc: out of the editor, the text kept.
    mutating func leaveEditor(_ state: EditState) {
        if case .edit = screens.last { screens.removeLast() }
        if state.isUnchanged {
            forgetDraft(state.target.number)
        } else {
            keepDraft(state)
            say(phrases.textKept(state.target.number), .hint)
        }
    }

    mutating func keepDraft(_ state: EditState) {
        drafts.removeAll { $0.target.number == state.target.number }
        isTextStale = false
        if !state.isUnchanged { drafts.append(Draft.Text(target: state.target, body: state.text, at: now)) }
        isDraftStale = true
    }

    mutating func forgetDraft(_ number: CommentNumber) {
        drafts.removeAll { $0.target.number == number }
        isDraftStale = true
    }

    /// What the moderator's own editor gave back.
    mutating func takeEdited(_ job: EditJob, _ result: EditResult) -> [Effect] {
        guard case .text(let given) = result else {
            if case .failed(let why) = result { say("\(phrases.editorFailed): \(why)", .error) }
            return [.redraw]
        }
        guard let facts = queue.facts(job.target.number), let original = texts[facts.body]?.body else {
            return [.redraw]
        }
        let state = EditState(
            target: job.target, original: original, text: HiddenText.read(given, from: original))
        let effects = askSave(state, opener: .character("E"))
        // One that can't be saved as it is, is not lost: it can be shortened here.
        if question == nil, !state.isUnchanged, !state.editor.isEmpty { screens.append(.edit(state)) }
        return effects + [.redraw]
    }
}
