import Moderation
import Terminal
import Wording

/// The frame that a movement would bring if its key came once more, made while no key comes. A moderator who goes
/// down a list presses the same key again and again, and then finds the frame already drawn.
///
/// It is what ``update(_:_:)`` and ``view(_:_:)`` give, only sooner. So it holds until something else happens or the
/// clock would change it, and it is made only where nothing has to be read or done.
final class Foresight {
    let surface: Surface
    private let key: Key
    /// The model as the key leaves it.
    private var model: Model
    /// Until when the clock changes nothing of it.
    private let end: Moment

    /// Makes the frame; `nil` where the key does more than move on comments, or needs texts that have not been read.
    init?(of key: Key, after model: Model) {
        guard model.isForeseeable,
            let action = model.keyMap.action(key.onLatinKeyboard, in: model.scope).flatMap({ Registry.action($0) }),
            action.group == .move, !action.traits.contains(.changesList)
        else { return nil }
        var next = model
        // The time of a key matters only for decisions, and for keys that follow an ignored one.
        guard update(&next, .key(key, at: 0)).isEmpty, next.isForeseeable, next.log.count == model.log.count,
            update(&next, .prepare).isEmpty
        else { return nil }
        self.key = key
        self.model = next
        end = [next.end, model.awayAt(since: model.company.pressed)].compactMap { $0 }.min() ?? next.end
        surface = view(next, next.size)
    }

    /// Whether it is what a key brings at a time. The clock may have been set back since.
    func holds(for key: Key, at now: Moment) -> Bool { key == self.key && model.now <= now && now < end }

    /// Puts the model as the key leaves it in the place of another, and sets its time. The two are swapped, so that
    /// nothing is copied.
    ///
    /// - Parameter model: What the frame was made after.
    func swapIn(_ model: inout Model, at now: Moment) {
        let due = model.drafts.due
        swap(&self.model, &model)
        model.now = now
        model.notePress()
        model.drafts.due = due
        model.scheduleDraft()
    }
}

extension Model {
    /// Whether comments are shown, nothing is asked, searched or waited for, and no tour runs.
    fileprivate var isForeseeable: Bool {
        isOnComments && question == nil && prompt == nil && tour == nil && !typing.isAwaitingKeys && !isOver
            && searching == nil && tags.count <= Model.keptTags
    }

    /// Until when the clock alone changes nothing that shows, and nothing of what a movement does.
    fileprivate var end: Moment {
        var times = [queue.nextDeferralEnd(after: judgedAt), zone.midnight(after: now)]
        if !rules.book.isEmpty { times.append(rules.book.madeAt + Moment.minute) }
        // `n` passes over a comment that somebody else is looking at.
        for other in company.others {
            times += [other.pressed + Presence.attention, other.pressed + -Presence.attention].filter { $0 > now }
        }
        if let nearest = current.flatMap({ nearestDecision(to: $0) }), let at = queue.at(of: nearest.row.entry) {
            times.append(at + (nearest.minutes + 1) * Moment.minute)
        }
        if screens.isEmpty {
            for number in visibleRows(Layout(size)) {
                let sent = queue.submitted(of: number)
                times.append(sent + RoundedAge(now - sent).end)
            }
        }
        return times.compactMap { $0 }.min() ?? now
    }
}
