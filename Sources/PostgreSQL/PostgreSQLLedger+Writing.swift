package import Journal
package import Moderation

// A line carries its number and its chain, so sending it twice does no harm: any doubt is settled by looking for
// one's own line, and by sending the same bytes again if nothing stands there. Only the answer to a commit counts,
// and not one with a warning: a server warns when it did not wait for its standby.

extension PostgreSQLLedger {
    package func append(
        _ addition: LedgerAddition, after place: Place, following wait: LockWait?
    ) throws(DeskError) -> [LedgerLine]? {
        var patience = Patience(milliseconds: PostgreSQLLedger.patienceOfWriters, following: wait, server: server)
        let connection = try failure.reaching { () throws(ConnectionError) in
            try connector.take(&patience, triesAgain: true)
        }
        patience.extend(to: PostgreSQLLedger.patienceOfCommits)
        let first: FirstTry
        do throws(ConnectionError) {
            first = try firstTry(addition, after: place, on: connection, &patience)
        } catch {
            guard error != .givenUp else { throw unknown(error.loss) }
            return try settle(addition, after: place, &patience)
        }
        switch first {
        case .stands:
            connector.giveBack(connection)
            return nil
        case .doubtful:
            return try settle(addition, after: place, &patience)
        case .failed(let error):
            connector.giveBack(connection)
            throw error
        case .lost(let lines):
            connector.giveBack(connection)
            return lines
        }
    }

    /// The result of the first try.
    private enum FirstTry {
        case stands
        /// Others were quicker, with these lines.
        case lost([LedgerLine])
        /// Nothing was written.
        case failed(DeskError)
        case doubtful
    }

    /// One packet there, one back.
    private func firstTry(
        _ addition: LedgerAddition, after place: Place, on connection: Connection, _ patience: inout Patience
    ) throws(ConnectionError) -> FirstTry {
        // Everything sent up to a sync is one transaction, and one that fails leaves none open.
        try connection.send(Statements.limitLockWait)
        let statement = 1
        try sendAddition(addition, after: place, on: connection)
        try connection.sync()
        try connection.send(Statements.hint(queue))
        try connection.sync()
        try connection.send(Statements.tail(of: key, from: max(1, place.entry)))
        try connection.send(Statements.state(of: key, knowing: knownSettings))
        try connection.sync()
        let written = try connection.segment(&patience)
        let isCommitClean = written.error == nil && !written.isWarned
        if isCommitClean, written.results.count > statement,
            written.results[statement].affected == addition.lines.count
        {
            // What follows says nothing about the commit; if it does not come, the connection is not kept.
            _ = try? connection.segment(&patience)
            _ = try? connection.segment(&patience)
            return .stands
        }
        _ = try connection.segment(&patience)
        let tail = try connection.segment(&patience)
        if let error = written.error, !error.isLostRace {
            return error.isDoubtful ? .doubtful : .failed(failure.refusal(error))
        }
        guard !written.isWarned else { return .doubtful }
        if let error = tail.error { return .failed(failure.refusal(error)) }
        do throws(DeskError) {
            guard tail.results.count == 2 else { return .doubtful }
            // A role that may not see the queue sees none of its lines either: that doesn't mean that the server went back.
            if tail.results[1].count == 0 { throw .refused(.noQueue, server: server) }
            let lines = try Rows(tail.results[0], of: server).lines(after: place)
            if lines.isEmpty, let why = refusal(inRow: tail.results[1]) { throw .refused(why, server: server) }
            return .lost(lines)
        } catch {
            return .failed(error)
        }
    }

    private func sendAddition(
        _ addition: LedgerAddition, after place: Place, on connection: Connection
    ) throws(ConnectionError) {
        try connection.send(Statements.append(addition, to: key, after: place.entry, place.chainBytes))
        if !addition.blanked.isEmpty { try connection.send(Statements.blank(addition, in: key)) }
    }

    /// Ends a transaction without writing anything.
    private func end(_ connection: Connection, _ patience: inout Patience) throws(ConnectionError) {
        try connection.send(Statements.rollback)
        try connection.sync()
        _ = try connection.segment(&patience)
    }
}

extension PostgreSQLLedger {
    package func hold(
        after place: Place, following wait: LockWait?,
        _ decide: ([LedgerLine]) throws(DeskError) -> LedgerAddition
    ) throws(DeskError) {
        var patience = Patience(milliseconds: PostgreSQLLedger.patienceOfWriters, following: wait, server: server)
        try locked(Round(place: place), &patience) { (lines, _) throws(DeskError) in
            .add(try decide(lines), [])
        }
    }

