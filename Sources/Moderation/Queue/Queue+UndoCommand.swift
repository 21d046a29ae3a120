extension Queue {
    /// Makes the command that takes an entry back, for all of its comments that allow it; the others are set apart.
    ///
    /// - Parameters:
    ///   - entry: Anybody's act or note; `nil` means the caller's newest that can be taken back for at least one
    ///     comment. The entries that it passes over on the way are in ``Command/passedOver``.
    package func undoCommand(_ entry: EntryNumber?, by login: Login) throws(UndoRefusal) -> Command {
        if let entry {
            try checkUndo(of: entry)
            return try takeBack(entry, by: login)
        }
        let search = searchUndo(by: login)
        guard let newest = search.entry else { throw refusal(after: search) ?? .nothingToUndo }
        var command = try takeBack(newest, by: login)
        command.passedOver = search.passedOver
        return command
    }

    /// Makes the command that does an act again.
    ///
    /// - Parameters:
    ///   - entry: The undo that took it back, or the act itself; `nil` means the caller's newest undo that can be taken
    ///     back for at least one comment. A later act, note or erasure of the caller's, in any session, ends that; an
    ///     act taken back before it can still be done again by its number.
    package func redoCommand(_ entry: EntryNumber?, by login: Login) throws(UndoRefusal) -> Command {
        if let entry { return try takeBack(try undo(of: entry), by: login) }
        let search = searchRedo(by: login)
        guard let newest = search.entry else {
            if let refusal = refusal(after: search) { throw refusal }
            guard let end = search.end, hasUndo(by: login) else { throw .nothingToRedo }
            throw .redoEnded(by: end, entries.verb(of: end.rawValue))
        }
        var command = try takeBack(newest, by: login)
        command.passedOver = search.passedOver
        return command
    }

    /// Whether an act or a note can be taken back, for at least one of its comments.
    package func isUndoable(_ entry: EntryNumber) -> Bool {
        contains(entry) && isOpenSomewhere(entry.rawValue)
    }

    /// Whether an act that was taken back can be done again, for at least one of its comments.
    package func isRedoable(_ entry: EntryNumber) -> Bool {
        guard let undo = try? undo(of: entry) else { return false }
        return isOpenSomewhere(undo.rawValue)
    }

    /// The entry that an undo without a number would take back.
    package func newestUndoable(by login: Login) -> EntryNumber? { searchUndo(by: login).entry }

    /// The search from a login's newest entry to the one that undo or redo without a number means.
    private struct UndoSearch {
        /// The most entries passed over that are reported: nobody reads more.
        private static let told = 100

        var entry: EntryNumber?
        var passedOver: [PassedOver] = []
        /// The entry that ended redo.
        var end: EntryNumber?

        /// Whether no more are reported.
        var isTold: Bool { passedOver.count >= UndoSearch.told }

        mutating func pass(_ passed: PassedOver) {
            if !isTold { passedOver.append(passed) }
        }
    }

    /// Why a search found nothing, if there is more to say than that.
    private func refusal(after search: UndoSearch) -> UndoRefusal? {
        guard let newest = search.passedOver.first(where: { $0.verb != .release }) else { return nil }
        guard newest.obstacle == nil else { return .noneLeft(newest.entry, obstacles(to: newest.entry)) }
        return newest.verb == .note ? .noteStaysStruck(newest.entry) : .notUndoable(newest.entry, newest.verb)
    }

    /// Undos, and entries already taken back, are not steps of the search; all other entries of the caller's are.
    private func searchUndo(by login: Login) -> UndoSearch {
        var search = UndoSearch()
        guard let index = loginIndex(login) else { return search }
        let newest = own.newest(by: index) { entry in
            let verb = entries.verb(of: entry)
            switch verb {
            case .found, .submit, .undo: return false
            case .release, .erase:
                search.pass(PassedOver(entry: EntryNumber(entry), verb: verb))
                return false
            case .approve, .reject, .edit, .reopen, .defer, .note:
                if isOpenSomewhere(entry) { return true }
                pass(entry, verb, in: &search)
                return false
            }
        }
        search.entry = newest.map { EntryNumber($0) }
        return search
    }

    private func searchRedo(by login: Login) -> UndoSearch {
        var search = UndoSearch()
        guard let index = loginIndex(login) else { return search }
        let newest = own.newest(by: index) { entry in
            let verb = entries.verb(of: entry)
            switch verb {
            case .found, .release, .submit: return false
            case .approve, .reject, .edit, .reopen, .defer, .note, .erase: return true
            case .undo:
                if isOpenSomewhere(entry) { return true }
                let named = entries.rows[Int(entry) - 1].payload
                if entries.verb(of: named) == .note {
                    search.pass(PassedOver(entry: EntryNumber(named), verb: .note))
                } else if entries.verb(of: named).isAct {
                    pass(entry, .undo, in: &search)
                }
                return false
            }
        }
        guard let newest else { return search }
        if entries.verb(of: newest) == .undo {
            search.entry = EntryNumber(newest)
        } else {
            search.end = EntryNumber(newest)
        }
        return search
    }

    /// Whether a login has an undo that could be taken back, whatever came after it.
    private func hasUndo(by login: Login) -> Bool {
        guard let index = loginIndex(login) else { return false }
        return own.newest(by: index) { entries.verb(of: $0) == .undo && isOpenSomewhere($0) } != nil
    }

    private func isOpenSomewhere(_ entry: UInt32) -> Bool {
        changeRange(of: entry).contains { isOpen(entry, on: changes.rows[$0].comment) }
    }

    /// Notes an entry that can't be taken back; one already taken back is not a step of the search.
    private func pass(_ entry: UInt32, _ verb: Verb, in search: inout UndoSearch) {
        guard !search.isTold else { return }
        var passed = PassedOver(entry: EntryNumber(entry), verb: verb)
        for change in changeRange(of: entry) {
            guard let obstacle = obstacle(to: entry, in: change) else { continue }
            if passed.obstacle == nil { passed.obstacle = obstacle } else { passed.others += 1 }
        }
        if passed.obstacle != nil { search.pass(passed) }
    }

    /// An entry's comments for which it can't be taken back, although it hasn't been yet, each with why.
    package func obstacles(to entry: EntryNumber) -> [SetApart] {
        changeRange(of: entry.rawValue).compactMap { obstacle(to: entry.rawValue, in: $0) }
    }

    private func obstacle(to entry: UInt32, in change: Int) -> SetApart? {
        let number = CommentNumber(changes.rows[change].comment)
        guard case .refused(let objection) = undoOutcome(of: entry, at: number.index) else { return nil }
        if case .alreadyUndone = objection { return nil }
        return SetApart(number: number, refusal: refusal(objection, of: EntryNumber(entry)))
    }

    private func isOpen(_ entry: UInt32, on comment: UInt32) -> Bool {
        if case .refused = undoOutcome(of: entry, at: Int(comment) - 1) { return false }
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

    /// Why an undo can never be taken back; `nil` if it can be, as far as the entry that it names goes.
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
        case .found, .release, .submit, .erase: throw .notRedoable(entry, verb)
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
        for change in changeRange(of: entry.rawValue) {
            let number = CommentNumber(changes.rows[change].comment)
            guard case .refused(let objection) = undoOutcome(of: entry.rawValue, at: number.index) else {
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
