package import Text

/// The one interface through which the console and the commands read the queue's texts and decide.
///
/// A desk holds no queue: its user holds a ``Queue`` that applies the ``EntryBatch``es which the desk gives. All
/// calls may block on the disk or the lock; all may be made from any thread.
package protocol Desk: AnyObject, Sendable {
    /// Who may decide here, by the journal, its folder and the settings as they were read last.
    var access: Access { get }
    /// The settings as they were read last.
    var currentSettings: CurrentSettings { get }

    /// How a copy stands to its server; `nil` where there is none.
    var contact: Contact? { get }

    /// Reads the settings again. ``decide(_:following:taking:)`` does so itself, under the lock.
    func followSettings()

    /// Reads what was appended after `place`, whole lines only.
    func news(after place: Place) throws(DeskError) -> EntryBatch

    /// Judges a command against what stands in the journal now, and writes it, durably, or not at all.
    ///
    /// Nothing is written behind an entry that the state machine refuses, and only a queue can tell. So what was appended since
    /// ``Command/after`` goes to the caller's queue first, while the lock is held.
    ///
    /// - Parameters:
    ///   - wait: Follows the wait for the lock, and may give it up. A desk that does not wait has nothing to tell.
    ///   - take: Lets the caller's queue take what was appended, and gives `true`; `false` where the queue is out of reach.
    ///     Then nothing is written, and the outcome says what remains to be decided once the queue has applied its tail.
    ///     Not called when nothing was appended.
    func decide(
        _ command: Command, following wait: LockWait?, taking take: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome

    /// Adds comments, durably, in one write.
    ///
    /// Each is judged by itself against what stands in the journal now; what is refused is told and the others are
    /// taken, unless `allOrNothing` asks otherwise. A comment whose source is there already adds nothing.
    ///
    /// - Parameters:
    ///   - login: Who hands them in: it need be none of the moderators of the settings.
    ///   - queue: Takes what was appended since, these comments last.
    func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue, allOrNothing: Bool
    ) throws(DeskError) -> Submitted

    /// Adds a release, or corrects the one with this slug.
    ///
    /// - Parameter queue: Takes what was appended since, the release last.
    /// - Returns: The entry that was written, `nil` when the release stands just so already; and what the writer found and
    ///   mended on the way.
    /// - Throws: ``DeskError/invalid(_:)`` for a text that the journal doesn't take.
    @discardableResult
    func release(
        _ release: Release, by login: Login, queue: inout Queue
    ) throws(DeskError) -> (entry: EntryNumber?, remarks: [Remark])

    /// Calls `changed`, from a thread of its own, whenever the journal or the settings may have changed or been replaced.
    /// Several changes may come as one call.
    func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch

    /// Reads one entry whole, its texts included.
    func entry(at place: EntryPlace) throws(DeskError) -> Entry

    /// Reads the bodies that stand in the entries at `places`, in that order, as plain UTF-8, and hands each to
    /// `visit` with its index; an erased one is skipped. Stops when `visit` gives `false`.
    ///
    /// - Parameter sieve: Bodies that it does not let through may be left out, unread.
    func bodies(
        at places: [EntryPlace], through sieve: NeedleSieve?, _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError)

    /// The same for bodies that are to be shown: one that is not as it was written is an error.
    func checkedBodies(at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool) throws(DeskError)

    /// Begins a session of this moderator's, and takes over what sessions of theirs that have ended left half done.
    ///
    /// It is called once. What was taken over stays where it is until ``keep(_:after:)`` has kept it anew.
    func leftBehind() -> LeftBehind

    /// Keeps what is half done in this session, in place of what was kept in it before; `nil` keeps nothing.
    ///
    /// What belongs to comments that are erased by now is left out.
    ///
    /// - Parameter place: Up to where the caller's queue has read. The author of a comment that was erased since
    ///   stands in that queue alone, so queries and notes, which might hold it, are left out.
    /// - Returns: Whether all was kept; `false` if the caller has to read on and keep again.
    func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool

    /// Tells other sessions where this one is, and when its moderator pressed a key last. It is a courtesy: that it can't be told
    /// is no failure.
    ///
    /// - Parameter pressed: `nil` as the session ends: then it is nowhere.
    func tellPlace(_ place: CommentNumber?, pressed: Moment?)

    /// The other sessions that have the queue open, this moderator's among them.
    func others() -> [Presence]

    /// Calls `changed`, from a thread of its own, when another session tells where it is; `nil` where nothing tells.
    func watchSessions(_ changed: @escaping @Sendable () -> Void) -> (any Watch)?

    /// This moderator's own views, which all of their sessions have. None where nothing can be kept.
    func ownViews() -> [NamedView]

    /// Changes this moderator's own views, and gives them.
    ///
    /// - Parameter place: Up to where the caller's queue has read.
    /// - Returns: `nil` if somebody has erased a comment since, whom the view may name: nothing was changed, and the caller has to
    ///   read on first.
    func changeViews(_ change: ViewChange, after place: Place) throws(DeskError) -> [NamedView]?

    /// Writes a text where an editor of the moderator's own finds it, and gives the path. Such a file is removed by
    /// ``takeBackText()``, or else by the next session of this moderator's or the next erasure.
    func lendText(_ text: String) throws(DeskError) -> String

    /// Leaves what ``lendText(_:)`` wrote, as its editor left it, for a moderator who looks for it; gives the path. The next erasure removes
    /// it: it may hold anything.
    func leaveLentText() -> String

    /// Removes what ``lendText(_:)`` wrote, and whatever an editor has left in its place.
    func takeBackText()

    /// What is remembered of the live sites that this queue is kept in step with; `nil` if it was told before and nothing has changed.
    func sites() -> [SiteContents]?

    /// Tells whether so much was appended since the queue was last saved that the next opening should be spared reading
    /// it, and whether it can be saved.
    ///
    /// - Parameter queue: The queue as its user has read it.
    func owesCheckpoint(of queue: Queue) -> Bool

    /// Saves the queue for the next opening. It takes some tenths of a second for a million comments; any thread may do it.
    ///
    /// That it can't be saved is no failure: the journal is read instead.
    ///
    /// - Parameters:
    ///   - queue: The queue as its user has read it.
    ///   - hindered: Is told what was in the way, if something that somebody has to see to.
    /// - Returns: Whether it stands.
    @discardableResult
    func leaveCheckpoint(of queue: Queue, hindered: (Remark) -> Void) -> Bool
}

/// Something that tells of changes until it is cancelled.
package protocol Watch: AnyObject, Sendable {
    /// Whether it only looks every now and then, because the system has no watch to give.
    var isPolled: Bool { get }
    func cancel()
}

extension Watch {
    package var isPolled: Bool { false }
}

extension Desk {
    package var settings: Settings { currentSettings.settings }
    package var contact: Contact? { nil }

    package func sites() -> [SiteContents]? { nil }

    package func bodies(at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool) throws(DeskError) {
        try bodies(at: places, through: nil, visit)
    }

    /// A desk in memory has nothing to check against.
    package func checkedBodies(
        at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        try bodies(at: places, visit)
    }
}

/// A desk that keeps nothing for its moderator keeps no views, and tells of nobody.
extension Desk {
    package func tellPlace(_ place: CommentNumber?, pressed: Moment?) {}
    package func others() -> [Presence] { [] }
    package func watchSessions(_ changed: @escaping @Sendable () -> Void) -> (any Watch)? { nil }
    package func ownViews() -> [NamedView] { [] }
    package func changeViews(_ change: ViewChange, after place: Place) throws(DeskError) -> [NamedView]? {
        throw .readOnly(.notWritable)
    }
}
