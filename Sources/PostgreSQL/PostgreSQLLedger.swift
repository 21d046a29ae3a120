package import Journal
package import Moderation
import Synchronization
import System

/// A journal that lives in a table of PostgreSQL, or of a server with its protocol: exactly the same lines, including the chain.
package final class PostgreSQLLedger: Ledger {
    /// The name of the service.
    package let server: String
    /// The queue's UUID, as people write it and as bytes.
    let queue: String
    let key: [UInt8]
    let connector: Connector
    /// Wakes the watch, if there is one, when the outcome of a write is unknown.
    private let doubt = Mutex<SelfPipe?>(nil)
    /// The number of the settings that were last read.
    private let settingsNumber = Atomic(-1)

    /// How long a write goes on looking for a server, and for the outcome of what it has sent, in milliseconds.
    static let patienceOfWriters = 5_000
    static let patienceOfCommits = 20_000

    /// - Parameters:
    ///   - server: Its connection is used here too.
    ///   - queue: The queue's UUID; `nil` is returned for a text that is not one.
    package init?(over server: PostgreSQLServer, queue: String) {
        guard let key = uuidBytes(queue) else { return nil }
        self.server = server.service
        self.queue = queue
        self.key = key
        connector = server.connector
    }

    package func lines(
        after place: Place, within milliseconds: Int, _ take: (LedgerPage) throws(DeskError) -> Bool
    ) throws(DeskError) {
        var isBegun = false
        func once() throws(ConnectionError) -> Result<Void, DeskError> {
            var patience = Patience(milliseconds: milliseconds, server: server)
            let connection = try connector.take(&patience, triesAgain: false)
            let end = try pages(after: place, on: connection, within: milliseconds) { (page) throws(DeskError) in
                isBegun = true
                return try take(page)
            }
            connector.giveBack(connection)
            return end
        }
        let end = try failure.reaching { () throws(ConnectionError) in
            do throws(ConnectionError) {
                return try once()
            } catch {
                // A connection that was kept may have broken since.
                guard error.isBroken, !isBegun else { throw error }
                return try once()
            }
        }
        try end.get()
    }

    /// How many pages are under way at a time.
    private static let pagesAhead = 4

    /// Reads pages on a connection. While one is taken, the next are on their way: the numbers of their lines are known.
    func pages(
        after place: Place, on connection: Connection, within milliseconds: Int,
        _ take: (LedgerPage) throws(DeskError) -> Bool
    ) throws(ConnectionError) -> Result<Void, DeskError> {
        let known = knownSettings
        var patience = Patience(milliseconds: milliseconds)
        try connection.send(Statements.tail(of: key, from: max(1, place.entry)))
        try connection.send(Statements.state(of: key, knowing: known))
        try connection.sync()
        var page = firstPage(try connection.segment(&patience), after: place, knowing: known)
        var (next, underWay) = (max(1, place.entry) + UInt32(Statements.page), 0)
        let end: Result<Void, DeskError>
        reading: while true {
            if case .success(let page) = page, !page.isLast {
                while underWay < PostgreSQLLedger.pagesAhead {
                    try connection.send(Statements.tail(of: key, from: next))
                    try connection.sync()
                    next += UInt32(Statements.page)
                    underWay += 1
                }
            }
            let goesOn: Bool
            do throws(DeskError) {
                let page = try page.get()
                goesOn = try take(page) && !page.isLast
                // Noted only once they are kept: else nobody would ask for them again.
                if let number = page.settingsNumber { settingsNumber.store(number, ordering: .releasing) }
            } catch {
                end = .failure(error)
                break reading
            }
            guard goesOn else {
                end = .success(())
                break reading
            }
            patience = Patience(milliseconds: milliseconds)
            let answer = try connection.segment(&patience)
            underWay -= 1
            page = Result { () throws(DeskError) in
                if let error = answer.error { throw failure.refusal(error) }
                guard let result = answer.results.first else { throw .refused(.senseless, server: server) }
                let lines = try Rows(result, of: server).all
                return LedgerPage(lines: lines, isLast: lines.count < Statements.page)
            }
        }
        // Pages under way would be taken for the answer to the next question. Almost nothing follows the last page.
        patience = Patience(milliseconds: milliseconds)
        for _ in 0..<underWay { _ = try connection.segment(&patience) }
        return end
    }

    private func firstPage(
        _ answer: Connection.Segment, after place: Place, knowing known: Int
    ) -> Result<LedgerPage, DeskError> {
        Result { () throws(DeskError) in
            if let error = answer.error { throw failure.refusal(error) }
            guard answer.results.count == 2 else { throw .refused(.senseless, server: server) }
            if let why = refusal(inRow: answer.results[1]) { throw .refused(why, server: server) }
            let rows = try Rows(answer.results[0], of: server)
            var page = LedgerPage(lines: try rows.lines(after: place), isLast: rows.all.count < Statements.page)
            if let number = answer.results[1].integer(0, 2), number != known {
                page.settings = answer.results[1].bytes(0, 3) ?? []
                page.settingsNumber = number
            }
            return page
        }
    }

    var knownSettings: Int { settingsNumber.load(ordering: .acquiring) }

    /// Has a watch wake up and look again soon whenever the outcome of a write is unknown.
    func tellDoubt(to bell: SelfPipe) { doubt.withLock { $0 = bell } }

    /// Wakes the watch, and makes the error of a write whose outcome is unknown.
    func unknown(_ loss: ContactLoss) -> DeskError {
        doubt.withLock { $0 }?.ring()
        return failure.unknown(loss)
    }

    package func watch(_ changed: @escaping @Sendable (any LedgerReading) -> Void) -> any Watch {
        PostgreSQLWatch(ledger: self, changed: changed)
    }
}

/// The result of reading lines from the last known one on.
struct Rows {
    let all: [LedgerLine]

    init(all: [LedgerLine]) {
        self.all = all
    }

    /// - Parameter server: Its name, for messages.
    init(_ result: QueryResult, of server: String) throws(DeskError) {
        all = try (0..<result.count).map { (row) throws(DeskError) in
            guard let number = result.integer(row, 0).flatMap({ UInt32(exactly: $0) }),
                let chain = result.bytes(row, 1), let line = result.bytes(row, 2)
            else { throw .refused(.senseless, server: server) }
            return LedgerLine(number: number, chain: chain, bytes: line)
        }
    }

    /// The lines after a place, whose own line must be the first of all.
    func lines(after place: Place) throws(DeskError) -> [LedgerLine] {
        guard place.entry > 0 else { return all }
        let number = EntryNumber(place.entry)
        guard let first = all.first else { throw .behind(number) }
        guard first.number == place.entry, first.chain == place.chainBytes else { throw .diverged(number) }
        return Array(all.dropFirst())
    }
}

extension PostgreSQLLedger {
    /// What the state of the queue's row means; `nil` if it can be read and written.
    func refusal(inRow state: QueryResult) -> ServerRefusal? {
        guard state.count > 0 else { return .noQueue }
        guard let format = state.integer(0, 0) else { return .senseless }
        guard format <= Schema.format else { return .newer }
        return QueueLocation(state.text(0, 1)).refusal
    }

    /// Makes errors of failures.
    var failure: ServerFailure { ServerFailure(server: server) }
}
