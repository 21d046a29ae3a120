package import Moderation

/// Brings a queue and a live site into step: new comments in, decisions and edits out, the site's own decisions in.
///
/// It looks at every comment three ways (``Merge``) and does what follows from that, one comment after the other. It may be broken off
/// anywhere: what was done shows when both sides are compared again, and what is remembered besides (``SiteMemory``) may be lost at
/// any time. No act lands on something that nobody saw: before each, what others have appended meanwhile is read, and the step is
/// decided anew; on the site, what was seen must still stand there.
package struct SiteSync {
    let options: SyncOptions
    let desk: any Desk
    package internal(set) var queue: Queue
    package internal(set) var link: any SiteLink
    var memory: any SiteMemory
    let tell: (SyncEvent) -> Void
    package internal(set) var counts = SyncCounts()
    /// What was lost of new comments.
    package internal(set) var losses = LossReport()

    /// The system of the comments' sources.
    package private(set) var system = ""
    var vocabulary = SiteVocabulary.threeStates
    /// What is remembered, by the comments' ids there.
    var agreements: [[UInt8]: Agreement] = [:]
    private var record: SiteRecord?
    private(set) var isFirst = false

    package init(
        _ options: SyncOptions, desk: any Desk, queue: Queue, link: any SiteLink, memory: any SiteMemory,
        tell: @escaping (SyncEvent) -> Void
    ) {
        self.options = options
        self.desk = desk
        self.queue = queue
        self.link = link
        self.memory = memory
        self.tell = tell
    }

    /// What was found on the site.
    private struct Found {
        var comments: [SiteComment]
        /// Ids of comments that were there and are gone.
        var missing: [[UInt8]]
        var isFull: Bool
    }

    package mutating func run() throws(SyncStop) {
        try readOn()
        try refuseUnlessWriting()
        let totals = try asking { (link) throws(SiteFault) in try link.totals() }
        try begin()
        let found = try look(totals)
        if found.isFull { try refuseIfMostGone(found) }
        try takeNew(found.comments)
        try merge(found.comments, missing: found.missing)
        guard !options.isDryRun else { return }
        var record = self.record ?? newRecord
        record.title = link.greeting.title
        record.login = options.login
        record.vocabulary = vocabulary
        record.totals = counts.pushed > 0 ? try asking { (link) throws(SiteFault) in try link.totals() } : totals
        if found.isFull { record.fullAt = options.clock() }
        try readOn()
        let kept = agreements.values.sorted { $0.comment < $1.comment }
        try keeping { (memory, queue) throws(DeskError) in try memory.settle(record, kept, for: queue) }
    }

    private var newRecord: SiteRecord {
        SiteRecord(
            queue: queue.identity, name: options.name, system: system, title: link.greeting.title,
            login: options.login, vocabulary: vocabulary)
    }

    /// Recalls what was remembered.
    private mutating func begin() throws(SyncStop) {
        system = options.system ?? link.greeting.system
        vocabulary = link.greeting.states.contains("trash") ? .threeStates : .hiddenOrPublic
        let recalled = try keeping { (memory, queue) throws(DeskError) in try memory.recall(for: queue) }
        guard let (record, kept) = recalled else {
            isFirst = true
            return
        }
        guard record.queue.isSame(as: queue.identity) else { throw .otherQueue }
        guard record.system.isSame(as: system) else { throw .otherSystem(before: record.system, now: system) }
        // A site whose trash was found to be off goes on without one.
        if record.vocabulary == .hiddenOrPublic { vocabulary = .hiddenOrPublic }
        self.record = record
        for agreement in kept { agreements[Array(agreement.id.utf8)] = agreement }
    }

    /// A decision rests on what the journal allows, and on what all machines have decided: without that nothing is done on either side.
    func refuseUnlessWriting() throws(SyncStop) {
        if let error = desk.contact?.hindrance { throw .desk(error) }
        if case .readOnly(let reason) = desk.access { throw .desk(.readOnly(reason)) }
    }
}

// MARK: Looking at the site

extension SiteSync {
    private static let day: Int64 = 24 * 60 * 60 * 1_000

