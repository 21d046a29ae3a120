import Moderation
import Terminal
import Wording

/// What is kept for the next start: half-typed texts and notes, tags, query, order and place.
extension Model {
    /// The most tags that are kept, as many as one decision can reach.
    static let keptTags = 1_000_000
    /// The most tags that are written again because the cursor has moved.
    static let tagsKeptWithPlace = 1_000

    /// All half-done work, as it is now.
    mutating func makeDraft() -> Draft {
        drafts.due = nil
        if drafts.isTextStale, let state = screens.top(as: EditScreen.self) { drafts.keep(state, at: now) }
        drafts.isStale = false
        var draft = Draft(
            texts: drafts.texts, tags: tags.count > Model.keptTags ? [] : tags.targets, query: list.view.query.text,
            order: list.view.order, place: current)
        draft.alikeTo = draft.tags.isEmpty ? nil : tags.original
        draft.notes = drafts.notes
        if case .line(let line) = prompt, let note = line.note(at: now) { draft.notes.put(note) }
        return draft.without(drafts.erasedNames)
    }

    /// Takes over what earlier sessions left. Tags keep the versions at which they were set.
    mutating func restore(_ left: LeftBehind, query: Query?) -> [Effect] {
        ownViews = left.views
        var view = list.view
        let draft = left.draft
        if let query {
            view = .init(query: query, order: query.isOfPending ? .oldest : .newest)
        } else if let draft, !draft.query.isEmpty, let kept = try? Query(draft.query) {
            view = .init(query: kept, order: draft.order)
        }
        view.current = draft?.place
        // The journal may be another one than when they were set and typed.
        let kept = draft?.tags.filter { queue.hasVersion($0) } ?? []
        var texts = draft?.texts ?? []
        let gone = (tags: (draft?.tags.count ?? 0) - kept.count, texts: texts.letGo { !queue.hasVersion($0) })
        let original = draft?.alikeTo.flatMap { queue.contains($0) ? $0 : nil }
        tags.takeUp(kept, alikeTo: original)
        func isThere(_ number: CommentNumber) -> Bool { queue.contains(number) && queue.state(of: number) != .erased }
        drafts.texts = texts.filter { isThere($0.target.number) }
        drafts.notes = draft?.notes.filter { $0.number.map(isThere) ?? true } ?? []
        for note in drafts.notes { typed.notes.keep(TypedNote(note)) }
        var effects = load(view)
        // What was taken over is written again, as this session's.
        drafts.isStale = draft != nil
        tellLeftBehind(left)
        if let why = whyNothing(view.query) { say(why, .error) }
        if gone != (0, 0) { say(phrases.leftBehindGone(tags: gone.tags, texts: gone.texts), .error) }
        if query == nil { effects += briefIfAway(since: nil) ?? [] }
        company.notePress(at: now)
        return effects
    }

    /// Says what was half typed, if no earlier start has said it, and what could not be taken over.
    private mutating func tellLeftBehind(_ left: LeftBehind) {
        if left.draft != nil, !tags.isEmpty || list.view.query != .pending {
            var notice = Notice(phrases.draftRestored(keysToPending), kind: .hint)
            notice.isPassing = true
            // A mistake in the settings matters more than what can be seen anyway.
            if log.current?.kind == .error { log.addBehind(notice, at: now) } else { log.add(notice, at: now) }
        }
        for owner in left.elsewhere {
            say(phrases.openElsewhere(owner, since: phrases.moment(local(owner.since))), .hint)
        }
        for index in drafts.notes.indices where !drafts.notes[index].isSeen {
            let note = drafts.notes[index]
            drafts.notes[index].isSeen = true
            let key =
                note.verb == .reject
                ? phrases.thenCapital(keyWord(.reject)) : keyWord(note.verb == .defer ? .defer : .note)
            let number = note.number == current ? nil : note.number
            say(phrases.noteKept(note.number, key, goTo: number), .hint)
        }
        for index in drafts.texts.indices where !drafts.texts[index].isSeen {
            let text = drafts.texts[index]
            drafts.texts[index].isSeen = true
            let number = text.target.number
            say(phrases.draftKept(number, at: phrases.moment(local(text.at)), isHere: number == current), .hint)
        }
        for path in left.putAside { say(phrases.draftPutAside(path), .error) }
        for path in left.partlyRead { say(phrases.draftPartlyRead(path), .error) }
        if let path = left.unreadViews { say(phrases.viewsUnread(path), .error) }
        if let failure = left.failure { say(phrases.draftUnread(failure), .error) }
    }

