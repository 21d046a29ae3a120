package import Moderation

extension JournalDesk {
    package func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue, allOrNothing: Bool
    ) throws(DeskError) -> Submitted {
        try refuseUnlessWritable()
        var submitted = Submitted()
        // Only what depends on others' entries is done under the lock: nobody has to wait for the rest.
        let prepared = batch.map { comment -> Result<WrittenContent, SubmitRefusal> in
            if let refusal = SubmissionGate.refusal(of: comment) { return .failure(refusal) }
            return .success(WrittenContent(comment.content, salt: files.random(bytes: 16)))
        }
        let turn = try write(after: queue.place) { (turn) throws(DeskError) in
            try catchUp(&queue, with: turn.tail)
            let now = clock()
            submitted.results = []
            var contents: [(content: Content, written: WrittenContent)] = []
            var gate = SubmissionGate(queue: queue, now: now) { [self] (place) throws(DeskError) in
                try entryUnderLock(at: place)
            }
            for (comment, written) in zip(batch, prepared) {
                let result: SubmitResult
                switch written {
                case .failure(let refusal): result = .refused(refusal)
                case .success(let written):
                    result = try gate.judge(comment)
                    if case .added = result { contents.append((comment.content, written)) }
                }
                submitted.results.append(result)
            }
            if allOrNothing, submitted.results.contains(where: \.isRefusal) {
                submitted.results = submitted.results.map { $0.isRefusal ? $0 : .refused(.notAlone) }
                return
            }
            turn.reserve(contents.count, bytes: contents.reduce(0) { $0 + $1.written.bytes.count + 512 })
            for (submission, (content, written)) in zip(gate.accepted, contents) {
                try turn.add(
                    Entry(number: turn.nextNumber, at: now, by: login, act: .submit(submission), content: content),
                    written: written)
            }
        }
        try catchUp(&queue, with: turn.tail)
        submitted.remarks = turn.remarks
        return submitted
    }

    @discardableResult
    package func release(
        _ release: Release, by login: Login, queue: inout Queue
    ) throws(DeskError) -> (entry: EntryNumber?, remarks: [Remark]) {
        if case .readOnly(let reason) = journalAccess { throw .readOnly(reason) }
        do throws(GateRules.Breach) {
            try GateRules.check(release)
        } catch {
            throw .invalid(.unfit(error))
        }
        var written: EntryNumber?
        let turn = try write(after: queue.place) { (turn) throws(DeskError) in
            _ = try settingsUnderLock(for: login)
            written = nil
            try catchUp(&queue, with: turn.tail)
            if let present = queue.release(release.slug), present.isSame(as: release) { return }
            written = turn.nextNumber
            try turn.add(Entry(number: turn.nextNumber, at: clock(), by: login, act: .release(release)))
        }
        try catchUp(&queue, with: turn.tail)
        return (written, turn.remarks)
    }

    /// Whoever may write in the folder may submit; the settings don't matter.
    private func refuseUnlessWritable() throws(DeskError) {
        switch journalAccess {
        case .full: return
        case .readOnly(.notWritable) where login == nil && files.mayWrite(folder: paths.folder): return
        case .readOnly(let reason): throw .readOnly(reason)
        }
    }

    /// Has a queue apply the part of a tail that it has not applied yet.
    func catchUp(_ queue: inout Queue, with tail: EntryBatch) throws(DeskError) {
        do throws(Damage) {
            try queue.applyNew(of: tail)
        } catch {
            stopWriting(at: error)
            throw .damaged(error)
        }
    }
}
