import Moderation
import Synchronization

extension JournalDesk {
    /// Does a writer's work on a copy: the ledger decides who is next, and the copy takes what stands there then.
    ///
    /// The first try is one round trip and holds nothing. A writer that was overtaken judges again and takes the ledger's
    /// lock. The lock of the folder is held only while the copy grows: nobody on this machine waits for the network.
    ///
    /// - Parameter fill: Begins with nothing each time: it is asked again if somebody else was quicker.
    func writeShared(
        by ledger: any Ledger, after place: Place, following wait: LockWait?,
        _ fill: (inout WriteTurn) throws(DeskError) -> Void
    ) throws(DeskError) -> WriteTurn {
        try refuseUnlessCopy()
        var turn = try drawn(after: place, fill)
        guard !turn.isEmpty else { return turn }
        guard let overtaking = try ledger.append(addition(of: turn), after: turn.tail.end, following: wait) else {
            return brought(turn)
        }
        try keep(overtaking)
        turn = try drawn(after: place, fill)
        guard !turn.isEmpty else { return turn }
        try ledger.hold(after: turn.tail.end, following: wait) { (lines) throws(DeskError) in
            if !lines.isEmpty {
                try keep(lines)
                turn = try drawn(after: place, fill)
            }
            return try addition(of: turn)
        }
        return turn.isEmpty ? turn : brought(turn)
    }

    /// Throws if the folder is no longer a copy, or was left, since it was opened.
    func refuseUnlessCopy() throws(DeskError) {
        guard let file = try CopyFile.read(folder: folder, files: files) else { throw .converted }
        if file.isLeft { throw .readOnly(.copyWasLeft) }
    }

    /// A turn's lines, and the lines that lose their content because of it.
    func addition(of turn: WriteTurn) throws(DeskError) -> LedgerAddition {
        var addition = LedgerAddition(lines: turn.lines)
        for entry in turn.erased {
            let line = try calling { () throws(FileFailure) in
                try turn.journal.ledgerLine(of: entry, before: turn.offset)
            }
            if let blank = line?.blank { addition.blanked.append(blank) }
        }
        return addition
    }

    /// Has the copy take a turn that stands in the ledger. The turn is done by then, whatever becomes of the copy.
    func brought(_ turn: WriteTurn) -> WriteTurn {
        var turn = turn
        let lines = turn.lines
        do throws(DeskError) {
            try lock.hold(.exclusive) { () throws(DeskError) in
                let writer = CopyWriter(lock: lock, journal: try current(for: turn.tail.end))
                try open(turn.journal) { (file) throws(DeskError) in
                    // Another process on this machine may have added them.
                    try writer.add(lines, to: file)
                    turn.unfinished = nil
                    finish(&turn)
                    finishErasures(in: file, &turn)
                }
            }
        } catch {
            turn.drop()
            turn.remarks.append(.copyBehind(error))
        }
        return turn
    }

    /// Adds lines of the ledger to the copy, and blanks in it what their erasures list.
    func keep(_ lines: [LedgerLine]) throws(DeskError) {
        guard !lines.isEmpty else { return }
        try lock.hold(.exclusive) { () throws(DeskError) in
            let journal = journal
            let writer = CopyWriter(lock: lock, journal: journal)
            try open(journal) { (file) throws(DeskError) in
                guard let place = try writer.add(lines, to: file), lines.contains(where: \.isErasure) else { return }
                try finishForeignErasures(in: file, of: journal, after: place)
            }
        }
    }

    /// Finishes erasures that were found in the copy as it was opened.
    func finishErasuresOfCopy() throws(DeskError) {
        guard state.withLock({ !$0.known.unfinishedBlanks.isEmpty }) else { return }
        try lock.hold(.exclusive) { () throws(DeskError) in
            let journal = journal
            try open(journal) { (file) throws(DeskError) in
                try finishForeignErasures(in: file, of: journal, after: try journal.end().place)
            }
        }
    }

    private func finishForeignErasures(
        in file: OpenFile, of journal: JournalFile, after place: Place
    ) throws(DeskError) {
        let reading = try batch(of: journal, after: place)
        note(reading)
        var turn = WriteTurn(journal: journal, reading: reading, files: files)
        finishErasures(in: file, &turn)
    }
}

extension JournalDesk {
    /// Brings the copy up to the server, as far as that is reachable, and notes how it stands to it.
    ///
    /// - Returns: Whether that has changed.
    @discardableResult
    func follow(_ reading: any LedgerReading, within milliseconds: Int) -> Bool {
        let before = contact
        do throws(DeskError) {
            try refuseUnlessCopy()
            let journal = journal
            guard try isCurrent(journal) else { throw .replaced }
            let writer = CopyWriter(lock: lock, journal: journal)
            try writer.follow(reading, within: milliseconds) { (lines) throws(DeskError) in try keep(lines) }
            let refused = reading.refusedCount(within: milliseconds)
            state.withLock { state in
                state.contact?.trouble = nil
                if let refused { state.contact?.refused = refused }
            }
        } catch {
            let now = clock()
            state.withLock { $0.contact?.note(error, at: now) }
        }
        return contact != before
    }
}
