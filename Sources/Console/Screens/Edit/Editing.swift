import Moderation
import Terminal
import Text
import Wording

/// Editing: in place, or in the moderator's own editor. A half-typed text is kept until it is saved.
extension Model {
    /// e and E: the text in force, or what was half typed over it, here or in $VISUAL or $EDITOR.
    mutating func openEditor(_ press: Press, isOutside: Bool) -> [Effect] {
        guard let current, let facts = queue.facts(current) else { return [] }
        if let text = halfTyped(current) {
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

    /// What was half typed over a comment.
    func halfTyped(_ number: CommentNumber) -> Draft.Text? { drafts.first { $0.target.number == number } }

    /// Opens an editor on a comment that may be edited.
    mutating func edit(_ number: CommentNumber, isOutside: Bool) -> [Effect] {
        guard let facts = queue.facts(number) else { return [] }
        guard let original = texts[facts.body]?.body else {
            say(phrases.textLoading, .hint)
            return []
        }
        let target = Target(number: number, version: facts.version)
        let text = halfTyped(number)?.body ?? original
        if isOutside { return [.edit(EditJob(target: target, body: HiddenText.spelled(text)))] }
        screens.push(EditScreen(target: target, original: original, text: text))
        return []
    }

    /// A digit picks one of several half-typed texts, Enter the newest. The others stay behind it.
    mutating func fillText(_ number: CommentNumber, isOutside: Bool, _ key: Key) -> [Effect] {
        guard let place = drafts.firstIndex(where: { $0.target.number == number }) else {
            prompt = nil
            return []
        }
        var texts = [drafts[place]] + drafts[place].older
        let picked: Int
        switch key.code {
        case .enter: picked = 0
        case .character(let character) where !key.control && !key.alt: picked = (character.wholeNumberValue ?? 0) - 1
        default: return []
        }
        guard texts.indices.contains(picked) else { return [] }
        prompt = nil
        var chosen = texts.remove(at: picked)
        for index in texts.indices { texts[index].older = [] }
        chosen.older = texts
        drafts[place] = chosen
        isDraftStale = true
        return edit(number, isOutside: isOutside)
    }

    /// p reopens a rejected comment and goes on with its text, d throws that away; else it stays.
    mutating func answerReopen(_ target: Target, isOutside: Bool, _ key: Key, _ asked: Question) -> [Effect] {
        switch key {
        case Key.character("p"):
            question = nil
            return dispatch(
                .reopen, on: DecisionTargets(target), editsNext: isOutside ? .editOutside : .edit)
        case Key.character("d"):
            question = Question(.discard(target.number), opener: key)
        default:
            guard key == Key.character("n") || key.code == .enter || isCancel(key) || key == asked.opener else { break }
            question = nil
        }
        return []
    }

    /// Throws a half-typed text away, and leaves its editor. Others of the comment stay.
    mutating func throwAway(_ number: CommentNumber) -> [Effect] {
        closeEditor()
        forgetDraft(number)
        say(phrases.thrownAway(number), .hint)
        return []
    }

    /// Esc: out of the editor, the text kept.
    mutating func leaveEditor(_ state: EditScreen) {
        closeEditor()
        if state.isUnchanged {
            forgetDraft(state.target.number)
        } else {
            keepDraft(state)
            // At once, so that what is said here does not stand long if it isn't so.
            draftDue = now
            say(draftError.map { notKept($0) } ?? phrases.textKept(state.target.number), .hint)
        }
    }

    mutating func keepDraft(_ state: EditScreen) {
        isTextStale = false
        guard !state.isUnchanged else { return forgetDraft(state.target.number) }
        var text = Draft.Text(target: state.target, body: state.text, at: now)
        text.older = halfTyped(state.target.number)?.older ?? []
        drafts.removeAll { $0.target.number == state.target.number }
        drafts.append(text)
        isDraftStale = true
    }

    /// Forgets the half-typed text of a comment; one that stood behind it takes its place.
    mutating func forgetDraft(_ number: CommentNumber) {
        isDraftStale = true
        guard let place = drafts.firstIndex(where: { $0.target.number == number }) else { return }
        if let next = Draft.Text(newestOf: drafts[place].older) {
            drafts[place] = next
        } else {
            drafts.remove(at: place)
        }
    }

    /// What the moderator's own editor gave back.
    mutating func receiveEditedText(_ job: EditJob, _ result: EditResult) -> [Effect] {
        guard case .text(let given) = result else {
            if case .failed(let why) = result { say("\(phrases.editorFailed): \(why)", .error) }
            return [.redraw]
        }
        guard let facts = queue.facts(job.target.number), let original = texts[facts.body]?.body else {
            return [.redraw]
        }
        let state = EditScreen(
            target: job.target, original: original, text: HiddenText.read(given, from: original))
        let effects = askSave(state, opener: .character("E"))
        // One that can't be saved as it is, is not lost: it can be shortened here.
        if question == nil, !state.isUnchanged, state.text.isVisible { screens.push(state) }
        return effects + [.redraw]
    }
}
