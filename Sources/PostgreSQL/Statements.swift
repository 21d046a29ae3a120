import Journal

/// The statements that writers and readers of a queue need: they use only what PostgreSQL and other servers with its
/// protocol have in common.
///
/// The key `(queue, n)` decides who is next; the lock on the queue's row only makes writers that were overtaken take
/// turns. Only an erasure updates a row.
enum Statements {
    /// How many lines are read at a time.
    static let page = 10_000

    /// Adds lines after the one with a number and a chain, if the queue lives here.
    ///
    /// There is no `on conflict`: with several lines it would leave a hole.
    static func append(_ addition: LedgerAddition, to queue: [UInt8], after number: UInt32, _ chain: [UInt8])
        -> Statement
    {
        Statement(
            """
            with turn as (select queue from sluice.queue where queue = $1::uuid and moved is null for update)
            insert into sluice.entry (queue, n, chain, line)
            select turn.queue, $2::bigint + new.i, new.chain, new.line
            from turn, unnest($4::bytea[], $5::bytea[]) with ordinality as new(chain, line, i)
            where exists (select from sluice.entry where queue = $1::uuid and n = $2::bigint and chain = $3::bytea)
            """,
            [
                .bytes(queue), .integer(Int(number)), .bytes(chain), .byteArrays(addition.lines.map(\.chain)),
                .byteArrays(addition.lines.map(\.bytes)),
            ])
    }

    /// Removes the contents that an erasure lists, in its transaction, and only if the erasure stands there.
    static func blank(_ addition: LedgerAddition, in queue: [UInt8]) -> Statement {
        let last = addition.lines.last
        return Statement(
            """
            update sluice.entry e set line = new.line from unnest($2::bigint[], $3::bytea[]) as new(n, line)
            where e.queue = $1::uuid and e.n = new.n
            and exists (select from sluice.entry where queue = $1::uuid and n = $4::bigint and chain = $5::bytea)
            """,
            [
                .bytes(queue), .integers(addition.blanked.map { Int($0.number) }),
                .byteArrays(addition.blanked.map(\.bytes)), .integer(Int(last?.number ?? 0)),
                .bytes(last?.chain ?? []),
            ])
    }

    /// Reads a page of lines, beginning with the last known one, so that it is checked too.
    static func tail(of queue: [UInt8], from number: UInt32) -> Statement {
        Statement(
            """
            select n, chain, line from sluice.entry
            where queue = $1::uuid and n >= $2::bigint order by n limit \(page)
            """, [.bytes(queue), .integer(Int(number))])
    }

    /// Makes others wait until the transaction ends.
    static func lock(_ queue: [UInt8]) -> Statement {
        Statement(
            "select queue from sluice.queue where queue = $1::uuid and moved is null for update", [.bytes(queue)])
    }

    /// Notifies the watches that there may be something new.
    static func hint(_ queue: String) -> Statement {
        Statement("select pg_notify('sluice', $1::text)", [.text(queue)])
    }

    /// Reads the state of the queue there, and its settings if they have another number than the known one.
    static func state(of queue: [UInt8], knowing settings: Int) -> Statement {
        Statement(
            """
            select format, moved, settings_n, case when settings_n <> $2::bigint then settings end
            from sluice.queue where queue = $1::uuid
            """, [.bytes(queue), .integer(settings)])
    }

    /// Counts the refused comments, up to a number that is large in any case.
    static func refusedCount(of queue: [UInt8]) -> Statement {
        Statement(
            """
            select count(*) from (select from sluice.refused where queue = $1::uuid limit 10000) as some
            """, [.bytes(queue)])
    }

    /// Reads the oldest of what lies in the inbox.
    static func inbox(of queue: [UInt8]) -> Statement {
        Statement(
            """
            select id, \(milliseconds(of: "at")), role::text, comment from sluice.inbox
            where queue = $1::uuid order by id limit \(intake)
            """, [.bytes(queue)])
    }

    /// A column's time in milliseconds; the present time if the column holds one that no journal can hold, such as infinity.
    static func milliseconds(of column: String) -> String {
        """
        (extract(epoch from case when \(column) between '0002-01-01' and '9999-12-30' then \(column) else now() end) \
        * 1000)::bigint
        """
    }

    /// How much of the inbox is taken in at a time.
    static let intake = 2_000

    /// Removes from the inbox what was taken in.
    static func empty(_ ids: [Int], of queue: [UInt8]) -> Statement {
        Statement(
            "delete from sluice.inbox where queue = $1::uuid and id = any($2::bigint[])",
            [.bytes(queue), .integers(ids)])
    }

    /// Puts aside what was refused.
    static func putAside(_ refused: [(why: String, comment: [UInt8])], of queue: [UInt8]) -> Statement {
        Statement(
            """
            insert into sluice.refused (queue, why, comment)
            select $1::uuid, new.why, new.comment from unnest($2::text[], $3::bytea[]) as new(why, comment)
            """, [.bytes(queue), .texts(refused.map(\.why)), .byteArrays(refused.map(\.comment))])
    }

    static let begin = Statement("begin isolation level read committed")
    static let beginPlainly = Statement("begin")
    static let commit = Statement("commit")
    static let rollback = Statement("rollback")
    /// Limits the wait for a lock in a transaction that no statement begins: longer than the lock's holder may stand still.
    static let limitLockWait = Statement("select set_config('lock_timeout', '6s', true)")
    static let lockTimeout = Statement("set local lock_timeout = '5s'")
    /// Ends the session of a holder that stands still while everybody waits for it.
    static let idleTimeout = Statement("set local idle_in_transaction_session_timeout = '5s'")
    static let listen = Statement("listen sluice")
}
