import Moderation
import Terminal
import Wording

/// What can be done now, or the reason why not.
extension Model {
    func hasCurrent() -> Availability {
        current == nil ? .no(phrases.noComment) : .yes
    }

    func canGoToParent() -> Availability {
        guard let current else { return .no(phrases.noComment) }
        return queue.parent(of: current) != nil || wayFromReply?.parent == current ? .yes : .no(phrases.answersNothing)
    }

    func hasTags() -> Availability {
        tags.isEmpty ? .no(phrases.nothingTagged) : .yes
    }

    func canUntagAll() -> Availability { untagged.targets.isEmpty ? hasTags() : .yes }

    func canWrite() -> Availability {
        if case .readOnly(let reason) = access { .no(phrases.readOnlyRefusal(reason)) } else { .yes }
    }

    /// Judges a decision on what it would hit: tagged comments are judged one by one when it is taken.
    func canDecide(_ decision: Decision) -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        if !tags.isEmpty { return .yes }
        return canDecideOnCurrent(decision)
    }

    func canReject() -> Availability {
        let present = current.flatMap { queue.facts($0)?.reason }
        guard let reason = settings.reasons.first(where: { $0.code != present }) else { return canWrite() }
        return canDecide(.reject(reason.code))
    }

    func canEdit() -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        // Of a rejected one with a half-typed text it is asked whether to reopen it.
        if let current, drafts.text(on: current) != nil { return .yes }
        return canDecideOnCurrent(.edit(body: "?"))
    }

    func canErase() -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        guard let current else { return .no(phrases.noComment) }
        let notes = queue.blankable(with: [current]).sharedNotes
        return refusal(of: .erase(blank: notes), for: current).map { .no(phrases.short($0)) } ?? .yes
    }

    func canDecideOnCurrent(_ decision: Decision) -> Availability {
        guard let current else { return .no(phrases.noComment) }
        // One that is being saved is judged when that is known.
        guard !pendingDecisions.isSaving(current), let refusal = refusal(of: decision, for: current) else {
            return .yes
        }
        return .no(phrases.short(refusal))
    }

    /// Why the queue, as it is known here, does not allow a decision on a comment; `nil` when it does.
    func refusal(of decision: Decision, for number: CommentNumber) -> Refusal? {
        guard let login, let facts = queue.facts(number) else { return nil }
        let target = Target(number: number, version: facts.version)
        return queue.command(decision, on: [target], by: login, at: now).setApart.first?.refusal
    }

    /// Why an action's decision can't be taken on the comment under the cursor, as a whole sentence that names it.
    func whyNot(_ action: Action) -> DisplayText? {
        guard canWrite() == .yes, tags.isEmpty, let current, let decision = action.trial?(self) else { return nil }
        return refusal(of: decision, for: current).map { phrases.refusal($0, current) }
    }

    func canOpen() -> Availability {
        isOnComments ? hasCurrent() : .yes
    }

    func canShowAuthor() -> Availability {
        guard let current else { return .no(phrases.noComment) }
        return queue[current]?.authorName == nil ? .no(phrases.short(.erased)) : .yes
    }

    func canShowAddress() -> Availability {
        guard let current else { return .no(phrases.noComment) }
        return queue[current]?.address == nil ? .no(phrases.noAddress) : .yes
    }

    /// The history of one comment has no query.
    func canQuery() -> Availability {
        screens.top(as: HistoryScreen.self)?.comment == nil ? .yes : .no(phrases.notOnAList)
    }

    func canGoBack() -> Availability {
        wayBack.isEmpty ? .no(phrases.nothingToGoBackTo) : .yes
    }
}
