import Moderation
import Terminal
import Wording

/// The frame that a movement would bring if its key came once more, made while none comes: who goes down a list presses the same
/// key again and again, and finds what it shows drawn.
///
/// It is what ``update(_:_:)`` and ``view(_:_:)`` give, only sooner. So it stands until something else happens, or until the clock
/// would change it, and it is made of nothing that has to be asked for or done.
final class Foresight {
    let surface: Surface
    private let key: Key
    /// What the key leaves.
    private var model: Model
    /// Until when the clock changes nothing of it.
    private let end: Moment

    /// Makes the frame; `nil` where the key does more than move on comments, or needs what is not there.
    init?(of key: Key, after model: Model) {
        guard model.isForeseeable,
            let action = model.keyMap.action(key.onLatinKeyboard, in: model.scope).flatMap({ Registry.action($0) }),
            action.group == .move, !Foresight.leading.contains(action.id)
        else { return nil }
        var next = model
        // When a key came counts for decisions, and for keys that follow one which was ignored.
        guard update(&next, .key(key, at: 0)).isEmpty, next.isForeseeable, next.log.count == model.log.count,
            update(&next, .prepare).isEmpty
        else { return nil }
        self.key = key
        self.model = next
        end = [next.end, model.awayAt(since: model.company.pressed)].compactMap { $0 }.min() ?? next.end
        surface = view(next, next.size)
    }

    /// Movements that may lead to another list: what it holds would be looked for again and again.
    private static let leading: Set<ActionID> = [.parent, .goTo]

    /// Whether it is what a key brings at a time. The clock may have been set back meanwhile.
    func holds(for key: Key, at now: Moment) -> Bool { key == self.key && model.now <= now && now < end }

    /// Leaves in a model's place what the key leaves at a time. They change places, so that nothing of them is copied.
    ///
    /// - Parameter model: What the frame was made after.
    func take(the model: inout Model, at now: Moment) {
        let due = model.drafts.due
        swap(&self.model, &model)
        model.now = now
        model.notePress()
        model.drafts.due = due
        model.scheduleDraft()
    }
}

extension Model {
    /// Whether comments are shown, and nothing is asked, told, searched or waited for that goes with the next key.
    fileprivate var isForeseeable: Bool {
        isOnComments && question == nil && prompt == nil && tour == nil && !typing.isAwaitingKeys && !isOver
            && searching == nil && tags.count <= Model.keptTags
    }

    /// Until when the clock alone changes nothing that shows, and nothing of what a movement does.
    fileprivate var end: Moment {
        var times = [queue.nextDeferralEnd(after: judgedAt), zone.midnight(after: now)]
        if !ruleBook.isEmpty { times.append(ruleBook.madeAt + Moment.minute) }
        // Who looks at a comment is passed over by `n`.
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
