import DeskDoubles
import Interchange
import Moderation

/// The site of a world.
struct WorldLink: SiteLink {
    static let system = "wordpress:iem.example"
    static let death = SiteFault(exit: 137, "died")

    let world: SyncWorld
    var greeting: SiteGreeting {
        // That the trash is off shows only when something is put into it.
        let states = world.kind.hasNoTrash ? world.states + ["trash"] : world.states
        return SiteGreeting(
            system: WorldLink.system, title: "IeM", states: states, canUnpublish: world.canUnpublish)
    }

    private func live() throws(SiteFault) {
        if world.dies() { throw WorldLink.death }
    }

    func list(after id: String, _ take: ([SiteComment]) throws(SiteFault) -> Void) throws(SiteFault) {
        try live()
        try take(world.listedTwice + world.site.indices.filter { $0 + 1 > Int(id) ?? 0 }.compactMap(comment))
    }

    func get(_ ids: [String]) throws(SiteFault) -> [SiteComment] {
        try live()
        return ids.compactMap { Int($0).flatMap { comment($0 - 1) } }
    }

    func threads(_ ids: [String]) throws(SiteFault) -> [SiteThread] {
        try live()
        return ids.map {
            SiteThread(
                id: $0, title: "Ziņa", url: "https://iem.example/\($0)", date: "2026-11-01",
                isHidden: world.isPageHidden)
        }
    }

    func totals() throws(SiteFault) -> [SiteTotal] {
        try live()
        return world.totals
            ?? world.states.map { state in
                SiteTotal(state: state, count: world.site.count { $0?.state == state })
            }
    }

    func set(_ id: String, seen: SiteText, want: SiteText) throws(SiteFault) -> SetAnswer {
        try live()
        guard let index = Int(id).map({ $0 - 1 }), let held = world.site[index] else { return .gone }
        if want.state == "trash", world.kind.hasNoTrash { return .refused(SetAnswer.noTrash) }
        guard SiteText(state: held.state, text: held.text) == seen || world.kind.fault == .takesAll else {
            return .changed
        }
        let known = (try? world.views(of: index + 1)) ?? []
        var new = held
        (new.state, new.text) = (want.state, want.text)
        // An approval on a hidden page need not be known.
        if !known.contains(world.view(held)), !world.isPageHidden {
            world.breach = world.breach ?? SyncWorld.Breach(description: "\(id): overwrote \(held), not known here")
        }
        if !known.contains(world.view(new)) {
            world.breach = world.breach ?? SyncWorld.Breach(description: "\(id): put \(new), not decided here")
        }
        if want.state == "approved", held.state != "approved", world.isTakenDownUntold(index) {
            world.breach = world.breach ?? SyncWorld.Breach(description: "\(id): published what was taken down there")
        }
        world.site[index] = new
        world.setCount += 1
        try live()
        return .done(want)
    }

    func comment(_ index: Int) -> SiteComment? {
        guard world.site.indices.contains(index), let held = world.site[index] else { return nil }
        return SiteComment(
            id: "\(index + 1)", thread: "7", parent: held.parent.map { "\($0 + 1)" },
            held: SiteText(state: held.state, text: held.text), author: Author(name: "Līga \(held.serial)"),
            submitted: held.submitted)
    }
}

/// What the sync of a world remembers.
struct WorldMemory: SiteMemory {
    let world: SyncWorld

    func recall(for queue: Queue) throws(DeskError) -> (record: SiteRecord, agreements: [Agreement])? {
        func holds(_ mark: Int, _ chain: Int) -> Bool {
            world.kind.fault == .trustsMemory || world.chain(at: mark) == chain
        }
        guard let record = world.record, holds(record.mark, record.chain) else { return nil }
        // An agreement that is forgotten also drops the earlier one.
        let forgotten = Set(world.lines.filter { !holds($0.mark, $0.chain) }.map(\.agreement.id))
        return (record.record, world.lines.map(\.agreement).filter { !forgotten.contains($0.id) })
    }

    func keep(_ agreement: Agreement, at place: Place) throws(DeskError) {
        if world.dies() { throw MortalDesk.death }
        let mark = Int(place.entry)
        if case .agreed(let view) = agreement.status, let id = Int(agreement.id) {
            world.remember(id - 1, isPublic: view.state == .published)
        }
        world.lines.append((agreement, mark, world.chain(at: mark)))
    }

    func settle(_ record: SiteRecord, _ agreements: [Agreement], for queue: Queue) throws(DeskError) {
        let mark = Int(queue.place.entry)
        world.record = (record, mark, world.chain(at: mark))
        world.lines = agreements.map { ($0, mark, world.chain(at: mark)) }
    }
}

/// The desk of a world, at which the program may die before and after each write.
final class MortalDesk: ForwardingDesk, @unchecked Sendable {
    static let death = DeskError.noQueue(path: "died")

    let base: InMemoryDesk
    private let world: SyncWorld

    init(_ world: SyncWorld) {
        self.world = world
        base = world.desk
    }

    private func live() throws(DeskError) {
        if world.dies() { throw MortalDesk.death }
    }

    func decide(
        _ command: Command, following wait: LockWait?, taking take: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        try live()
        let outcome = try base.decide(command, following: wait, taking: take)
        if command.by == SyncWorld.login { world.tell(command.targets.map(\.number)) }
        try live()
        return outcome
    }

    func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue, allOrNothing: Bool
    ) throws(DeskError) -> Submitted {
        try live()
        let submitted = try base.submit(batch, by: login, queue: &queue, allOrNothing: allOrNothing)
        try live()
        return submitted
    }
}
