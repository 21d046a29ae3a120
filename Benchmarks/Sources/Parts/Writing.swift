import Glibc
import Journal
import Moderation

/// Durable writes, each beside the same bytes merely appended and flushed, turn by turn.
struct Writing {
    let folder: String
    let desk: JournalDesk
    let login: Login

    private static let turns = 100

    func measure(_ queue: inout Queue) throws {
        let bare = open(folder + "/bare", O_CREAT | O_WRONLY | O_APPEND | O_TRUNC, 0o600)
        guard bare >= 0 else { throw NotDone(what: "no bare file") }
        defer {
            close(bare)
            unlink(folder + "/bare")
        }
        var pending: [CommentNumber] = []
        try Query("is:pending").filter(
            for: queue, context: QueryContext(now: Reading.now, zone: FixedZone(), words: [])
        )
        .forEachMatch(in: queue) { number, _ in if pending.count < Writing.turns { pending.append(number) } }
        try compare("one decision", pending.count, bare, &queue) { queue, index in
            let number = pending[index]
            let target = Target(number: number, version: queue.version(of: number))
            let command = queue.command(.approve, on: [target], by: login, at: Reading.now)
            guard try desk.decide(command, queue: &queue).done == [number] else { throw NotDone(what: "no decision") }
        }
        guard let release = queue.releases.first?.slug else { throw NotDone(what: "no release") }
        let comment = NewComment(
            release: release, author: Author(name: "Anna"), body: String(repeating: "Paldies! ", count: 30))
        try compare("one submit", Writing.turns, bare, &queue) { queue, _ in
            let count = queue.commentCount
            _ = try desk.submit([comment], by: login, queue: &queue)
            guard queue.commentCount == count + 1 else { throw NotDone(what: "nothing submitted") }
        }
        let batch = Array(repeating: comment, count: 4_096)
        let count = queue.commentCount
        let seconds = try Stopwatch.median(of: 3) { _ = try desk.submit(batch, by: login, queue: &queue) }
        guard queue.commentCount == count + 3 * batch.count else { throw NotDone(what: "not all submitted") }
        Stopwatch.tell("gate: 4096 comments judged and written in one", milliseconds: seconds)
    }

    private func compare(
        _ name: String, _ turns: Int, _ bare: Int32, _ queue: inout Queue,
        _ work: (inout Queue, Int) throws -> Void
    ) throws {
        var ours: [Double] = []
        var theirs: [Double] = []
        for index in 0..<turns {
            let before = queue.place.mark
            ours.append(try Stopwatch.time { try work(&queue, index) })
            let bytes = [UInt8](repeating: 0x78, count: queue.place.mark - before)
            let seconds = Stopwatch.time {
                _ = write(bare, bytes, bytes.count)
                fdatasync(bare)
            }
            theirs.append(seconds)
        }
        let (mine, other) = (Stopwatch.median(ours), Stopwatch.median(theirs))
        Stopwatch.tell(
            "\(name) through the desk, \(queue.commentCount) comments; beside it the same bytes appended and flushed",
            "\(Stopwatch.hundredths(mine * 1e3)) ms; \(Stopwatch.hundredths(other * 1e3)) ms, ratio \(Stopwatch.hundredths(mine / other))"
        )
    }
}
