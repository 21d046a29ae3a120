package import Moderation

extension JournalDesk {
    /// Adds comments, durably, in one write.
    ///
    /// Each is judged by itself against what stands in the journal now; what is refused is told and the others are
    /// taken, unless `allOrNothing` asks otherwise. A comment whose source is there already adds nothing.
    ///
    /// - Parameters:
    ///   - login: Who hands them in: `submit` is not limited to the moderators of the settings.
    ///   - queue: Takes what was appended since, these comments last.
    package func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue, allOrNothing: Bool = false
    ) throws(DeskError) -> Submitted {
        try refuseUnlessWritable()
        var submitted = Submitted(results: [], remarks: [])
        // Under the lock only what depends on what others have written: nobody waits for the rest.
        let prepared = batch.map { PreparedComment($0, files: files) }
        let turn = try write(after: queue.place) { (turn) throws(DeskError) in
            try JournalDesk.take(turn.tail, into: &queue, of: self)
            let now = clock()
            var gate = SubmissionGate(queue: queue, now: now) { [self] (place) throws(DeskError) in
                try entryUnderLock(at: place)
            }
            for comment in prepared {
                submitted.results.append(try gate.judge(comment))
            }
            if allOrNothing, submitted.results.contains(where: \.isRefusal) {
                submitted.results = submitted.results.map { $0.isRefusal ? $0 : .refused(.notAlone) }
                return
            }
            let accepted = gate.accepted
            turn.reserve(accepted.count, bytes: accepted.reduce(0) { $0 + $1.written.bytes.count + 512 })
            for (submission, content, written) in accepted {
                try turn.add(
                    Entry(number: turn.nextNumber, at: now, by: login, act: .submit(submission), content: content),
                    written: written)
            }
        }
        try JournalDesk.take(turn.tail, into: &queue, of: self)
        submitted.remarks = turn.remarks
        return submitted
    }

    /// Adds a release, or corrects the one with this slug.
    ///
    /// - Returns: The entry that was written, `nil` when the release stands just so already; and what the writer found and
    ///   mended on the way.
    /// - Throws: ``DeskError/invalid(_:)`` for a text that the journal doesn't take.
    @discardableResult
    package func release(
        _ release: Release, by login: Login, queue: inout Queue
    ) throws(DeskError) -> (entry: EntryNumber?, remarks: [Remark]) {
        if case .readOnly(let reason) = journalAccess { throw .readOnly(reason) }
        do throws(GateRules.Breach) {
            try GateRules.check(release)
        } catch {
            throw .invalid(error.clause)
        }
        var written: EntryNumber?
        let turn = try write(after: queue.place) { (turn) throws(DeskError) in
            _ = try settingsUnderLock(for: login)
            try JournalDesk.take(turn.tail, into: &queue, of: self)
            if let present = queue.release(release.slug), present.isSame(as: release) { return }
            written = turn.nextNumber
            try turn.add(Entry(number: turn.nextNumber, at: clock(), by: login, act: .release(release)))
        }
        try JournalDesk.take(turn.tail, into: &queue, of: self)
        return (written, turn.remarks)
    }

    /// Whoever may write in the folder may submit: no settings matter.
    private func refuseUnlessWritable() throws(DeskError) {
        switch journalAccess {
        case .full: return
        case .readOnly(.notWritable) where login == nil && files.mayWrite(folder: paths.folder): return
        case .readOnly(let reason): throw .readOnly(reason)
        }
    }

    /// Lets a queue take what it has not taken of a tail.
    private static func take(_ tail: EntryBatch, into queue: inout Queue, of desk: JournalDesk) throws(DeskError) {
        do throws(Damage) {
            try queue.applyNew(of: tail)
        } catch {
            desk.believe(error)
            throw .damaged(error)
        }
    }
}

extension SubmitResult {
    fileprivate var isRefusal: Bool {
        if case .refused = self { true } else { false }
    }
}

extension Release {
    /// Compares byte by byte: what Unicode calls equivalent is a correction all the same.
    fileprivate func isSame(as other: Release) -> Bool {
        func same(_ one: String?, _ other: String?) -> Bool {
            switch (one, other) {
            case (nil, nil): true
            case (let one?, let other?): one.utf8.elementsEqual(other.utf8)
            default: false
            }
        }
        return date == other.date && same(title, other.title) && same(url, other.url) && same(summary, other.summary)
    }
}
