package import Journal
package import Moderation

// Moving a queue to a server, and home.

extension PostgreSQLServer: CopyFolder.Giver {
    package func settings(of queue: String) throws(DeskError) -> (bytes: [UInt8]?, number: Int) {
        let found = try read([
            Statement("select settings, settings_n from sluice.queue where queue = $1::uuid", [try key(queue)])
        ])
        guard let row = found[0].first else { throw .refused(.noQueue, server: service) }
        return (row.optionalBytes(0), try row.integer(1))
    }

    package func move(
        _ queue: String, to place: QueuePlace, after end: Place, settings: Int
    ) throws(DeskError) {
        let key = try key(queue)
        let found = try run(
            [
                Statement("select moved from sluice.queue where queue = $1::uuid for update", [key]),
                Statement(
                    """
                    update sluice.queue q set moved = $2::text where q.queue = $1::uuid and moved is null
                    and settings_n = $5::bigint
                    and not exists (select from sluice.inbox i where i.queue = $1::uuid)
                    and not exists (select from sluice.entry e where e.queue = $1::uuid and e.n > $3::bigint)
                    and exists (select from sluice.entry e where e.queue = $1::uuid and e.n = $3::bigint
                                and e.chain = $4::bytea)
                    returning 1
                    """,
                    [
                        key, .text(place.text), .integer(Int(end.entry)), .bytes(end.chainBytes), .integer(settings),
                    ]),
                Statements.hint(queue),
            ])
        guard let row = found[0].first else { throw .refused(.noQueue, server: service) }
        let before = QueueLocation(row.optionalText(0))
        if let refusal = before.refusal(ofTakingHome: place) { throw .refused(refusal, server: service) }
        if found[1].isEmpty, before != .here { try compareEnd(of: queue, with: end) }
        // A role that began to hand comments in before the queue was moved may have finished only now.
        let left: Int
        do throws(DeskError) {
            left = try inboxCount(of: queue)
        } catch {
            guard case .unreachable(_, let loss) = error else { throw error }
            throw ServerFailure(server: service).unknown(loss)
        }
        guard left == 0 else {
            try run([
                Statement(
                    "update sluice.queue set moved = null where queue = $1::uuid and moved = $2::text",
                    [key, .text(found[1].isEmpty ? before.text ?? "" : place.text)]),
                Statements.hint(queue),
            ])
            throw .refused(.inboxNotEmpty(left), server: service)
        }
        if found[1].isEmpty, before == .here {
            // Another act, or other settings, came in between.
            throw .overtaken
        }
    }

    private func inboxCount(of queue: String) throws(DeskError) -> Int {
        let found = try read([
            Statement("select count(*) from sluice.inbox where queue = $1::uuid", [try key(queue)])
        ])
        guard let row = found[0].first else { throw .refused(.senseless, server: service) }
        return try row.integer(0)
    }

    /// Compares the end of a queue that nobody writes to any more.
    private func compareEnd(of queue: String, with end: Place) throws(DeskError) {
        let found = try read([
            Statement(
                "select n, chain from sluice.entry where queue = $1::uuid order by n desc limit 1", [try key(queue)])
        ])
        guard let row = found[0].first, try row.integer(0) == Int(end.entry), try row.bytes(1) == end.chainBytes else {
            throw .diverged(EntryNumber(end.entry))
        }
    }
}

extension PostgreSQLServer: CopyFolder.Receiver {
    package func begin(
        _ queue: String, from place: QueuePlace
    ) throws(DeskError) -> (number: UInt32, chain: [UInt8])? {
        let key = try key(queue)
        let arriving = QueueLocation.arriving(from: place.text).text ?? ""
        let found = try run([
            Statement(
                """
                insert into sluice.queue (queue, format, moved) values ($1::uuid, \(Schema.format), $2::text)
                on conflict do nothing
                """, [key, .text(arriving)]),
            Statement("select moved from sluice.queue where queue = $1::uuid", [key]),
            Statement("select n, chain from sluice.entry where queue = $1::uuid order by n desc limit 1", [key]),
        ])
        guard let row = found[1].first else { throw .refused(.noQueue, server: service) }
        let before = QueueLocation(row.optionalText(0))
        if let refusal = before.refusal(ofSharing: place) { throw .refused(refusal, server: service) }
        if let text = before.text, text != arriving {
            let changed = try run([
                Statement(
                    "update sluice.queue set moved = $2::text where queue = $1::uuid and moved = $3::text returning 1",
                    [key, .text(arriving), .text(text)])
            ])
            // Somebody else was quicker.
            guard !changed[0].isEmpty else { throw .refused(.arriving, server: service) }
        }
        guard let last = found[2].first else { return nil }
        guard let number = UInt32(exactly: try last.integer(0)) else { throw .refused(.senseless, server: service) }
        return (number, try last.bytes(1))
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

    package func finish(
        _ queue: String, from place: QueuePlace, with settings: [UInt8]?, at last: LedgerLine
    ) throws(DeskError) {
        let key = try key(queue)
        let found = try read([
            Statement(
                """
                select count(*), max(n), (select chain from sluice.entry where queue = $1::uuid and n = $2::bigint)
                from sluice.entry where queue = $1::uuid
                """, [key, .integer(Int(last.number))])
        ])
        guard let row = found[0].first, try row.integer(0) == Int(last.number),
            row.optionalInteger(1) == Int(last.number), row.optionalBytes(2) == last.chain
        else { throw .diverged(EntryNumber(last.number)) }
        let arriving = QueueLocation.arriving(from: place.text).text ?? ""
        let opened = try run([
            Statement(
                """
                update sluice.queue set moved = null, settings = $2::bytea, settings_n = settings_n + 1
                where queue = $1::uuid and moved = $3::text returning 1
                """, [key, settings.map { .bytes($0) } ?? .null, .text(arriving)]),
            Statements.hint(queue),
        ])
        guard !opened[0].isEmpty else { throw .refused(.arriving, server: service) }
    }
}