    private mutating func look(_ totals: [SiteTotal]) throws(SyncStop) -> Found {
        if let quick = try lookQuickly(totals) { return quick }
        var comments = try asking { (link) throws(SiteFault) in try link.list(after: "0") }
        var ids = Set(comments.map { Array($0.id.utf8) })
        // A list that was read in pages may have passed over what a deletion meanwhile has moved.
        let asked = known.filter { !ids.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
        for comment in try asking({ (link) throws(SiteFault) in try link.get(asked) }) {
            if ids.insert(Array(comment.id.utf8)).inserted { comments.append(comment) }
        }
        return Found(comments: comments, missing: known.filter { !ids.contains($0) }, isFull: true)
    }

    /// The ids of comments that were there last, ascending by their numbers here.
    private var known: [[UInt8]] {
        agreements.filter { if case .gone = $0.value.standing { false } else { true } }
            .sorted { $0.value.comment < $1.value.comment }.map(\.key)
    }

    /// Looks at what is new there and at what waits or has changed here; `nil` where all has to be looked at: every day, and when the
    /// site has more or fewer comments of some state than that explains.
    private mutating func lookQuickly(_ totals: [SiteTotal]) throws(SyncStop) -> Found? {
        guard options.isQuick, let record, let fullAt = record.fullAt,
            options.clock().milliseconds - fullAt.milliseconds < SiteSync.day
        else { return nil }
        let last = agreements.keys.max(by: SiteSync.isLess)
        let lastID = String(decoding: last ?? Array("0".utf8), as: UTF8.self)
        let new = try asking { (link) throws(SiteFault) in try link.list(after: lastID) }
        let asked = known.filter { id in
            guard let agreement = agreements[id] else { return false }
            return queue.state(of: agreement.comment) == .pending
                || queue.version(of: agreement.comment) > agreement.entry
        }
        let ids = asked.map { String(decoding: $0, as: UTF8.self) }
        let there = try asking { (link) throws(SiteFault) in try link.get(ids) }
        let found = Set(there.map { Array($0.id.utf8) })
        let missing = asked.filter { !found.contains($0) }
        guard isExplained(totals, from: record.totals, new: new, there: there, missing: missing) else { return nil }
        return Found(comments: there + new, missing: missing, isFull: false)
    }

    /// Compares ids, which are numbers.
    private static func isLess(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
    }

    /// Tells whether the site's totals are what they were, but for what was found.
    private func isExplained(
        _ now: [SiteTotal], from before: [SiteTotal], new: [SiteComment], there: [SiteComment], missing: [[UInt8]]
    ) -> Bool {
        var counts: [SiteState: Int] = [:]
        func add(_ state: SiteState?, _ count: Int) {
            if let state { counts[vocabulary.image(of: state), default: 0] += count }
        }
        func agreed(_ id: [UInt8]) -> SiteState? {
            if case .agreed(let view)? = agreements[id]?.standing { view.state } else { nil }
        }
        for total in before { add(SiteState(site: total.state), total.count) }
        for total in now { add(SiteState(site: total.state), -total.count) }
        for comment in new { add(SiteState(site: comment.held.state), 1) }
        for comment in there {
            guard let was = agreed(Array(comment.id.utf8)) else { return false }
            add(was, -1)
            add(SiteState(site: comment.held.state), 1)
        }
        for id in missing { add(agreed(id), -1) }
        return counts.values.allSatisfy { $0 == 0 }
    }

    /// A site that is half empty all at once is not believed: it may be another one, or show only a part of itself.
    private func refuseIfMostGone(_ found: Found) throws(SyncStop) {
        guard !options.acceptsGone else { return }
        let missing = Set(found.missing)
        for state in [SiteState.hold, .published] {
            let ids = agreements.filter {
                if case .agreed(let view) = $0.value.standing { view.state == state } else { false }
            }.keys
            let gone = ids.count { missing.contains($0) }
            if gone > 1, gone == ids.count || gone >= 5 && 2 * gone > ids.count {
                throw .mostGone(gone, of: ids.count)
            }
        }
    }
}

// MARK: Calling

extension SiteSync {
    mutating func asking<Value>(
        _ call: (inout any SiteLink) throws(SiteFault) -> Value
    ) throws(SyncStop) -> Value {
        do throws(SiteFault) {
            return try call(&link)
        } catch {
            throw .site(error)
        }
    }

    mutating func keeping<Value>(
        _ call: (inout any SiteMemory, Queue) throws(DeskError) -> Value
    ) throws(SyncStop) -> Value {
        do throws(DeskError) {
            return try call(&memory, queue)
        } catch {
            throw .desk(error)
        }
    }

    /// Takes what others have appended.
    mutating func readOn() throws(SyncStop) {
        do throws(DeskError) {
            let tail = try desk.news(after: queue.place)
            do throws(Damage) {
                try queue.applyNew(of: tail)
            } catch {
                throw DeskError.damaged(error)
            }
        } catch {
            throw .desk(error)
        }
    }
}

extension SiteState {
    /// What a site's word for a state means; `nil` for another word.
    init?(site word: String) {
        switch word {
        case "hold": self = .hold
        case "approved": self = .published
        case "spam", "trash": self = .out
        default: return nil
        }
    }
}
