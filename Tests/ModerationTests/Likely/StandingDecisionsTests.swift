import DeskDoubles
import Seeded
import Testing

@testable import Moderation

@Suite("The newest decisions that stand")
struct StandingDecisionsTests {
    @Test(
        "Followed entry by entry, through undos and erasures, they are those of the queue read at once",
        arguments: 0..<12 as Range<UInt64>)
    func following(seed: UInt64) throws {
        let world = try QueryWorld(seed: seed, comments: 24, acts: 90)
        let most = [1, 3, 7, 1_000][Int(seed % 4)]
        var queue = Queue()
        var standing = StandingDecisions(of: queue, most: most)
        for entry in world.entries {
            var tail = EntryBatch()
            tail.append(entry, place: EntryPlace(mark: Int(entry.number.rawValue) * 100, extent: 100))
            try queue.apply(tail)
            let before = rows(standing, queue)
            let changed = standing.update(queue.on(entry.number), in: queue)
            let after = rows(standing, queue)
            #expect(after == rows(StandingDecisions(of: queue, most: most), queue), "after entry \(entry.number)")
            #expect(after == newest(most, in: queue))
            for (number, row) in after where before[number] != row { #expect(changed.contains(number)) }
            for number in before.keys where after[number] == nil { #expect(changed.contains(number)) }
        }
    }

    private func rows(_ standing: StandingDecisions, _ queue: Queue) -> [CommentNumber: StandingDecisions.Row] {
        var rows: [CommentNumber: StandingDecisions.Row] = [:]
        for number in standing.numbers { rows[number] = standing[number] }
        return rows
    }

    /// The same, the plain way: every comment's history is read, and the newest are taken.
    private func newest(_ most: Int, in queue: Queue) -> [CommentNumber: StandingDecisions.Row] {
        var all: [StandingDecisions.Row] = []
        for raw in 0..<UInt32(queue.commentCount) {
            guard let facts = queue.facts(CommentNumber(raw + 1)),
                let last = queue.changes(of: facts.number).last(where: {
                    ($0.verb == .approve || $0.verb == .reject) && $0.undone == nil
                }), facts.state == .approved || facts.state == .rejected
            else { continue }
            all.append(
                StandingDecisions.Row(
                    number: facts.number, entry: last.entry, body: facts.body, reason: facts.reason))
        }
        let approved = all.filter { !$0.isRejected }.sorted { $0.rank > $1.rank }.prefix(most)
        let rejected = all.filter(\.isRejected).sorted { $0.rank > $1.rank }.prefix(most)
        return Dictionary(uniqueKeysWithValues: (approved + rejected).map { ($0.number, $0) })
    }
}
