import DeskDoubles
import Interchange
import Moderation
import Seeded
import Testing

@Suite("Keeping a queue and a site in step")
struct SyncTests {
    private static let kinds = [
        SyncKind(name: "plain", crashes: false), SyncKind(name: "deaths"),
        SyncKind(name: "deaths, the cache lost", losesCache: true),
        SyncKind(name: "changes meanwhile", races: true),
        SyncKind(name: "two states, changes meanwhile", isTwoStates: true, races: true),
        SyncKind(name: "no trash, changes meanwhile", hasNoTrash: true, races: true),
        SyncKind(name: "an older journal, changes meanwhile", races: true, restoresJournal: true),
        SyncKind(name: "two states, an older journal", isTwoStates: true, losesCache: true, restoresJournal: true),
        SyncKind(name: "quick runs in between", races: true, isQuick: true),
    ]

    /// Acts on both sides and syncs, by chance; then syncs until nothing dies, and checks what must hold at rest.
    private func run(_ world: SyncWorld) throws -> (comments: Int, deaths: Int, conflicts: Int) {
        var deaths = 0
        for _ in 0..<world.random.below(40) + 5 {
            switch world.random.below(100) {
            case ..<40: world.actOnSite()
            case ..<75: world.decide()
            case ..<78 where world.kind.restoresJournal: world.restore(to: world.random.below(world.desk.entries.count))
            default:
                if world.kind.losesCache, world.random.chance(20) { (world.record, world.lines) = (nil, []) }
                let isQuick = world.kind.isQuick && world.random.chance(70)
                if try world.sync({ $0.isQuick = isQuick }) == nil { deaths += 1 }
            }
        }
        world.mayCrash = false
        // What one side still has to tell the other is told in one more run, and then nothing moves.
        for _ in 0..<2 { _ = try world.sync() }
        let (site, entries, sets) = (world.site, world.desk.entries.count, world.setCount)
        let counts = try world.sync()
        guard world.site == site, world.desk.entries.count == entries, world.setCount == sets else {
            throw SyncWorld.Breach(description: "a further run wrote something: \(String(describing: counts))")
        }
        return (world.desk.queue.commentCount, deaths, try world.checkRest())
    }

    @Test("Nothing wrong is written on either side, whatever happens in between", arguments: kinds)
    func schedules(kind: SyncKind) throws {
        var (comments, deaths, conflicts) = (0, 0, 0)
        for seed in 0..<250 {
            do {
                let found = try run(SyncWorld(kind, seed: UInt64(seed)))
                comments += found.comments
                deaths += found.deaths
                conflicts += found.conflicts
            } catch {
                Issue.record("seed \(seed): \(error)")
                return
            }
        }
        // The schedules reach what they are for.
        #expect(comments > 500 && conflicts > 10)
        #expect(deaths > 50 || !kind.crashes)
    }

    @Test("The schedules find a fault that is planted", arguments: SyncKind.Fault.allCases)
    func planted(fault: SyncKind.Fault) {
        let kind = SyncKind(name: "faulty", races: true, restoresJournal: true, fault: fault)
        let isFound = (0..<1_000).contains { seed in (try? run(SyncWorld(kind, seed: UInt64(seed)))) == nil }
        #expect(isFound)
    }
}
