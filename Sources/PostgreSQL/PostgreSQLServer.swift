import Journal
package import Moderation

/// A server as `share`, `join` and `leave` see it.
package final class PostgreSQLServer: Sendable {
    /// The name of the service.
    package let service: String
    let connector: Connector

    /// How long to wait for the server, in milliseconds.
    private static let patience = 5_000
    /// How long a statement may take that moves a lot of data.
    private static let patienceOfMoves = 120_000

    /// - Parameter service: The name of a service, as the service file of PostgreSQL has it.
    package init(service: String) {
        self.service = service
        connector = Connector(service: service)
    }

    /// The server of a ledger, over the same connection.
    package init(over ledger: PostgreSQLLedger) {
        service = ledger.server
        connector = ledger.connector
    }

    /// The UUIDs of the queues that live there.
    package func queues() throws(DeskError) -> [String] {
        let found = try read([Statement("select queue::text from sluice.queue where moved is null order by 1")])
        return try found[0].map { (row) throws(DeskError) in try row.text(0) }
    }

    /// Makes the tables if there are none.
    ///
    /// - Throws: ``DeskError/refused(_:server:)`` with ``ServerRefusal/mayNot(_:)`` if this role may not.
    package func makeSchema() throws(DeskError) {
        let found = try read([
            Statement("select to_regclass('sluice.entry') is not null, to_regproc('sluice.refuse_lost') is not null")
        ])
        // Only PostgreSQL itself knows the last two, and only the tables' owner may use them.
        guard let row = found[0].first else { throw .refused(.senseless, server: service) }
        if !(try row.flag(0)) {
            try run(Schema.statements.map { Statement($0) })
            _ = try? run([Statement(Schema.storage)])
        }
        if !(try row.flag(1)) { _ = try? run(Schema.inboxGuard.map { Statement($0) }) }
    }

    /// Checks whether a queue can be followed from a place on, without reading further.
    package func look(at queue: String, after place: Place) throws(DeskError) {
        let key = try key(queue)
        let found = try read([
            Statement(
                "select n, chain from sluice.entry where queue = $1::uuid and n >= $2::bigint order by n limit 1",
                [key, .integer(Int(max(1, place.entry)))]),
            Statement("select format, moved from sluice.queue where queue = $1::uuid", [key]),
        ])
        guard let row = found[1].first else { throw .refused(.noQueue, server: service) }
        guard try row.integer(0) <= Schema.format else { throw .refused(.newer, server: service) }
        if let refusal = QueueLocation(row.optionalText(1)).refusal {
            throw .refused(refusal, server: service)
        }
        guard let first = found[0].first else {
            throw place.entry > 0 ? .behind(EntryNumber(place.entry)) : .refused(.noQueue, server: service)
        }
        let (number, chain) = (try first.integer(0), try first.bytes(1))
        guard place.entry == 0 || number == Int(place.entry) && chain == place.chainBytes else {
            throw .diverged(EntryNumber(place.entry))
        }
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
                    where queue = $1::uuid and moved is null and settings_n = $3::bigint returning settings_n
                    """, [try key(queue), .bytes(settings), .integer(number)]),
                Statements.hint(queue),
            ])
        return !found[0].isEmpty
    }

    /// Checks whether this role can hand comments in, without handing any in.
    package func tryHandingIn(to queue: String) throws(DeskError) {
        let key = try key(queue)
        try run([
            Statements.beginPlainly,
            Statement("insert into sluice.inbox (queue, comment) values ($1::uuid, ''::bytea)", [key]),
            Statements.rollback,
        ])
    }

    /// Puts comments into a queue's inbox, which needs no right to read anything. The table itself refuses them for a
    /// queue that does not exist: ``Schema/inboxGuard``.
    package func handIn(_ comments: [[UInt8]], to queue: String) throws(DeskError) {
        try run([
            Statement(
                "insert into sluice.inbox (queue, comment) select $1::uuid, new from unnest($2::bytea[]) as new",
                [try key(queue), .byteArrays(comments)]),
            Statements.hint(queue),
        ])
    }

    /// Looks for a comment that was handed in to a queue, by the id of its source: nobody can guess it, so it occurs
    /// in no other queue.
    package func handedIn(withSource id: String, to queue: String) throws(DeskError) -> HandedIn {
        func isIn(_ table: String) -> String {
            "exists (select from sluice.\(table) where queue = $1::uuid and position($2::bytea in comment) > 0)"
        }
        let found = try read([
            Statement("select \(isIn("inbox")), \(isIn("refused"))", [try key(queue), .bytes(Array(id.utf8))])
        ])
        guard let row = found[0].first else { throw .refused(.senseless, server: service) }
        return try row.flag(0) ? .waits : row.flag(1) ? .refused : .gone
    }

    /// Where a comment is that was handed in.
    package enum HandedIn: Sendable {
        /// It lies in the inbox.
        case waits
        case refused
        /// It was taken in, or forgotten.
        case gone
    }

    /// The comments that were refused when a queue's inbox was taken in, oldest first: ten thousand at most.
    package func refused(of queue: String) throws(DeskError) -> [RefusedComment] {
        let found = try read([
            Statement(
                """
                select id, \(Statements.milliseconds(of: "at")), why, comment from sluice.refused
                where queue = $1::uuid order by id limit 10000
                """, [try key(queue)])
        ])
        return try found[0].map { (row) throws(DeskError) in
            RefusedComment(
                id: try row.integer(0), at: Moment(milliseconds: Int64(try row.integer(1))), why: try row.text(2),
                comment: try row.bytes(3))
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
        let found = try read([
            Statement("select from sluice.inbox where queue = $1::uuid limit 1", [try key(queue)])
        ])
        return !found[0].isEmpty
    }

    /// The last entry that the server has with the same chain as another copy of the journal.
    ///
    /// - Parameter chain: The chain of an entry in that journal, as bytes; `nil` for one that it doesn't have.
    package func lastCommon(
        _ queue: String, upTo last: UInt32, chain: (UInt32) throws(DeskError) -> [UInt8]?
    ) throws(DeskError) -> UInt32 {
        // What two journals have in common is their beginning, so it is found by bisection.
        var (low, high) = (UInt32(0), last)
        while low < high {
            let middle = low + (high - low + 1) / 2
            let found = try read([
                Statement(
                    "select chain from sluice.entry where queue = $1::uuid and n = $2::bigint",
                    [try key(queue), .integer(Int(middle))])
            ])
            if let there = try found[0].first?.bytes(0), there == (try chain(middle)) {
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

extension PostgreSQLServer {
    /// One row of an answer.
    struct Row {
        let result: QueryResult
        let index: Int
        /// The server, for messages.
        let service: String

        /// Values of columns that may hold null.
        func optionalText(_ column: Int) -> String? { result.text(index, column) }
        func optionalInteger(_ column: Int) -> Int? { result.integer(index, column) }
        func optionalBytes(_ column: Int) -> [UInt8]? { result.bytes(index, column) }

        // Values of the other columns: if one is missing, the server has other tables than it should.
        func text(_ column: Int) throws(DeskError) -> String { try value(result.text(index, column)) }
        func integer(_ column: Int) throws(DeskError) -> Int { try value(result.integer(index, column)) }
        func bytes(_ column: Int) throws(DeskError) -> [UInt8] { try value(result.bytes(index, column)) }
        func flag(_ column: Int) throws(DeskError) -> Bool { try bytes(column) == [1] }

        private func value<Value>(_ found: Value?) throws(DeskError) -> Value {
            guard let found else { throw .refused(.senseless, server: service) }
            return found
        }
    }

    /// Carries out statements in one transaction, and returns the rows of each.
    ///
    /// - Throws: ``DeskError/outcomeUnknown(_:)`` if the connection broke after they were sent.
    @discardableResult
    func run(_ statements: [Statement]) throws(DeskError) -> [[Row]] {
        try answer(to: statements) { [service] loss in ServerFailure(server: service).unknown(loss) }
    }

    /// Carries out statements that change nothing: whatever happens to them, nothing was written.
    func read(_ statements: [Statement]) throws(DeskError) -> [[Row]] {
        try answer(to: statements) { [service] loss in .unreachable(server: service, loss) }
    }

    /// - Parameter lost: The error when what was sent gets no answer.
    private func answer(
        to statements: [Statement], _ lost: (ContactLoss) -> DeskError
    ) throws(DeskError) -> [[Row]] {
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
            throw lost(error.loss)
        }
        // After an error a transaction may be left open.
        if let error = answer.error {
            throw error.isDoubtful ? lost(ContactLoss(error.message)) : failure.refusal(error)
        }
        connector.giveBack(connection)
        if answer.isWarned { throw lost(.noStandby) }
        return answer.results.map { result in
            (0..<result.count).map { Row(result: result, index: $0, service: service) }
        }
    }

    /// A queue's UUID as a value.
    func key(_ queue: String) throws(DeskError) -> Statement.Value {
        guard let bytes = uuidBytes(queue) else { throw .refused(.noQueue, server: service) }
        return .bytes(bytes)
    }
}
