import Moderation
import Terminal
import Text
import Wording

/// Editing: in place, or in the moderator's own editor. A half-typed text is kept until it is saved.
extension Model {
    func canEdit() -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        // For a rejected comment with a half-typed text, the moderator is asked whether to reopen it.
        if let current, drafts.text(on: current) != nil { return .yes }
        return canDecideOnCurrent(.anyEdit)
    }

    /// e and E: opens the text in force, or what was half typed over it, here or in $VISUAL or $EDITOR.
    mutating func openEditor(_ press: Press, isOutside: Bool) -> [Effect] {
        guard let current, let facts = queue.facts(current) else { return [] }
        if let text = drafts.text(on: current) {
            if facts.state == .rejected {
                let target = Target(number: current, version: facts.version)
                question = Question(
                    .reopen(target, isOutside: isOutside), opener: press.key ?? .character(isOutside ? "E" : "e"))
                return []
            }
            if !text.older.isEmpty {
                prompt = .text(current, isOutside: isOutside)
                return []
            }
        }
        return edit(current, isOutside: isOutside)
    }

    /// Opens an editor on a comment that may be edited.
    mutating func edit(_ number: CommentNumber, isOutside: Bool) -> [Effect] {
        guard let facts = queue.facts(number) else { return [] }
        guard let original = texts[facts.body]?.body else { return hint(phrases.textLoading) }
        let target = Target(number: number, version: facts.version)
        let text = drafts.text(on: number)?.body ?? original
        if isOutside {
            return [.edit(EditJob(target: target, body: HiddenText.spelled(text), after: queue.place))]
        }
        screens.push(EditScreen(target: target, original: original, text: text))
        return []
    }

    /// p reopens a rejected comment and goes on with its text, d throws the text away; any other answer keeps it.
    mutating func answerReopen(_ target: Target, isOutside: Bool, _ key: Key, _ asked: Question) -> [Effect] {
        switch key {
        case Key.character("p"):
            question = nil
            return dispatch(
                .reopen, on: DecisionTargets(target), editsNext: isOutside ? .editOutside : .edit)
        case Key.character("d"):
            question = Question(.discard(target.number), opener: key)
        default:
            guard isNo(key, to: asked) else { break }
            question = nil
        }
        return []
    }

    /// Throws a half-typed text away, and closes its editor. Other texts of the comment stay.
    mutating func throwAway(_ number: CommentNumber) -> [Effect] {
        closeEditor()
        drafts.forgetText(on: number)
        return hint(phrases.thrownAway(number))
    }

    /// Esc: closes the editor, and keeps the text.
    mutating func leaveEditor(_ state: EditScreen) {
        closeEditor()
        if state.isUnchanged {
            drafts.forgetText(on: state.target.number)
        } else {
            drafts.keep(state, at: now)
            // At once: if the text can't be kept, what is said here is soon corrected.
            drafts.due = now
            say(drafts.error.map { notKept($0) } ?? phrases.textKept(state.target.number), .hint)
        }
    }

    /// Takes what the moderator's own editor gave back.
    mutating func receiveEditedText(_ job: EditJob, _ result: EditResult) -> [Effect] {
        guard case .text(let given) = result else {
            if case .failed(let why) = result { say("\(phrases.editorFailed): \(why)", .error) }
            return [.redraw]
        }
        guard let facts = queue.facts(job.target.number), let original = texts[facts.body]?.body else {
            if queue.contains(job.target.number), queue.state(of: job.target.number) == .erased {
                say(phrases.yourTextDropped(job.target.number), .error)
            }
            return [.redraw]
        }
        let text = HiddenText.read(given, from: original)
        let state = EditScreen(target: job.target, original: original, text: HiddenText.keepable(text))
        var effects: [Effect] = []
        if text.utf8.contains(0) {
            say(phrases.nulSpelled, .error)
        } else {
            effects = askSave(state, opener: .character("E"))
        }
        // A text that can't be saved as it is, is not lost: it can be corrected here.
        if question == nil, !state.isUnchanged, state.text.isVisible {
            drafts.keep(state, at: now)
            screens.push(state)
        }
        return effects + [.redraw]
    }
}
