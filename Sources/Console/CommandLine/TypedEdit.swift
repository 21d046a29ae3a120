import Moderation
import Terminal
import Text
import Wording

/// An edit typed with a number: the text in force has to be read before it can be changed.
extension Model {
    /// Edits a comment by its number: at once if its text is there, else when it has been read.
    mutating func edit(_ typed: TypedEdit) throws(CommandMistake) -> [Effect] {
        let number = typed.target.number
        if case .no(let reason) = canWrite() { throw CommandMistake(reason) }
        guard let facts = queue.facts(number) else {
            throw CommandMistake(phrases.noSuchComment("#\(number.rawValue)"))
        }
        if let body = typed.body {
            guard body.isVisible else { throw CommandMistake(phrases.emptyText) }
            guard body.utf8.count <= Limits.body else { throw CommandMistake(phrases.tooLong(Limits.body)) }
        }
        typedEdit = typed
        guard texts[facts.body]?.body == nil, let place = queue.place(of: facts.body) else {
            return goOnWithTypedEdit()
        }
        return [.need([place])]
    }

    /// Goes on with an edit whose text has now been read.
    mutating func goOnWithTypedEdit() -> [Effect] {
        guard let typed = typedEdit, let login else { return [] }
        typedEdit = nil
        let number = typed.target.number
        guard let facts = queue.facts(number), let present = texts[facts.body]?.body else {
            say(phrases.textLoading, .hint)
            return []
        }
        let target = Target(number: number, version: typed.target.version ?? facts.version)
        let mask = typed.mask.map { settings.mask($0, in: Language(settings: settings.language)) }
        if let body = typed.body.map({ EditedText.meant($0, from: present) }) ?? mask?.masked(present) {
            return dispatch(.edit(body: body), on: DecisionTargets(target), note: typed.note?.trimmed)
        }
        // An edit that would be refused whatever its text is refused before anything is typed, unless a half-typed text is kept.
        let trial = queue.command(.anyEdit, on: [target], by: login, at: now)
        if !trial.setApart.isEmpty, drafts.text(on: number) == nil {
            tellNothingDone(trial.decision, trial.setApart, isTagged: false)
            return []
        }
        guard let effects = go(to: number) else { return [] }
        return effects + openEditor(Press(key: nil, at: 0), isOutside: false)
    }
}
