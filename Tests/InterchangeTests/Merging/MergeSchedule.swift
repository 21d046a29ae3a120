import Moderation
import Seeded

@testable import Interchange

/// A run of acts on a site, of moderators here and of syncs, by chance that is the same for the same seed.
struct MergeSchedule {
    /// What may happen.
    struct Kind: Sendable, CustomStringConvertible {
        var name: String
        var vocabulary = SiteVocabulary.threeStates
        var crashes = true
        var losesCache = false
        var races = false
        var restoresJournal = false
        /// A fault of the merge, which the schedules must find.
        var fault: Fault?

        var description: String { name }
    }

    enum Fault: Sendable, CaseIterable {
        /// A conflict is pushed.
        case conflictPushed
        /// The site takes what it is given, whatever stands there.
        case noCompareAndSet
        /// What is cached counts, whatever journal it was noted for.
        case cacheUnchecked
        /// What came in counts as agreed if nothing is cached.
        case importAgreed
    }

    /// A promise that was broken.
    struct Breach: Error, CustomStringConvertible {
        var description: String
    }

    private struct Crash: Error {}

    private let kind: Kind
    private var random: SeededGenerator
    private var journal: ModelJournal
    /// The site's comments by their ids.
    private var site: [SiteView?] = []
    private var cache: [(view: SiteView, mark: ModelJournal.Mark)?] = []
    /// What was cached as public, and of that what the site has taken down since and nothing here has told.
    private var (cachedPublic, takenDown): (Set<Int>, Set<Int>) = ([], [])
    /// Whose note was made since the cache was begun, with nothing agreed after it.
    private var noted: Set<Int> = []
    private var mayCrash = true
    private(set) var crashCount = 0
    private(set) var commentCount = 0
    private(set) var conflictCount = 0

    init(_ kind: Kind, seed: UInt64) {
        self.kind = kind
        random = SeededGenerator(seed: seed)
        journal = ModelJournal(kind.vocabulary)
    }

    /// Runs the schedule, then syncs until nothing crashes, and checks what must hold at rest.
    mutating func run() throws {
        for _ in 0..<random.below(55) + 5 {
            switch random.below(100) {
            case ..<40: actOnSite()
            case ..<75: decide()
            case ..<78 where kind.restoresJournal: journal.restore(to: random.below(journal.entryCount + 1))
            default:
                if kind.losesCache, random.chance(20) { (cache, noted) = ([], []) }
                _ = try syncOnce()
            }
        }
        var tries = 0
        while try !syncOnce(), tries < 50 { tries += 1 }
        mayCrash = false
        // At rest: what one side still has to tell the other is told in one more run, and then nothing moves.
        _ = try syncOnce()
        let (before, entries) = (site, journal.entryCount)
        _ = try syncOnce()
        guard site == before, journal.entryCount == entries else {
            throw Breach(description: "a further run wrote something")
        }
        for (id, comment) in journal.comments.enumerated() {
            guard let comment else { continue }
            commentCount += 1
            guard let there = site[id], there != journal.view(comment) else { continue }
            conflictCount += 1
            guard comment.note == .standing(there) else {
                throw Breach(description: "\(id) differs and nobody is told: \(comment) \(there)")
            }
        }
    }

    /// Runs a sync; false if it crashed.
    private mutating func syncOnce() throws -> Bool {
        do {
            for id in site.indices where journal.comment(id) == nil {
                try moment()
                guard let there = site[id] else { continue }
                journal.submit(id, there)
                try moment()
                keep(id, there)
            }
            for id in journal.comments.indices { try merge(id) }
            return true
        } catch is Crash {
            crashCount += 1
            return false
        }
    }

    private mutating func merge(_ id: Int) throws {
        guard let comment = journal.comment(id) else { return }
        let there = site[id]
        let merge = Merge(kind.vocabulary)
        var note = comment.note
        // An answer to a note that is older than what is remembered may have been put there already.
        if case .answered = note, !noted.contains(id) { note = nil }
        var step = merge.step(
            here: Merge.Here(
                state: comment.state, text: comment.text, imported: comment.imported, note: note),
            there: there, agreed: agreed(id) ?? (kind.fault == .importAgreed ? comment.imported : nil))
        if kind.fault == .conflictPushed, case .conflict(let seen) = step {
            step = .push(seen: seen, want: journal.view(comment))
        }
        switch step {
        case .same(let view): keep(id, view)
        case .gone: if id < cache.count { cache[id] = nil }
        case .conflict(let view):
            try moment()
            journal.note(id, view)
            tellTakenDown(id)
            noted.insert(id)
            try moment()
        case .push(let seen, let want):
            try moment()
            try push(id, seen: seen, want: want)
        case .pull(let acts):
            try moment()
            for act in acts {
                if let there { journal.follow(id, act, there) }
                tellTakenDown(id)
                try moment()
            }
            if let there { keep(id, there) }
        case .waiting, .erased: break
        }
    }

    /// Compare and set, and what was promised of it.
    private mutating func push(_ id: Int, seen: SiteView, want: SiteView) throws {
        guard let now = site[id] else { return }
        guard now == seen || kind.fault == .noCompareAndSet else { return }
        guard journal.knows(now, of: id) else {
            throw Breach(description: "\(id): overwrote \(now), which was not known here")
        }
        guard journal.knows(want, of: id) else {
            throw Breach(description: "\(id): put \(want), which was not decided here")
        }
        if want.state == .published, now.state != .published, takenDown.contains(id) {
            throw Breach(description: "\(id): published \(want), which was taken down there")
        }
        site[id] = want
        try moment()
        keep(id, want)
    }

    private mutating func keep(_ id: Int, _ view: SiteView) {
        while cache.count <= id { cache.append(nil) }
        cache[id] = (view, journal.mark)
        noted.remove(id)
        if view.state == .published {
            cachedPublic.insert(id)
        } else {
            tellTakenDown(id)
        }
    }

    /// It is known here that the site has it otherwise.
    private mutating func tellTakenDown(_ id: Int) {
        cachedPublic.remove(id)
        takenDown.remove(id)
    }

    private func agreed(_ id: Int) -> SiteView? {
        guard id < cache.count, let line = cache[id], kind.fault == .cacheUnchecked || journal.holds(line.mark) else {
            return nil
        }
        return line.view
    }

    /// A moment at which others may act and the program may die.
    private mutating func moment() throws {
        guard mayCrash else { return }
        if kind.races, random.chance(10) { actOnSite() }
        if kind.crashes, random.chance(3) { throw Crash() }
    }

    private mutating func actOnSite() {
        let states: [SiteState] = kind.vocabulary == .hiddenOrPublic ? [.hold, .published] : [.hold, .published, .out]
        guard !site.isEmpty, !random.chance(35) else {
            site.append(
                SiteView(random.chance(60) ? .hold : random.pick(states), text: [UInt8(truncatingIfNeeded: site.count)])
            )
            return
        }
        let id = random.below(site.count)
        switch random.below(100) {
        case ..<54:
            let state = random.pick(states)
            if state == .published {
                takenDown.remove(id)
            } else if site[id]?.state == .published, cachedPublic.contains(id) {
                takenDown.insert(id)
            }
            site[id]?.state = state
        case ..<95: site[id]?.text = [1, UInt8(random.below(5))]
        default: site[id] = nil
        }
    }

    private mutating func decide() {
        guard !journal.comments.isEmpty else { return }
        let id = random.below(journal.comments.count)
        let act = random.pick([Merge.Act.approve, .approve, .reject, .reject, .reopen, .edit])
        journal.decide(id, act, text: [2, UInt8(random.below(5))])
    }
}
