import Dispatch
import Glibc
import Journal
import Moderation
import System

/// Listens to a server on a connection and a thread of its own.
///
/// A hint says when to look, and nothing else; it may be lost. So the server is looked at every half minute in any
/// case; every second where hints don't arrive, as behind a connection pool, and for a while after an act whose
/// outcome is unknown; and after every new connection. If no descriptor is left by which to end a wait, the server is
/// looked at every two seconds, on a new connection each time.
final class PostgreSQLWatch: Watch {
    /// How long to wait for a hint to itself, and between looks with and without hints, in milliseconds.
    private static let hearing = 2_000
    private static let pauseWithHints = 30_000
    private static let pauseWithout = 1_000
    /// For how long to look often after an act whose outcome is unknown.
    private static let doubting = 60_000
    /// The pauses between attempts to connect.
    private static let longestPause = 5_000

    private let stop: SelfPipe?
    private let polled: PolledWatch?
    var isPolled: Bool { polled != nil }

    init(ledger: PostgreSQLLedger, changed: @escaping @Sendable (any LedgerReading) -> Void) {
        guard let stop = SelfPipe(), let doubt = SelfPipe() else {
            stop = nil
            polled = PolledWatch { changed(WatchReader(opening: ledger)) }
            return
        }
        self.stop = stop
        polled = nil
        ledger.tellDoubt(to: doubt)
        DispatchQueue(label: "sluice.server").async {
            PostgreSQLWatch.run(ledger, stop: stop, doubt: doubt, changed: changed)
        }
    }

    deinit {
        cancel()
    }

    func cancel() {
        stop?.ring()
        polled?.cancel()
    }

    private static func run(
        _ ledger: PostgreSQLLedger, stop: SelfPipe, doubt: SelfPipe, changed: @Sendable (any LedgerReading) -> Void
    ) {
        var pause = 250
        while !isStopped(stop, within: 0) {
            let reader = WatchReader(opening: ledger)
            if reader.isBroken {
                changed(reader)
            } else {
                pause = 250
                follow(reader, stop: stop, doubt: doubt, changed: changed)
            }
            if isStopped(stop, within: pause) { return }
            pause = min(pause * 2, longestPause)
        }
    }

    /// Follows on one connection until it breaks or the watch is no longer wanted.
    private static func follow(
        _ reader: WatchReader, stop: SelfPipe, doubt: SelfPipe, changed: @Sendable (any LedgerReading) -> Void
    ) {
        let isHearing = reader.listen()
        changed(reader)
        var isInDoubt = Patience(milliseconds: 0)
        while !reader.isBroken {
            let pause = isHearing && isInDoubt.rest == 0 ? pauseWithHints : pauseWithout
            var waits = [
                pollfd(fd: stop.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: doubt.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: reader.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let found = poll(&waits, 3, Int32(pause))
            if found < 0, errno == EINTR { continue }
            if waits[0].revents != 0 { return }
            if waits[1].revents != 0 {
                doubt.drain()
                isInDoubt = Patience(milliseconds: doubting)
            } else if found > 0, !reader.hears(), !reader.isBroken {
                // Whatever else the server says, only a hint or the end of the pause calls for a look.
                continue
            }
            changed(reader)
        }
        changed(reader)
    }

    private static func isStopped(_ stop: SelfPipe, within milliseconds: Int) -> Bool {
        Descriptor.isReadable(stop.reading, within: Int32(milliseconds))
    }

    /// How long to wait for a hint to itself.
    fileprivate static func hearingPatience() -> Patience { Patience(milliseconds: hearing) }
}

/// Reads over the listening connection.
private final class WatchReader: LedgerReading {
    private let ledger: PostgreSQLLedger
    /// `nil` if there is none.
    private let connection: Connection?
    /// Why there is none.
    private let error: ConnectionError

    /// Opens a connection, if there can be one.
    init(opening ledger: PostgreSQLLedger) {
        self.ledger = ledger
        switch Connection.open(service: ledger.server) {
        case .success(let opened): (connection, error) = (opened, .late)
        case .failure(let failure): (connection, error) = (nil, failure)
        }
    }

    var descriptor: Int32 { connection?.descriptor ?? -1 }
    var isBroken: Bool { connection.map { !$0.isIdle } ?? true }

    /// Listens, and returns whether hints arrive.
    func listen() -> Bool {
        guard let connection else { return false }
        do throws(ConnectionError) {
            var patience = Patience(milliseconds: 5_000)
            try connection.send(Statements.listen)
            try connection.sync()
            guard try connection.segment(&patience).error == nil else { return false }
            try connection.send(Statements.hint(ledger.queue))
            try connection.sync()
            guard try connection.segment(&patience).error == nil else { return false }
            let hearing = PostgreSQLWatch.hearingPatience()
            while !connection.heard(ledger.queue) {
                guard hearing.rest > 0 else { return false }
                if Descriptor.isReadable(descriptor, within: Int32(hearing.rest)) { try connection.takeInput() }
            }
            return true
        } catch {
            return false
        }
    }

    /// Takes what has arrived, and returns whether a hint is among it.
    func hears() -> Bool {
        guard let connection, (try? connection.takeInput()) != nil else { return false }
        return connection.heard(ledger.queue)
    }

    func lines(
        after place: Place, within milliseconds: Int, _ take: (LedgerPage) throws(DeskError) -> Bool
    ) throws(DeskError) {
        guard let connection else { throw ledger.failure.unreachable(error) }
        // An answer that came too late would be taken for that to the next question.
        guard !connection.isUnderWay else { throw ledger.failure.unreachable(.late) }
        let end = try ledger.failure.reaching { () throws(ConnectionError) in
            try ledger.pages(after: place, on: connection, within: milliseconds, take)
        }
        try end.get()
    }

    func refusedCount(within milliseconds: Int) -> Int? {
        guard let connection else { return nil }
        var patience = Patience(milliseconds: milliseconds)
        do throws(ConnectionError) {
            try connection.send(Statements.refusedCount(of: ledger.key))
            try connection.sync()
            return try connection.segment(&patience).results.first?.integer(0, 0)
        } catch {
            return nil
        }
    }
}
