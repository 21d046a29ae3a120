/// The one interface through which the console and the commands read the queue's texts and decide.
///
/// A desk holds no queue: its user holds a ``Queue`` that applies the ``EntryBatch``es which the desk gives. All
/// calls may block on the disk or the lock; all may be made from any thread.
package protocol Desk: AnyObject, Sendable {
    /// Who may decide here, by the journal, its folder and the settings as they were read last.
    var access: Access { get }
    /// The settings as they were read last.
    var currentSettings: CurrentSettings { get }

    /// Reads the settings again. ``decide(_:following:judge:)`` does so itself, under the lock.
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
    ///   - judge: Lets the caller's queue take what was appended, and gives `true`; `false` where the queue is out of reach.
    ///     Then nothing is written, and the outcome says what remains to be decided once the queue has applied its tail.
    ///     Not called when nothing was appended.
    func decide(
        _ command: Command, following wait: LockWait?, judge: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome

    /// Reads one entry whole, its texts included.
    func entry(at place: EntryPlace) throws(DeskError) -> Entry

    /// Reads the bodies that stand in the entries at `places`, in that order, as plain UTF-8, and hands each to
    /// `visit` with its index; an erased one is skipped. Stops when `visit` gives `false`.
    func bodies(at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool) throws(DeskError)

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
}

extension Desk {
    package var settings: Settings { currentSettings.settings }

    /// A desk in memory has nothing to check against.
    package func checkedBodies(
        at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        try bodies(at: places, visit)
    }
}

/// What a user of a desk may do.
package enum Access: Hashable, Sendable {
    case full(Login)
    case readOnly(ReadOnlyReason)

    /// Why a queue can only be read.
    package enum ReadOnlyReason: Hashable, Sendable {
        case damaged(Damage)
        /// The journal has this entry from a newer sluice: it is read up to there, and nobody writes behind what they can't
        /// read. It is no damage.
        case newer(EntryNumber)
        /// The folder's permissions do not let this user write.
        case notWritable
        /// Everybody may write in the folder, so nothing in it can be trusted.
        case worldWritable
        /// The settings list the moderators, and this name is not among them.
        case notModerator(Login)
        /// The settings have a mistake, or can't be read: nobody knows who may decide, and for which reasons.
        case settings(SettingsError)

        /// The error for a caller who needs the whole journal, where it can't be read to its end.
        package var stopsReading: DeskError? {
            switch self {
            case .damaged(let damage): .damaged(damage)
            case .newer: .readOnly(self)
            case .notWritable, .worldWritable, .notModerator, .settings: nil
            }
        }
    }
}

/// Why a desk could not do what it was asked to.
package enum DeskError: Error, Hashable, Sendable {
    case damaged(Damage)
    /// The journal is another file, or shorter, than the one that was read: start over.
    case replaced
    /// The lock was held for too long, by this process if it could be told.
    case locked(process: Int32?)
    case readOnly(Access.ReadOnlyReason)
    case noQueue(path: String)
    /// A call failed and nothing was changed. `code` is an `errno`.
    case failed(operation: String, path: String, code: Int32)
    /// A call failed after which nobody can say what the disk holds: the queue must be read again.
    case outcomeUnknown(operation: String, path: String, code: Int32)
    /// What was asked for cannot be written: a text too long, a name not allowed. One sentence.
    case invalid(String)
}

/// A place where a journal is not what it must be.
package struct Damage: Error, Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Not the canonical form of an entry.
        case form
        /// Not UTF-8.
        case encoding
        case numbering
        case chain
        case digest
        /// Names an unknown comment, release or entry, or does what the state machine forbids.
        case unlawful
        /// The journal has no entry at all.
        case empty
    }

    /// The line, counted from 1: the number that the entry has or should have.
    package var line: Int
    /// Bytes from the beginning of the journal.
    package var byte: Int
    package var kind: Kind
    /// What was expected or found, one clause in English, safe to print.
    package var detail: String

    package init(line: Int, byte: Int, kind: Kind, detail: String) {
        self.line = line
        self.byte = byte
        self.kind = kind
        self.detail = detail
    }
}

/// Something worth telling that is no error.
package enum Remark: Hashable, Sendable {
    /// The last line of the journal was never finished, and was removed: so many bytes.
    case removedUnfinishedLine(bytes: Int)
    /// The last line of the journal was never finished, and is ignored: so many bytes.
    case unfinishedLine(bytes: Int)
    /// The clock of the writer of this entry went back.
    case clockWentBack(entry: EntryNumber)
    /// An erasure that was begun by this entry was finished.
    case finishedErasure(entry: EntryNumber)
    /// An erasure that was begun by this entry is not finished: the next writer will finish it.
    case unfinishedErasure(entry: EntryNumber)
    /// The erasure that this entry began stands and counts, but could not be finished. Every later writer tries again.
    case hinderedErasure(entry: EntryNumber, Hindrance)
    /// No checkpoint could be left: the journal is read from its beginning instead.
    case hinderedCheckpoint(Hindrance)

    /// Whether it stays as it is until somebody does something about it.
    package var isHindrance: Bool {
        switch self {
        case .hinderedErasure, .hinderedCheckpoint: true
        case .removedUnfinishedLine, .unfinishedLine, .clockWentBack, .finishedErasure, .unfinishedErasure: false
        }
    }
}

/// A call to the system that failed beside or after what was asked for, and so takes nothing of that back.
package struct Hindrance: Hashable, Sendable {
    /// What was being done, as a verb: `open`, `remove`.
    package var operation: String
    /// What could not be reached.
    package var path: String
    /// An `errno`.
    package var code: Int32

    package init(operation: String, path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }
}

/// The order of a list.
package enum Order: String, CaseIterable, Sendable {
    case oldest, newest, release, author
}
