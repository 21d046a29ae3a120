import Moderation
import Terminal
import Wording

/// What changes with time alone. Messages bring the time; nothing here reads a clock.
extension Model {
    /// The next wall-clock time at which something changes by itself: a deferral runs out, a day ends, half-done work
    /// is to be kept, texts are to be read after an idle while, or others are to be told where this session is.
    /// Besides, the loop wakes itself for a frame of a search, and once after each frame (``Message/rest``).
    func deadline() -> Moment? {
        let times = [
            queue.nextDeferralEnd(after: now), zone.midnight(after: now), drafts.due, searches.readingDue, company.due,
        ]
        return times.compactMap { $0 }.min()
    }

    /// Does what is due at ``deadline()``.
    mutating func meetDeadline() -> [Effect] {
        var effects: [Effect] = []
        if let due = searches.readingDue, due <= now { effects += searches.readNow(&sameText, of: queue) }
        effects += company.tell(current, at: now)
        if let due = drafts.due, due <= now { effects.append(.keep(makeDraft(), after: queue.place)) }
        return effects
    }

    /// Sets the clock. Comments that were deferred until now need a decision again: those outside the list may have
    /// arrived. Screens that count by state follow.
    mutating func advanceClock(to time: Moment) -> [Effect] {
        now = time
        // Ages in rules go by the clock.
        if !rules.book.isEmpty, now.milliseconds - rules.book.madeAt.milliseconds >= Moment.minute { makeRuleBook() }
        guard let due = queue.nextDeferralEnd(after: judgedAt), due <= now else { return [] }
        let ended = queue.deferred(at: judgedAt, until: now)
        judgedAt = now
        refreshScreens()
        return noteArrivals(ended)
    }
}
