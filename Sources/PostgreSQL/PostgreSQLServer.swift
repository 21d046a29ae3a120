package import Journal
package import Moderation

/// A server as whoever shares, joins and leaves sees it.
package final class PostgreSQLServer: Sendable {
    /// The name of the service.
    package let service: String
    private let connector: Connector

    /// How long to wait for the server, in milliseconds.
    private static let patience = 5_000
    /// How long a statement may take that moves much.
    private static let patienceOfMoves = 120_000

    package init(service: String) {
        self.service = service
        connector = Connector(service: service)
    }

    /// The UUIDs of the queues that live there.
    package func queues() throws(DeskError) -> [String] {
        let found = try run([Statement("select queue::text from sluice.queue where moved is null order by 1")])
        return found[0].map { $0.text(0) }
    }

    /// Makes the tables where there are none.
    ///
    /// - Throws: ``DeskError/refused(_:server:)`` with ``ServerRefusal/mayNot(_:)`` where this role may not.
    package func makeSchema() throws(DeskError) {
        let found = try run([Statement("select to_regclass('sluice.entry') is not null")])
        if found[0].first?.bytes(0) == [1] { return }
        try run(Schema.statements.map { Statement($0) })
        // Only PostgreSQL itself knows this one, and a table without it is merely larger.
        _ = try? run([Statement(Schema.storage)])
    }

    /// The settings that hold for all copies, with the number that they have; `nil` where there are none.
    package func settings(of queue: String) throws(DeskError) -> (bytes: [UInt8]?, number: Int) {
        let found = try run([
            Statement("select settings, settings_n from sluice.queue where queue = $1::uuid", [try key(queue)])
        ])
        guard let row = found[0].first else { throw .refused(.noQueue, server: service) }
        return (row.isNull(0) ? nil : row.bytes(0), row.integer(1))
    }

    /// Sends settings, if they still have the number.
    ///
    /// - Returns: Whether they had.
    package func send(settings: [UInt8], of queue: String, after number: Int) throws(DeskError) -> Bool {
        let found = try run(
            [
                Statement(
                    """
                    update sluice.queue set settings = $2::bytea, settings_n = settings_n + 1
                    where queue = $1::uuid and settings_n = $3::bigint returning settings_n
                    """, [try key(queue), .bytes(settings), .integer(number)]),
                Statements.hint(queue),
            ])
        return !found[0].isEmpty
    }

    /// Lays comments into a queue's inbox; the rights to read anything are not needed for that.
    package func handIn(_ comments: [[UInt8]], to queue: String) throws(DeskError) {
        try run([
            Statement(
                "insert into sluice.inbox (queue, comment) select $1::uuid, new from unnest($2::bytea[]) as new",
                [try key(queue), .byteArrays(comments)]),
            Statements.hint(queue),
        ])
    }

    /// The comments that were refused when a queue's inbox was taken in, oldest first: ten thousand at most.
    package func refused(of queue: String) throws(DeskError) -> [RefusedComment] {
        let found = try run([
            Statement(
                """
                select id, (extract(epoch from at) * 1000)::bigint, why, comment from sluice.refused
                where queue = $1::uuid order by id limit 10000
                """, [try key(queue)])
        ])
        return found[0].map {
            RefusedComment(
                id: $0.integer(0), at: Moment(milliseconds: Int64($0.integer(1))), why: $0.text(2), comment: $0.bytes(3)
            )
        }
    }

    /// Deletes refused comments that somebody has looked at.
    ///
    /// - Returns: How many were there.
    package func forget(refused ids: [Int], of queue: String) throws(DeskError) -> Int {
        let found = try run([
            Statement(
                "delete from sluice.refused where queue = $1::uuid and id = any($2::bigint[]) returning id",
                [try key(queue), .integers(ids)]),
            Statements.hint(queue),
        ])
        return found[0].count
    }

    /// Whether anything lies in a queue's inbox.
    package func hasInbox(_ queue: String) throws(DeskError) -> Bool {
        let found = try run([
            Statement("select from sluice.inbox where queue = $1::uuid limit 1", [try key(queue)])
        ])
        return !found[0].isEmpty
    }

    /// Tells everybody that the queue lives elsewhere, if nothing lies in its inbox and its end is the one that is known.
    ///
    /// - Parameter place: What people are told.
    package func move(_ queue: String, to place: String, after end: Place) throws(DeskError) {
        let key = try key(queue)
        let found = try run(
            [
                Statement(
                    "select queue from sluice.queue where queue = $1::uuid and moved is null for update", [key]),
                Statement(
                    """
                    update sluice.queue q set moved = $2::text where q.queue = $1::uuid and moved is null
                    and not exists (select from sluice.inbox i where i.queue = $1::uuid)
                    and not exists (select from sluice.entry e where e.queue = $1::uuid and e.n > $3::bigint)
                    and exists (select from sluice.entry e where e.queue = $1::uuid and e.n = $3::bigint
                                and e.chain = $4::bytea)
                    returning 1
                    """,
                    [key, .text(place), .integer(Int(end.entry)), .bytes(end.chainBytes)]),
                Statements.hint(queue),
            ])
        guard found[1].isEmpty else { return }
        if found[0].isEmpty { throw .refused(.noQueue, server: service) }
        let inbox = try run([
            Statement("select count(*) from sluice.inbox where queue = $1::uuid", [key])
        ])
        let count = inbox[0].first?.integer(0) ?? 0
        throw count > 0 ? .refused(.inboxNotEmpty(count), server: service) : .locked(process: nil)
    }

    /// The last entry that the server has with the chain that somebody else's journal has at that number.
    ///
    /// - Parameter chain: The chain of an entry in that journal, as bytes; `nil` for one that it doesn't have.
    package func lastCommon(
        _ queue: String, upTo last: UInt32, chain: (UInt32) throws(DeskError) -> [UInt8]?
    ) throws(DeskError) -> UInt32 {
        // What two journals have in common is a beginning: by halving.
        var (low, high) = (UInt32(0), last)
        while low < high {
            let middle = low + (high - low + 1) / 2
            let found = try run([
                Statement(
                    "select chain from sluice.entry where queue = $1::uuid and n = $2::bigint",
                    [try key(queue), .integer(Int(middle))])
            ])
            if let there = found[0].first?.bytes(0), there == (try chain(middle)) {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return low
    }
}

/// A comment that was refused when the inbox was taken in.
package struct RefusedComment: Hashable, Sendable {
    package var id: Int
    /// When it was refused.
    package var at: Moment
    /// Why, for people.
    package var why: String
    /// What was handed in, as it came.
    package var comment: [UInt8]
}

extension PostgreSQLServer: CopyFolder.Receiver {
    package func begin(_ queue: String) throws(DeskError) -> (number: UInt32, chain: [UInt8])? {
        let key = try key(queue)
        let found = try run([
            Statement(
                """
                insert into sluice.queue (queue, format, moved) values ($1::uuid, \(Schema.format), $2::text)
                on conflict do nothing
                """, [key, .text(Schema.arriving)]),
            Statement("select moved from sluice.queue where queue = $1::uuid", [key]),
            Statement("select n, chain from sluice.entry where queue = $1::uuid order by n desc limit 1", [key]),
        ])
        guard let row = found[1].first else { throw .refused(.noQueue, server: service) }
        // A queue that came home may go there again; one that lives there is there already.
        if row.isNull(0) { throw .refused(.isThere, server: service) }
        if row.text(0) != Schema.arriving {
            try run([
                Statement(
                    "update sluice.queue set moved = $2::text where queue = $1::uuid", [key, .text(Schema.arriving)])
            ])
        }
        guard let last = found[2].first, let number = UInt32(exactly: last.integer(0)) else { return nil }
        return (number, last.bytes(1))
    }

    package func take(_ lines: [LedgerLine], of queue: String) throws(DeskError) {
        try run([
            Statement(
                """
                insert into sluice.entry (queue, n, chain, line)
                select $1::uuid, new.n, new.chain, new.line
                from unnest($2::bigint[], $3::bytea[], $4::bytea[]) as new(n, chain, line)
                """,
                [
                    try key(queue), .integers(lines.map { Int($0.number) }), .byteArrays(lines.map(\.chain)),
                    .byteArrays(lines.map(\.bytes)),
                ])
        ])
    }

    package func replace(_ lines: [LedgerLine], of queue: String) throws(DeskError) {
        try run([
            Statement(
                """
                update sluice.entry e set line = new.line from unnest($2::bigint[], $3::bytea[]) as new(n, line)
                where e.queue = $1::uuid and e.n = new.n
                """,
                [try key(queue), .integers(lines.map { Int($0.number) }), .byteArrays(lines.map(\.bytes))])
        ])
    }

    package func finish(_ queue: String, with settings: [UInt8]?, at last: LedgerLine) throws(DeskError) {
        let key = try key(queue)
        let found = try run([
            Statement(
                """
                select count(*), max(n), (select chain from sluice.entry where queue = $1::uuid and n = $2::bigint)
                from sluice.entry where queue = $1::uuid
                """, [key, .integer(Int(last.number))])
        ])
        guard let row = found[0].first, row.integer(0) == Int(last.number), row.integer(1) == Int(last.number),
            row.bytes(2) == last.chain
        else { throw .diverged(EntryNumber(last.number)) }
        try run([
            Statement(
                """
                update sluice.queue set moved = null, settings = $2::bytea, settings_n = settings_n + 1
                where queue = $1::uuid and moved = $3::text
                """, [key, settings.map { .bytes($0) } ?? .null, .text(Schema.arriving)]),
            Statements.hint(queue),
        ])
    }
}

extension PostgreSQLServer {
    /// One row of an answer.
    struct Row {
        fileprivate let result: QueryResult
        fileprivate let index: Int

        func isNull(_ column: Int) -> Bool { result.bytes(index, column) == nil }
        func text(_ column: Int) -> String { result.text(index, column) ?? "" }
        func integer(_ column: Int) -> Int { result.integer(index, column) ?? 0 }
        func bytes(_ column: Int) -> [UInt8] { result.bytes(index, column) ?? [] }
    }

    /// Carries out statements in one transaction, and gives the rows of each.
    ///
    /// - Throws: ``DeskError/outcomeUnknown(_:)`` where the connection broke once they were sent.
    @discardableResult
    func run(_ statements: [Statement]) throws(DeskError) -> [[Row]] {
        let failure = ServerFailure(server: service)
        var patience = Patience(milliseconds: PostgreSQLServer.patience, server: service)
        let connection = try failure.reaching { () throws(ConnectionError) in
            try connector.take(&patience, triesAgain: true)
        }
        patience.extendFromNow(by: PostgreSQLServer.patienceOfMoves)
        let answer: Connection.Segment
        do throws(ConnectionError) {
            for statement in statements { try connection.send(statement) }
            try connection.sync()
            answer = try connection.segment(&patience)
        } catch {
            throw failure.unknown(error.words)
        }
        connector.giveBack(connection)
        if let error = answer.error { throw error.isDoubtful ? failure.unknown(error.message) : failure.refusal(error) }
        if answer.isWarned { throw failure.unknown("the server did not wait for its standby") }
        return answer.results.map { result in (0..<result.count).map { Row(result: result, index: $0) } }
    }

    private func key(_ queue: String) throws(DeskError) -> Statement.Value {
        guard let bytes = uuidBytes(queue) else { throw .refused(.noQueue, server: service) }
        return .bytes(bytes)
    }
}
