extension Queue {
    /// Makes the command that takes an entry back, for all of its comments that allow it; the others are set apart.
    ///
    /// - Parameters:
    ///   - entry: An act or a note, of whomever; `nil` means the caller's newest that can be taken back for at least
    ///     one comment.
    package func undoCommand(_ entry: EntryNumber?, by login: Login, at now: Moment) throws(UndoRefusal) -> Command {
        if let entry {
            try checkUndo(of: entry)
            return try takeBack(entry, by: login)
        }
        guard let newest = newestUndoable(by: login) else { throw .nothingToUndo }
        return try takeBack(newest, by: login)
    }

    /// Makes the command that does an act again.
    ///
    /// - Parameters:
    ///   - entry: The undo that took it back, or the act itself; `nil` means the caller's newest undo that can be taken
    ///     back for at least one comment.
    package func redoCommand(_ entry: EntryNumber?, by login: Login, at now: Moment) throws(UndoRefusal) -> Command {
        if let entry { return try takeBack(try undo(of: entry), by: login) }
        guard let newest = newestRedoable(by: login) else { throw .nothingToRedo }
        return try takeBack(newest, by: login)
    }

    /// The entry that an undo without a number would take back.
    package func newestUndoable(by login: Login) -> EntryNumber? {
        newest(by: login) { $0.isAct || $0 == .note }
    }

    /// The undo that a redo without a number would take back.
    package func newestRedoable(by login: Login) -> EntryNumber? {
        newest(by: login) { $0 == .undo }
    }

    private func newest(by login: Login, of kind: (Verb) -> Bool) -> EntryNumber? {
        guard let index = loginIndex(login) else { return nil }
        let newest = own.newest(by: index) { entry in
            kind(entries.verb(of: entry))
                && touchRange(of: entry).contains { isOpen(entry, on: touches.rows[$0].comment) }
        }
        return newest.map { EntryNumber($0) }
    }

    private func isOpen(_ entry: UInt32, on comment: UInt32) -> Bool {
        if case .refused = undoStep(of: entry, on: Int(comment) - 1) { return false }
        return true
    }

    private func checkUndo(of entry: EntryNumber) throws(UndoRefusal) {
        guard let verb = verb(of: entry) else { throw .unknownEntry(entry) }
        switch verb {
        case .found, .release, .submit, .erase: throw .notUndoable(entry, verb)
        case .undo: throw refusal(ofUndo: entry) ?? .isUndo(entry)
        case .approve, .reject, .edit, .reopen, .defer, .note: return
        }
    }

    /// Tells why an undo can never be taken back; `nil` when it can be, as far as what it names goes.
    private func refusal(ofUndo entry: EntryNumber) -> UndoRefusal? {
        let named = EntryNumber(entries.rows[entry.index].payload)
        switch entries.verb(of: named.rawValue) {
        case .note: return .noteStaysStruck(named)
        case .undo: return .isRedo(entry, act: EntryNumber(entries.rows[named.index].payload))
        default: return nil
        }
    }

    /// Finds the undo that a redo of an entry means.
    private func undo(of entry: EntryNumber) throws(UndoRefusal) -> EntryNumber {
        guard let verb = verb(of: entry) else { throw .unknownEntry(entry) }
        switch verb {
        case .found, .release, .submit, .erase: throw .notUndoable(entry, verb)
        case .undo:
            if let refusal = refusal(ofUndo: entry) { throw refusal }
            return entry
        case .note:
            throw undone(entry) == nil ? .notUndone(entry) : .noteStaysStruck(entry)
        case .approve, .reject, .edit, .reopen, .defer:
            guard let undo = undone(entry) else { throw .notUndone(entry) }
            return undo
        }
    }

    /// Makes the command `undo entry`.
    private func takeBack(_ entry: EntryNumber, by login: Login) throws(UndoRefusal) -> Command {
        var command = Command(
            decision: .undo(entry), by: login, note: nil, targets: [], setApart: [], after: place)
        var undoneBy: UInt32 = 0
        var isUndone = true
        for touch in touchRange(of: entry.rawValue) {
            let number = CommentNumber(touches.rows[touch].comment)
            guard case .refused(let objection) = undoStep(of: entry.rawValue, on: number.index) else {
                command.targets.append(Target(number: number, version: version(of: number)))
                continue
            }
            if case .alreadyUndone(let undo) = objection { undoneBy = max(undoneBy, undo) } else { isUndone = false }
            command.setApart.append(SetApart(number: number, refusal: refusal(objection, of: entry)))
        }
        guard command.targets.isEmpty else { return command }
        throw isUndone && undoneBy != 0
            ? .alreadyUndone(entry, by: EntryNumber(undoneBy)) : .noneLeft(entry, command.setApart)
    }
}
