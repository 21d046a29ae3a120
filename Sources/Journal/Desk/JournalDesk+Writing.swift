import Moderation
import Synchronization

extension JournalDesk {
    /// Does a writer's work under the exclusive lock: `fill` says what to write, then it is written, durably.
    ///
    /// - Parameters:
    ///   - place: Up to where the caller has read.
    ///   - wait: Follows the wait for the lock, and may end it.
    ///   - fill: Begins with nothing each time: it may be asked again where somebody else was quicker.
    /// - Returns: The turn, its tail complete up to what was written.
    func write(
        after place: Place, following wait: LockWait? = nil, _ fill: (inout WriteTurn) throws(DeskError) -> Void
    ) throws(DeskError) -> WriteTurn {
        try lock.hold(.exclusive, following: wait) { () throws(DeskError) in
            let journal = try current(for: place)
            let reading = try calling { () throws(FileFailure) in
                try BatchReading(of: journal, after: place, files: files)
            }
            if let stop = reading.stop {
                stopWriting(at: stop)
                throw stop.error
            }
            noteErasures(in: reading)
            var turn = WriteTurn(journal: journal, reading: reading, files: files)
            try fill(&turn)
            guard !turn.isEmpty else { return turn }
            try open(journal) { (file) throws(DeskError) in
                try append(&turn, to: file)
                // From here on it is done, and is told as done.
                finishErasures(in: file, &turn)
            }
            return turn
        }
    }

    /// Opens the journal for writing, which must be the one that was read.
    private func open(
        _ journal: JournalFile, _ work: (OpenFile) throws(DeskError) -> Void
    ) throws(DeskError) {
        let file = try calling { () throws(FileFailure) in try files.open(paths.journal, .writing) }
        defer { files.close(file) }
        guard try calling({ () throws(FileFailure) in try files.status(file).inode }) == journal.inode else {
            throw .replaced
        }
        try work(file)
    }

    /// Appends a turn's lines.
    ///
    /// A write that fails is cut back, and once the cut is on the disk nothing has been done: lines that were told as
    /// not written never come back. Where the cut fails too, or a flush, nobody knows what the disk holds.
    private func append(_ turn: inout WriteTurn, to file: OpenFile) throws(DeskError) {
        let offset = turn.offset
        if let bytes = turn.unfinished {
            // On its own: after a power cut the new line must not stand in front of what was left of the old one. Nothing is
            // written before that, whatever becomes of it.
            try calling { () throws(FileFailure) in
                try files.cut(file, to: offset)
                try files.flush(file)
            }
            turn.remarks.append(.removedUnfinishedLine(bytes: bytes))
            turn.unfinished = nil
        }
        do throws(FileFailure) {
            try files.writeAll(turn.bytes, to: file, at: offset)
        } catch {
            let failure = error
            try unknownIfFailing { () throws(FileFailure) in
                try files.cut(file, to: offset)
                try files.flush(file)
            }
            throw DeskError(failure)
        }
        try unknownIfFailing { () throws(FileFailure) in try files.flush(file) }
        turn.finish()
    }

    /// Makes calls after whose failure nobody knows what the disk holds: everybody starts over then.
    func unknownIfFailing<Value>(_ calls: () throws(FileFailure) -> Value) throws(DeskError) -> Value {
        do throws(FileFailure) {
            return try calls()
        } catch {
            state.withLock { $0.mustStartOver = true }
            throw .unknown(error)
        }
    }
}