    package func takeIn(
        after place: Place, _ decide: ([LedgerLine], [InboxItem]) throws(DeskError) -> LedgerIntake
    ) throws(DeskError) {
        var patience = Patience(milliseconds: PostgreSQLLedger.patienceOfWriters, server: server)
        let round = Round(place: place, reading: Statements.inbox(of: key))
        try locked(round, &patience) { (lines, found) throws(DeskError) in
            let items = try (0..<(found?.count ?? 0)).map { (row) throws(DeskError) in
                guard let found, let id = found.integer(row, 0), let at = found.integer(row, 1),
                    let role = found.text(row, 2), let comment = found.bytes(row, 3)
                else { throw .refused(.senseless, server: server) }
                return InboxItem(id: id, at: Moment(milliseconds: Int64(at)), role: role, comment: comment)
            }
            let intake = try decide(lines, items)
            guard !intake.taken.isEmpty else { return .nothing }
            var besides = [Statements.empty(intake.taken, of: key)]
            if !intake.refused.isEmpty { besides.append(Statements.putAside(intake.refused, of: key)) }
            return .add(intake.addition, besides)
        }
    }

    /// Finds out what became of lines that were sent but not acknowledged.
    ///
    /// - Returns: What others wrote instead; `nil` once the lines stand.
    private func settle(
        _ addition: LedgerAddition, after place: Place, _ patience: inout Patience
    ) throws(DeskError) -> [LedgerLine]? {
        var overtaking: [LedgerLine]?
        try locked(Round(place: place, sent: addition), &patience) { (lines, _) throws(DeskError) in
            overtaking = lines
            return .nothing
        }
        return overtaking
    }

    /// What to do under the lock.
    private enum Wish {
        /// Lines, and other statements in the same transaction.
        case add(LedgerAddition, [Statement])
        case nothing
    }

    /// Works under the lock of the queue's row, for as many rounds as it takes.
    ///
    /// - Parameter judge: Is asked when none of its own lines are in doubt.
    private func locked(
        _ first: Round, _ patience: inout Patience,
        judge: ([LedgerLine], QueryResult?) throws(DeskError) -> Wish
    ) throws(DeskError) {
        var round = first
        var pause = 50
        while true {
            let connection: Connection
            do throws(ConnectionError) {
                connection = try connector.take(&patience, triesAgain: true)
            } catch {
                throw round.sent == nil ? failure.unreachable(error) : unknown(error.loss)
            }
            // The server makes nobody wait longer than five seconds for a lock.
            patience.extendFromNow(by: 6_000)
            let end: End
            do throws(ConnectionError) {
                end = try self.round(&round, on: connection, &patience, judge)
            } catch {
                // With the connection the transaction is gone, unless it was being committed.
                guard patience.rest > 0, error != .givenUp else {
                    throw round.sent == nil ? failure.unreachable(error) : unknown(error.loss)
                }
                continue
            }
            switch end {
            case .done:
                connector.giveBack(connection)
                return
            case .failed(let error):
                connector.giveBack(connection)
                throw error
            case .overtaken, .doubtful:
                connector.giveBack(connection)
                guard patience.rest > 0 else {
                    if round.sent != nil { throw unknown(.late) }
                    throw end == .overtaken ? .overtaken : failure.unreachable(.lost(.late))
                }
                do throws(ConnectionError) {
                    try connector.pause(pause, &patience)
                } catch {
                    throw round.sent == nil ? failure.unreachable(error) : unknown(error.loss)
                }
                pause = min(pause * 2, 800)
            }
        }
    }

    /// What is known between two rounds.
    private struct Round {
        /// After the last line that the judge knows.
        var place: Place
        /// What may already stand, or may still arrive.
        var sent: LedgerAddition?
        /// The statements that go with it in one transaction.
        var besides: [Statement] = []
        /// What the judge wants to see besides the lines.
        var reading: Statement?
    }

    /// How a round ended.
    private enum End: Equatable {
        case done
        case failed(DeskError)
        /// Others were quicker, or hold the lock: another round.
        case overtaken
        /// There was no answer, or none that says what became of it: another round.
        case doubtful
    }

