import DeskDoubles
import Interchange
import Moderation
import Seeded

/// A queue in memory and a site in memory, between which a sync may die at any call, with people who act on both sides meanwhile.
final class SyncWorld {
    /// The site's own login.
    static let login = Login("iem-site") ?? .unknown
    static let moderator = Login("anna") ?? .unknown

    /// A comment as the site has it.
    struct Held: Equatable {
        var state: String
        var text: String
        var parent: Int?
        /// Tells apart what stands under the same id one after the other.
        var serial = 0

        /// A tenth of a second after the one before: an id may be given out again at once.
        var submitted: Moment { Moment(milliseconds: 1_795_000_000_001 + Int64(serial) * 100) }
    }

    /// A promise that was broken.
    struct Breach: Error, CustomStringConvertible {
        var description: String
    }

    let kind: SyncKind
    var random: SeededGenerator
    private(set) var desk = InMemoryDesk(as: SyncWorld.login)
    /// What stands for the chain of each entry: no two are the same, in whatever journal.
    private var chains: [Int] = []
    private var chainCount = 0
    /// The site's comments; their ids count from 1.
    var site: [Held?] = []
    var record: (record: SiteRecord, mark: Int, chain: Int)?
    var lines: [(agreement: Agreement, mark: Int, chain: Int)] = []
    /// What was remembered to be public there, and of that what was taken down there since and nothing here has told.
    private var (rememberedPublic, takenDown): (Set<Int>, Set<Int>) = ([], [])
    private var serial = 0
    var mayCrash = true
    var breach: Breach?
    /// What the last sync told.
    private(set) var events: [SyncEvent] = []
    /// Whether the site's page is to be seen there.
    var isPageHidden = false
    var canUnpublish = true
    /// What the site lists a second time, before all else.
    var listedTwice: [SiteComment] = []
    var totals: [SiteTotal]?
    /// How often a sync put something on the site.
    var setCount = 0

    init(_ kind: SyncKind, seed: UInt64) {
        self.kind = kind
        random = SeededGenerator(seed: seed)
    }

    /// The states that the site's own people use.
    var states: [String] {
        kind.isTwoStates ? ["hold", "approved"] : ["hold", "approved", "spam"] + (kind.hasNoTrash ? [] : ["trash"])
    }
    var vocabulary: SiteVocabulary { kind.isTwoStates || kind.hasNoTrash ? .hiddenOrPublic : .threeStates }

    // MARK: The journal

    /// Where the journal ends: its length, and what stands for its chain.
    func chain(at count: Int) -> Int {
        let length = desk.entries.count
        while chains.count < length {
            chainCount += 1
            chains.append(chainCount)
        }
        return count == 0 ? 0 : count <= chains.count ? chains[count - 1] : -1
    }

    /// Takes the journal back to some of its entries: a backup was put in its place.
    func restore(to count: Int) {
        _ = chain(at: desk.entries.count)
        chains.removeSubrange(max(count, 1)...)
        let older = InMemoryDesk(as: SyncWorld.login)
        for entry in desk.entries.dropFirst().prefix(max(count - 1, 0)) {
            _ = try? older.write(entry.act, by: entry.by, content: entry.content)
        }
        desk = older
    }

    /// Runs a sync.
    ///
    /// - Returns: What came of it; `nil` if it died.
    func sync(_ change: (inout SyncOptions) -> Void = { _ in }) throws -> SyncCounts? {
        var options = SyncOptions(
            name: "iem", format: kind.isTwoStates ? .isso : .wordpress, url: "https://iem.example",
            login: SyncWorld.login,
            spamReasons: [ReasonCode("spam") ?? .other], trashReason: .other,
            clock: { Moment(milliseconds: 1_795_510_000_000) }, digest: Fixture.digest, refusal: { _ in nil })
        options.acceptsGone = true
        if kind.fault == .pushesConflicts { options.preference = .here }
        change(&options)
        events = []
        var sync = SiteSync(
            options, desk: MortalDesk(self), queue: desk.queue, link: WorldLink(world: self),
            memory: WorldMemory(world: self), tell: { self.events.append($0) })
        do throws(SyncStop) {
            try sync.run()
        } catch {
            guard SyncWorld.isDeath(error) else { throw error }
            return nil
        }
        if let breach { throw breach }
        return sync.counts
    }

    private static func isDeath(_ stop: SyncStop) -> Bool {
        switch stop {
        case .site(let fault): fault == WorldLink.death
        case .desk(let error): error == MortalDesk.death
        default: false
        }
    }

    // MARK: People

    /// A moment at which others may act and the program may die; true if it does.
    func dies() -> Bool {
        guard mayCrash else { return false }
        if kind.races, random.chance(4) { random.chance(50) ? actOnSite() : decide() }
        return kind.crashes && random.chance(1)
    }

    func actOnSite() {
        guard !site.isEmpty, !random.chance(30) else {
            let state = random.chance(60) ? "hold" : random.pick(states)
            let parent = site.isEmpty || random.chance(60) ? nil : random.below(site.count)
            return site.append(arrival(state, parent: parent))
        }
        let index = random.below(site.count)
        switch random.below(100) {
        case ..<54: setState(random.pick(states), of: index)
        case ..<92: site[index]?.text = "there \(random.below(5))"
        case ..<96: site[index] = nil
        default: reuse(index, state: random.chance(60) ? "hold" : random.pick(states))
        }
    }

