import Moderation

/// Looking at the site.
extension SiteSync {
    /// What was found on the site.
    struct Found {
        var comments: [SiteComment]
        /// Ids of comments that were there and are gone.
        var missing: [[UInt8]]
        var isFull: Bool
    }

    private static let day: Int64 = 24 * 60 * 60 * 1_000

    mutating func look(_ totals: [SiteTotal]) throws(SyncStop) -> Found {
        if let quick = try lookQuickly(totals) { return quick }
        var comments = try asking { (link) throws(SiteFault) in try link.list(after: "0") }
        var ids = Set(comments.map { Array($0.id.utf8) })
        // A list that was read in pages may have skipped comments that a deletion has moved meanwhile.
        let asked = known.filter { !ids.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
        for comment in try asking({ (link) throws(SiteFault) in try link.get(asked) }) {
            if ids.insert(Array(comment.id.utf8)).inserted { comments.append(comment) }
        }
        return Found(
            comments: SiteSync.lastOfEach(comments), missing: known.filter { !ids.contains($0) }, isFull: true)
    }

    /// If a comment occurs twice, because it was changed between two pages of a list, the later one counts.
    private static func lastOfEach(_ comments: [SiteComment]) -> [SiteComment] {
        var seen: Set<[UInt8]> = []
        return comments.reversed().filter { seen.insert(Array($0.id.utf8)).inserted }.reversed()
    }

    /// The ids of comments that were last there, ascending by their numbers here.
    private var known: [[UInt8]] {
        agreements.filter { if case .gone = $0.value.status { false } else { true } }
            .sorted { $0.value.comment < $1.value.comment }.map(\.key)
    }

    /// Looks at what is new there and at what waits or has changed here; `nil` if everything has to be looked at:
    /// every day, and when the site has more or fewer comments in some state than that explains.
    private mutating func lookQuickly(_ totals: [SiteTotal]) throws(SyncStop) -> Found? {
        guard options.isQuick, let record, let fullAt = record.fullAt,
            options.clock().milliseconds - fullAt.milliseconds < SiteSync.day
        else { return nil }
        let last = agreements.keys.max(by: SiteSync.isLess)
        let lastID = String(decoding: last ?? Array("0".utf8), as: UTF8.self)
        let new = SiteSync.lastOfEach(try asking { (link) throws(SiteFault) in try link.list(after: lastID) })
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
        return Found(comments: SiteSync.lastOfEach(there + new), missing: missing, isFull: false)
    }

    /// Compares ids, which are numbers.
    private static func isLess(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
    }

    /// Whether the site's totals are what they were, except for what was found.
    private func isExplained(
        _ now: [SiteTotal], from before: [SiteTotal], new: [SiteComment], there: [SiteComment], missing: [[UInt8]]
    ) -> Bool {
        var counts: [SiteState: Int] = [:]
        func add(_ state: SiteState?, _ count: Int) {
            if let state { counts[vocabulary.image(of: state), default: 0] &+= count }
        }
        func agreed(_ id: [UInt8]) -> SiteState? {
            if case .agreed(let view)? = agreements[id]?.status { view.state } else { nil }
        }
        for total in before { add(SiteState(site: total.state), total.count) }
        for total in now { add(SiteState(site: total.state), 0 &- total.count) }
        for comment in new { add(SiteState(site: comment.held.state), 1) }
        for comment in there {
            guard let was = agreed(Array(comment.id.utf8)) else { return false }
            add(was, -1)
            add(SiteState(site: comment.held.state), 1)
        }
        for id in missing { add(agreed(id), -1) }
        return counts.values.allSatisfy { $0 == 0 }
    }

    /// Stops if a site is suddenly half empty: it may be another one, an older state of it, or show only part of itself.
    func refuseIfMostGone(_ found: Found) throws(SyncStop) {
        guard !options.acceptsGone else { return }
        var missing = Set(found.missing)
        for comment in found.comments {
            guard let known = agreements[Array(comment.id.utf8)], try isAnother(comment, than: known.comment) else {
                continue
            }
            missing.insert(Array(comment.id.utf8))
        }
        for state in [SiteState.hold, .published] {
            let ids = agreements.filter {
                if case .agreed(let view) = $0.value.status { view.state == state } else { false }
            }.keys
            let gone = ids.count { missing.contains($0) }
            if gone > 1, 2 * gone > ids.count {
                throw .mostGone(gone, of: ids.count)
            }
        }
    }
}
