package import Moderation
import Synchronization

extension JournalDesk {
    package func owesCheckpoint(of queue: Queue) -> Bool {
        owesCheckpoint(of: queue, beyond: Checkpoint.worthwhile)
    }

    func owesCheckpoint(of queue: Queue, beyond worthwhile: Checkpoint.Reach) -> Bool {
        switch access {
        case .readOnly(.damaged), .readOnly(.newer): return false
        case .full, .readOnly: break
        }
        let (spared, isOpen) = state.withLock { ($0.spared, !$0.mustStartOver && $0.unfinishedBlanks.isEmpty) }
        let whole = Checkpoint.Reach(queue)
        // Saving a long journal takes longer the longer it is, doing touches again doesn't.
        let touches = max(worthwhile.changes, spared.changes / 16)
        let isWorthwhile =
            whole.bytes - spared.bytes > worthwhile.bytes || whole.changes - spared.changes > touches
        return isOpen && isWorthwhile && files.mayWrite(folder: folder)
    }

    /// Leaves a checkpoint; it takes no lock but at its end.
    @discardableResult
    package func leaveCheckpoint(of queue: Queue, hindered: (Remark) -> Void) -> Bool {
        guard queue.place.chain.count == HexDigest.count, queue.unexplainedBlanks.isEmpty else { return false }
        do throws(DeskError) {
            let stands = try CheckpointWriter(lock: lock).write(queue) { () throws(DeskError) in
                try mayStand(checkpointAt: queue.place)
            }
            guard stands else { return false }
        } catch {
            if case .failed(let failure) = error { hindered(.hinderedCheckpoint(failure)) }
            return false
        }
        let spared = Checkpoint.Reach(queue)
        state.withLock { if spared.bytes > $0.spared.bytes { $0.spared = spared } }
        return true
    }

    /// Tells, under the lock, whether the journal is the one that was read, with no erasure after it or unfinished.
    private func mayStand(checkpointAt place: Place) throws(DeskError) -> Bool {
        let journal = try current(for: place)
        let reading = try calling { () throws(FileFailure) in
            try BatchReading(of: journal, after: place, files: files)
        }
        guard reading.stop == nil, !reading.tail.entries.contains(where: { $0.verb == .erase }) else { return false }
        return state.withLock { $0.unfinishedBlanks.isEmpty }
    }
}
