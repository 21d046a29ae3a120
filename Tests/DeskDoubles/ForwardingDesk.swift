package import Moderation
package import Text

/// A desk that does what another one does, except where a test makes it do something else.
package protocol ForwardingDesk: Desk {
    var base: InMemoryDesk { get }
}

extension ForwardingDesk {
    package var access: Access { base.access }
    package var currentSettings: CurrentSettings { base.currentSettings }
    package func followSettings() { base.followSettings() }
    package func news(after place: Place) throws(DeskError) -> EntryBatch { try base.news(after: place) }
    package func entry(at place: EntryPlace) throws(DeskError) -> Entry { try base.entry(at: place) }
    package func leftBehind() -> LeftBehind { base.leftBehind() }
    package func tellPlace(_ place: CommentNumber?, pressed: Moment?) { base.tellPlace(place, pressed: pressed) }
    package func others() -> [Presence] { base.others() }
    package func ownViews() -> [NamedView] { base.ownViews() }
    package func changeViews(_ change: ViewChange, after place: Place) throws(DeskError) -> [NamedView]? {
        try base.changeViews(change, after: place)
    }
    package func lendText(_ text: String) throws(DeskError) -> String { try base.lendText(text) }
    package func leaveLentText() -> String { base.leaveLentText() }
    package func takeBackText() { base.takeBackText() }
    package func owesCheckpoint(of queue: Queue) -> Bool { base.owesCheckpoint(of: queue) }

    package func decide(
        _ command: Command, following wait: LockWait?, taking take: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        try base.decide(command, following: wait, taking: take)
    }

    package func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue, allOrNothing: Bool
    ) throws(DeskError) -> Submitted {
        try base.submit(batch, by: login, queue: &queue, allOrNothing: allOrNothing)
    }

    @discardableResult
    package func release(
        _ release: Release, by login: Login, queue: inout Queue
    ) throws(DeskError) -> (entry: EntryNumber?, remarks: [Remark]) {
        try base.release(release, by: login, queue: &queue)
    }

    package func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch {
        try base.watch(changed)
    }

    package func bodies(
        at places: [EntryPlace], through sieve: NeedleSieve?, _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        try base.bodies(at: places, through: sieve, visit)
    }

    package func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool {
        try base.keep(draft, after: place)
    }

    package func leaveCheckpoint(of queue: Queue, hindered: (Remark) -> Void) -> Bool {
        base.leaveCheckpoint(of: queue, hindered: hindered)
    }
}