    /// Takes the lock, looks, and adds.
    private func round(
        _ round: inout Round, on connection: Connection, _ patience: inout Patience,
        _ judge: ([LedgerLine], QueryResult?) throws(DeskError) -> Wish
    ) throws(ConnectionError) -> End {
        let statements =
            [
                Statements.begin, Statements.lockTimeout, Statements.idleTimeout, Statements.lock(key),
                Statements.tail(of: key, from: max(1, round.place.entry)),
                Statements.state(of: key, knowing: knownSettings),
            ] + [round.reading].compactMap { $0 }
        for statement in statements { try connection.send(statement) }
        try connection.requestFlush()
        var results: [QueryResult] = []
        for _ in statements {
            switch try connection.next(&patience) {
            case .result(let result): results.append(result)
            case .failed(let error):
                try connection.sync()
                _ = try connection.segment(&patience)
                return try failed(error, round, on: connection, &patience)
            case .skipped, .synced: break
            }
        }
        guard results.count == statements.count else { return .doubtful }
        var pages = [results[4]]
        while let page = pages.last, page.count == Statements.page,
            let last = page.integer(page.count - 1, 0).flatMap({ UInt32(exactly: $0) })
        {
            try connection.send(Statements.tail(of: key, from: last + 1))
            try connection.requestFlush()
            guard case .result(let more) = try connection.next(&patience) else { return .doubtful }
            pages.append(more)
        }
        let lines: [LedgerLine]
        do throws(DeskError) {
            if results[5].count == 0 { throw .refused(.noQueue, server: server) }
            var rows: [LedgerLine] = []
            for page in pages { rows += try Rows(page, of: server).all }
            lines = try Rows(all: rows).lines(after: round.place)
        } catch {
            try end(connection, &patience)
            return .failed(error)
        }
        if let sent = round.sent, let own = sent.lines.first {
            if let there = lines.first(where: { $0.number == own.number }) {
                guard there.chain != own.chain else {
                    // With a rollback the answer would not wait for a standby, and the line might be on the primary alone.
                    try connection.send(Statements.commit)
                    try connection.sync()
                    let answer = try connection.segment(&patience)
                    return answer.error == nil && !answer.isWarned ? .done : .doubtful
                }
                // Others were quicker, and what was sent can't arrive any more: its number is taken.
                round.sent = nil
            }
        }
        if results[3].count == 0 {
            try end(connection, &patience)
            let why = refusal(inRow: results[5]) ?? .noQueue
            return .failed(.refused(why, server: server))
        }
        if let sent = round.sent { return try commit(sent, &round, on: connection, &patience) }
        let wish = Result { () throws(DeskError) in try judge(lines, results.count > 6 ? results[6] : nil) }
        switch wish {
        case .success(.add(let addition, let besides)) where !addition.lines.isEmpty || !besides.isEmpty:
            round.besides = besides
            if let last = lines.last { round.place = round.place.after(last) }
            return try commit(addition, &round, on: connection, &patience)
        case .success:
            try end(connection, &patience)
            return .done
        case .failure(let error):
            try end(connection, &patience)
            return .failed(error)
        }
    }

    /// Adds under the lock, and commits.
    private func commit(
        _ addition: LedgerAddition, _ round: inout Round, on connection: Connection, _ patience: inout Patience
    ) throws(ConnectionError) -> End {
        if let first = addition.lines.first?.number, first != round.place.entry &+ 1 {
            // The copy does not end where the server does: when the act is repeated, it is read anew where it ends.
            try end(connection, &patience)
            return .failed(
                first <= round.place.entry ? .lacking(EntryNumber(first)) : .behind(EntryNumber(first - 1)))
        }
        round.sent = addition.lines.isEmpty ? nil : addition
        patience.extend(to: PostgreSQLLedger.patienceOfCommits)
        if !addition.lines.isEmpty { try sendAddition(addition, after: round.place, on: connection) }
        for statement in round.besides { try connection.send(statement) }
        try connection.send(Statements.commit)
        try connection.sync()
        try connection.send(Statements.hint(queue))
        try connection.sync()
        let answer = try connection.segment(&patience)
        let isWritten = addition.lines.isEmpty || answer.results.first?.affected == addition.lines.count
        if answer.error == nil, isWritten, !answer.isWarned {
            _ = try? connection.segment(&patience)
            return .done
        }
        _ = try connection.segment(&patience)
        if let error = answer.error { return try failed(error, round, on: connection, &patience) }
        guard !isWritten, !answer.isWarned else { return .doubtful }
        round.sent = nil
        return .overtaken
    }

    /// How to go on after an error in a round.
    private func failed(
        _ error: ServerError, _ round: Round, on connection: Connection, _ patience: inout Patience
    ) throws(ConnectionError) -> End {
        try end(connection, &patience)
        if error.isLostRace { return .overtaken }
        if error.isDoubtful { return .doubtful }
        // A lock that others hold says nothing about what was sent before.
        if round.sent != nil, error.state == "55P03" { return .overtaken }
        return .failed(round.sent == nil ? failure.refusal(error) : unknown(ContactLoss(error.message)))
    }
}
