import Text

/// A comment that a decision is meant for, with the version that the moderator saw.
package struct Target: Hashable, Sendable {
    package var number: CommentNumber
    package var version: EntryNumber

    package init(number: CommentNumber, version: EntryNumber) {
        self.number = number
        self.version = version
    }
}

/// A decision on comments as somebody saw them: everything needed to judge it again under the lock.
///
/// ``Queue/command(_:on:by:note:at:bodyInForce:)`` makes it from the caller's queue, as of ``after``. Under the lock
/// the desk reads what was appended since, and ``CommandResolver`` looks only at what can have changed.
package struct Command: Sendable {
    package var decision: Decision
    package var by: Login
    package var note: String?
    /// The targets that the caller's own queue allows, ascending by number.
    package var targets: [Target]
    /// The targets that the caller's queue already refuses, each with why; reported with the rest.
    package var setApart: [SetApart]
    /// Undo or redo without a number: the caller's later entries that it passes over, the newest first.
    package var passedOver: [PassedOver] = []
    /// `reopen` only: when the deferrals that it would end run out by themselves.
    package var deferralEnds: [CommentNumber: Moment] = [:]
    /// How far the caller had read.
    package var after: Place
    /// `erase` only: the targets for which each entry of the decision's `blank` is blanked, in that order. Under the
    /// lock, those that belong only to targets set apart are kept.
    package var blankings: [Blanking]

    package init(
        decision: Decision, by: Login, note: String?, targets: [Target], setApart: [SetApart], after: Place,
        blankings: [Blanking] = []
    ) {
        self.blankings = blankings
        self.decision = decision
        self.by = by
        self.note = note
        self.targets = targets
        self.setApart = setApart
        self.after = after
    }
}

extension Command {
    /// Makes the erasure blank what its ``blankings`` name, and sets targets apart that have nothing left to blank. A
    /// comment that is not yet erased has at least its own text, so these are erased already.
    mutating func settleErasure() {
        let reached = Set(blankings.flatMap(\.targets))
        for target in targets where !reached.contains(target.number) {
            setApart.append(SetApart(number: target.number, refusal: .erased))
        }
        targets.removeAll { !reached.contains($0.number) }
        setApart.sort { $0.number < $1.number }
        decision = .erase(blank: blankings.map(\.entry))
    }
}

/// An entry of the caller's own that undo or redo without a number passes over on its way to an older one.
package struct PassedOver: Hashable, Sendable {
    /// The entry; if redo passes over a note that was struck out, the note.
    package var entry: EntryNumber
    package var verb: Verb
    /// What stands in the way, for the first of its comments; `nil` if its verb can never be taken back, or done again.
    package var obstacle: SetApart?
    /// For how many more of its comments something stands in the way (``Queue/obstacles(to:)``).
    package var others: Int

    package init(entry: EntryNumber, verb: Verb, obstacle: SetApart? = nil, others: Int = 0) {
        self.entry = entry
        self.verb = verb
        self.obstacle = obstacle
        self.others = others
    }
}

/// An entry whose content an erasure removes.
package struct Blanking: Hashable, Sendable {
    package var entry: EntryNumber
    /// The targets that the entry names, ascending.
    package var targets: [CommentNumber]
    /// Whether the entry also names comments that stay: a bulk note, blanked on request, when any of ``targets`` is erased.
    package var isShared: Bool

    package init(entry: EntryNumber, targets: [CommentNumber], isShared: Bool) {
        self.entry = entry
        self.targets = targets
        self.isShared = isShared
    }
}

/// A target that a decision did not reach, and why.
package struct SetApart: Hashable, Sendable {
    package var number: CommentNumber
    package var refusal: Refusal

    package init(number: CommentNumber, refusal: Refusal) {
        self.number = number
        self.refusal = refusal
    }
}

/// What became of a command.
package struct Outcome: Sendable {
    /// What was appended since ``Command/after``, the command's own entry last; the caller's queue applies it.
    package var tail: EntryBatch
    /// The entry that was written; `nil` when no target was left to write about.
    package var entry: EntryNumber?
    /// The comments that the entry names, ascending.
    package var done: [CommentNumber]
    /// The targets that it does not name, each with why.
    package var setApart: [SetApart]
    /// What the writer found and repaired on the way, such as an unfinished last line that it removed.
    package var remarks: [Remark]
    /// What is still to be decided, once the caller's queue has applied ``tail``: nothing was written yet.
    package var remaining: Command?

    package init(
        tail: EntryBatch, entry: EntryNumber?, done: [CommentNumber], setApart: [SetApart], remarks: [Remark] = [],
        remaining: Command? = nil
    ) {
        self.remaining = remaining
        self.tail = tail
        self.entry = entry
        self.done = done
        self.setApart = setApart
        self.remarks = remarks
    }
}

extension Command {
    /// Returns why this command may not be written at all; `nil` when it may.
    ///
    /// It checks the journal's limits and the queue's settings: that reasons are listed, that required notes are
    /// there, that texts fit and something in them can be seen. Who may decide at all is another matter
    /// (``CurrentSettings/refusal(of:)``), and so are single targets (``targets``, ``setApart``).
    package func fault(settings: Settings) -> WriteFault? {
        if let note, let fault = Self.fault(of: note, most: Limits.note) { return .note(fault) }
        switch decision {
        case .note where note == nil: return .noteMissing
        case .reject(let code):
            guard let reason = settings.reason(code) else { return .unlistedReason(code) }
            return reason.note == .demanded && note == nil ? .noteDemanded(by: code) : nil
        case .edit(let body):
            guard targets.count <= 1 else { return .severalEdited }
            return Self.fault(of: body, most: Limits.body).map { .body($0) }
        case .undo, .erase: return note == nil ? nil : .takesNoNote(decision.verb)
        case .approve, .reopen, .defer, .note: return nil
        }
    }

    private static func fault(of text: String, most: Int) -> WriteFault.TextFault? {
        if text.utf8.isEmpty { return .empty }
        guard text.isVisible else { return .invisible }
        if text.utf8.count > most { return .tooLong(count: text.utf8.count, most: most) }
        return text.utf8.contains(0) ? .nul : nil
    }
}
