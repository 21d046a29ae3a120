package import Moderation

/// Brings a queue and a live site into step: new comments in, decisions and edits out, the site's own decisions in.
///
/// It looks at every comment three ways (``Merge``) and does what follows, one comment after the other. It may be
/// interrupted anywhere: what was done shows when both sides are compared again, and what is remembered besides
/// (``SiteMemory``) may be lost at any time. No act lands on something that nobody saw: before each, what others have
/// appended meanwhile is read, and the step is decided again; on the site, what was seen must still stand there.
package struct SiteSync {
    let options: SyncOptions
    let desk: any Desk
    var queue: Queue
    var link: any SiteLink
    var memory: any SiteMemory
    let tell: (SyncEvent) -> Void
    package internal(set) var counts = SyncCounts()
    /// What was lost of new comments.
    package internal(set) var losses = LossReport()

    /// The system of the comments' sources.
    private(set) var system = ""
    var vocabulary = SiteVocabulary.threeStates
    /// What is remembered, by the comments' ids there.
    var agreements: [[UInt8]: Agreement] = [:]
    /// Whether comments are visible on a page there, by its id, as far as that was asked.
    var isHiddenPage: [[UInt8]: Bool] = [:]
    private(set) var record: SiteRecord?
    /// The last entry when remembering what both had began.
    var since: EntryNumber { record?.since ?? began }
    private var began = EntryNumber(0)

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

    package mutating func run() throws(SyncStop) {
        try readOn()
        try refuseUnlessWriting()
        let totals = try asking { (link) throws(SiteFault) in try link.totals() }
        try begin()
        let found = try look(totals)
        try refuseIfMostGone(found)
        let new = try newcomers(found.comments)
        if record == nil { try beginMemory(new) }
        try takeNew(new)
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
            login: options.login, vocabulary: vocabulary, since: began)
    }

    /// Recalls what was remembered.
    private mutating func begin() throws(SyncStop) {
        system = options.system ?? link.greeting.system
        guard SiteName.isSystem(system) else { throw .site(.helper(.noSystem)) }
        vocabulary = link.greeting.states.contains("trash") ? .threeStates : .hiddenOrPublic
        began = EntryNumber(queue.place.entry)
        let recalled = try keeping { (memory, queue) throws(DeskError) in try memory.recall(for: queue) }
        guard let (record, kept) = recalled else {
            return try refuseSharedLogin()
        }
        guard record.queue.isSame(as: queue.identity) else { throw .otherQueue }
        guard record.system.isSame(as: system) else { throw .otherSystem(before: record.system, now: system) }
        // A site whose trash was found to be off goes on without it.
        if record.vocabulary == .hiddenOrPublic { vocabulary = .hiddenOrPublic }
        if record.login != options.login { try refuseSharedLogin() }
        self.record = record
        for agreement in kept where queue.contains(agreement.comment) {
            agreements[Array(agreement.id.utf8)] = agreement
        }
    }

    /// Comes before anything is written: comments that stand here under another name of the site are not taken a
    /// second time, and what is agreed from now on is remembered even if this sync dies.
    private mutating func beginMemory(_ new: [SiteComment]) throws(SyncStop) {
        try refuseOtherSystem(new)
        guard !options.isDryRun else { return }
        let record = newRecord
        try keeping { (memory, queue) throws(DeskError) in try memory.settle(record, [], for: queue) }
    }

    /// The login that acts for the site must do nothing else here: else a person's own decisions would count as the site's.
    private func refuseSharedLogin() throws(SyncStop) {
        guard queue.newestEntry(by: options.login) != nil else { return }
        for raw in 1...UInt32(queue.entryCount) {
            let entry = EntryNumber(raw)
            switch queue.verb(of: entry) {
            case .found, .release, .submit, nil: continue
            default: break
            }
            // For an act on something erased since, it can't be told.
            guard queue.by(of: entry) == options.login, try !isFollowing(entry),
                !queue.on(entry).contains(where: { queue.state(of: $0) == .erased })
            else { continue }
            throw .sharedLogin(options.login, entry)
        }
    }

    /// A decision needs a journal that may be written, and all that other machines have decided: without both,
    /// nothing is done on either side.
    func refuseUnlessWriting() throws(SyncStop) {
        if let error = desk.contact?.hindrance { throw .desk(error) }
        if case .readOnly(let reason) = desk.access { throw .desk(.readOnly(reason)) }
    }
}

// MARK: Calling

extension SiteSync {
    mutating func asking<Value>(
        _ call: (inout any SiteLink) throws(SiteFault) -> Value
    ) throws(SyncStop) -> Value {
        try Result { () throws(SiteFault) in try call(&link) }.mapError { SyncStop.site($0) }.get()
    }

    mutating func keeping<Value>(
        _ call: (inout any SiteMemory, Queue) throws(DeskError) -> Value
    ) throws(SyncStop) -> Value {
        try calling { () throws(DeskError) in try call(&memory, queue) }
    }

    func entry(at place: EntryPlace) throws(SyncStop) -> Entry {
        try calling { () throws(DeskError) in try desk.entry(at: place) }
    }

    /// Applies what others have appended.
    mutating func readOn() throws(SyncStop) {
        let tail = try calling { () throws(DeskError) in try desk.news(after: queue.place) }
        do throws(Damage) {
            try queue.applyNew(of: tail)
        } catch {
            throw .desk(.damaged(error))
        }
    }
}

/// Calls the desk, or the memory.
func calling<Value>(_ call: () throws(DeskError) -> Value) throws(SyncStop) -> Value {
    try Result(catching: call).mapError { SyncStop.desk($0) }.get()
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
