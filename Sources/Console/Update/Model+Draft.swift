package import Moderation
import Terminal

/// What is kept for the next start: half-typed texts, tags, query, order and place.
extension Model {
    /// The most tags that are kept, as many as one decision can reach.
    package static let keptTags = 1_000_000
    /// The most tags that are written again because the cursor has moved.
    static let tagsKeptWithPlace = 1_000

    mutating func makeDraft() -> Draft {
        isDraftStale = false
        draftDue = nil
        if isTextStale, case .edit(let state) = screens.last { keepDraft(state) }
        isDraftStale = false
        var draft = Draft(
            texts: drafts, tags: tags.count > Model.keptTags ? [] : tags.targets, query: list.view.query.text,
            order: list.view.order, place: current)
        if case .line(let line) = prompt, case .note = line.purpose { draft.note = line.field.text }
        return draft
    }

    /// Takes up what the last session left. Tags keep the versions that they were given at.
    mutating func restore(_ draft: Draft?, query: Query?) -> [Effect] {
        var view = list.view
        if let query {
            view = .init(query: query, order: query.isOfPending ? .oldest : .newest)
        } else if let draft, !draft.query.isEmpty, let kept = try? Query(draft.query) {
            view = .init(query: kept, order: draft.order)
        }
        guard let draft else { return load(view) }
        view.current = draft.place
        for target in draft.tags where queue.contains(target.number) {
            tags.add(target.number, version: target.version)
        }
        drafts = draft.texts.filter { text in
            queue.contains(text.target.number) && queue.state(of: text.target.number) != .erased
        }
        notes.keep(draft.note)
        let effects = load(view)
        if !tags.isEmpty || view.query != .pending {
            var notice = Notice(phrases.draftRestored, kind: .hint)
            notice.isPassing = true
            // A mistake in the settings is worth more than what can be seen anyway.
            if log.current?.kind == .error { log.addBehind(notice, at: now) } else { log.add(notice, at: now) }
        }
        if !draft.note.isEmpty { say(phrases.noteKept(keyWord(.note)), .hint) }
        for text in drafts {
            let number = text.target.number
            say(phrases.draftKept(number, at: phrases.moment(local(text.at)), isHere: number == current), .hint)
        }
        isDraftStale = false
        return effects
    }

    // MARK: Timers

    /// The wall-clock time at which something changes by itself: a deferral runs out, a day ends, or what is half
    /// done is to be kept, or an idle while has passed in which texts are to be read. Nothing else ever wakes the
    /// console.
    package func deadline() -> Moment? {
        let times = [queue.nextDeferralEnd(after: now), zone.midnight(after: now), draftDue, keysDue]
        return times.compactMap { $0 }.min()
    }

    mutating func meetDeadline() -> [Effect] {
        var effects: [Effect] = []
        if let keysDue, keysDue <= now { effects += readKeysNow() }
        if let draftDue, draftDue <= now { effects.append(.keep(makeDraft())) }
        return effects
    }

    /// Takes the time. Whoever was put off until now needs a decision again: all comments outside the list are judged
    /// anew.
    mutating func take(time: Moment) {
        now = time
        guard let due = queue.nextDeferralEnd(after: judgedAt), due <= now else { return }
        judgedAt = now
        let filter = filter(for: list.view.query)
        filter.forEachMatch(in: queue, sameText: sameText) { number, verdict in
            if verdict == .yes, !list.contains(number) { list.arrivals.insert(number) }
        }
    }

    /// Sees to it that what is half done is kept within a second.
    mutating func scheduleDraft() {
        guard isDraftStale, draftDue == nil else { return }
        draftDue = now + Model.draftDelay
        if tags.count > Model.keptTags { say(phrases.tagsNotKept(Model.keptTags), .hint) }
    }

    private static let draftDelay: Int64 = 800
}