    func arrival(_ state: String, parent: Int? = nil) -> Held {
        defer { serial += 1 }
        return Held(state: state, text: "text \(serial)", parent: parent, serial: serial)
    }

    /// The site gives an id to another comment.
    func reuse(_ index: Int, state: String) {
        site[index] = arrival(state)
        remember(index, isPublic: false)
    }

    /// Somebody on the site decides.
    func setState(_ state: String, of index: Int) {
        if site[index]?.state == "approved", state != "approved", rememberedPublic.contains(index) {
            takenDown.insert(index)
        }
        if state == "approved" { takenDown.remove(index) }
        site[index]?.state = state
    }

    /// What both had is remembered from now on.
    func remember(_ index: Int, isPublic: Bool) {
        if isPublic {
            rememberedPublic.insert(index)
        } else {
            rememberedPublic.remove(index)
            takenDown.remove(index)
        }
    }

    /// An act here tells that the site has these otherwise.
    func tell(_ numbers: [CommentNumber]) {
        for (index, held) in site.enumerated() {
            if let held, let number = try? number(of: index + 1, held), numbers.contains(number) {
                remember(index, isPublic: false)
            }
        }
    }

    /// Tells whether a comment was taken down on the site and nothing here says so.
    func isTakenDownUntold(_ index: Int) -> Bool { takenDown.contains(index) }

    func decide() {
        let queue = desk.queue
        guard queue.commentCount > 0 else { return }
        let number = CommentNumber(UInt32(random.below(queue.commentCount) + 1))
        let target = Target(number: number, version: queue.version(of: number))
        let decision: Decision =
            switch random.below(10) {
            case ..<3: .approve
            case ..<5: .reject(ReasonCode("spam") ?? .other)
            case ..<6: .reject(ReasonCode("abuse") ?? .other)
            case ..<7: .reopen
            case ..<8: .note
            case ..<9: queue.facts(number)?.topAct.map { .undo($0) } ?? .note
            default: .edit(body: "here \(random.below(5))")
            }
        let note = decision == .note ? "seen" : nil
        let command = queue.command(decision, on: [target], by: SyncWorld.moderator, note: note, at: desk.now)
        guard !command.targets.isEmpty else { return }
        _ = try? desk.decide(command)
    }

    // MARK: What must hold

    /// A comment's views here: each that it ever had, and each that was told here.
    func views(of id: Int) throws -> [SiteView] {
        let queue = desk.queue
        guard let held = site[id - 1], let number = try number(of: id, held) else { return [] }
        var views: [SiteView] = []
        for change in queue.changes(of: number) {
            let entries = desk.entries
            let body = entries[Int(change.after.body.rawValue) - 1].content?.body ?? ""
            views.append(SiteView(vocabulary.image(of: change.after.state), text: Array(body.utf8)))
            if change.verb == .note, change.by == SyncWorld.login,
                let text = entries[Int(change.entry.rawValue) - 1].content?.note, let note = ConflictNote(note: text)
            {
                views.append(view(Held(state: note.state, text: note.text)))
            }
        }
        return views
    }

    func view(_ held: Held) -> SiteView {
        let state: SiteState = held.state == "hold" ? .hold : held.state == "approved" ? .published : .out
        return SiteView(vocabulary.image(of: state), text: Array(held.text.utf8))
    }

    /// The comment here that is the one which the site has under an id now, by the time at which it was sent.
    func number(of id: Int, _ held: Held) throws -> CommentNumber? {
        let queue = desk.queue
        for source in ["\(id)", "\(id)@\(held.submitted.journal)"] {
            let number = try queue.number(from: Source(system: WorldLink.system, id: source)) {
                (place) throws(DeskError) in try desk.entry(at: place)
            }
            if let number, queue.submitted(of: number) == held.submitted { return number }
        }
        return nil
    }

    /// Sees to it that both sides are the same where nobody was told otherwise, after a sync that was through.
    ///
    /// - Returns: How many are in conflict.
    func checkRest() throws -> Int {
        var conflicts = 0
        for index in site.indices {
            guard let held = site[index], let number = try number(of: index + 1, held) else {
                if site[index] != nil { throw Breach(description: "\(index + 1) was not taken") }
                continue
            }
            let views = try views(of: index + 1)
            let queue = desk.queue
            let now = desk.entries[Int(queue.body(of: number).rawValue) - 1].content?.body ?? ""
            guard view(held) != SiteView(vocabulary.image(of: queue.state(of: number)), text: Array(now.utf8)) else {
                continue
            }
            conflicts += 1
            let last = desk.entries[Int(queue.version(of: number).rawValue) - 1]
            guard last.act.verb == .note, last.by == SyncWorld.login, views.contains(view(held)) else {
                throw Breach(description: "\(index + 1) differs and nobody is told: \(held)")
            }
        }
        return conflicts
    }
}

/// What may happen in between.
struct SyncKind: Sendable, CustomStringConvertible {
    var name: String
    var isTwoStates = false
    /// Whether what is put into the trash would be deleted.
    var hasNoTrash = false
    var crashes = true
    var losesCache = false
    var races = false
    var restoresJournal = false
    var isQuick = false
    /// A fault that the schedules must find.
    var fault: Fault?

    enum Fault: Sendable, CaseIterable {
        /// The site takes what it is given, whatever stands there.
        case takesAll
        /// What is remembered counts, whatever journal it was kept for.
        case trustsMemory
        /// A conflict is put on the site.
        case pushesConflicts
    }

    var description: String { name }
}
