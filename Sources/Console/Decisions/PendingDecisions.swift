import Moderation
import Wording

/// A decision on its way to the disk.
struct PendingDecision {
    /// What the moderator asked for.
    var decision: Decision
    var targets: [Target]
    /// Whether it was meant for the tagged comments.
    var isTagged: Bool
    /// The comment that they were tagged for being alike to, if they were.
    var alikeTo: CommentNumber?
    /// Whether a note goes with it, which arrow up brings back in the prompt where it was typed.
    var hasNote = false
    /// What is taken back or done again, if it is an undo or a redo.
    var undone: UndoneAct?
    /// What follows once it is done: the approval of `save and approve`.
    var approvesNext = false
    /// Whether it is that approval: an act of its own has just saved the text.
    var followsEdit = false
    /// The editor to open once it is done, after reopening to edit: the program's or the moderator's own.
    var editsNext: ActionID?
    /// Whether the moderator has given it up while it waited for the lock.
    var isGivenUp = false

    /// An act that is being taken back, or done again.
    struct UndoneAct {
        var entry: EntryNumber
        var isRedo: Bool
        /// How many comments the act is on, including those that are now set apart.
        var count: Int
    }
}

/// The decisions that wait for the disk, by ticket.
struct PendingDecisions {
    private var byTicket: [Int: PendingDecision] = [:]
    private var saving = NumberSet()
    private var nextTicket = 1
    /// The act that waits for the lock or a server, long enough to be told.
    private var waiting: (ticket: Int, holder: LockWait.Holder)?

    init() {}

    var isEmpty: Bool { byTicket.isEmpty }
    /// How many comments are being saved.
    var savingCount: Int { saving.count }

    func isSaving(_ number: CommentNumber) -> Bool { saving.contains(number) }
    /// Whether one of some comments is being saved.
    func isSavingAny(of targets: [Target]) -> Bool { targets.contains { saving.contains($0.number) } }

    /// Whether an act waits for the lock or a server, and has not been given up.
    var isWaiting: Bool { waiting != nil }
    /// Whom an act waits for.
    var awaited: LockWait.Holder? { waiting?.holder }

    mutating func wait(_ ticket: Int, for holder: LockWait.Holder) {
        guard byTicket[ticket]?.isGivenUp == false else { return }
        waiting = (ticket, holder)
    }

    /// Marks all acts under way as given up: those that are not being written will come back undone.
    mutating func giveUp() {
        waiting = nil
        for ticket in byTicket.keys { byTicket[ticket]?.isGivenUp = true }
    }

    mutating func begin(_ pending: PendingDecision) -> Int {
        let ticket = nextTicket
        nextTicket += 1
        byTicket[ticket] = pending
        for target in pending.targets { saving.insert(target.number) }
        return ticket
    }

    mutating func end(_ ticket: Int) -> PendingDecision? {
        guard let pending = byTicket.removeValue(forKey: ticket) else { return nil }
        if waiting?.ticket == ticket { waiting = nil }
        for target in pending.targets { saving.remove(target.number) }
        // Another act may be on the same.
        for other in byTicket.values { for target in other.targets { saving.insert(target.number) } }
        return pending
    }
}

/// What this session has written.
struct OwnActs {
    /// The last entry that stood when the console opened: what is older belongs to an earlier session.
    let sessionStart: EntryNumber
    /// The entries written from here. Undo asks before it takes back any other, even one that the same login made elsewhere.
    var entries: Set<EntryNumber> = []
    /// The entries among them on tagged comments, each with what these were alike to: an undo gives the tags back.
    var tagged: [EntryNumber: CommentNumber?] = [:]

    init(sessionStart: EntryNumber) { self.sessionStart = sessionStart }
}
