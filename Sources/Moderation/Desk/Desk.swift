package import Text

/// The one interface through which the console and the commands read the queue's texts and decide.
///
/// A desk holds no queue: its user holds a ``Queue``, which applies the ``EntryBatch``es that the desk returns. All
/// calls may block on the disk or the lock; all may be made from any thread.
package protocol Desk: AnyObject, Sendable {
    /// What may be done here, by the journal, its folder and the settings as they were last read.
    var access: Access { get }
    /// The settings as they were last read.
    var currentSettings: CurrentSettings { get }

    /// How a copy stands to its server; `nil` where there is none.
    var contact: Contact? { get }

    /// Reads the settings again. ``decide(_:following:taking:)`` does so itself, under the lock.
    func followSettings()

    /// Reads what was appended after `place`, whole lines only.
    func news(after place: Place) throws(DeskError) -> EntryBatch

    /// Judges a command against the present journal, and writes it, durably, or not at all.
    ///
    /// Nothing is written after an entry that the state machine refuses, and only a queue can tell. So what was
    /// appended since ``Command/after`` goes to the caller's queue first, while the lock is held.
    ///
    /// - Parameters:
    ///   - wait: Follows the wait for the lock, and may give it up. A desk that does not wait has nothing to tell it.
    ///   - take: Lets the caller's queue apply what was appended, and returns `true`; `false` if the queue is out of
    ///     reach. Then nothing is written, and the outcome says what remains to be decided once the queue has applied
    ///     its tail. Not called when nothing was appended.
    func decide(
        _ command: Command, following wait: LockWait?, taking take: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome

    /// Adds comments, durably, in one write.
    ///
    /// Each is judged by itself against the present journal. Those that are refused are reported and the others
    /// taken, unless `allOrNothing` asks otherwise. A comment whose source is there already adds nothing.
    ///
    /// - Parameters:
    ///   - login: Who hands them in, not necessarily one of the settings' moderators.
    ///   - queue: Applies what was appended since, these comments last.
    func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue, allOrNothing: Bool
    ) throws(DeskError) -> Submitted

    /// Adds a release, or corrects the one with this slug.
    ///
    /// - Parameter queue: Applies what was appended since, the release last.
    /// - Returns: The entry that was written, `nil` if the release already stands exactly so; and what the writer
    ///   found and repaired on the way.
    /// - Throws: ``DeskError/invalid(_:)`` for a text that the journal doesn't take.
    @discardableResult
    func release(
        _ release: Release, by login: Login, queue: inout Queue
    ) throws(DeskError) -> (entry: EntryNumber?, remarks: [Remark])

    /// Calls `changed`, from a thread of its own, whenever the journal or the settings may have changed or been replaced.
    /// Several changes may come as one call.
    func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch

    /// Reads a whole entry, including its texts.
    func entry(at place: EntryPlace) throws(DeskError) -> Entry

    /// Reads the bodies that stand in the entries at `places`, in that order, as plain UTF-8, and passes each to
    /// `visit` with its index; erased ones are skipped. Stops when `visit` returns `false`.
    ///
    /// - Parameter sieve: Bodies that it does not let through may be left out, unread.
    func bodies(
        at places: [EntryPlace], through sieve: NeedleSieve?, _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError)

    /// The same for bodies that are to be shown: a body that differs from what was written is an error.
    func checkedBodies(at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool) throws(DeskError)

    /// Begins a session of this moderator's, and takes over the half-done work of their sessions that have ended.
    ///
    /// Called once. What was taken over also stays where it is until ``keep(_:after:)`` has kept it again.
    func leftBehind() -> LeftBehind

    /// Keeps the half-done work of this session, in place of what was kept in it before; `nil` keeps nothing.
    ///
    /// What belongs to comments that are erased by now is left out.
    ///
    /// - Parameter place: How far the caller's queue has read. Only that queue knows the author of a comment that was
    ///   erased since, so queries and notes, which might name that author, are left out.
    /// - Returns: Whether everything was kept; `false` if the caller has to read on and keep again.
    func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool

    /// Tells other sessions where this one is, and when its moderator last pressed a key. This is a courtesy: if it
    /// can't be told, that is no failure.
    ///
    /// - Parameter pressed: `nil` as the session ends: then it is nowhere.
    func tellPlace(_ place: CommentNumber?, pressed: Moment?)

    /// The other sessions that have the queue open, including this moderator's own.
    func others() -> [Presence]

    /// Calls `changed`, from a thread of its own, when another session tells where it is; `nil` where no such watch exists.
    func watchSessions(_ changed: @escaping @Sendable () -> Void) -> (any Watch)?

    /// This moderator's own views, shared by all their sessions. Empty where nothing can be kept.
    func ownViews() -> [NamedView]

    /// Changes this moderator's own views, and returns them.
    ///
    /// - Parameter place: How far the caller's queue has read.
    /// - Returns: `nil` if somebody has erased a comment since, whose author the view may name: nothing was changed,
    ///   and the caller has to read on first.
    func changeViews(_ change: ViewChange, after place: Place) throws(DeskError) -> [NamedView]?

    /// Writes a text where the moderator's own editor finds it, and returns the path. ``takeBackText()`` removes such
    /// a file, or else the next session of this moderator's or the next erasure.
    func lendText(_ text: String) throws(DeskError) -> String

    /// Leaves what ``lendText(_:)`` wrote, as its editor left it, for the moderator to find; returns the path. The
    /// next erasure removes it, since it may hold anything.
    func leaveLentText() -> String

    /// Removes what ``lendText(_:)`` wrote, and whatever an editor has left in its place.
    func takeBackText()

    /// What is remembered of the live sites that this queue is kept in step with; `nil` if nothing has changed since the last call.
    func sites() -> [SiteContents]?

    /// Whether so much was appended since the queue was last saved that the next opening should be spared reading it,
    /// and whether it can be saved.
    ///
    /// - Parameter queue: The queue as its user has read it.
    func owesCheckpoint(of queue: Queue) -> Bool

    /// Saves the queue for the next opening. It takes some tenths of a second for a million comments; any thread may do it.
    ///
    /// If it can't be saved, that is no failure: the journal is read instead.
    ///
    /// - Parameters:
    ///   - queue: The queue as its user has read it.
    ///   - hindered: Is told what was in the way, if somebody has to see to it.
    /// - Returns: Whether it was saved.
    @discardableResult
    func leaveCheckpoint(of queue: Queue, hindered: (Remark) -> Void) -> Bool
}

/// A watch that reports changes until it is cancelled.
package protocol Watch: AnyObject, Sendable {
    /// Whether it only looks every now and then, because the system offers no watch.
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

/// Defaults: a desk that keeps nothing for its moderator keeps no views, and knows of no other sessions.
extension Desk {
    package func tellPlace(_ place: CommentNumber?, pressed: Moment?) {}
    package func others() -> [Presence] { [] }
    package func watchSessions(_ changed: @escaping @Sendable () -> Void) -> (any Watch)? { nil }
    package func ownViews() -> [NamedView] { [] }
    package func changeViews(_ change: ViewChange, after place: Place) throws(DeskError) -> [NamedView]? {
        throw .readOnly(.notWritable)
    }
}