    // MARK: Keeping

    /// Takes the outcome of keeping a draft.
    mutating func receiveKept(_ result: Result<Bool, DeskError>) -> [Effect] {
        switch result {
        case .success(true):
            if drafts.error != nil { say(phrases.keptAgain, .hint) }
            drafts.error = nil
            drafts.owed = 0
            return []
        case .success(false):
            return keepAgain(after: askForNews())
        case .failure(.replaced) where drafts.owed != 1:
            return keepAgain(after: [.readAgain])
        case .failure(let error):
            drafts.owed = 0
            // Tries again with the next change, or else after a while.
            drafts.due = now + Model.draftRetry
            if drafts.error != error { say(notKept(error), .error) }
            drafts.error = error
            if isOver, !drafts.leavesUnkept {
                isOver = false
                question = Question(.leave, opener: .character("q"))
            }
            return []
        }
    }

    /// Reads what was appended before half-done work is kept again: within a second, or at once if the program is to end.
    private mutating func keepAgain(after reading: [Effect]) -> [Effect] {
        drafts.isStale = true
        drafts.owed = max(0, drafts.owed - 1)
        return isOver && drafts.owed == 0 ? [] : reading
    }

    /// Keeps once more, now that the queue has caught up, the work that the program waits for before it ends.
    mutating func keepOwed() -> [Effect] {
        drafts.owed > 0 && drafts.isStale ? [.keep(makeDraft(), after: queue.place)] : []
    }

    /// Fails to keep the work that the program waits for before it ends, since the queue can't catch up.
    mutating func failOwed(_ error: DeskError) -> [Effect] {
        isOver && drafts.owed > 0 ? receiveKept(.failure(error)) : []
    }

    func notKept(_ error: DeskError) -> DisplayText { phrases.notKept(error) }

    /// Ends the program, and keeps half-done work. Asks nothing, unless that fails.
    mutating func quit() -> [Effect] {
        isOver = true
        drafts.owed = 2
        return [.keep(makeDraft(), after: queue.place)] + company.leave() + [.quit]
    }

    /// y leaves although nothing has been kept.
    mutating func leaveUnkept() -> [Effect] {
        drafts.leavesUnkept = true
        return quit()
    }

    /// ^Z: stops the program, after keeping half-done work.
    mutating func suspend() -> [Effect] {
        [.keep(makeDraft(), after: queue.place), .suspend]
    }

    // MARK: Erasures

    /// Remembers, before the queue forgets, whose comments an erasure takes, and drops what was typed with their names.
    mutating func forgetNames(of erased: some Sequence<UInt32>) {
        for number in erased {
            guard let comment = queue[CommentNumber(number)] else { continue }
            drafts.erasedNames.add(name: comment.authorName, email: comment.authorEmail, address: comment.address)
        }
        drafts.notes.removeAll { drafts.erasedNames.areIn($0.text) }
        typed.notes.removeAll { drafts.erasedNames.areIn($0.text) }
        ownViews.removeAll { drafts.erasedNames.areIn($0) }
        typed.queries.removeAll { drafts.erasedNames.areIn(query: $0) }
        drafts.isStale = true
    }

    // MARK: When

    /// Has half-done work kept within a second.
    mutating func scheduleDraft() {
        let due = now + Model.draftDelay
        guard drafts.isStale, drafts.due.map({ $0 > due }) ?? true else { return }
        drafts.due = due
        if tags.count > Model.keptTags { say(phrases.tagsNotKept(Model.keptTags), .hint) }
    }

    private static let draftDelay: Int64 = 800
    /// How long after a failure keeping is tried again, even if nothing has changed.
    private static let draftRetry: Int64 = 10_000
}
